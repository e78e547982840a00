"""The table of events: what the timeline shows, row by row."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import IntEnum
from itertools import chain
from typing import Any

import numpy as np

from dateline_db.analysis.corroboration import UNSUPPORTED, Support
from dateline_db.analysis.grading import rank
from dateline_db.case import Case
from dateline_db.errors import say
from dateline_db.model.event import Event, Review
from dateline_desktop.core.counting import sources_and_origins
from dateline_desktop.core.grouped_model import GroupedModel, Groups, Rows
from dateline_desktop.core.grouping import in_groups
from dateline_desktop.core.record_model import LAST, Column, Key
from dateline_desktop.core.tagged import tag_names
from dateline_desktop.core.text import tr
from dateline_desktop.core.words import code_word
from dateline_desktop.scene.arrays import Ints, Mask, places
from dateline_desktop.scene.index import EventIndex, Words
from dateline_desktop.scene.scale import EARLIEST
from dateline_desktop.widgets.grade_chip import NOT_GRADED, grade_text

_HOUR = 3600
_CLOCKS = (26 * _HOUR + 1, 26 * _HOUR + 60)
_WIDEST = (1 << 24) - 1  # minutes; that much tells dates with one start apart
_FEW = 64  # rows
_COLUMNS = (
    Column("Date", 170),
    Column("Event", 300),
    Column("Grade", 112),
    Column("Sources", 330),
    Column("Kind", 120),
    Column("Place", 120),
    Column("Actors", 220),
    Column("Review", 90),
    Column("Tags", 140),
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
    TAGS = 8


_NAMED_ELSEWHERE = (Columns.PLACE, Columns.ACTORS, Columns.TAGS)
"""Columns whose texts change without the events."""


_FILTERED = [one for one in Columns if one not in (Columns.DATE, Columns.SOURCES)]


class EventsModel(GroupedModel):
    """The events that the filter lets through."""

    groupings: Mapping[str, str] = {
        "year": "Earliest year",
        "kind": "Kind",
        "place": "Place",
        "actor": "First actor",
        "review": "Review",
    }
    filtered = _FILTERED

    def __init__(self) -> None:
        super().__init__(_COLUMNS)
        self._case: Case | None = None
        self._index: EventIndex | None = None
        self._version = 0
        self._shown: Mask = np.zeros(0, dtype=np.bool_)
        self._told: dict[str, list[tuple[str, str | None]]] | None = None

    def show_events(
        self, case: Case | None, index: EventIndex | None, shown: Mask
    ) -> None:
        """Show the events of a case that a mask over its index lets through."""
        if index is not None and index is self._index and self._follow(index, shown):
            return
        self._case, self._index, self._shown = case, index, shown
        self._version = 0 if index is None else index.version
        self._told = None
        self.show_all([] if index is None else index.ids)

    def row_of(self, record_id: str) -> int | None:
        at = None if self._index is None else self._index.row_of(record_id)
        found = np.flatnonzero(self._order == (-1 if at is None else at))
        return int(found[0]) if len(found) else None

    def begin_anew(self) -> None:
        self._case = self._index = None
        self._shown = np.zeros(0, dtype=np.bool_)
        super().begin_anew()

    # After an edit

    def _follow(self, index: EventIndex, shown: Mask) -> bool:
        """Move the few rows that have changed; return whether that is enough."""
        if self.is_narrowed or self.grouping:
            return False
        rows, before = index.past(self._version).row, len(self._shown)
        others = np.flatnonzero(self._shown != shown[:before])
        came = np.count_nonzero(rows >= before)
        is_enough = len(rows) <= _FEW and before + came == len(shown)
        is_enough = is_enough and bool(np.isin(others, rows).all())
        if not is_enough or self._sorted_by[0] in _NAMED_ELSEWHERE:
            return False
        self._version, self._shown, self._ids = index.version, shown, index.ids
        self._told = self._texts = None
        self._at = np.flatnonzero(shown)
        gone = places(self._order, rows, len(index))
        order = np.delete(self._order, gone)
        for row in rows[shown[rows]].tolist():
            order = np.insert(order, self._place(order, row), row)
        if np.array_equal(order, self._order):
            self.tell_anew()
            return True
        self.beginResetModel()
        self._rows.clear()
        self._order = order
        self.endResetModel()
        return True

    def _place(self, order: Ints, row: int) -> int:
        """Return where a row belongs in a sorted order."""
        if self._sorted_by[0] < 0:
            return int(np.searchsorted(order, row))
        key, low, high = self._key(row), 0, len(order)
        while low < high:
            middle = (low + high) // 2
            other = int(order[middle])
            if self._goes_before((self._key(other), other), (key, row)):
                low = middle + 1
            else:
                high = middle
        return low

    def _key(self, row: int) -> Key:
        """Return what one row is sorted by."""
        found: Any = next(iter(self._keys_of(self._sorted_by[0], np.array([row]))))
        return found if isinstance(found, tuple) else (int(found == LAST), found)

    def _goes_before(self, one: tuple[Key, int], other: tuple[Key, int]) -> bool:
        """Return whether a key with its row sorts before another."""
        (group, value), (other_group, other_value) = one[0], other[0]
        if group == other_group and value != other_value and self._is_falling:
            return bool(value > other_value)
        return bool(one < other)

    # Narrowed down, and in groups

    def texts(self) -> Sequence[str]:
        columns = (Columns.TITLE, Columns.KIND, Columns.PLACE, Columns.ACTORS)
        words = [self.values(column) for column in columns]
        return ["\n".join(one).casefold() for one in zip(*words, strict=True)]

    def values(self, column: int) -> Sequence[str]:
        case, index = self._case, self._index
        if case is None or index is None:
            return []
        match Columns(column):
            case Columns.KIND:
                return _words(index.kinds, code_word)
            case Columns.PLACE:
                return _words(index.places, lambda one: case.places.get(one).name)
            case Columns.REVIEW:
                words = (code_word(Review.DRAFT), code_word(Review.REVIEWED))
                return [words[at] for at in index.reviewed.astype(int).tolist()]
        found = _texts(case, Columns(column))
        return [found.get(bytes(one).decode(), "") for one in index.ids]

    def groups(self, grouping: str) -> Groups:
        index = self._index
        assert index is not None
        match grouping:
            case "year":
                return in_groups(_years(index))
            case "actor":
                return in_groups(self._first_actors())
        column = Columns.REVIEW if grouping == "review" else Columns[grouping.upper()]
        return in_groups([one or tr("none") for one in self.values(column)])

    def counted(self, rows: Rows) -> str:
        case, index = self._case, self._index
        if case is None or index is None:
            return ""
        if self._told is None:
            self._told = {}
            for at, *told in case.claims.cells("event_id", "source_id", "credits_id"):
                self._told.setdefault(at, []).append((told[0], told[1]))
        ids = (index.id_of(row) for row in rows.tolist())
        said = chain.from_iterable(self._told.get(one, ()) for one in ids)
        n = len(rows)
        events = tr("1 event") if n == 1 else tr(say("{n:,} events", n=n))
        return f"{events}, {sources_and_origins(case, said)}"

    def _first_actors(self) -> list[str]:
        assert self._case is not None
        assert self._index is not None
        found = _actors(self._case, None)
        ids = (bytes(one).decode() for one in self._index.ids)
        return [next(iter(found.get(one, ())), tr("none")) for one in ids]

    def _matching(self) -> Rows | None:
        shown, found = np.flatnonzero(self._shown), super()._matching()
        return shown if found is None else found[self._shown[found]]

    # Rows

    def read(self, ids: Sequence[str]) -> Mapping[str, Sequence[Any]]:
        case = self._case
        if case is None:
            return {}
        events = case.events.many(ids)
        places = case.places.many({e.place_id for e in events if e.place_id})
        names = {place.id: place.name for place in places}
        actors, supports = _actors(case, ids), case.supports_of(ids)
        tags = tag_names(case, "event", ids)
        return {
            event.id: (
                *_cells(
                    event,
                    supports.get(event.id, UNSUPPORTED),
                    names.get(event.place_id or "", ""),
                    actors.get(event.id),
                ),
                tags.get(event.id, ""),
            )
            for event in events
        }

    def keys(self, column: int) -> Iterable[Key] | Ints:
        return self._keys_of(column, self._at)

    def _keys_of(self, column: int, at: Ints) -> Iterable[Key] | Ints:
        case, index = self._case, self._index
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
                return index.reviewed[at].astype(np.int64)
        few = None
        if len(at) <= _FEW:
            few = [index.id_of(row) for row in at.tolist()]
        found = _found(case, Columns(column), few)
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


def _words(column: Words, called: Callable[[str], str]) -> list[str]:
    """Return what a column of codes is called in every row, "" where it has none."""
    names = [*map(called, column.values), ""]
    return [names[code] for code in column.codes.tolist()]


def _texts(case: Case, column: Columns) -> dict[str, str]:
    """Return what a column says of every event, by its id."""
    match column:
        case Columns.GRADE:
            supports = case.supports().items()
            return {one: grade_text(s.grade or NOT_GRADED) for one, s in supports}
        case Columns.ACTORS:
            return {one: ", ".join(names) for one, names in _actors(case, None).items()}
        case Columns.TAGS:
            return dict(tag_names(case, "event"))
    return dict(case.events.cells("id", "title"))


def _years(index: EventIndex) -> list[str]:
    """Return the year in which each event began at the earliest."""
    years = index.lo.astype("datetime64[s]").astype("datetime64[Y]").astype(np.int64)
    unknown = ~index.dated | (index.lo <= EARLIEST)
    names = {n: f"{n + 1970:04}" for n in np.unique(years[~unknown]).tolist()}
    rows = zip(years.tolist(), unknown.tolist(), strict=True)
    return [tr("not known") if gone else names[year] for year, gone in rows]


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


def _dates(index: EventIndex, at: Ints) -> Ints:
    """Sort as `When.sort_key` does, without reading every date once more."""
    lo, hi = index.lo[at].astype(np.int64), index.hi[at]
    width = np.minimum((hi - lo) // 60, _WIDEST)
    # A clock time without a zone can be anywhere on earth; it sorts by its clock.
    lo[np.isin(hi - lo, _CLOCKS)] += 14 * _HOUR
    keys = (lo - EARLIEST) * (_WIDEST + 1) + width
    return np.where(index.dated[at], keys, LAST)


def _coded(words: Words, at: Ints, called: Callable[[str], str]) -> Ints:
    """Sort by what the codes are called, what has none last."""
    names = [called(value).casefold() for value in words.values]
    rank = {name: n for n, name in enumerate(sorted(set(names)))}
    ranks = np.array([*(rank[name] for name in names), LAST], dtype=np.int64)
    return ranks[words.codes[at]]


def _found(case: Case, column: Columns, ids: list[str] | None) -> Mapping[str, Key]:
    """Return the keys of a column that has to be read to be sorted; None is of all."""
    match column:
        case Columns.TITLE:
            events = case.events.all() if ids is None else case.events.many(ids)
            return {one.id: (0, one.title.casefold()) for one in events}
        case Columns.ACTORS:
            actors = _actors(case, ids).items()
            return {
                one: (0, tuple(n.casefold() for n in names)) for one, names in actors
            }
        case Columns.TAGS:
            tags = tag_names(case, "event", ids).items()
            return {one: (0, names.casefold()) for one, names in tags}
    supports = case.supports() if ids is None else case.supports_of(ids)
    if column is Columns.GRADE:
        graded = supports.items()
        ranks = ((one, rank(s.grade or NOT_GRADED)) for one, s in graded)
        return {one: (group, parts) for one, (group, *parts) in ranks}
    return {one: (0, (s.origins, s.sources)) for one, s in supports.items()}
