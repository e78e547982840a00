"""Merging of places that were entered twice."""

from dataclasses import replace

from dateline_db.case import Case
from dateline_db.edits.merging import (
    Leftover,
    attached_moved,
    check_two,
    joined,
    moved,
)
from dateline_db.edits.saving import Rows, save
from dateline_db.errors import say
from dateline_db.model.place import Place, PlaceName, PlacePrecision
from dateline_db.model.spelling import name_key

_FIELDS = {"admin_area": "Area", "country": "Country", "note": "Note"}


def merge_places(case: Case, keep_id: str, other_id: str) -> Place:
    """Make one place of two; the name of the one that goes is another name then.

    Coordinates stay with their precision: a pair is taken over whole or not at all.
    """
    check_two(keep_id, other_id)
    keep, other = case.places.get(keep_id), case.places.get(other_id)
    left = Leftover(f"place {other.ref} “{other.name}”")
    made = _located(joined(keep, other, _FIELDS, left), other, left)
    save(
        case,
        say("Merge place “{other}” into “{keep}”", other=other.name, keep=keep.name),
        moved(case, "event", "place_id", other_id, keep_id),
        moved(case, "claim", "place_id", other_id, keep_id),
        _names(case, keep, other),
        *attached_moved(case, "place", other_id, keep_id),
        left.note(case, "place", keep_id),
        Rows(case.places, [keep, other], [made]),
    )
    return made


def _located(keep: Place, other: Place, left: Leftover) -> Place:
    if other.latitude is None or other.longitude is None:
        return keep
    if keep.latitude is None:
        return replace(
            keep,
            latitude=other.latitude,
            longitude=other.longitude,
            precision=other.precision,
        )
    if (keep.latitude, keep.longitude) != (other.latitude, other.longitude):
        left.add("Coordinates", f"{other.latitude}, {other.longitude}")
    if other.precision not in (keep.precision, PlacePrecision.UNKNOWN):
        left.add("Precision", other.precision)
    return keep


def _names(case: Case, keep: Place, other: Place) -> Rows[PlaceName]:
    held = case.place_names.where(place_id=keep.id)
    theirs = case.place_names.where(place_id=other.id)
    known = {name_key(name) for name in (keep.name, *(one.text for one in held))}
    first = max((name.position for name in held), default=-1) + 1
    added: list[PlaceName] = []
    for name in (PlaceName(place_id=keep.id, text=other.name), *theirs):
        if name_key(name.text) not in known:
            known.add(name_key(name.text))
            place = first + len(added)
            added.append(replace(name, place_id=keep.id, position=place))
    return Rows(case.place_names, theirs, added)
