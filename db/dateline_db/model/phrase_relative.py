"""Words that count from a date of publication: yesterday, next week, on Monday."""

import re
from datetime import date, timedelta
from typing import NamedTuple

from dateline_db.model.phrase_words import COUNTS, WEEKDAY, WEEKDAY_NUMBERS, any_of
from dateline_db.model.when import When

_DAYS_BACK = {"today": 0, "tonight": 0, "yesterday": 1, "day before yesterday": 2}
_DAYS_BACK |= {f"this {part}": 0 for part in ("morning", "afternoon", "evening")}
_DAYS_BACK |= {"tomorrow": -1, "day after tomorrow": -2}
_STEPS_BACK = {"this": 0, "last": 1, "next": -1}
_COUNTS = COUNTS | {"a": 1, "an": 1}
_UNITS = "day|week|month|year"

_DAY = re.compile(
    rf"(?P<day>{any_of(_DAYS_BACK)})(?: (?:morning|afternoon|evening|night))?"
)
_AGO = re.compile(rf"(?P<count>{any_of(_COUNTS)}) (?P<unit>{_UNITS})s? ago")
_UNIT = re.compile(rf"(?P<which>this|last|next) (?P<unit>{_UNITS})")
_WEEKDAY = re.compile(rf"(?P<which>last |next )?{WEEKDAY}")
_NIGHT = re.compile("last night|overnight")


class Anchor(NamedTuple):
    """The day that words count from, between a first and a last possible one."""

    first: date
    last: date

    @property
    def day(self) -> date | None:
        """The day, None where it is not known."""
        return self.first if self.first == self.last else None

    @property
    def month(self) -> int | None:
        """The month, counted from the year 0; None where it is not known."""
        first, last = (day.year * 12 + day.month - 1 for day in self)
        return first if first == last else None

    @property
    def year(self) -> int | None:
        """The year, None where it is not known."""
        return self.first.year if self.first.year == self.last.year else None


def anchor_of(published: When | None) -> Anchor | None:
    """Return what can be counted from; None where the date of publication is vague."""
    if published is None or published.approximate or published.uncertain:
        return None
    if published.lo is None or published.hi is None:
        return None
    return Anchor(published.lo, published.hi)


def is_relative(text: str) -> bool:
    """Whether words count from another date."""
    return any(
        pattern.fullmatch(text) for pattern in (_DAY, _AGO, _UNIT, _WEEKDAY, _NIGHT)
    )


def relative(text: str, anchor: Anchor) -> str | None:
    """Return the EDTF of words that count from an anchor; None where they cannot."""
    try:
        return _relative(text, anchor)
    except OverflowError:  # before the year 0001
        return None


def _relative(text: str, anchor: Anchor) -> str | None:
    if match := _DAY.fullmatch(text):
        return _days_back(anchor, _DAYS_BACK[match["day"]])
    if match := _AGO.fullmatch(text):
        return _ago(anchor, match["unit"], _COUNTS[match["count"]])
    if match := _UNIT.fullmatch(text):
        return _back(anchor, match["unit"], _STEPS_BACK[match["which"]])
    if match := _WEEKDAY.fullmatch(text):
        number = WEEKDAY_NUMBERS[match["weekday"]]
        if match["which"] == "next ":
            return _next_weekday(anchor, number)
        return _weekday(anchor, number, is_last=bool(match["which"]))
    if _NIGHT.fullmatch(text) and anchor.day:
        return f"{anchor.day - timedelta(days=1)}/{anchor.day}"
    return None


def _days_back(anchor: Anchor, days: int) -> str | None:
    return str(anchor.day - timedelta(days=days)) if anchor.day else None


def _ago(anchor: Anchor, unit: str, count: int) -> str | None:
    """Read "three weeks ago": but for days, that is only about then."""
    if unit == "day":
        return _days_back(anchor, count)
    if unit == "week":
        day = _days_back(anchor, 7 * count)
        return f"{day}~" if day else None
    edtf = _back(anchor, unit, count)
    return f"{edtf}~" if edtf else None


def _back(anchor: Anchor, unit: str, count: int) -> str | None:
    """Return the day, week, month or year that lies so many of them back."""
    if unit == "day":
        return None
    if unit == "year":
        return f"{anchor.year - count:04}" if anchor.year else None
    if unit == "month":
        if anchor.month is None:
            return None
        year, month = divmod(anchor.month - count, 12)
        return f"{year:04}-{month + 1:02}"
    if anchor.day is None:
        return None
    monday = anchor.day - timedelta(days=anchor.day.weekday() + 7 * count)
    return f"[{monday}..{monday + timedelta(days=6)}]"


def _weekday(anchor: Anchor, number: int, *, is_last: bool) -> str | None:
    """Read "on Monday" as the latest one; as one of two where it can be the one before.

    That is so of "Monday" on a Monday, and of "last Monday" later in the same week.
    """
    if anchor.day is None:
        return None
    back = (anchor.day.weekday() - number) % 7
    if is_last and back == 0:
        back = 7
    latest = anchor.day - timedelta(days=back)
    in_this_week = number <= anchor.day.weekday() and back < 7
    if back == 0 or (is_last and in_this_week):
        return f"[{latest - timedelta(days=7)},{latest}]"
    return str(latest)


def _next_weekday(anchor: Anchor, number: int) -> str | None:
    """Read "next Friday": of two, where the nearest one lies in the same week."""
    if anchor.day is None:
        return None
    soonest = anchor.day + timedelta(days=(number - anchor.day.weekday() - 1) % 7 + 1)
    if number > anchor.day.weekday():
        return f"[{soonest},{soonest + timedelta(days=7)}]"
    return str(soonest)
