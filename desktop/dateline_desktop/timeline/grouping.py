"""What the lanes of a case stand for: which event is under what, and its name."""

from collections.abc import Iterable, Sequence

import numpy as np

from dateline_db.case import Case
from dateline_db.model.actor import Actor, NameKind
from dateline_db.model.label import Tag
from dateline_db.model.place import Place
from dateline_db.model.publisher import Publisher
from dateline_desktop.core.text import tr
from dateline_desktop.scene.arrays import Ints
from dateline_desktop.scene.index import EventIndex, Words
from dateline_desktop.scene.lanes import LaneBy, LaneName, Pairs


def lane_pairs(case: Case, index: EventIndex, by: LaneBy) -> Pairs:
    """Return what each event stands under."""
    match by:
        case LaneBy.PUBLISHER:
            publisher = {one.id: one.publisher_id for one in case.sources.all()}
            claims = case.claim_columns()
            under = (publisher[source_id] for source_id in claims.source_id)
            return _linked(index, claims.event_id, under)
        case LaneBy.TAG:
            put = case.taggings.where(subject="event")
            under = (one.tag_id for one in put)
            return _linked(index, [one.subject_id for one in put], under)
    return Pairs.of(index, by)


def pairs_among(case: Case, index: EventIndex, by: LaneBy, rows: Ints) -> Pairs:
    """Return what some events stand under."""
    if by not in (LaneBy.PUBLISHER, LaneBy.TAG):
        return Pairs.of(index, by, rows)
    ids = [index.id_of(row) for row in rows.tolist()]
    if by is LaneBy.TAG:
        put = case.taggings.where(subject="event", subject_id=ids)
        found = [(one.subject_id, one.tag_id) for one in put]
    else:
        claims = case.claims.cells("event_id", "source_id", event_id=ids)
        sources = case.sources.many({source_id for _, source_id in claims})
        publisher = {one.id: one.publisher_id for one in sources}
        found = [(event_id, publisher[source_id]) for event_id, source_id in claims]
    row = dict(zip(ids, rows.tolist(), strict=True))
    at = np.array([row[event_id] for event_id, _ in found], dtype=np.int32)
    return Pairs.linked(index, at, Words.of([under for _, under in found]), rows)


def lane_names(case: Case, index: EventIndex, by: LaneBy) -> dict[str, LaneName]:
    """Return what each lane is called, by the key of the lane."""
    match by:
        case LaneBy.ACTOR:
            also = case.actor_names.where(kind=NameKind.NATIVE)
            native = {name.actor_id: name.text for name in reversed(also)}
            return _named(case.actors.all(), tr("No actor named"), native)
        case LaneBy.PLACE:
            native = {n.place_id: n.text for n in reversed(case.place_names.all())}
            return _named(case.places.all(), tr("No place named"), native)
        case LaneBy.PUBLISHER:
            return _named(case.publishers.all(), tr("No claim yet"))
        case LaneBy.TAG:
            return _named(case.tags.all(), tr("No tag"))
        case LaneBy.KIND:
            names = {kind: LaneName(kind.capitalize()) for kind in index.kinds.values}
            return names | {"": LaneName(tr("No kind given"))}
        case LaneBy.NONE:
            return {"": LaneName(tr("All events"))}


def _linked(index: EventIndex, event_ids: Sequence[str], under: Iterable[str]) -> Pairs:
    words = Words.of(list(under))
    row = {event_id: n for n, event_id in enumerate(_ids(index))}
    at = np.fromiter((row.get(one, -1) for one in event_ids), np.int32, len(event_ids))
    known = at >= 0
    return Pairs.linked(index, at[known], Words(words.values, words.codes[known]))


def _ids(index: EventIndex) -> list[str]:
    return [one.decode() for one in index.ids.tolist()]


def _named(
    records: Iterable[Actor | Place | Publisher | Tag],
    others: str,
    native: dict[str, str] | None = None,
) -> dict[str, LaneName]:
    also = native or {}
    names = {one.id: LaneName(one.name, also.get(one.id, "")) for one in records}
    return names | {"": LaneName(others)}
