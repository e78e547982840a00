"""Weekdays before a date, as people spell them."""

import re
from difflib import get_close_matches

from dateline_db.model.phrase_words import WEEKDAY_NUMBERS

_BEFORE = re.compile(r"([A-Za-z]{3,12})[.,]*\s+(\S*\d.*)")
_NAMES = [name for name in WEEKDAY_NUMBERS if name.endswith("day")]
_ALIKE = 0.8  # "Wedensday" and "Thrusday" are; "today" is not


def parted(text: str) -> tuple[int | None, str]:
    """Return the weekday that stands before a date, 0 for Monday, and the date."""
    found = _BEFORE.fullmatch(text)
    if found is None:
        return None, text
    name = found[1].casefold()
    if name not in WEEKDAY_NUMBERS:
        name = next(iter(get_close_matches(name, _NAMES, 1, _ALIKE)), "")
    return (WEEKDAY_NUMBERS[name], found[2]) if name else (None, text)
