"""Words that name a day, a month or a year, and what rules for words are made of."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from dateline_db.errors import BadDate
from dateline_db.model.phrase_words import (
    DAY,
    MONTH,
    MONTH_NUMBERS,
    WEEKDAY,
    WEEKDAY_NUMBERS,
    WEEKDAYS,
    YEAR,
)
from dateline_db.model.when import When

GIVEN_ORDER, EITHER_ORDER = "day and month as set", "day and month either way round"


@dataclass(frozen=True, slots=True)
class Given:
    """What is known beside the words: the order of 04/05/2023, and a year to assume."""

    day_first: bool | None = None
    year: int | None = None


class NoYear(BadDate):
    """A date in words that leaves out the year."""

    def __init__(self) -> None:
        super().__init__(
            "The year is missing: write it too, or give the date of publication."
        )


Groups = dict[str, str]
Reader = Callable[[Groups, Given], str | None]


class Rule(NamedTuple):
    """A way to put a date into words, and who makes EDTF of it, or None if unsure."""

    name: str
    pattern: re.Pattern[str]
    read: Reader


def rule(name: str, pattern: str, read: Reader | str) -> Rule:
    """Make a rule; where `read` is a text, the groups of the pattern fill it."""
    if isinstance(read, str):
        return Rule(name, re.compile(pattern), _filled(read))
    return Rule(name, re.compile(pattern), read)


def _filled(template: str) -> Reader:
    return lambda groups, _: template.format(**groups)


def month_of(groups: Groups, given: Given) -> str:
    """Read a month by its name, in the year that is named or assumed."""
    year = groups.get("year") or given.year
    if year is None:
        raise NoYear
    return f"{int(year):04}-{MONTH_NUMBERS[groups['month']]:02}"


def day_of(groups: Groups, given: Given) -> str:
    """Read a day of a month; where its weekday is named, it must be that one."""
    edtf = f"{month_of(groups, given)}-{int(groups['day']):02}"
    if groups.get("weekday"):
        hold_to_weekday(When.parse(edtf), WEEKDAY_NUMBERS[groups["weekday"]])
    return edtf


def hold_to_weekday(when: When, number: int) -> None:
    """Raise `BadDate` where a day is not the weekday that is named with it."""
    if when.lo and when.lo == when.hi and when.lo.weekday() != number:
        raise BadDate(
            "{date} was a {weekday}: correct the day of the week or the date.",
            date=when.label(),
            weekday=WEEKDAYS[when.lo.weekday()],
        )


def _month_number(groups: Groups, _: Given) -> str:
    return f"{groups['year']}-{int(groups['number']):02}"


def _year_first(groups: Groups, _: Given) -> str:
    return f"{groups['year']}-{int(groups['month']):02}-{int(groups['day']):02}"


def _orders(groups: Groups) -> tuple[str | None, str | None]:
    """Read 04/05/2023 with the day first, and with the month first, where it can be."""
    year, first, second = groups["year"], int(groups["first"]), int(groups["second"])
    day_first = f"{year}-{second:02}-{first:02}" if second <= 12 else None
    month_first = f"{year}-{first:02}-{second:02}" if first <= 12 else None
    return day_first, month_first


def _only_order(groups: Groups, _: Given) -> str | None:
    day_first, month_first = _orders(groups)
    if day_first and month_first and day_first != month_first:
        return None
    return day_first or month_first


def _given_order(groups: Groups, given: Given) -> str | None:
    if given.day_first is None:
        return None
    day_first, month_first = _orders(groups)
    return day_first if given.day_first else month_first


def _either_order(groups: Groups, _: Given) -> str:
    return f"[{','.join(sorted(filter(None, _orders(groups))))}]"


MONTH_YEAR = rf"{MONTH}(?:(?: of)?[ -]{YEAR})?"
DATES = (
    rf"(?:{WEEKDAY} )?(?:the )?{DAY}(?: of)?[ -]{MONTH_YEAR}",
    rf"(?:{WEEKDAY} )?{MONTH} (?:the )?{DAY}(?: {YEAR})?",
)
"""Patterns for one day: "14 July 2023" and "July 14 2023"."""

_NUMBERS = rf"(?P<first>[0-9]{{1,2}})([./-])(?P<second>[0-9]{{1,2}})\2{YEAR}"

DAY_RULES = (
    rule("year", rf"(?:the year )?{YEAR}", "{year}"),
    rule("month", MONTH_YEAR, month_of),
    *(rule("day", pattern, day_of) for pattern in DATES),
    rule("month", rf"(?P<number>0?[1-9]|1[0-2])/{YEAR}", _month_number),
    rule("numbers", _NUMBERS, _only_order),
    rule(GIVEN_ORDER, _NUMBERS, _given_order),
    rule(EITHER_ORDER, _NUMBERS, _either_order),
    rule(
        "numbers",
        rf"{YEAR}([-./])(?P<month>[0-9]{{1,2}})\2(?P<day>[0-9]{{1,2}})",
        _year_first,
    ),
    rule("month", rf"{YEAR}-(?P<number>0[1-9]|1[0-2])", _month_number),
)
