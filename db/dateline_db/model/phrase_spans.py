"""Words that relate dates: from, to, between, or, since, after, before, by, until."""

import re
from datetime import timedelta

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
_SOFT = tuple(f"-{code}" for code in (*range(21, 33), 37, 38, 39))
"""Seasons, and early, mid and late in a year: nobody knows where they begin."""
_BEFORE_THE_END = r"(?:the )?end of"
_FROM_THE_START = r"(?:the )?(?:start|beginning) of"
_ON = "(?:on|in)"


_TO_NOW = r"(?: to | until | till | ?- ?)(?:date|now|(?:the )?present)"

_BOUNDS: tuple[tuple[str, str, str, Modifier | None], ...] = (
    ("from", "(?:from|since) (.+) end unknown", "{}/", None),
    ("until", "(?:until|till) (.+) start unknown", "/{}", None),
    ("since", rf"since (?:{_FROM_THE_START} )?(.+)", "{}/..", None),
    ("since", "from (.+) on", "{}/..", None),
    ("since", "(?:from )?(.+) onwards?", "{}/..", None),
    ("since", rf"(?:from |since )?(.+?){_TO_NOW}", "{}/..", None),
    ("until", rf"(?:until|till) (?:{_BEFORE_THE_END} )?(.+)", "../{}", None),
    ("by", rf"(?:by|before) {_BEFORE_THE_END} (.+)", "[..{}]", Modifier.ON_OR_BEFORE),
    ("by", f"(?:by|{_ON} or before) (.+)", "[..{}]", Modifier.ON_OR_BEFORE),
    ("by", "(?:no|not) later than (.+)", "[..{}]", Modifier.ON_OR_BEFORE),
    ("by", "(.+) or (?:earlier|before)", "[..{}]", Modifier.ON_OR_BEFORE),
    ("from", f"(?:{_ON} or after|not before) (.+)", "[{}..]", Modifier.ON_OR_AFTER),
    ("from", "(?:no|not) earlier than (.+)", "[{}..]", Modifier.ON_OR_AFTER),
    ("from", "(.+) or (?:later|after)", "[{}..]", Modifier.ON_OR_AFTER),
    ("before", "before (.+)", "[..{}]", Modifier.BEFORE),
    ("after", "after (.+)", "[{}..]", Modifier.AFTER),
)
"""Words that bound a date on one side, and the EDTF that says the same."""


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
    if when.approximate or when.uncertain or not when.lo or not when.hi:
        return None
    if when.hi - when.lo != timedelta(days=1):
        return None
    return Found(f"{when.lo}/{when.hi}", "night")


def _pair(text: str, given: Given) -> Found | None:
    for name, pattern, edtf in _PAIRS:
        match = pattern.fullmatch(text)
        if match is None:
            continue
        read = _member if name == "or" else _single
        last = read(match["b"], given)
        lent = _lent(match["a"], match["b"]) if last else []
        firsts = (read(words, given) for words in lent)
        first = next((first for first in firsts if _are_alike(first, last)), None)
        if first is None and last:
            first = read(match["a"], given)
        if first and last:
            both = edtf.format(first, last)
            When.parse(both)
            return Found(both, name)
    return None


def _lent(text: str, lender: str) -> list[str]:
    """Lend month and year to a date: "14" in "14 to 16 July 2023" has none."""
    words = lender.split(" ")
    tails = [" ".join(words[position:]) for position in range(1, len(words))]
    return [f"{text} {tail}" for tail in tails if _LENT.fullmatch(tail)]


def _are_alike(first: str | None, last: str | None) -> bool:
    """Whether both are days, or both months: else "14 July or August" is a doubt."""
    if first is None or last is None:
        return False
    return len(first.strip("?~%")) == len(last.strip("?~%"))


def _bound(text: str, given: Given) -> Found | None:
    for name, pattern, edtf, modifier in _BOUNDS:
        match = re.fullmatch(pattern, text)
        date = _single(match[1], given) if match else None
        if date and modifier in (Modifier.BEFORE, Modifier.AFTER):
            date = _beside(date, modifier)
        if date:
            return Found(edtf.format(date), name, modifier)
    return None


def _member(text: str, given: Given) -> str | None:
    """Read what can stand in a set: one date, or the days that it lies between."""
    bare, mark = mark_of(without_opening(text))
    found = unit(bare, given)
    if found is None or "/" in found.edtf or "," in found.edtf:
        return None
    return marked(found.edtf.strip("[]"), mark)


def _single(text: str, given: Given) -> str | None:
    """Read one date, which may be qualified."""
    bare, mark = mark_of(without_opening(text))
    found = unit(bare, given)
    return marked(found.edtf, mark) if found and found.is_single else None


def _beside(edtf: str, modifier: Modifier) -> str | None:
    """Return the unit of time before or after a date; None where it is not sharp."""
    when = When.parse(edtf)
    if when.approximate or when.uncertain or edtf[4:] in _SOFT:
        return None
    if when.lo is None or when.hi is None:
        return None
    if modifier is Modifier.BEFORE:
        beside = when.lo - timedelta(days=1)
    else:
        beside = when.hi + timedelta(days=1)
    length = {Precision.YEAR: 4, Precision.MONTH: 7}.get(when.precision, 10)
    return beside.isoformat()[:length]
