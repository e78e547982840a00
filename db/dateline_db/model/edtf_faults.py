"""Why a text is no date, in a sentence that says what to do."""

import re
from calendar import monthrange

from dateline_db.errors import BadDate
from dateline_db.model.edtf_date import (
    PARTS_OF_YEAR,
    Impossible,
    days_of,
    months_of,
    read_one,
)
from dateline_db.model.edtf_respelled import respelled
from dateline_db.model.edtf_words import MONTHS

NO_EDTF = "“{text}” is not EDTF: write a date such as 2023-07-14, 2023-07 or 2023-07~."
"""What is said of a text of which nothing better can be said."""

_BETWEEN_DATES = re.compile(r"\.\.|[\[\]{},/]")
_NO_QUALIFIERS = str.maketrans("", "", "?~%")
_LOOSE_DATE = re.compile(r"([0-9X]{4})(?:-([0-9X]{2})(?:-([0-9X]{2}))?)?")
_X_ON_THE_RIGHT = re.compile(r"[0-9]*X*")
_LOOSE_CLOCK = re.compile(
    r"(.{10})[T ]([0-9]{2}):([0-9]{2})(?::([0-9]{2}))?(Z|[+-].*)?[?~%]?"
)


def fault_in(text: str) -> BadDate:
    """Return the error for a text that `read_edtf` refuses."""
    if not text.strip():
        return BadDate(
            "A date is missing: write one such as 2023-07-14, or XXXX if it is unknown."
        )
    for find in _FINDERS:
        fault = find(text)
        if fault is not None:
            return fault
    return _no_edtf(text)


def _no_edtf(text: str) -> BadDate:
    return BadDate(NO_EDTF, text=shortened(text))


def shortened(text: str) -> str:
    """Return as much of a text as a sentence can hold."""
    return text if len(text) <= 60 else f"{text[:59]}…"


def _either_order_fault(text: str) -> BadDate | None:
    match = re.fullmatch(r"(0?[1-9]|1[0-2])[./-](0?[1-9]|1[0-2])[./-]([0-9]{4})", text)
    if match is None:
        return None
    days = sorted((f"{match[1]:0>2}-{match[2]:0>2}", f"{match[2]:0>2}-{match[1]:0>2}"))
    return BadDate(
        "“{text}” can be two days: write {year}-{first} or {year}-{second}.",
        text=text,
        year=match[3],
        first=days[0],
        second=days[1],
    )


def _clock_fault(text: str) -> BadDate | None:
    if not re.search(r":|[0-9]T", text):
        return None
    match = _LOOSE_CLOCK.fullmatch(text)
    if match is None:
        if _BETWEEN_DATES.search(text):
            return BadDate(
                "Intervals and sets have no clock times: leave out the time."
            )
        return BadDate(
            "A clock time stands behind its day, and Z behind it is for UTC: write "
            "it as 2023-07-14T09:30 or 2023-07-14T09:30Z."
        )
    day, hour, minute, second, zone = match.groups("00")
    fault = _date_fault(day)
    if fault is not None:
        return fault
    if hour == "24":
        return BadDate(
            "A day ends at 23:59:59: write midnight as 00:00 of the next day."
        )
    if int(hour) > 23 or int(minute) > 59 or int(second) > 59:
        return BadDate(
            "A day runs from 00:00:00 to 23:59:59, so {hour}:{minute}:{second} does "
            "not exist.",
            hour=hour,
            minute=minute,
            second=second,
        )
    return BadDate(
        "“{zone}” is no zone: write Z for UTC, or -12:00 to +14:00.", zone=zone
    )


def _date_fault(text: str) -> BadDate | None:
    for part in _BETWEEN_DATES.split(text):
        date = part.strip(" ")
        try:
            if date:
                read_one(date)
        except Impossible:
            return _fault_of_date(date) or _no_edtf(text)
    return None


def _fault_of_date(text: str) -> BadDate | None:
    """Say what is wrong with one date that `read_one` refuses, if it can be seen."""
    bare = text.translate(_NO_QUALIFIERS)
    match = _LOOSE_DATE.fullmatch(bare)
    if match is None:
        return _fault_of_year(bare, text) or _fault_of_count(bare)
    year, month, day = match.groups("")
    if not all(map(_X_ON_THE_RIGHT.fullmatch, (year, month, day))):
        return BadDate(
            "X stands for the last digits of a year, a month or a day, not for the "
            "first: write “{text}” as one like 202X, 2023-XX or 2023-07-1X.",
            text=text,
        )
    if year == "0000":
        return BadDate("There is no year 0000: years run from 0001 to 9999.")
    fault = _fault_of_month(year, month, day) or _fault_of_day(bare, year, month, day)
    return fault or BadDate(
        "“{text}” has its qualifiers in places that EDTF does not know: put one behind "
        "the date, % where it is both uncertain and approximate.",
        text=text,
    )


