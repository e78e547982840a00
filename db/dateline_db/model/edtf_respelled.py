"""What was probably meant by a text that is almost EDTF."""

import re
import unicodedata
from collections.abc import Callable
from datetime import date, timedelta

from dateline_db.errors import BadDate
from dateline_db.model.edtf import read_edtf
from dateline_db.model.edtf_date import Impossible
from dateline_db.model.edtf_words import MONTHS

_Respelling = tuple[Callable[[str], str], str]
_WEEK = timedelta(days=6)


def respelled(text: str) -> BadDate | None:
    """Return an error that names the right spelling, None where none is found."""
    for respell, template in _RESPELLINGS:
        better = respell(text)
        if better != text and _is_edtf(better):
            return BadDate(template, text=text, better=better)
    every = text
    for respell, _ in _RESPELLINGS:
        every = respell(every)
    if every != text and _is_edtf(every):
        return BadDate(
            "“{text}” is not EDTF: write “{better}”.", text=text, better=every
        )
    return None


def _is_edtf(text: str) -> bool:
    try:
        read_edtf(text)
    except Impossible:
        return False
    return True


def _sub(pattern: str, replacement: str) -> Callable[[str], str]:
    compiled = re.compile(pattern)
    return lambda text: compiled.sub(replacement, text)


def _ascii_digits(text: str) -> str:
    return "".join(
        str(unicodedata.decimal(char)) if char.isdecimal() else char for char in text
    )


def _unknown(text: str) -> str:
    is_unknown = text.strip().casefold() in ("unknown", "undated", "n.d.", "?")
    return "XXXX" if is_unknown else text


def _two_digits(text: str) -> str:
    """Write single digits of a month, a day or an hour with their zero."""
    return re.sub(r"(?<=[-T ])[0-9](?![0-9X])", r"0\g<0>", text)


def _week(text: str) -> str:
    """Turn an ISO week into its days, and a day of a week into its date."""

    def days(match: re.Match[str]) -> str:
        year, week, day = int(match[1]), int(match[2]), match[3]
        try:
            first = date.fromisocalendar(year, week, int(day or 1))
            return str(first) if day else f"[{first}..{first + _WEEK}]"
        except (ValueError, OverflowError):
            return match[0]

    return re.sub(r"([0-9]{4})-?W([0-9]{2})(?:-?([1-7]))?", days, text)


def _day_of_year(text: str) -> str:
    """Turn a year and the number of a day in it into a date."""

    def day(match: re.Match[str]) -> str:
        year, number = int(match[1]), int(match[2])
        try:
            found = date(year, 1, 1) + timedelta(days=number - 1)
        except (ValueError, OverflowError):
            return match[0]
        return str(found) if found.year == year else match[0]

    return re.sub(r"\b([0-9]{4})-([0-9]{3})\b", day, text)


def _year_last(text: str) -> str:
    """Turn 14/07/2023 round where only one of its numbers can be the month."""

    def turned(match: re.Match[str]) -> str:
        first, second, year = match.groups()
        orders = {(second, first), (first, second)}
        possible = [order for order in orders if 1 <= int(order[0]) <= 12]
        if len(possible) != 1:
            return match[0]
        month, day = possible[0]
        return f"{year}-{month:0>2}-{day:0>2}"

    return re.sub(r"\b([0-9]{1,2})[./-]([0-9]{1,2})[./-]([0-9]{4})\b", turned, text)


_MONTH_NAMES = {name[:3].casefold(): number for number, name in enumerate(MONTHS, 1)}
_NAMED_MONTH = re.compile(
    r"(?:(?P<day>[0-9]{1,2})[ -])?"
    rf"(?P<month>{'|'.join((*MONTHS, *_MONTH_NAMES))})"
    r"(?:[ -](?P<first>[0-9]{1,2}),)?[ -](?P<year>[0-9]{4})",
    re.IGNORECASE,
)


