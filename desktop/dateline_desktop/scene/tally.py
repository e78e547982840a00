"""How many events are in each period, by group; none is put where it may not belong.

What is dated to within one period is counted there. What lasted longer, or whose date
is vaguer, is spread evenly over its span. What has no date, or no end, is told apart.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np

from dateline_desktop.scene.arrays import Floats, Ints, Mask
from dateline_desktop.scene.forms import (
    SOFT_END,
    SOFT_START,
    UNSURE,
    Shape,
    Tail,
    end_tails,
    shapes,
    start_tails,
)
from dateline_desktop.scene.index import EventIndex

_SOFT = np.uint16(SOFT_START | SOFT_END | UNSURE)


class Apart(NamedTuple):
    """How many events cannot be counted by period: without a date, without an end."""

    undated: int
    unbounded: int


@dataclass(frozen=True, slots=True, eq=False)
class Groups:
    """What events are told apart by: the group of each row of the index.

    A key is that of a kind or of a credibility digit; the last group of kinds may
    stand for several, and has no key then.
    """

    keys: tuple[str | None, ...]
    codes: Ints


@dataclass(frozen=True, eq=False)
class Tally:
    """Groups x periods: events `certain` to be in a period, and what is `spread`.

    Period n reaches from `edges[n]` to `edges[n + 1]`.
    """

    edges: Ints
    certain: Ints
    spread: Floats

    @cached_property
    def held(self) -> Floats:
        """How many events each period holds in all."""
        held: Floats = (self.certain + self.spread).sum(axis=0)
        return held

    @property
    def highest(self) -> float:
        """The most that any period holds."""
        return float(np.max(self.held, initial=0.0))


def tally(index: EventIndex, shown: Mask, groups: Groups, edges: Ints) -> Tally:
    """Count the shown events in the periods between `edges`."""
    rows = _meeting(index, shown, int(edges[0]), int(edges[-1]))
    codes = groups.codes[rows]
    inside, at = _inside(index, rows, edges)
    shape = (len(groups.keys), len(edges) - 1)
    cells = codes[inside].astype(np.int64) * shape[1] + at[inside]
    certain = np.bincount(cells, minlength=shape[0] * shape[1]).reshape(shape)
    spread = np.zeros(shape)
    for code in np.unique(codes[~inside]).tolist():
        mine = rows[~inside & (codes == code)]
        spread[code] = _mass(index.lo[mine], index.hi[mine], edges)
    return Tally(edges, certain, spread)


def members(index: EventIndex, shown: Mask, lo: int, hi: int) -> tuple[Ints, Ints]:
    """Return the rows certain to be in a period, and those that only reach into it."""
    rows = _meeting(index, shown, lo, hi)
    inside, _ = _inside(index, rows, np.array([lo, hi]))
    return rows[inside], rows[~inside]


def apart(index: EventIndex, shown: Mask) -> Apart:
    """Count the shown events that no period can hold."""
    undated = int((shown & ~index.dated).sum())
    return Apart(undated, int((shown & ~_placed(index)).sum()) - undated)


def by_kind(index: EventIndex, order: Sequence[str], most: int) -> Groups:
    """Group the events by kind: the common ones, those in `order` first.

    Where there are more than `most`, the rarest share the last group.
    """
    codes = index.kinds.codes.astype(np.int64)
    values: list[str | None] = [*index.kinds.values, ""]
    counts = np.bincount(np.where(codes < 0, len(values) - 1, codes), None, len(values))
    present = [code for code in np.argsort(-counts, kind="stable") if counts[code]]
    kept = present if len(present) <= most else present[: most - 1]
    ranks = {kind: rank for rank, kind in enumerate(order)}
    kept.sort(key=lambda code: (ranks.get(str(values[code]), len(ranks)), code))
    number = np.full(len(values), len(kept), dtype=np.int64)
    number[kept] = np.arange(len(kept))
    keys = [values[code] for code in kept]
    if len(kept) < len(present):
        keys.append(None)
    return Groups(tuple(keys), number[codes])


def by_digit(index: EventIndex) -> Groups:
    """Group the events by the digit of their best-supported claim, best first.

    6 and what is not graded go last, as classes of their own.
    """
    keys = ("1", "2", "3", "4", "5", "6", "")
    codes = index.digit.astype(np.int64) - 1
    return Groups(keys, np.where(codes < 0, len(keys) - 1, codes))


def _meeting(index: EventIndex, shown: Mask, lo: int, hi: int) -> Ints:
    """Return the rows that can be counted and may lie in a stretch of time."""
    return np.flatnonzero(shown & _placed(index) & (index.hi > lo) & (index.lo < hi))


def _placed(index: EventIndex) -> Mask:
    """Return for each row whether it is dated and both its ends are known."""
    closed = start_tails(index.form) == Tail.CLOSED
    closed &= end_tails(index.form) == Tail.CLOSED
    mask: Mask = closed & (shapes(index.form) != Shape.UNDATED)
    return mask


def _inside(index: EventIndex, rows: Ints, edges: Ints) -> tuple[Mask, Ints]:
    """Return which rows are certain to be in one period, and in which."""
    first = np.searchsorted(edges, index.lo[rows], "right") - 1
    last = np.searchsorted(edges, index.hi[rows] - 1, "right") - 1
    within = (first == last) & (first >= 0) & (first < len(edges) - 1)
    mask: Mask = within & (index.form[rows] & _SOFT == 0)
    return mask, first


def _mass(lo: Ints, hi: Ints, edges: Ints) -> Floats:
    """Spread one for each span evenly over it, and sum it up by period."""
    zero = int(edges[0])
    at = (edges - zero).astype(np.float64)
    ends = [(values - zero).astype(np.float64) for values in (lo, hi)]
    share = 1.0 / (ends[1] - ends[0])
    begun, ended = (_ramps(values, share, at) for values in ends)
    mass: Floats = np.maximum(np.diff(begun - ended), 0.0)
    return mass


def _ramps(starts: Floats, slopes: Floats, at: Floats) -> Floats:
    """Return the sum of all ramps that begin at `starts`, at each of some places."""
    order = np.argsort(starts, kind="stable")
    starts, slopes = starts[order], slopes[order]
    begun = np.searchsorted(starts, at)
    slope = np.concatenate([[0.0], np.cumsum(slopes)])[begun]
    offset = np.concatenate([[0.0], np.cumsum(slopes * starts)])[begun]
    total: Floats = at * slope - offset
    return total
