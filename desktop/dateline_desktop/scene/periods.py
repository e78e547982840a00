"""Periods of the calendar that events are counted by: days, weeks, months and longer.

Days are days of UTC, as on the axis; a week begins on Monday.
"""

from enum import StrEnum
from functools import lru_cache

import numpy as np

from dateline_db.model.when import When
from dateline_desktop.scene.arrays import Ints
from dateline_desktop.scene.scale import DAY, EARLIEST, LATEST, YEAR

_MONDAY = 4 * DAY  # 5 January 1970
_EPOCH = 1970
_LAST = np.datetime64("9999-12-31")


class Period(StrEnum):
    """A length of time that the calendar has a name for."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"

    @property
    def seconds(self) -> float:
        """How long one is on average."""
        return _SECONDS[self]


_SECONDS = {
    Period.DAY: DAY,
    Period.WEEK: 7 * DAY,
    Period.MONTH: YEAR / 12,
    Period.QUARTER: YEAR / 4,
    Period.YEAR: YEAR,
    Period.DECADE: 10 * YEAR,
    Period.CENTURY: 100 * YEAR,
}
_MONTHS = {Period.MONTH: 1, Period.QUARTER: 3}
_YEARS = {Period.YEAR: 1, Period.DECADE: 10, Period.CENTURY: 100}


def finest(step: float, pixels: float) -> Period:
    """Return the finest period that is so many pixels wide at `step` seconds each."""
    wide = (period for period in Period if period.seconds >= pixels * step)
    return next(wide, Period.CENTURY)


def edges(period: Period, lo: float, hi: float) -> Ints:
    """Return where periods begin, from the one `lo` is in to the end of that of `hi`.

    Only what is within the years 1 to 9999 is covered.
    """
    lo, hi = max(lo, EARLIEST), min(max(hi, lo + 1), LATEST)
    if period in (Period.DAY, Period.WEEK):
        step, zero = int(period.seconds), _MONDAY if period is Period.WEEK else 0
        first = (int(np.floor(lo)) - zero) // step
        last = -((zero - int(np.ceil(hi))) // step)
        return np.arange(first, last + 1, dtype=np.int64) * step + zero
    if period in _MONTHS:
        return _calendar("M", 0, _MONTHS[period], lo, hi)
    return _calendar("Y", _EPOCH, _YEARS[period], lo, hi)


def _calendar(unit: str, zero: int, count: int, lo: float, hi: float) -> Ints:
    ends = np.array([np.floor(lo), np.ceil(hi) - 1], dtype="M8[s]")
    first, last = (ends.astype(f"M8[{unit}]").astype(np.int64) + zero) // count
    counted = np.arange(first, last + 2) * count - zero
    begins: Ints = counted.astype(f"M8[{unit}]").astype("M8[s]").astype(np.int64)
    return begins


@lru_cache(maxsize=4_096)
def period_name(period: Period, begin: int) -> str:
    """Return what the period is called that begins at a moment."""
    return When.parse(_edtf(period, np.datetime64(max(begin, EARLIEST), "s"))).label()


def _edtf(period: Period, moment: np.datetime64) -> str:
    day = str(moment)[:10]
    match period:
        case Period.DAY:
            return day
        case Period.WEEK:
            return f"{day}/{str(min(moment + np.timedelta64(6, 'D'), _LAST))[:10]}"
        case Period.MONTH:
            return day[:7]
        case Period.QUARTER:
            return f"{day[:4]}-{33 + (int(day[5:7]) - 1) // 3}"
        case Period.YEAR:
            return day[:4]
        case Period.DECADE:
            return f"{day[:3]}X"
        case _:
            first = max(int(day[:2]) * 100, 1)
            return f"{first:04}/{day[:2]}99"