def _month_number(text: str) -> str:
    """Turn 14 July 2023, July 14, 2023 and July 2023 into numbers."""

    def numbers(match: re.Match[str]) -> str:
        month = _MONTH_NAMES[match["month"][:3].casefold()]
        day = match["day"] or match["first"]
        return f"{match['year']}-{month:02}" + (f"-{day:0>2}" if day else "")

    return _NAMED_MONTH.sub(numbers, text)


def _capital_x(text: str) -> str:
    """Turn the x, and the u of older drafts, into X where nothing else is a letter."""
    if re.fullmatch(r"[0-9XxUu?~%/.,{}\[\]-]+", text):
        return re.sub("[xUu]", "X", text)
    return text


_RESPELLINGS: tuple[_Respelling, ...] = (
    (str.strip, "Take out the blanks around “{better}”."),
    (_ascii_digits, "Dates are written in the digits 0 to 9: write “{better}”."),
    (_unknown, "A date that is not known is written “{better}”."),
    (_capital_x, "A digit that is not known is a capital X: write “{better}”."),
    (
        _sub(r"(?<=/)unknown$|^unknown(?=/)", ""),
        "Leave the side of an interval empty that is not known: write “{better}”.",
    ),
    (
        _sub(r"(?<=/)open$|^open(?=/)", ".."),
        "The open side of an interval is two dots: write “{better}”.",
    ),
    (
        _sub(r"~\?|\?~", "%"),
        "Approximate and uncertain together is a percent sign: write “{better}”.",
    ),
    (
        _sub("[‐‑–—−]", "-"),
        "Year, month and day are joined by hyphens: write “{better}”.",
    ),
    (
        _sub(r"\b([0-9]{4})[./ ]([0-9]{1,2})[./ ]([0-9]{1,2})\b", r"\1-\2-\3"),
        "Year, month and day are joined by hyphens: write “{better}”.",
    ),
    (
        _sub(r"\b([0-9]{4})([0-9]{2})([0-9]{2})\b", r"\1-\2-\3"),
        "Year, month and day are joined by hyphens: write “{better}”.",
    ),
    (_year_last, "The year comes first, then month and day: write “{better}”."),
    (_month_number, "Months are numbers, and the year comes first: write “{better}”."),
    (_sub("-$", ""), "Nothing follows the last hyphen: write “{better}”."),
    (_two_digits, "Months, days and hours have two digits: write “{better}”."),
    (_week, "EDTF has no weeks, only their days: write “{better}”."),
    (_day_of_year, "EDTF counts no days of the year: write “{better}”."),
    (
        _sub(r"(:[0-9]{2})[.,][0-9]+", r"\1"),
        "A clock time has no parts of a second: write “{better}”.",
    ),
    (
        _sub(r"([+-][0-9]{2})([0-9]{2})$", r"\1:\2"),
        "A zone is written in hours and minutes: write “{better}”.",
    ),
    (
        _sub(r"(?<=[0-9]{4}-[0-9]{2}-[0-9]{2})(Z|[+-][0-9:]+)$", ""),
        "A zone needs a clock time: write “{better}” without it.",
    ),
    (
        _sub(r"^([^\[\]{}/]+?)(?: - | to |\.\.)([^\[\]{}/]+)$", r"\1/\2"),
        "From one date to another is written with a slash: write “{better}”.",
    ),
    (
        _sub(r"^\(([^()]+)\)", r"\1"),
        "EDTF has no round brackets: write “{better}”.",
    ),
    (_sub(r"^[^\[]*\]$", r"[\g<0>"), "The bracket is not opened: write “{better}”."),
    (_sub(r"^[^{]*}$", r"{\g<0>"), "The bracket is not opened: write “{better}”."),
    (_sub(r"^\[[^\]]*$", r"\g<0>]"), "The bracket is not closed: write “{better}”."),
    (_sub(r"^{[^}]*$", r"\g<0>}"), "The bracket is not closed: write “{better}”."),
    (_sub(r",(?=[,\]}])", ""), "A date is missing between commas: write “{better}”."),
)
