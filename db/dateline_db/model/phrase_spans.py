"""Words that relate dates: from, to, between, or, since, after, before, by, until."""

import re
from datetime import timedelta
from typing import NamedTuple

from dateline_db.model.phrase_days import Given
from dateline_db.model.phrase_units import Found, Modifier, marked, unit
from dateline_db.model.phrase_words import (
    MONTH_NUMBERS,
    any_of,
    mark_of,
    without_opening,
)
from dateline_db.model.when import Precision, When

_NIGHT = re.compile(r"(?:over)?night (?:of |from |between )?(?:the )?(?P<pair>.+)")
_PAIRS = (
    ("between", re.compile(r"between (?P<a>.+?) and (?P<b>.+)"), "[{}..{}]"),
    (
        "from to",
        re.compile(r"(?:from )?(?P<a>.+?) (?:to|until|till|through) (?P<b>.+)"),
        "{}/{}",
    ),
    ("from to", re.compile(r"(?P<a>.+?) - (?P<b>.+)"), "{}/{}"),
    ("from to", re.compile(r"(?P<a>[^-]+)-(?P<b>[^-]+)"), "{}/{}"),
    ("or", re.compile(r"(?:either )?(?P<a>.+?) or (?P<b>.+)"), "[{},{}]"),
    ("and", re.compile(r"(?:both )?(?P<a>.+?) and (?P<b>.+)"), "{{{},{}}}"),
)
_LENT = re.compile(
    rf"(?:of )?(?:(?:{any_of(MONTH_NUMBERS)})(?: of)?)?(?: ?[12][0-9]{{3}})?"
)
_BEFORE_THE_END = r"(?:the )?end of"
_FROM_THE_START = r"(?:the )?(?:start|beginning) of"
_ON = "(?:on|in)"


class _Bound(NamedTuple):
    """Words that bound a date on one side, and the EDTF that says the same."""

    name: str
    pattern: re.Pattern[str]
    edtf: str
    modifier: Modifier | None = None


_BOUNDS = (
    _Bound("from", re.compile("(?:from|since) (.+) end unknown"), "{}/"),
    _Bound("until", re.compile("(?:until|till) (.+) start unknown"), "/{}"),
    _Bound("since", re.compile(rf"since (?:{_FROM_THE_START} )?(.+)"), "{}/.."),
    _Bound("since", re.compile(r"from (.+) on(?:wards?)?"), "{}/.."),
    _Bound(
        "until", re.compile(rf"(?:until|till) (?:{_BEFORE_THE_END} )?(.+)"), "../{}"
    ),
    _Bound(
        "by",
        re.compile(
            rf"(?:(?:by|before) {_BEFORE_THE_END}|by|{_ON} or before"
            r"|(?:no|not) later than) (.+)"
        ),
        "[..{}]",
        Modifier.ON_OR_BEFORE,
    ),
    _Bound(
        "from",
        re.compile(rf"(?:{_ON} or after|(?:no|not) earlier than|not before) (.+)"),
        "[{}..]",
        Modifier.ON_OR_AFTER,
    ),
    _Bound("before", re.compile("before (.+)"), "[..{}]", Modifier.BEFORE),
    _Bound("after", re.compile("after (.+)"), "[{}..]", Modifier.AFTER),
)


def span(text: str, given: Given) -> Found | None:
    """Read words that relate two dates or bound one; None where no rule fits all."""
    night = _NIGHT.fullmatch(text)
    if night:
        return _night(night["pair"], given)
    return _bound(text, given) or _pair(text, given)


def _night(text: str, given: Given) -> Found | None:
    """Read "the night of 14-15 July 2023": from one day into the next."""
    both = _pair(text, given)
    if both is None or both.rule not in ("from to", "and"):
        return None
    when = When.parse(both.edtf)
    if not when.lo or not when.hi or when.hi - when.lo != timedelta(days=1):
        return None
    return Found(f"{when.lo}/{when.hi}", "night")


def _pair(text: str, given: Given) -> Found | None:
    for name, pattern, edtf in _PAIRS:
        match = pattern.fullmatch(text)
        last = _single(match["b"], given) if match else None
        if match and last:
            first = _borrowing(match["a"], match["b"], given)
            if first:
                both = edtf.format(first, last)
                When.parse(both)
                return Found(both, name)
    return None


def _bound(text: str, given: Given) -> Found | None:
    for name, pattern, edtf, modifier in _BOUNDS:
        match = pattern.fullmatch(text)
        date = _single(match[1], given) if match else None
        if date and modifier in (Modifier.BEFORE, Modifier.AFTER):
            date = _beside(date, modifier)
        if date:
            return Found(edtf.format(date), name, modifier)
    return None


def _single(text: str, given: Given) -> str | None:
    """Read one date, which may be qualified."""
    bare, mark = mark_of(without_opening(text))
    found = unit(bare, given)
    return marked(found.edtf, mark) if found and found.is_single else None


def _borrowing(text: str, lender: str, given: Given) -> str | None:
    """Read a date that may borrow its month and year: "14" in "14 to 16 July 2023"."""
    words = lender.split(" ")
    for position in range(1, len(words)):
        lent = " ".join(words[position:])
        date = _single(f"{text} {lent}", given) if _LENT.fullmatch(lent) else None
        if date:
            return date
    return _single(text, given)


def _beside(edtf: str, modifier: Modifier) -> str | None:
    """Return the unit of time before or after a date; None where it is not sharp."""
    when = When.parse(edtf)
    if when.approximate or when.uncertain or not when.lo or not when.hi:
        return None
    if modifier is Modifier.BEFORE:
        beside = when.lo - timedelta(days=1)
    else:
        beside = when.hi + timedelta(days=1)
    length = {Precision.YEAR: 4, Precision.MONTH: 7}.get(when.precision, 10)
    return beside.isoformat()[:length]
