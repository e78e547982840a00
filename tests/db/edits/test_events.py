"""Edits of events, with the actors in them and their links."""

from dataclasses import replace
from typing import Any

import pytest

from dateline_db.case import Case
from dateline_db.edits.events import change_event, create_event, delete_event
from dateline_db.edits.notes import create_note
from dateline_db.edits.tags import create_tag, tag_records
from dateline_db.errors import BadDate, InvalidValue, NotFound
from dateline_db.model.event import (
    Event,
    EventLink,
    LinkKind,
    Participation,
    Review,
    Role,
)
from dateline_db.model.label import Tag
from dateline_db.model.record import new_id
from dateline_db.model.when import When
from newsroom import add_actor, add_claim, add_event, add_place
from undoing import contents, nothing_happens, one_action, refusal


def test_an_event_is_created_with_its_actors_and_links(case: Case) -> None:
    actor, earlier = add_actor(case), add_event(case, "Truce ends")
    event = Event(title="Mosque bombing", when=When.parse("2023-01-30"))
    in_it = [
        Participation(event_id=event.id, actor_id=actor.id, role=role)
        for role in (Role.SUSPECTED, Role.CLAIMED_BY)
    ]
    link = EventLink(
        event_id=event.id, other_event_id=earlier.id, kind=LinkKind.ANSWERS
    )
    with one_action(case, "Create event “Mosque bombing”"):
        made = create_event(case, event, in_it, [link])
    assert case.events.get(made.id) == replace(event, ref="E02")
    held = case.participations.where(event_id=made.id)
    assert [(one.role, one.position) for one in held] == [
        (Role.SUSPECTED, 0),
        (Role.CLAIMED_BY, 1),
    ]
    assert case.event_links.where(event_id=made.id) == [link]


def test_numbers_go_on_and_can_be_chosen(case: Case) -> None:
    assert add_event(case, ref="E07").ref == "E07"
    assert add_event(case, ref=" ").ref == case.events.all()[-1].ref != "E07"
    with refusal(case, "E07 is taken", field="ref"):
        add_event(case, ref="E07")


@pytest.mark.parametrize(
    ("change", "label"),
    [
        ({"title": "The bombing"}, "Rename event “Mosque bombing” to “The bombing”"),
        (
            {"when": When.parse("2023-01")},
            "Date event “Mosque bombing”: date unknown to January 2023",
        ),
        ({"review": Review.REVIEWED}, "Mark event “Mosque bombing” as reviewed"),
        ({"summary": "At prayer."}, "Change event “Mosque bombing”"),
    ],
)
def test_a_change_says_what_it_changes(
    case: Case, change: dict[str, Any], label: str
) -> None:
    event = add_event(case)
    with one_action(case, label):
        change_event(case, replace(event, **change))


def test_what_differs_in_nothing_is_not_written(case: Case) -> None:
    event = add_event(case)
    with nothing_happens(case):
        change_event(case, event, [], [])


def test_parts_that_are_not_given_stay(case: Case) -> None:
    actor, event = add_actor(case), Event(title="Raid")
    part = Participation(event_id=event.id, actor_id=actor.id)
    event = create_event(case, event, [part])
    change_event(case, replace(event, title="The raid"))
    assert case.participations.all() == [part]
    with one_action(case, "Change event “The raid”"):
        change_event(case, replace(event, title="The raid"), [])
    assert case.participations.all() == []


def test_an_actor_is_in_an_event_once_in_each_role(case: Case) -> None:
    actor, event = add_actor(case), Event(title="Raid")
    twice = [Participation(event_id=event.id, actor_id=actor.id) for _ in "ab"]
    with refusal(case, "“TTP” is in this event twice", field="participations"):
        create_event(case, event, twice)


def test_an_event_names_only_what_is_there(case: Case) -> None:
    event, gone = Event(title="Raid"), new_id()
    with refusal(case, "The place that was chosen is not", field="place_id"):
        create_event(case, replace(event, place_id=gone))
    part = Participation(event_id=event.id, actor_id=gone)
    with refusal(case, "The actor that was chosen is not", field="actor_id"):
        create_event(case, event, [part])
    link = EventLink(event_id=event.id, other_event_id=gone, kind=LinkKind.CAUSES)
    with refusal(case, "The event that was chosen", field="other_event_id"):
        create_event(case, event, links=[link])
    assert add_event(case, place_id=add_place(case).id).place_id


def test_a_zone_must_exist(case: Case) -> None:
    with refusal(case, "no time zone “Mars/Olympus”", field="zone"):
        add_event(case, zone="Mars/Olympus")
    assert add_event(case, zone="Asia/Karachi").zone == "Asia/Karachi"


def test_an_impossible_date_is_refused_before_anything_is_written(case: Case) -> None:
    with nothing_happens(case), pytest.raises(BadDate) as caught:
        add_event(case, when=When.parse("2023-02-30"))
    assert isinstance(caught.value, InvalidValue)
    assert caught.value.field == "when"


def test_an_event_goes_with_its_claims_and_what_hangs_on_them(case: Case) -> None:
    event = add_event(case)
    first = add_claim(case, event)
    add_claim(case, event)
    tag = create_tag(case, Tag(name="urgent"))
    tag_records(case, tag.id, "event", [event.id])
    create_note(case, "claim", first.id, "Ask the hospital.")
    with one_action(case, "Delete event “Mosque bombing” with 2 claims"):
        delete_event(case, event.id)
    held = contents(case)
    assert not any(held[name] for name in ("event", "claim", "tagging", "note"))
    with pytest.raises(NotFound):
        delete_event(case, event.id)


def test_an_event_without_claims_is_deleted_by_its_title(case: Case) -> None:
    event = add_event(case)
    with one_action(case, "Delete event “Mosque bombing”"):
        delete_event(case, event.id)
