"""The ticks of the time axis: two levels, from seconds to millennia.

The lower level carries the ticks, the upper one says what they belong to; its first
label sticks to the left edge, so that the view never loses its year or day.
"""

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

import numpy as np

from dateline_desktop.scene.arrays import Ints
from dateline_desktop.scene.scale import DAY, EARLIEST, HOUR, MINUTE, YEAR, Scale

_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_FIRST_MONDAY = 4 * DAY


class Unit(StrEnum):
    """What a step of the axis is counted in."""

    SECOND = "second"
    MINUTE = "minute"
    HOUR = "hour"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


_SECONDS = {
    Unit.SECOND: 1,
    Unit.MINUTE: MINUTE,
    Unit.HOUR: HOUR,
    Unit.DAY: DAY,
    Unit.WEEK: 7 * DAY,
    Unit.MONTH: YEAR / 12,
    Unit.YEAR: YEAR,
}


@dataclass(frozen=True, slots=True)
class Level:
    """One spacing of ticks, with the room in text heights that its labels need."""

    unit: Unit
    count: int
    room: float

    @property
    def seconds(self) -> float:
        """The mean distance of two ticks."""
        return self.count * _SECONDS[self.unit]

    def ticks(self, lo: float, hi: float) -> Ints:
        """Return the ticks from the last one at or before `lo` up to `hi`."""
        if self.unit in (Unit.MONTH, Unit.YEAR):
            return self._calendar_ticks(lo, hi)
        step = int(self.seconds)
        zero = _FIRST_MONDAY if self.unit is Unit.WEEK else 0
        first = (int(np.floor(lo)) - zero) // step * step + zero
        return np.arange(first, hi, step, dtype=np.int64)

    @lru_cache(maxsize=4_096)  # noqa: B019 - levels are few and live as long
    def label(self, tick: int) -> str:
        """Return the short text at a tick."""
        moment = np.datetime64(tick, "s")
        match self.unit:
            case Unit.SECOND:
                return str(moment)[-8:]
            case Unit.MINUTE | Unit.HOUR:
                return str(moment)[-8:-3]
            case Unit.DAY | Unit.WEEK:
                return str(_day(moment))
            case Unit.MONTH:
                return _MONTHS[_month(moment) - 1][:3]
            case _:
                return str(_year(moment))

    def _calendar_ticks(self, lo: float, hi: float) -> Ints:
        code, zero = ("M", 0) if self.unit is Unit.MONTH else ("Y", 1970)
        ends = np.array([np.floor(lo), np.ceil(hi)], dtype="M8[s]")
        first, last = ends.astype(f"M8[{code}]").astype(np.int64) + zero
        counted = np.arange(first // self.count * self.count, last + 1, self.count)
        moments = (counted - zero).astype(f"M8[{code}]").astype("M8[s]")
        ticks: Ints = moments.astype(np.int64)
        return ticks[ticks < hi]


LEVELS = (
    *(Level(Unit.SECOND, n, 5.5) for n in (1, 5, 15, 30)),
    *(Level(Unit.MINUTE, n, 4.0) for n in (1, 5, 15, 30)),
    *(Level(Unit.HOUR, n, 4.0) for n in (1, 3, 6, 12)),
    Level(Unit.DAY, 1, 2.0),
    Level(Unit.WEEK, 1, 2.0),
    *(Level(Unit.MONTH, n, 2.7) for n in (1, 3, 6)),
    *(Level(Unit.YEAR, n, 2.9) for n in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)),
)


@dataclass(frozen=True, slots=True)
class Tick:
    """A place on the axis and what is written there; `x` may lie left of the view."""

    x: float
    label: str


@dataclass(frozen=True, slots=True)
class Axis:
    """The ticks in view: `upper` says to what those of `lower` belong.

    `unit` is what the steps of `lower` are counted in.
    """

    upper: tuple[Tick, ...]
    lower: tuple[Tick, ...]
    unit: Unit


def tick_level(scale: Scale, text_height: float) -> Level:
    """Return the finest spacing of ticks whose labels have room."""
    return next(
        (v for v in LEVELS if v.seconds / scale.step >= v.room * text_height),
        LEVELS[-1],
    )


def axis(scale: Scale, text_height: float) -> Axis:
    """Return the finest ticks whose labels have room."""
    level = tick_level(scale, text_height)
    lower = level.ticks(scale.start, scale.end)
    upper = _upper(level).ticks(scale.start, scale.end)
    return Axis(
        upper=tuple(Tick(scale.x(int(t)), _upper_label(level, int(t))) for t in upper),
        lower=tuple(
            Tick(scale.x(int(t)), level.label(int(t))) for t in lower if t >= EARLIEST
        ),
        unit=level.unit,
    )


def _upper(level: Level) -> Level:
    match level.unit:
        case Unit.SECOND | Unit.MINUTE | Unit.HOUR:
            return Level(Unit.DAY, 1, 0)
        case Unit.DAY | Unit.WEEK:
            return Level(Unit.MONTH, 1, 0)
        case Unit.MONTH:
            return Level(Unit.YEAR, 1, 0)
        case _:
            return Level(Unit.YEAR, _GROUP[level.count], 0)


_GROUP = {
    n: 10 if n < 10 else 100 if n < 100 else 1000
    for n in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)
}


@lru_cache(maxsize=1_024)
def _upper_label(level: Level, tick: int) -> str:
    moment = np.datetime64(tick, "s")
    year = _year(moment)
    month = _MONTHS[_month(moment) - 1]
    match level.unit:
        case Unit.SECOND | Unit.MINUTE | Unit.HOUR:
            return f"{_day(moment)} {month} {year}"
        case Unit.DAY | Unit.WEEK:
            return f"{month} {year}"
        case Unit.MONTH:
            return str(year)
        case _:
            return _years_label(year, _GROUP[level.count])


def _years_label(first: int, count: int) -> str:
    """Return the name of a decade, or the years of a century or millennium."""
    return f"{first}s" if count == 10 else f"{max(first, 1)}–{first + count - 1}"


def _year(moment: np.datetime64) -> int:
    return int(moment.astype("M8[Y]").astype(np.int64)) + 1970


def _month(moment: np.datetime64) -> int:
    return int(moment.astype("M8[M]").astype(np.int64)) % 12 + 1


def _day(moment: np.datetime64) -> int:
    days = moment.astype("M8[D]") - moment.astype("M8[M]").astype("M8[D]")
    return int(days.astype(np.int64)) + 1
