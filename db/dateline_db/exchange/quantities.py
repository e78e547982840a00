"""Numbers as people write them in cells: ranges, "about", "at least", "up to"."""

import re
from collections.abc import Callable

Bounds = tuple[float | None, float | None, float | None]
"""Low, best and high, as a figure has them; None where nothing is said."""

_N = r"(\d[\d,. ]*)"
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


def _number(text: str) -> float | None:
    try:
        return float(text.replace(",", "").replace(" ", ""))
    except ValueError:
        return None
