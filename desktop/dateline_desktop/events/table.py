"""The table of events: what the timeline shows, row by row."""

from collections.abc import Iterable, Mapping, Sequence
from enum import IntEnum
from typing import Any

import numpy as np

from dateline_db.analysis.corroboration import UNSUPPORTED, Support
from dateline_db.analysis.grading import rank
from dateline_db.case import Case
from dateline_db.errors import say
from dateline_db.model.event import Event
from dateline_desktop.core.record_model import Column, Key, RecordModel
from dateline_desktop.core.text import tr
from dateline_desktop.core.words import code_word
from dateline_desktop.scene.arrays import Ints, Mask
from dateline_desktop.scene.index import EventIndex, Words
from dateline_desktop.widgets.grade_chip import NOT_GRADED

_HOUR = 3600
_CLOCKS = (26 * _HOUR + 1, 26 * _HOUR + 60)
_COLUMNS = (
    Column("Date", 170),
    Column("Event", 300),
    Column("Grade", 112),
    Column("Sources", 330),
    Column("Kind", 120),
    Column("Place", 120),
    Column("Actors", 220),
    Column("Review", 90),
)


class Columns(IntEnum):
    """The columns by their number."""

    DATE = 0
    TITLE = 1
    GRADE = 2
    SOURCES = 3
    KIND = 4
    PLACE = 5
    ACTORS = 6
    REVIEW = 7


class EventsModel(RecordModel):
    """The events that the filter lets through."""

    def __init__(self) -> None:
        super().__init__(_COLUMNS)
        self._case: Case | None = None
        self._index: EventIndex | None = None
        self._at: Ints = np.zeros(0, dtype=np.int64)

    def show_events(
        self, case: Case | None, index: EventIndex | None, shown: Mask
    ) -> None:
        """Show the events of a case that a mask over its index lets through."""
        self._case, self._index = case, index
        self._at = np.flatnonzero(shown)
        self.show_ids([] if index is None else index.ids[self._at])

    def read(self, ids: Sequence[str]) -> Mapping[str, Sequence[Any]]:
        case = self._case
        if case is None:
            return {}
        events = case.events.many(ids)
        places = case.places.many({e.place_id for e in events if e.place_id})
        names = {place.id: place.name for place in places}
        actors, supports = _actors(case, ids), case.supports_of(ids)
        return {
            event.id: _cells(
                event,
                supports.get(event.id, UNSUPPORTED),
                names.get(event.place_id or "", ""),
                actors.get(event.id),
            )
            for event in events
        }

    def keys(self, column: int) -> Iterable[Key]:
        case, index, at = self._case, self._index, self._at
        if case is None or index is None:
            return []
        match Columns(column):
            case Columns.DATE:
                return _dates(index, at)
            case Columns.KIND:
                return _coded(index.kinds, at, code_word)
            case Columns.PLACE:
                return _coded(index.places, at, lambda one: case.places.get(one).name)
            case Columns.REVIEW:
                return ((0, bool(one)) for one in index.reviewed[at])
        found = _found(case, Columns(column))
        ids = (bytes(one).decode() for one in index.ids[at])
        return (found.get(one, _NONE) for one in ids)


_NONE: Key = (9, ())


def _cells(
    event: Event, support: Support, place: str, actors: Sequence[str] | None
) -> Sequence[Any]:
    sources = tr(support.label)
    if support.disputed:
        sources = tr(say("{sources}, disputed", sources=sources))
    return (
        event.when.label(),
        event.title,
        support.grade or NOT_GRADED,
        sources,
        code_word(event.kind),
        place,
        ", ".join(actors or ()),
        code_word(event.review),
    )


def _actors(case: Case, event_ids: Sequence[str] | None) -> dict[str, list[str]]:
    """Return the names of the actors of events, in their order; None is of all."""
    table = case.participations
    parts = table.all() if event_ids is None else table.where(event_id=event_ids)
    actors = case.actors.many({part.actor_id for part in parts})
    names = {actor.id: actor.name for actor in actors}
    found: dict[str, list[str]] = {}
    for part in sorted(parts, key=lambda one: one.position):
        found.setdefault(part.event_id, []).append(names[part.actor_id])
    return found


def _dates(index: EventIndex, at: Ints) -> Iterable[Key]:
    """Sort as `When.sort_key` does, without reading every date once more."""
    lo, hi = index.lo[at].copy(), index.hi[at]
    # A clock time without a zone can be anywhere on earth; it sorts by its clock.
    lo[np.isin(hi - lo, _CLOCKS)] += 14 * _HOUR
    ranks = np.empty(len(at), dtype=np.int64)
    ranks[np.lexsort((hi, lo))] = np.arange(len(at))
    undated = (~index.dated[at]).astype(np.int64)
    return zip(undated.tolist(), ranks.tolist(), strict=True)


def _coded(words: Words, at: Ints, called: Any) -> Iterable[Key]:
    names: list[Key] = [(0, called(value).casefold()) for value in words.values]
    return (names[code] if code >= 0 else (1, "") for code in words.codes[at].tolist())


def _found(case: Case, column: Columns) -> Mapping[str, Key]:
    """Return the keys of a column that has to be read in full to be sorted."""
    match column:
        case Columns.TITLE:
            return {one.id: (0, one.title.casefold()) for one in case.events.all()}
        case Columns.ACTORS:
            actors = _actors(case, None).items()
            return {
                one: (0, tuple(n.casefold() for n in names)) for one, names in actors
            }
        case Columns.GRADE:
            graded = case.supports().items()
            ranks = ((one, rank(s.grade or NOT_GRADED)) for one, s in graded)
            return {one: (group, parts) for one, (group, *parts) in ranks}
    counted = case.supports().items()
    return {one: (0, (s.origins, s.sources)) for one, s in counted}
