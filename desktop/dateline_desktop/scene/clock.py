"""By which clock the axis counts: that of the case's zone, UTC, or each event's own.

The axis is always a calendar, so dates without a clock time stand on their days,
whatever the clock; only clock times move. Where clocks change, an hour is passed over
or counted twice, as on the clocks themselves.
"""

from collections.abc import Sequence
from dataclasses import replace
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


class ClockBy(StrEnum):
    """Whose clock the axis shows."""

    CASE = "case"
    UTC = "utc"
    LOCAL = "local"


def clocked(index: EventIndex) -> Mask:
    """Return for each row whether its date has a clock time."""
    mask: Mask = (shapes(index.form) == Shape.POINT) & ((index.hi - index.lo) % DAY > 0)
    return mask


def on_clock_of(index: EventIndex, zone: tzinfo) -> EventIndex:
    """Return the index with clock times as the clocks of a zone show them."""
    rows = np.flatnonzero(clocked(index))
    lo, hi = index.lo[rows], index.hi[rows]
    ahead = _ahead(zone, lo)
    if not ahead.any():
        return index
    return _moved(index, rows, lo + ahead, np.maximum(hi + _ahead(zone, hi - 1), lo))


def on_own_clocks(index: EventIndex, dates: Sequence[str]) -> EventIndex:
    """Return the index with each clock time as it was stated, whatever the zone.

    `dates` are the EDTF texts in the order of the rows. What no zone is known of is as
    exact here as it was stated, for it is its own clock that is shown.
    """
    rows = np.flatnonzero(clocked(index))
    if not len(rows):
        return index
    stated = [dates[row][:_TO_THE_SECOND] for row in rows.tolist()]
    shown = np.array(stated, dtype="M8[s]").astype(np.int64)
    width = index.hi[rows] - index.lo[rows]
    width -= np.where(width > _EAST + _WEST, _EAST + _WEST, 0)
    width = np.where(width > HOUR, width % HOUR, width)  # an hour that came twice
    return _moved(index, rows, shown, shown + width)


def _moved(index: EventIndex, rows: Ints, lo: Ints, hi: Ints) -> EventIndex:
    all_lo, all_hi = index.lo.copy(), index.hi.copy()
    all_lo[rows], all_hi[rows] = lo, np.maximum(hi, lo + 1)
    return replace(index, lo=all_lo, hi=all_hi)


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
