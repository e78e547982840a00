"""Every event of the case as columns of numbers, for the timeline and the filters.

Titles are not here: whoever shows one asks the case for it. A row keeps its number for
as long as the index lives, so a mask or a selection can be kept by row.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from dateline_db.analysis.corroboration import Support
from dateline_db.case import Case
from dateline_db.model.event import Review
from dateline_db.model.when import When
from dateline_desktop.scene.arrays import Ints, Mask
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

    def among(self, wanted: Iterable[str]) -> Mask:
        """Return for each row whether it is one of `wanted`."""
        known = {text: n for n, text in enumerate(self.values)}
        codes = [known[text] for text in wanted if text in known]
        mask: Mask = np.isin(self.codes, np.array(codes, np.int32))
        return mask


@dataclass(frozen=True, eq=False)
class EventIndex:
    """One row for each event, in the order in which they were made.

    `lo` and `hi` are seconds since 1970, `hi` excluded; an open side reaches to the end
    of all time, an unknown one is left at the day that is known. `digit` is that of the
    best-supported claim, 0 where no claim is graded. `part_row` and `actors` say, in
    step, which actor is in which row.
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

    @cached_property
    def dated(self) -> Mask:
        """For each row, whether it can stand on the time axis."""
        mask: Mask = shapes(self.form) != Shape.UNDATED
        return mask

    def id_of(self, row: int) -> str:
        """Return the id of the event in a row."""
        return bytes(self.ids[row]).decode()

    def row_of(self, event_id: str) -> int | None:
        """Return the row of an event, None where it has none."""
        ids, key = self.ids, event_id.encode()
        at = int(np.searchsorted(ids, np.array(key), sorter=self._by_id))
        if at == len(ids):
            return None
        row = int(self._by_id[at])
        return row if ids[row] == key else None

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

    def extent(self, mask: Mask | None = None) -> tuple[int, int] | None:
        """Return the first and last known moment, None where nothing is dated."""
        chosen = self.dated if mask is None else self.dated & mask
        if not chosen.any():
            return None
        lo, hi, form = self.lo[chosen], self.hi[chosen], self.form[chosen]
        starts = np.where(start_tails(form) == Tail.OPEN, hi, lo)
        ends = np.where(end_tails(form) == Tail.OPEN, lo, hi)
        return int(starts.min()), int(ends.max())

    @cached_property
    def _by_id(self) -> Ints:
        return np.argsort(self.ids, kind="stable")


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
