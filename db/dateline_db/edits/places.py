"""Edits of places, with their names in other scripts."""

from collections.abc import Sequence
from dataclasses import replace

from dateline_db.case import Case
from dateline_db.edits.attached import attached_to
from dateline_db.edits.saving import Rows, placed, save, with_ref
from dateline_db.edits.wording import counted
from dateline_db.errors import Message, say
from dateline_db.model.place import Place, PlaceName


def create_place(case: Case, place: Place, names: Sequence[PlaceName] = ()) -> Place:
    """Add a place with its names in other scripts."""
    place = with_ref(case, case.places, place)
    save(
        case,
        say("Create place “{name}”", name=place.name),
        Rows(case.places, after=[place]),
        Rows(case.place_names, after=placed(names, place_id=place.id)),
    )
    return place


def change_place(
    case: Case, place: Place, names: Sequence[PlaceName] | None = None
) -> Place:
    """Change a place, and its other names if they are given."""
    before = case.places.get(place.id)
    place = with_ref(case, case.places, place)
    named = Rows(case.place_names)
    if names is not None:
        held = case.place_names.where(place_id=place.id)
        named = Rows(case.place_names, held, placed(names, place_id=place.id))
    rows = Rows(case.places, [before], [place])
    save(case, _label(before, place), rows, named)
    return place


def delete_place(case: Case, place_id: str) -> None:
    """Delete a place; events and claims that name it are then without one."""
    place = case.places.get(place_id)
    events = case.events.where(place_id=place_id)
    without = [replace(event, place_id=None) for event in events]
    claims = case.claims.where(place_id=place_id)
    unplaced = [replace(claim, place_id=None) for claim in claims]
    save(
        case,
        _deletion(place, len(events)),
        *attached_to(case, place=[place_id]),
        Rows(case.events, events, without),
        Rows(case.claims, claims, unplaced),
        Rows(case.places, [place]),
    )


def _deletion(place: Place, events: int) -> Message:
    if not events:
        return say("Delete place “{name}”", name=place.name)
    return counted(
        events,
        "Delete place “{name}”, also from 1 event",
        "Delete place “{name}”, also from {count} events",
        name=place.name,
    )


def _label(before: Place, after: Place) -> Message:
    if before.name != after.name:
        return say("Rename place “{old}” to “{new}”", old=before.name, new=after.name)
    return say("Change place “{name}”", name=after.name)
