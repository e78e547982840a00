"""Every event of the case as columns of numbers, for the timeline and the filters.

Titles are not here: whoever shows one asks the case for it. An edit changes a few rows
in place. A row keeps its number for as long as the index lives, so a mask or a
selection can be kept by row; a deleted event leaves a hole that nothing shows.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from functools import cached_property
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from dateline_db.analysis.corroboration import Support
from dateline_db.case import Case
from dateline_db.model.event import Review
from dateline_db.model.when import When
from dateline_desktop.scene.arrays import Ints, Mask, places
from dateline_desktop.scene.forms import (
    Shape,
    Tail,
    end_tails,
    form_of,
    shapes,
    start_tails,
)
from dateline_desktop.scene.scale import DAY, EARLIEST, LATEST


class Columns(Protocol):
    """The columns of `Case.event_columns` that the index is made from."""

    @property
    def id(self) -> Sequence[str]: ...
    @property
    def lo(self) -> Sequence[int | None]: ...
    @property
    def hi(self) -> Sequence[int | None]: ...
    @property
    def when_edtf(self) -> Sequence[str]: ...
    @property
    def when_also(self) -> Sequence[str]: ...
    @property
    def kind(self) -> Sequence[str]: ...
    @property
    def place_id(self) -> Sequence[str | None]: ...
    @property
    def review(self) -> Sequence[str]: ...
    @property
    def part_event(self) -> Sequence[int]: ...
    @property
    def part_actor(self) -> Sequence[str]: ...


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """A column of few different texts, as a code for each row; -1 stands for none."""

    values: tuple[str, ...]
    codes: Ints

    @classmethod
    def of(cls, texts: Sequence[str | None]) -> "Words":
        """Encode the texts."""
        values = tuple(sorted({text for text in texts if text}))
        number: dict[str | None, int] = {text: n for n, text in enumerate(values)}
        codes = (number.get(text, -1) for text in texts)
        return cls(values, np.fromiter(codes, np.int32, len(texts)))

    def only(self, rows: Ints) -> "Words":
        """Return the texts of some rows, in their order and without unused ones."""
        codes = self.codes[rows]
        used = sorted(
            set(np.unique(codes).tolist()) - {-1}, key=self.values.__getitem__
        )
        table = np.full(len(self.values) + 1, -1, dtype=np.int32)
        table[used] = np.arange(len(used))
        return Words(tuple(self.values[code] for code in used), table[codes])

    def among(self, wanted: Iterable[str]) -> Mask:
        """Return for each row whether it is one of `wanted`."""
        known = {text: n for n, text in enumerate(self.values)}
        is_wanted = np.zeros(len(self.values) + 1, dtype=np.bool_)
        is_wanted[[known[text] for text in wanted if text in known]] = True
        mask: Mask = is_wanted[self.codes]  # that of -1 is the last
        return mask

    def joined(self, other: "Words") -> tuple["Words", Ints]:
        """Return the same codes with the texts of both, and the other's codes here."""
        known = {text: n for n, text in enumerate(self.values)}
        for text in other.values:
            known.setdefault(text, len(known))
        table = np.array([*(known[text] for text in other.values), -1], np.int32)
        return Words(tuple(known), self.codes), table[other.codes]


@dataclass(frozen=True, slots=True, eq=False)
class Past:
    """Rows that have changed, with what they were before."""

    row: Ints
    lo: Ints
    hi: Ints
    digit: Ints
    dated: Mask

    def only(self, which: Ints | Mask) -> "Past":
        """Return those of the given places."""
        return Past(*(getattr(self, f.name)[which] for f in fields(self)))


