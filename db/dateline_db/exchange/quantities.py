"""Numbers as people write them in cells: grouped, ranges, "about", "at least"."""

import re
from functools import lru_cache
from typing import NamedTuple

from dateline_db.analysis.passage_numbers import bounds, find_numbers
from dateline_db.model.figure import Qualifier


class Quantity(NamedTuple):
    """Low, best and high, as a figure has them: None where nothing is said."""

    low: float | None
    best: float | None
    high: float | None
    qualifier: Qualifier


_N = r"(\d[\d,.'’ ]*)"
_BLANKS = re.compile(r"[ \u00a0\u202f'’]")
_PLAIN = re.compile(r"[+-]?\d+(?:\.\d*)?(?:[eE][+-]?\d+)?|[+-]?\.\d+")
_BY_COMMAS = re.compile(
    r"[+-]?[1-9](?:\d{0,2}(?:,\d{3})+|\d?(?:,\d\d)+,\d{3})(?:\.\d+)?"  # or in lakhs
)
_BY_POINTS = re.compile(r"[+-]?\d{1,3}(?:(?:\.\d{3})+,\d+|(?:\.\d{3}){2,})")
_BY_BLANKS = re.compile(r"[+-]?\d{1,3}(?:[ \u00a0\u202f'’]\d{3})+(?:[.,]\d+)?")
_COMMA = re.compile(r"[+-]?(?:0,\d+|\d+,(?:\d{1,2}|\d{4,}))")
_EITHER = re.compile(r"[+-]?[1-9]\d{0,2}\.\d{3}")
_RANGE = re.compile(rf"(?:between )?{_N} ?(?:-|–|—|to|and) ?{_N}")
_RULES = {
    Qualifier.ABOUT: rf"(?:~|≈|c\.?|ca\.?|circa|about|around|approx\.?|some) ?{_N}",
    Qualifier.AT_LEAST: rf"(?:>=|≥|at least|min\.?) ?{_N}|{_N}\+",
    Qualifier.MORE_THAN: rf"(?:>|more than|over) ?{_N}",
    Qualifier.UP_TO: rf"(?:<=?|≤|up to|at most|max\.?) ?{_N}",
    Qualifier.ALMOST: rf"(?:almost|nearly) ?{_N}",
}
_PATTERNS = {one: re.compile(pattern) for one, pattern in _RULES.items()}


@lru_cache(4_096)  # the same few numbers stand in very many rows
def quantity(cell: str) -> Quantity | None:
    """Return what a cell says, None where it is no number in any such words."""
    text = " ".join(cell.casefold().split())
    found = _RANGE.fullmatch(text)
    if found:
        low, high = _number(found[1]), _number(found[2])
        if low is None or high is None or low > high:
            return None
        return Quantity(low, None, high, Qualifier.EXACT)
    for qualifier, pattern in _PATTERNS.items():
        found = pattern.fullmatch(text)
        if found:
            number = _number(next(filter(None, found.groups())))
            if number is None:
                return None
            return Quantity(*bounds(number, qualifier), qualifier)
    return _in_words(text)


def _in_words(text: str) -> Quantity | None:
    """Return a number that is spelt out: "twelve", "at least two hundred".

    "Dozens" is none: nobody counted them, and a cell is read without being asked about.
    """
    found = [
        one
        for one in find_numbers(text)
        if (one.start, one.end) == (0, len(text)) and not one.is_digits
    ]
    if len(found) != 1 or found[0].note is not None:
        return None
    (one,) = found
    return Quantity(one.low, one.best, one.high, one.qualifier)


def number(text: str) -> float | None:
    """Return a number, in groups of three or not, None where it is none.

    A comma parts groups where it can; else it is that of a decimal.
    """
    if _PLAIN.fullmatch(text):
        return float(text)
    if _BY_COMMAS.fullmatch(text):
        return float(text.replace(",", ""))
    if _BY_POINTS.fullmatch(text):
        return float(text.replace(".", "").replace(",", "."))
    if _BY_BLANKS.fullmatch(text):
        return float(_BLANKS.sub("", text).replace(",", "."))
    return float(text.replace(",", ".")) if _COMMA.fullmatch(text) else None


def can_be_either(text: str) -> bool:
    """Whether a point may part groups of three or be that of a decimal: 1.234."""
    return _EITHER.fullmatch(text) is not None


def _number(text: str) -> float | None:
    text = text.strip()
    return None if can_be_either(text) else number(text)