def _fault_of_year(bare: str, text: str) -> BadDate | None:
    if re.match(r"Y?-?[0-9]+[SE][0-9]", bare):
        return BadDate(
            "Dateline does not read S and E in a year: write it in four digits, or as "
            "19XX or 195X where the last ones are not known."
        )
    if re.match(r"(Y|Y?-[0-9]{4}|[0-9]{1,3}(-|$)|[0-9]{5,7}(-|$))", bare):
        return BadDate(
            "Years run from 0001 to 9999 and are written in four digits: “{text}” has "
            "no such year.",
            text=text,
        )
    return None


def _fault_of_count(text: str) -> BadDate | None:
    """Say of a week or a day, counted within a year, that there are not so many."""
    match = re.match(r"([0-9]{4})-(?:W([0-9]{2})|([0-9]{3})$)", text)
    if match is None:
        return None
    year, week, day = match.groups()
    if week:
        return BadDate(
            "{year} has no week {week}, and EDTF has no weeks: write the days, as in "
            "[2023-07-03..2023-07-09].",
            year=year,
            week=week,
        )
    return BadDate(
        "{year} has no day {day}, and EDTF counts no days: write year, month and day, "
        "as in 2023-07-14.",
        year=year,
        day=day,
    )


def _fault_of_month(year: str, month: str, day: str) -> BadDate | None:
    if not month or months_of(month):
        return None
    if month == "00":
        return BadDate(
            "There is no month 00: where no month is known, write {year}.",
            year=year,
        )
    if not month.isdigit() or int(month) not in PARTS_OF_YEAR:
        return BadDate(
            "There is no month {month}: months run from 01 to 12, and 21 to 41 are "
            "seasons, quarters, thirds and halves of a year.",
            month=month,
        )
    if day:
        return BadDate(
            "{year}-{month} is a part of a year and has no days: write it without the "
            "day, or the month and the day.",
            year=year,
            month=month,
        )
    return BadDate(
        "Only a known year has seasons, quarters or halves: write {year} alone.",
        year=year,
    )


def _fault_of_day(text: str, year: str, month: str, day: str) -> BadDate | None:
    if not day:
        return None
    some_year = int(year) if year.isdigit() else 2000
    if any(days_of(day, some_year, each) for each in months_of(month)):
        return None
    if day == "00":
        return BadDate(
            "There is no day 00: where no day is known, write {year}-{month}.",
            year=year,
            month=month,
        )
    if not month.isdigit():
        return BadDate("No month has more than 31 days, so {text} is none.", text=text)
    if not year.isdigit():
        return BadDate(
            "{month} never has more than {days} days, so {text} does not exist.",
            month=MONTHS[int(month) - 1],
            days=monthrange(some_year, int(month))[1],
            text=text,
        )
    return BadDate(
        "{month} {year} has {days} days, so {text} does not exist.",
        month=MONTHS[int(month) - 1],
        year=year,
        days=monthrange(some_year, int(month))[1],
        text=text,
    )


def _interval_fault(text: str) -> BadDate | None:
    sides = text.split("/")
    if len(sides) == 1:
        return None
    if len(sides) > 2:
        return BadDate("An interval has two sides: write it as 2023-07-01/2023-07-14.")
    if not any(side.strip(".X") for side in sides):
        return BadDate(
            "An interval needs a date on one side at least: write 2023-07/.. for one "
            "that goes on, 2023-07/ for one whose end is not known."
        )
    return _order_fault(*sides)


def _order_fault(first: str, last: str) -> BadDate | None:
    try:
        lo, hi = read_one(first).lo, read_one(last).hi
    except Impossible:
        return None
    if lo is None or hi is None or lo <= hi:
        return None
    return BadDate(
        "{first} is after {last}: write the earlier date first.", first=first, last=last
    )


def _set_fault(text: str) -> BadDate | None:
    if text[0] not in "[{":
        return None
    for member in text[1:-1].split(","):
        first, is_range, last = member.strip(" ").partition("..")
        fault = _order_fault(first, last) if is_range else None
        if fault is not None:
            return fault
    return BadDate(
        "“{text}” is no set of dates: write [2023-07-14,2023-07-16] for one or the "
        "other, [2023-07-21..2023-07-31] for one day in between, and {{...}} instead "
        "of [...] for all of them.",
        text=shortened(text),
    )


_FINDERS = (
    respelled,
    _either_order_fault,
    _clock_fault,
    _date_fault,
    _interval_fault,
    _set_fault,
)
