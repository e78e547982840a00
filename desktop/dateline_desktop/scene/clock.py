"""By which clock the axis counts: that of the case's zone, UTC, or each event's own.

The axis is always a calendar, so dates without a clock time stand on their days,
whatever the clock; only clock times move. Where clocks change, an hour is passed over
or counted twice, as on the clocks themselves.
"""

from collections.abc import Callable, Sequence
from datetime import tzinfo
from enum import StrEnum
from functools import lru_cache

import numpy as np

from dateline_db.model.zones import east_of_utc
from dateline_desktop.scene.arrays import Ints, Mask
from dateline_desktop.scene.forms import Shape, shapes
from dateline_desktop.scene.index import EventIndex
from dateline_desktop.scene.scale import DAY, HOUR

_WEEK = 7 * DAY
_SINCE, _UNTIL = -3_000_000_000, 6_000_000_000
"""From before there were zones to the year 2160; beyond, the rules stay as they are."""
_EAST, _WEST = 14 * HOUR, 12 * HOUR
_TO_THE_SECOND = len("2023-07-14T09:30:00")


Shift = Callable[[EventIndex, Ints], tuple[Ints, Ints]]
"""Gives from when to when some rows with a clock time are, by another clock."""


class ClockBy(StrEnum):
    """Whose clock the axis shows."""

    CASE = "case"
    UTC = "utc"
    LOCAL = "local"


def clocked(index: EventIndex) -> Mask:
    """Return for each row whether its date has a clock time."""
    mask: Mask = (shapes(index.form) == Shape.POINT) & ((index.hi - index.lo) % DAY > 0)
    return mask


def zone_shift(zone: tzinfo) -> Shift:
    """Return the shift to the clocks of a zone."""

    def shift(index: EventIndex, rows: Ints) -> tuple[Ints, Ints]:
        lo, hi = index.lo[rows], index.hi[rows]
        return lo + _ahead(zone, lo), hi + _ahead(zone, hi - 1)

    return shift


def own_shift(dates: Callable[[list[str]], Sequence[str]]) -> Shift:
    """Return the shift of each event to its own clock; `dates` gives EDTF by ids.

    What no zone is known of is as exact here as it was stated, for it is its own clock
    that is shown.
    """

    def shift(index: EventIndex, rows: Ints) -> tuple[Ints, Ints]:
        ids = [index.id_of(row) for row in rows.tolist()]
        stated = [text[:_TO_THE_SECOND] for text in dates(ids)]
        shown: Ints = np.array(stated, dtype="M8[s]").astype(np.int64)
        width = index.hi[rows] - index.lo[rows]
        width -= np.where(width > _EAST + _WEST, _EAST + _WEST, 0)
        width = np.where(width > HOUR, width % HOUR, width)  # an hour that came twice
        return shown, shown + width

    return shift


def on_clock(index: EventIndex, shift: Shift) -> EventIndex:
    """Return the index with its clock times shifted; itself where none is."""
    rows = np.flatnonzero(clocked(index)).astype(np.int32)
    if not len(rows):
        return index
    lo, hi = shift(index, rows)
    if np.array_equal(lo, index.lo[rows]) and np.array_equal(hi, index.hi[rows]):
        return index
    moved = _part(index, np.arange(len(index), dtype=np.int32))
    moved.living[:], moved.dated[:] = index.living, index.dated
    moved.lo[rows], moved.hi[rows] = lo, np.maximum(hi, lo + 1)
    return moved


def follow(moved: EventIndex, index: EventIndex, version: int, shift: Shift) -> bool:
    """Let a shifted index follow what changed in the other since a version of it.

    Return whether both have the same rows then; if not, it has to be made anew.
    """
    rows = index.past(version).row
    living = rows[index.living[rows]]
    part = _part(index, living)
    timed = np.flatnonzero(clocked(part)).astype(np.int32)
    if len(timed):
        part.lo[timed], part.hi[timed] = shift(part, timed)
    moved.take_in(
        part, [index.id_of(row) for row in rows[~index.living[rows]].tolist()]
    )
    return len(moved) == len(index)


def _part(index: EventIndex, rows: Ints) -> EventIndex:
    """Return some rows of an index as one of their own."""
    number = np.full(len(index), -1, dtype=np.int32)
    number[rows] = np.arange(len(rows), dtype=np.int32)
    parts = np.flatnonzero(number[index.part_row] >= 0)
    return EventIndex(
        ids=index.ids[rows],
        lo=index.lo[rows],
        hi=index.hi[rows],
        form=index.form[rows],
        digit=index.digit[rows],
        disputed=index.disputed[rows],
        reviewed=index.reviewed[rows],
        kinds=index.kinds.only(rows),
        places=index.places.only(rows),
        part_row=number[index.part_row][parts],
        actors=index.actors.only(parts),
    )


def _ahead(zone: tzinfo, seconds: Ints) -> Ints:
    """Return how far the clocks of a zone are ahead of UTC at many moments."""
    since, ahead = changes_of_clocks(zone)
    found: Ints = ahead[np.searchsorted(since, seconds, side="right")]
    return found


@lru_cache(maxsize=8)
def changes_of_clocks(zone: tzinfo) -> tuple[Ints, Ints]:
    """Return when the clocks of a zone changed, and how far ahead they were between.

    There is one more of these than of changes: before the first, and after each.
    """
    changes, ahead = [], [east_of_utc(_SINCE, zone)]
    for week in range(_SINCE, _UNTIL, _WEEK):
        then = east_of_utc(week + _WEEK, zone)
        if then != ahead[-1]:
            changes.append(_change_in(week, week + _WEEK, zone))
            ahead.append(then)
    return np.array(changes, dtype=np.int64), np.array(ahead, dtype=np.int64)


def _change_in(before: int, after: int, zone: tzinfo) -> int:
    """Return the first second of a stretch after which the clocks stand otherwise."""
    last = east_of_utc(before, zone)
    while after - before > 1:
        middle = (before + after) // 2
        if east_of_utc(middle, zone) == last:
            before = middle
        else:
            after = middle
    return after
