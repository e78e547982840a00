"""One date of EDTF: its grammar, the days it can mean, and how precise it is.

A date is a year, year and month, or year, month and day. `X` stands for a digit that
is not known, a month of 21 to 41 for a part of the year, and the qualifiers `?`, `~`
and `%` (both) for what is uncertain or approximate.
"""

import re
from calendar import monthrange
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from enum import StrEnum
from typing import NamedTuple

FIRST_YEAR, LAST_YEAR = 1, 9999
_LEAP_GAP = 9  # any so many years hold both a leap year and another: 1896 to 1904
_PATTERN = re.compile(
    r"([?~%])?([0-9]{4}|[0-9]{3}X|[0-9]{2}XX|[0-9]XXX|XXXX)([?~%])?"
    r"(?:-([?~%])?([0-9]{2}|[01]X|XX)([?~%])?"
    r"(?:-([?~%])?([0-9]{2}|[0-3]X|XX)([?~%])?)?)?"
)


class Precision(StrEnum):
    """How sharp a date is; PARTIAL is a pattern that is no unit of the calendar."""

    SECOND = "second"
    MINUTE = "minute"
    DAY = "day"
    MONTH = "month"
    SUBYEAR = "subyear"
    SEASON = "season"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"
    MILLENNIUM = "millennium"
    SET = "set"
    INTERVAL = "interval"
    PARTIAL = "partial"
    UNKNOWN = "unknown"


class Marks(NamedTuple):
    """The qualifiers that hold for each component of a date, as in `"?~"`."""

    year: str
    month: str
    day: str


UNMARKED = Marks("", "", "")


class EdtfDate(NamedTuple):
    """One date as written: `text` in full, its three components, and what follows.

    `month` and `day` are "" where the date ends before them. `lo` and `hi` are the
    first and the last day that it can mean, None where the year is not known at all.
    """

    text: str
    year: str
    month: str
    day: str
    marks: Marks
    lo: date | None
    hi: date | None
    precision: Precision

    @property
    def is_part_of_year(self) -> bool:
        """Whether it is a season, quarter, third or half of a year."""
        return self.precision in (Precision.SEASON, Precision.SUBYEAR)

    @property
    def can_be_qualified(self) -> bool:
        """Whether EDTF validators agree on a qualifier here: not with X or a season."""
        return "X" not in self.text and not self.is_part_of_year


class Impossible(ValueError):
    """A text that is no date; why is left to `edtf_faults`."""


_SEASON_MONTHS = ((3, 5), (6, 8), (9, 11), (12, 14))
PARTS_OF_YEAR = {
    **dict(zip((21, 22, 23, 24), _SEASON_MONTHS, strict=True)),
    **dict(zip((25, 26, 27, 28), _SEASON_MONTHS, strict=True)),
    **dict(zip((31, 32, 29, 30), _SEASON_MONTHS, strict=True)),
    **dict(zip((33, 34, 35, 36), ((1, 3), (4, 6), (7, 9), (10, 12)), strict=True)),
    **dict(zip((37, 38, 39), ((1, 4), (5, 8), (9, 12)), strict=True)),
    **dict(zip((40, 41), ((1, 6), (7, 12)), strict=True)),
}
"""Code of a season, quarter, third or half: its first and last month; 13 is January
of the next year."""

OVER_NEW_YEAR = frozenset(c for c, (_, last) in PARTS_OF_YEAR.items() if last > 12)
"""The winters, and the summer of the south."""

_FIRST_QUARTER = 33


def read_one(text: str) -> EdtfDate:
    """Read one date; raise `Impossible` for anything else."""
    match = _PATTERN.fullmatch(text)
    if match is None:
        raise Impossible(text)
    groups = match.groups("")
    year, month, day = groups[1::3]
    left, right = groups[0::3], groups[2::3]
    marks = _marks(left, right) if any(left + right) else UNMARKED
    if "X" in year or "X" in month or "X" in day:
        lo, hi, precision = _pattern(year, month, day)
    else:
        lo, hi, precision = _plain(int(year), month, day)
    return EdtfDate(text, year, month, day, marks, lo, hi, precision)


