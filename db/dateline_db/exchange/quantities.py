"""Numbers as people write them in cells: grouped, ranges, "about", "at least"."""

import re
from collections.abc import Callable

Bounds = tuple[float | None, float | None, float | None]
"""Low, best and high, as a figure has them; None where nothing is said."""

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
_RULES: tuple[tuple[re.Pattern[str], Callable[[float], Bounds]], ...] = (
    (
        re.compile(rf"(?:~|≈|c\.?|ca\.?|circa|about|around|approx\.?|some) ?{_N}"),
        lambda n: (None, n, None),
    ),
    (
        re.compile(rf"(?:>=?|≥|at least|min\.?|more than|over) ?{_N}|{_N}\+"),
        lambda n: (n, n, None),
    ),
    (
        re.compile(rf"(?:<=?|≤|up to|at most|max\.?|almost|nearly) ?{_N}"),
        lambda n: (None, n, n),
    ),
)


def quantity(cell: str) -> Bounds | None:
    """Return what a cell says, None where it is no number in any such words."""
    text = " ".join(cell.casefold().split())
    found = _RANGE.fullmatch(text)
    if found:
        low, high = _number(found[1]), _number(found[2])
        if low is None or high is None or low > high:
            return None
        return low, None, high
    for pattern, bounds in _RULES:
        found = pattern.fullmatch(text)
        if found:
            number = _number(next(filter(None, found.groups())))
            return None if number is None else bounds(number)
    return None


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