@dataclass(eq=False)
class EventIndex:
    """One row for each event, those made later further down.

    `lo` and `hi` are seconds since 1970, `hi` excluded; an open side reaches to the end
    of all time, an unknown one is left at the day that is known. `digit` is that of the
    best-supported claim, 0 where no claim is graded. `part_row` and `actors` say, in
    step, which actor is in which row. Only rows that are `living` are events.
    """

    ids: NDArray[np.bytes_]
    lo: Ints
    hi: Ints
    form: Ints
    kinds: Words
    places: Words
    digit: Ints
    disputed: Mask
    reviewed: Mask
    part_row: Ints
    actors: Words
    living: Mask = field(init=False)
    dated: Mask = field(init=False)  # whether it can stand on the time axis
    tagged: Mapping[str, frozenset[str]] = field(init=False)  # ids of events, by tag

    def __post_init__(self) -> None:
        self.living = np.ones(len(self.ids), dtype=np.bool_)
        self.dated = shapes(self.form) != Shape.UNDATED
        self.tagged = {}
        self._at_first = len(self.ids)
        self._later: dict[bytes, int] = {}  # the rows that came since
        self._room: dict[str, NDArray[Any]] = {}
        self._past: list[Past] = []

    @classmethod
    def of_case(cls, case: Case) -> "EventIndex":
        """Read the index of a whole case."""
        return cls.build(case.event_columns(), case.supports())

    @classmethod
    def build(cls, columns: Columns, supports: Mapping[str, Support]) -> "EventIndex":
        """Make the index of the given columns; `supports` is by event id."""
        count = len(columns.id)
        lo, hi = _seconds(columns.lo), _seconds(columns.hi)
        pairs = zip(columns.when_edtf, columns.when_also, strict=True)
        form = np.fromiter((form_of(*pair) for pair in pairs), np.uint16, count)
        form[(lo == _NONE) & (hi == _NONE)] = Shape.UNDATED
        _close(lo, hi, form)
        digits, disputed = _grades(columns.id, supports)
        return cls(
            ids=np.array(columns.id, dtype="S"),
            lo=lo,
            hi=hi,
            form=form,
            kinds=Words.of(columns.kind),
            places=Words.of(columns.place_id),
            digit=digits,
            disputed=disputed,
            reviewed=np.fromiter(
                (review == Review.REVIEWED for review in columns.review),
                np.bool_,
                count,
            ),
            part_row=np.array(columns.part_event, dtype=np.int32),
            actors=Words.of(columns.part_actor),
        )

    def __len__(self) -> int:
        return len(self.ids)

    @property
    def count(self) -> int:
        """How many events there are."""
        return int(np.count_nonzero(self.living))

    @property
    def version(self) -> int:
        """A number that grows with every change."""
        return len(self._past)

    def now(self, row: Ints) -> "Past":
        """Return how some rows are at present."""
        lo, hi, digit = self.lo[row], self.hi[row], self.digit[row]
        return Past(row, lo, hi, digit, self.dated[row])

    def past(self, version: int) -> "Past":
        """Return the rows that have changed since a version, as they were then."""
        steps = [self.now(np.zeros(0, dtype=np.int32)), *self._past[version:]]
        columns = ([getattr(p, f.name) for p in steps] for f in fields(Past))
        row, *rest = (np.concatenate(column) for column in columns)
        row, first = np.unique(row, return_index=True)
        return Past(row, *(column[first] for column in rest))

    def id_of(self, row: int) -> str:
        """Return the id of the event in a row."""
        return bytes(self.ids[row]).decode()

    def row_of(self, event_id: str) -> int | None:
        """Return the row of an event, None where it has none."""
        row = self._row_ever_of(event_id.encode())
        return row if row is not None and self.living[row] else None

    def overlapping(self, when: When | None) -> Mask:
        """Return for each row whether it may lie in a period."""
        lo, hi = when.seconds() if when else (None, None)
        mask = self.dated.copy()
        if lo is not None:
            mask &= self.hi > lo
        if hi is not None:
            mask &= self.lo < hi
        return mask

    def of_kinds(self, kinds: Iterable[str]) -> Mask:
        """Return for each row whether its event is of one of the kinds."""
        return self.kinds.among(kinds)

    def at_places(self, place_ids: Iterable[str]) -> Mask:
        """Return for each row whether its event is at one of the places."""
        return self.places.among(place_ids)

    def with_actors(self, actor_ids: Iterable[str]) -> Mask:
        """Return for each row whether one of the actors takes part in its event."""
        mask: Mask = np.zeros(len(self), dtype=np.bool_)
        mask[self.part_row[self.actors.among(actor_ids)]] = True
        return mask

    def with_tags(self, tag_ids: Iterable[str]) -> Mask:
        """Return for each row whether its event carries one of the tags."""
        mask: Mask = np.zeros(len(self), dtype=np.bool_)
        ids = {one for tag_id in tag_ids for one in self.tagged.get(tag_id, ())}
        rows = [row for row in map(self.row_of, ids) if row is not None]
        mask[np.array(rows, dtype=np.int32)] = True
        return mask

    def extent(self, mask: Mask | None = None) -> tuple[int, int] | None:
        """Return the first and last known moment, None where nothing is dated."""
        chosen = self.dated if mask is None else self.dated & mask
        if not chosen.any():
            return None
        lo, hi, form = self.lo[chosen], self.hi[chosen], self.form[chosen]
        starts = np.where(start_tails(form) == Tail.OPEN, hi, lo)
        ends = np.where(end_tails(form) == Tail.OPEN, lo, hi)
        return int(starts.min()), int(ends.max())

    # Changing

    def take_in(self, part: "EventIndex", gone: Iterable[str] = ()) -> None:
        """Let some events be as they are in `part`, and make holes of others."""
        if part.ids.itemsize > self.ids.itemsize:
            self.ids = self.ids.astype(part.ids.dtype)
            self._room.pop("ids", None)
        rows = self._rows_for(part.ids.tolist())
        ever = (self._row_ever_of(event_id.encode()) for event_id in gone)
        holes = np.array([row for row in ever if row is not None], dtype=np.int32)
        self._note(np.concatenate([rows, holes]))
        for name in _PLAIN:
            getattr(self, name)[rows] = getattr(part, name)
        for name in _WORDS:
            joined, codes = getattr(self, name).joined(getattr(part, name))
            joined.codes[rows] = codes
            setattr(self, name, joined)
        self.living[rows] = True
        for mask in (self.living, self.dated, self.disputed, self.reviewed):
            mask[holes] = False
        for codes in (self.kinds.codes, self.places.codes):
            codes[holes] = -1
        self._take_parts(part, rows, holes)

    def tidied(self) -> "EventIndex":
        """Return the index as one that is made anew: without holes, sorted by id."""
        rows = np.flatnonzero(self.living)
        rows = rows[np.argsort(self.ids[rows], kind="stable")]
        number = np.full(len(self), -1, dtype=np.int32)
        number[rows] = np.arange(len(rows))
        parts = np.argsort(number[self.part_row], kind="stable")
        return EventIndex(
            ids=self.ids[rows],
            lo=self.lo[rows],
            hi=self.hi[rows],
            form=self.form[rows],
            digit=self.digit[rows],
            disputed=self.disputed[rows],
            reviewed=self.reviewed[rows],
            kinds=self.kinds.only(rows),
            places=self.places.only(rows),
            part_row=number[self.part_row][parts],
            actors=self.actors.only(parts),
        )

    def _note(self, row: Ints) -> None:
        """Keep how some rows are, which are about to change."""
        self._past.append(self.now(row))

    def _rows_for(self, ids: Sequence[bytes]) -> Ints:
        """Return the rows of events, with a new one for each that never had one."""
        new = [one for one in ids if self._row_ever_of(one) is None]
        if new:
            first = self._lengthen(len(new))
            self.ids[first:] = new
            self._later |= {event_id: first + n for n, event_id in enumerate(new)}
        rows = (self._row_ever_of(one) for one in ids)
        return np.fromiter((-1 if row is None else row for row in rows), np.int32)

    def _take_parts(self, part: "EventIndex", rows: Ints, holes: Ints) -> None:
        """Let the actors of some rows be those of `part`, if they are others."""
        self.actors, codes = self.actors.joined(part.actors)
        old = places(self.part_row, np.concatenate([rows, holes]), len(self))
        new_rows = rows[part.part_row]
        if np.array_equal(self.part_row[old], new_rows) and np.array_equal(
            self.actors.codes[old], codes
        ):
            return
        self.part_row = np.append(np.delete(self.part_row, old), new_rows)
        left = np.append(np.delete(self.actors.codes, old), codes)
        self.actors = Words(self.actors.values, left)

    def _lengthen(self, count: int) -> int:
        """Add rows at the end, and return the number of the first of them."""
        before, after = len(self), len(self) + count
        for name in ("ids", *_PLAIN, "living"):
            setattr(self, name, self._longer(name, getattr(self, name), after))
        for name in _WORDS:
            words = getattr(self, name)
            codes = self._longer(name, words.codes, after)
            setattr(self, name, Words(words.values, codes))
        return before

    def _longer(self, name: str, column: NDArray[Any], count: int) -> NDArray[Any]:
        """Return a column of so many rows; it is seldom copied to make room."""
        room = self._room.get(name)
        if room is None or len(room) < count:
            room = np.zeros(count + count // 16 + _SPARE, dtype=column.dtype)
            room[: len(column)] = column
            self._room[name] = room
        return room[:count]

    def _row_ever_of(self, key: bytes) -> int | None:
        """Return the row that an event has or had."""
        ids = self.ids[: self._at_first]
        if key in self._later or len(key) > ids.itemsize:
            return self._later.get(key)
        at = int(np.searchsorted(ids, np.array(key), sorter=self._by_id))
        if at == len(ids) or ids[self._by_id[at]] != key:
            return None
        return int(self._by_id[at])

    @cached_property
    def _by_id(self) -> Ints:
        return np.argsort(self.ids[: self._at_first], kind="stable")


_PLAIN = ("lo", "hi", "form", "digit", "disputed", "reviewed", "dated")
_WORDS = ("kinds", "places")
_SPARE = 4_096  # rows
_NONE = np.iinfo(np.int64).min


def _seconds(values: Sequence[int | None]) -> Ints:
    known = (_NONE if value is None else value for value in values)
    return np.fromiter(known, np.int64, len(values))


def _close(lo: Ints, hi: Ints, form: Ints) -> None:
    """Give every row two ends, in place."""
    undated = shapes(form) == Shape.UNDATED
    lo[undated] = hi[undated] = 0
    no_start, no_end = lo == _NONE, hi == _NONE
    unknown = no_start & (start_tails(form) == Tail.UNKNOWN)
    lo[no_start] = EARLIEST
    lo[unknown] = hi[unknown] - DAY
    unknown = no_end & (end_tails(form) == Tail.UNKNOWN)
    hi[no_end] = LATEST
    hi[unknown] = lo[unknown] + DAY


def _grades(ids: Sequence[str], supports: Mapping[str, Support]) -> tuple[Ints, Mask]:
    digits = np.zeros(len(ids), dtype=np.uint8)
    disputed = np.zeros(len(ids), dtype=np.bool_)
    for row, event_id in enumerate(ids):
        support = supports.get(event_id)
        if support is None:
            continue
        disputed[row] = support.disputed
        if support.grade is not None and support.grade.credibility is not None:
            digits[row] = int(support.grade.credibility)
    return digits, disputed