def _marks(left: tuple[str, ...], right: tuple[str, ...]) -> Marks:
    """Work out what holds where: from the left for one component, from the right for
    it and all before it."""
    if any(before and after for before, after in zip(left, right, strict=True)):
        raise Impossible("qualified from both sides")
    return Marks(*(left[n] + "".join(right[n:]) for n in range(3)))


def years_of(pattern: str) -> range:
    """Return the years that a pattern of digits and X allows."""
    low, high = int(pattern.replace("X", "0")), int(pattern.replace("X", "9"))
    return range(max(low, FIRST_YEAR), high + 1)


def months_of(pattern: str) -> Sequence[int]:
    """Return the months that a pattern of digits and X allows; "" allows all."""
    return _matching(pattern or "XX", range(1, 13))


def days_of(pattern: str, year: int, month: int) -> Sequence[int]:
    """Return the days of a month that a pattern allows; "" allows all."""
    return _matching(pattern or "XX", range(1, monthrange(year, month)[1] + 1))


def _matching(pattern: str, numbers: range) -> Sequence[int]:
    if pattern == "XX":
        return numbers
    if pattern[1] == "X":
        return [n for n in numbers if n // 10 == int(pattern[0])]
    return [int(pattern)] if int(pattern) in numbers else []


def _plain(year: int, month: str, day: str) -> tuple[date, date, Precision]:
    if year < FIRST_YEAR:
        raise Impossible(year)
    if day:
        only = _existing(year, int(month), int(day))
        return only, only, Precision.DAY
    if not month:
        return date(year, 1, 1), date(year, 12, 31), Precision.YEAR
    number = int(month)
    if number in PARTS_OF_YEAR:
        first, last = PARTS_OF_YEAR[number]
        is_season = number < _FIRST_QUARTER
        precision = Precision.SEASON if is_season else Precision.SUBYEAR
        return date(year, first, 1), _month_end(year, last), precision
    first_day = _existing(year, number, 1)
    return first_day, _month_end(year, number), Precision.MONTH


def _existing(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError as error:
        raise Impossible(str(error)) from None


def _month_end(year: int, month: int) -> date:
    if month > 12:
        year, month = year + 1, month - 12
    if year > LAST_YEAR:
        return date.max
    return date(year, month, monthrange(year, month)[1])


def _pattern(
    year: str, month: str, day: str
) -> tuple[date | None, date | None, Precision]:
    years, months = years_of(year), months_of(month)
    lo = next(_days(years[:_LEAP_GAP], months, day), None)
    hi = next(_days(years[: -_LEAP_GAP - 1 : -1], months[::-1], day, last=True), None)
    if lo is None:
        raise Impossible(f"{year}-{month}-{day}")
    precision = _pattern_precision(year, month, day)
    if year == "XXXX":
        return None, None, precision
    return lo, hi, precision


def _days(
    years: Iterable[int], months: Sequence[int], day: str, *, last: bool = False
) -> Iterator[date]:
    """Yield the first (or the last) day that each month allows, in the given order."""
    for year in years:
        for month in months:
            days = days_of(day, year, month)
            if days:
                yield date(year, month, days[-1 if last else 0])


def _pattern_precision(year: str, month: str, day: str) -> Precision:
    below_year = month.strip("X") + day.strip("X")
    if year == "XXXX" and not below_year:
        return Precision.UNKNOWN
    if month.isdigit() and "X" not in year and day == "XX":
        return Precision.MONTH
    if below_year:
        return Precision.PARTIAL
    unknown_digits = year.count("X")
    return (
        Precision.YEAR,
        Precision.DECADE,
        Precision.CENTURY,
        Precision.MILLENNIUM,
    )[unknown_digits]
