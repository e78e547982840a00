"""The vocabulary of dates in English, and how a phrase is brought into one spelling."""

import re
import unicodedata

from dateline_db.model.edtf_words import MONTHS

_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—−", "-") | {"’": "'"})
WEEKDAYS = (
    *("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
)
_NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_ORDINALS = ("first", "second", "third", "fourth")

MONTH_NUMBERS = {name.casefold(): n for n, name in enumerate(MONTHS, 1)}
MONTH_NUMBERS |= {name[:3]: n for name, n in MONTH_NUMBERS.items()} | {"sept": 9}
WEEKDAY_NUMBERS = {name.casefold(): n for n, name in enumerate(WEEKDAYS)}
WEEKDAY_NUMBERS |= {name[:3]: n for name, n in WEEKDAY_NUMBERS.items()}
WEEKDAY_NUMBERS |= {"tues": 1, "thur": 3, "thurs": 3}
COUNTS = {name: n for n, name in enumerate((*_NUMBERS, "ten", "eleven"), 1)}
COUNTS |= {str(n): n for n in range(1, 12)}
"""How many, in words or digits."""
WHICH = {name: n for n, name in enumerate(_ORDINALS, 1)}
WHICH |= {"1st": 1, "2nd": 2, "3rd": 3, "4th": 4, "1": 1, "2": 2, "3": 3, "4": 4}
"""Which of a few, such as the quarters of a year."""


def any_of(words: dict[str, int]) -> str:
    """Return a pattern for any of the words, longer ones first."""
    return "|".join(sorted(words, key=len, reverse=True))


MONTH = rf"(?P<month>{any_of(MONTH_NUMBERS)})"
DAY = r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?"
YEAR = r"(?P<year>[12][0-9]{3})"
WEEKDAY = rf"(?P<weekday>{any_of(WEEKDAY_NUMBERS)})"

_ABBREVIATION = re.compile(
    rf"\b({any_of(MONTH_NUMBERS)}|{any_of(WEEKDAY_NUMBERS)})\.(?=[ ,-]|$)"
)
_AMERICAN_PAIR = re.compile(
    rf"\b({any_of(MONTH_NUMBERS)}) ([0-9]{{1,2}}(?:st|nd|rd|th)?)"
    r"( ?- ?| to | or | and | until | till | through )"
    r"([0-9]{1,2}(?:st|nd|rd|th)?)(?= [12][0-9]{3}\b|$)"
)
_OPENING = re.compile(r"(?:(?:at|on|in|during|dated|the|once|some ?time|one day) )+")


def normal(words: str) -> str:
    """Bring a phrase into lower case, 0-9, hyphens, single blanks and no commas."""
    text = "".join(
        str(unicodedata.decimal(char)) if char.isdecimal() else char for char in words
    )
    text = " ".join(text.translate(_DASHES).casefold().replace(",", " ").split())
    text = _ABBREVIATION.sub(r"\1", text)
    return _AMERICAN_PAIR.sub(r"\2\3\4 \1", text.rstrip(".;"))


def without_opening(text: str) -> str:
    """Leave out the words before a date that say nothing: "on the", "during"."""
    return _OPENING.sub("", text, count=1) if _OPENING.match(text) else text


_APPROXIMATE = re.compile(
    r"(?:(?:about|around|circa|roughly|approximately|(?:on|in) or (?:about|around)"
    r"|some ?time around) |(?:ca?|approx)(?:\. ?| )|~ ?)(?P<rest>.+)"
    r"|(?P<date>.+) \((?:approximate|approximately|approx\.?)\)"
)
_UNCERTAIN = re.compile(
    r"(?:possibly|probably|reportedly|perhaps|maybe|apparently|allegedly|presumably"
    r"|likely) (?P<rest>.+)|(?P<date>.+?) ?(?:\?|\(\?\)|\(uncertain\))"
)


def mark_of(text: str) -> tuple[str, str]:
    """Part a phrase from what qualifies it: "about 2023" is "2023" and "~"."""
    for pattern, mark in ((_UNCERTAIN, "?"), (_APPROXIMATE, "~")):
        match = pattern.fullmatch(text)
        if match:
            return without_opening(match["rest"] or match["date"]), mark
    return text, ""
