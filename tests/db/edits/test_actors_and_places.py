"""Edits of actors and places, with their names."""

from dataclasses import replace

import pytest

from dateline_db.case import Case
from dateline_db.edits.actors import change_actor, create_actor, delete_actor
from dateline_db.edits.events import create_event, delete_event
from dateline_db.edits.places import change_place, create_place, delete_place
from dateline_db.edits.tags import create_tag, tag_records
from dateline_db.errors import InvalidValue
from dateline_db.model.actor import Actor, ActorName, NameKind
from dateline_db.model.event import Event, Participation, Role
from dateline_db.model.label import Tag
from dateline_db.model.place import Place, PlaceName
from newsroom import add_actor, add_event, add_place
from undoing import contents, nothing_happens, one_action, refusal


def test_an_actor_is_created_with_its_names(case: Case) -> None:
    names = [
        ActorName(actor_id="", text="Pakistani Taliban"),
        ActorName(
            actor_id="", text="تحریک طالبان", kind=NameKind.NATIVE, language="ur"
        ),
    ]
    with one_action(case, "Create actor “TTP”"):
        ttp = create_actor(case, Actor(name="TTP", kind="armed_group"), names)
    assert ttp.ref == "A01"
    assert case.actor_names.where(actor_id=ttp.id) == [
        replace(name, actor_id=ttp.id, position=n) for n, name in enumerate(names)
    ]
    assert case.names().named_in("the Pakistani Taliban") == {ttp.id}


def test_an_actor_is_renamed_and_its_names_changed(case: Case) -> None:
    ttp = add_actor(case)
    with one_action(case, "Rename actor “TTP” to “Tehreek-e-Taliban Pakistan”"):
        ttp = change_actor(case, replace(ttp, name="Tehreek-e-Taliban Pakistan"))
    with one_action(case, "Change actor “Tehreek-e-Taliban Pakistan”"):
        change_actor(case, ttp, [ActorName(actor_id=ttp.id, text="TTP")])
    with nothing_happens(case):
        change_actor(case, ttp)
    with one_action(case, "Change actor “Tehreek-e-Taliban Pakistan”"):
        change_actor(case, ttp, [])


def test_an_actor_in_an_event_is_not_deleted(case: Case) -> None:
    ttp, event = add_actor(case), Event(title="Raid")
    roles = (Role.SUSPECTED, Role.CLAIMED_BY)
    parts = [
        Participation(event_id=event.id, actor_id=ttp.id, role=role) for role in roles
    ]
    create_event(case, event, parts)
    with refusal(case, "“TTP” is in an event: take it out there first"):
        delete_actor(case, ttp.id)
    second = Event(title="Raid again")
    part = Participation(event_id=second.id, actor_id=ttp.id)
    create_event(case, second, [part])
    with refusal(case, "“TTP” is in 2 events: take it out of them"):
        delete_actor(case, ttp.id)
    for one in (event, second):
        delete_event(case, one.id)
    with one_action(case, "Delete actor “TTP”"):
        delete_actor(case, ttp.id)


def test_an_actor_goes_with_its_names_and_tags(case: Case) -> None:
    ttp = create_actor(case, Actor(name="TTP"), [ActorName(actor_id="", text="T")])
    tag_records(case, create_tag(case, Tag(name="key")).id, "actor", [ttp.id])
    with one_action(case, "Delete actor “TTP”"):
        delete_actor(case, ttp.id)
    held = contents(case)
    assert not any(held[name] for name in ("actor_name", "tagging"))


def test_a_place_is_created_with_its_names(case: Case) -> None:
    name = PlaceName(place_id="", text="پشاور", language="ur")
    place = Place(name="Peshawar", latitude=34.01, longitude=71.58)
    with one_action(case, "Create place “Peshawar”"):
        made = create_place(case, place, [name])
    assert case.places.get(made.id) == replace(place, ref="P01")
    assert case.place_names.all() == [replace(name, place_id=made.id)]


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"name": ""}, "name"),
        ({"latitude": 91.0, "longitude": 0.0}, "latitude"),
        ({"latitude": 1.0, "longitude": 181.0}, "longitude"),
        ({"latitude": 1.0}, "latitude"),
    ],
)
def test_an_impossible_place_is_refused(given: dict[str, float], field: str) -> None:
    with pytest.raises(InvalidValue) as caught:
        Place(**{"name": "Khar", **given})  # type: ignore[arg-type]
    assert caught.value.field == field


def test_a_place_is_renamed_and_its_names_changed(case: Case) -> None:
    place = add_place(case)
    with one_action(case, "Rename place “Peshawar” to “Peshawar City”"):
        place = change_place(case, replace(place, name="Peshawar City"))
    with one_action(case, "Change place “Peshawar City”"):
        change_place(case, replace(place, country="PK"))
    with one_action(case, "Change place “Peshawar City”"):
        names = [PlaceName(place_id="", text="پشاور", language="ur")]
        change_place(case, case.places.get(place.id), names)


def test_the_events_of_a_deleted_place_are_without_one(case: Case) -> None:
    place = add_place(case)
    events = [add_event(case, title, place_id=place.id) for title in "ab"]
    with one_action(case, "Delete place “Peshawar”, also from 2 events"):
        delete_place(case, place.id)
    assert case.events.all() == [replace(event, place_id=None) for event in events]
    khar = add_place(case, "Khar")
    with one_action(case, "Delete place “Khar”"):
        delete_place(case, khar.id)
