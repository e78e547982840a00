"""Merging of events and of actors that were entered twice."""

from collections.abc import Callable, Hashable, Iterable
from dataclasses import replace
from typing import Any, TypeVar

from dateline_db.case import Case
from dateline_db.edits.merging import (
    Leftover,
    attached_moved,
    check_two,
    joined,
    moved,
    stricter,
)
from dateline_db.edits.saving import Rows, save
from dateline_db.edits.wording import brief
from dateline_db.errors import say
from dateline_db.model.actor import Actor, ActorName, ActorRelation
from dateline_db.model.era import EraBasis
from dateline_db.model.event import (
    Event,
    EventImage,
    EventLink,
    Participation,
    Review,
)
from dateline_db.model.spelling import name_key

R = TypeVar("R")

_EVENT_FIELDS = {
    "title": "Title",
    "summary": "Summary",
    "when": "Date",
    "when_words": "Date, in words",
    "zone": "Time zone",
    "kind": "Kind",
}


def merge_events(case: Case, keep_id: str, other_id: str) -> Event:
    """Make one event of two, with all claims of both; what they differ on shows then.

    It is a draft until it was looked over, unless both were.
    """
    check_two(keep_id, other_id)
    keep, other = case.events.get(keep_id), case.events.get(other_id)
    left = Leftover(f"event {other.ref} “{brief(other.title)}”")
    made = joined(keep, other, _EVENT_FIELDS, left)
    if keep.place_id is None:
        made = replace(made, place_id=other.place_id)
    elif other.place_id not in (None, keep.place_id):
        left.add("Place", case.places.get(other.place_id or "").name)
    if Review.DRAFT in (keep.review, other.review):
        made = replace(made, review=Review.DRAFT)
    made = replace(made, marking=stricter(keep.marking, other.marking))
    save(
        case,
        say("Merge event “{other}” into “{keep}”", other=other.title, keep=keep.title),
        moved(case, "claim", "event_id", other_id, keep_id),
        moved(case, "decision", "event_id", other_id, keep_id),
        _joined_rows(
            case, "participation", "event_id", (keep_id, other_id), _part_of_event
        ),
        _joined_rows(case, "era_basis", "event_id", (keep_id, other_id), _basis),
        _links(case, keep_id, other_id),
        _images(case, keep_id, other_id),
        *attached_moved(case, "event", other_id, keep_id),
        left.note(case, "event", keep_id),
        Rows(case.events, [keep, other], [made]),
    )
    return made


def merge_actors(case: Case, keep_id: str, other_id: str) -> Actor:
    """Make one actor of two; the name of the one that goes is another name then."""
    check_two(keep_id, other_id)
    keep, other = case.actors.get(keep_id), case.actors.get(other_id)
    left = Leftover(f"actor {other.ref} “{other.name}”")
    made = joined(keep, other, {"kind": "Kind", "note": "Note"}, left)
    save(
        case,
        say("Merge actor “{other}” into “{keep}”", other=other.name, keep=keep.name),
        _joined_rows(
            case, "participation", "actor_id", (keep_id, other_id), _part_of_actor
        ),
        _names(case, keep, other),
        _relations(case, keep_id, other_id, left),
        *attached_moved(case, "actor", other_id, keep_id),
        left.note(case, "actor", keep_id),
        Rows(case.actors, [keep, other], [made]),
    )
    return made


def _part_of_event(row: Participation) -> Hashable:
    return row.actor_id, row.role


def _part_of_actor(row: Participation) -> Hashable:
    return row.event_id, row.role


def _basis(row: EraBasis) -> Hashable:
    return row.era_id


def _joined_rows(
    case: Case,
    table: str,
    field: str,
    pair: tuple[str, str],
    alike: Callable[[Any], Hashable],
) -> Rows[Any]:
    """Let the rows of the second be the first's, without those that it has already."""
    keep_id, other_id = pair
    held: list[Any] = case.table(table).where(**{field: keep_id})
    theirs: list[Any] = case.table(table).where(**{field: other_id})
    known = {alike(row) for row in held}
    new = [
        replace(row, **{field: keep_id}) for row in theirs if alike(row) not in known
    ]
    return Rows(case.table(table), theirs, new)


def _once(rows: Iterable[R], alike: Callable[[R], Hashable]) -> list[R]:
    """Return the rows without those that are like an earlier one."""
    found: dict[Hashable, R] = {}
    for row in rows:
        found.setdefault(alike(row), row)
    return list(found.values())


def _links(case: Case, keep_id: str, other_id: str) -> Rows[EventLink]:
    """Let links lead to and from the event that stays; the two have none any more."""
    both = [keep_id, other_id]
    held = {
        link.id: link
        for link in (
            *case.event_links.where(event_id=both),
            *case.event_links.where(other_event_id=both),
        )
    }
    ends = {other_id: keep_id}
    led = [
        replace(
            link,
            event_id=ends.get(link.event_id, link.event_id),
            other_event_id=ends.get(link.other_event_id, link.other_event_id),
        )
        for link in held.values()
        if {link.event_id, link.other_event_id} != {keep_id, other_id}
    ]
    once = _once(led, lambda link: (link.event_id, link.other_event_id, link.kind))
    return Rows(case.event_links, held.values(), once)


def _images(case: Case, keep_id: str, other_id: str) -> Rows[EventImage]:
    held = case.event_images.where(event_id=keep_id)
    first = max((image.position for image in held), default=-1) + 1
    theirs = case.event_images.where(event_id=other_id)
    theirs.sort(key=lambda image: image.position)
    added = [
        replace(image, event_id=keep_id, position=first + n)
        for n, image in enumerate(theirs)
    ]
    return Rows(case.event_images, theirs, added)


def _names(case: Case, keep: Actor, other: Actor) -> Rows[ActorName]:
    held = case.actor_names.where(actor_id=keep.id)
    theirs = case.actor_names.where(actor_id=other.id)
    given = [ActorName(actor_id=keep.id, text=other.name), *theirs]
    known = {name_key(name) for name in (keep.name, *(one.text for one in held))}
    new = [name for name in given if name_key(name.text) not in known]
    first = max((name.position for name in held), default=-1) + 1
    added = [
        replace(name, actor_id=keep.id, position=first + n)
        for n, name in enumerate(_once(new, lambda name: name_key(name.text)))
    ]
    return Rows(case.actor_names, theirs, added)


def _relations(
    case: Case, keep_id: str, other_id: str, left: Leftover
) -> Rows[ActorRelation]:
    both = [keep_id, other_id]
    held = {
        one.id: one
        for one in (
            *case.actor_relations.where(actor_id=both),
            *case.actor_relations.where(other_actor_id=both),
        )
    }
    ends = {other_id: keep_id}
    turned = []
    for one in held.values():
        if {one.actor_id, one.other_actor_id} == {keep_id, other_id}:
            left.add("Relation of the two", one.kind)
            continue
        turned.append(
            replace(
                one,
                actor_id=ends.get(one.actor_id, one.actor_id),
                other_actor_id=ends.get(one.other_actor_id, one.other_actor_id),
            )
        )
    once = _once(
        turned, lambda one: (one.actor_id, one.other_actor_id, one.kind, one.when)
    )
    return Rows(case.actor_relations, held.values(), once)
