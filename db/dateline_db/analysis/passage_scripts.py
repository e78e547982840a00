"""Where dates in Urdu, Pashto, Persian and Arabic words stand in a passage."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dateline_db.analysis.sentences import Span
from dateline_db.model import script_words as words
from dateline_db.model.phrase_scripts import FOREIGN

_TOKEN = re.compile(r"\d+(?:[./-]\d+)*(?:ء|مه|می|م)?(?![^\W\d_]|[\d%])|[^\W\d_]+|،")
_BLANKS = r"[ \t\xa0\u200c\u200e\u200f()/-]*"
_GAP = re.compile(rf"{_BLANKS}\n?{_BLANKS}")
_LONGEST = 12  # tokens of one date
_NAMES = frozenset(
    part
    for name in (*words.MONTHS, *words.WEEKDAYS, *words.RELATIVE)
    for part in name.split()
)
_RELATING = words.TO | words.FROM | words.BEFORE | words.AFTER | words.SINCE
_RELATING |= words.UNTIL | words.OR | words.AND | words.BETWEEN | words.ABOUT
_KNOWN = (
    _NAMES
    | words.THIRDS.keys()
    | words.FILLERS
    | words.LAST
    | words.UNITS.keys()
    | words.ONE
    | words.DAYS.keys()
    | _RELATING
)
_NEVER_FIRST = (words.FILLERS | _RELATING) - words.FROM - words.ABOUT - {"د"}
_NEVER_FIRST |= {"،"}
_NEVER_LAST = (
    words.FILLERS
    | words.FROM
    | words.TO
    | words.OR
    | words.AND
    | words.SINCE
    | words.UNTIL
    | words.ABOUT
    | words.LAST
    | {"،"}
)


class Candidate(NamedTuple):
    """Words that may be a date; those of another calendar are one, but not read."""

    start: int
    end: int
    is_foreign: bool = False


class _Token(NamedTuple):
    word: str
    start: int
    end: int


def candidates(text: str) -> Iterator[list[Candidate]]:
    """Yield, for every place where a date may begin, what it may be, longest first."""
    even = words.evened(text)
    foreign = [match.span() for match in FOREIGN.finditer(even)]
    for start, end in foreign:
        yield [Candidate(start, end, is_foreign=True)]
    if words.SCRIPT.search(text):
        for run in _runs(even, foreign):
            for first in range(len(run)):
                found = list(_from(run, first))
                if found:
                    yield found


def beside_script(text: str, start: int, end: int) -> bool:
    """Whether a word in the Arabic script stands right beside some figures."""
    before, after = text[:start].rstrip()[-1:], text[end : end + 8].lstrip()[:1]
    return any(words.SCRIPT.match(one) for one in (before, after) if one)


def _runs(text: str, taken: Sequence[Span]) -> Iterator[list[_Token]]:
    run: list[_Token] = []
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        word = match[0]
        is_known = word[0].isdecimal() or word in _KNOWN or word == "،"
        is_taken = any(start < stop and first < end for first, stop in taken)
        parted = run and not _GAP.fullmatch(text, run[-1].end, start)
        if run and (not is_known or is_taken or parted):
            yield run
            run = []
        if is_known and not is_taken:
            run.append(_Token(word, start, end))
    if run:
        yield run


def _from(run: Sequence[_Token], first: int) -> Iterator[Candidate]:
    """Yield what may be a date from a token of a run on, the longest first."""
    if run[first].word in _NEVER_FIRST:
        return
    for last in range(min(len(run), first + _LONGEST) - 1, first - 1, -1):
        tokens = run[first : last + 1]
        said = " ".join(token.word for token in tokens)
        can_end = run[last].word not in _NEVER_LAST or said in words.RELATIVE
        if can_end and _may_be_one(run, first, last):
            yield Candidate(tokens[0].start, tokens[-1].end)


def _may_be_one(run: Sequence[_Token], first: int, last: int) -> bool:
    """Whether words are a date here: "مارچ" may be a march, "2023" a count."""
    tokens = [token.word for token in run[first : last + 1]]
    held = set(tokens)
    digits = [word for word in tokens if word[0].isdecimal()]
    if held & words.IN:
        return False
    months = held & words.MONTHS.keys() or " ".join(tokens) in words.MONTHS
    if " ".join(tokens) in words.RELATIVE or (held & words.UNITS.keys() and digits):
        return True
    if months and (digits or held & words.DAYS.keys()):
        return True
    if months:
        return bool(held & words.THIRDS.keys()) and not held & words.TOO_COMMON
    before, after = _beside(run, first, last)
    if held & words.WEEKDAYS.keys():
        needed = words.A_DAY if held & words.WEEK else words.BESIDE_WEEKDAY
        return bool((before | after) & needed)
    if held & (words.UNITS.keys() | words.LAST):
        return bool(held & words.NUMBERS.keys() and held & words.BEFORE)
    if len(digits) == 2 and held & (words.SINCE | words.TO):
        is_told = before & words.BEFORE_YEAR or after & words.UNTIL
        return all(len(year) == 4 for year in digits) and bool(is_told)
    return len(digits) == 1 and _is_date(digits[0], before, after | held)


def _beside(run: Sequence[_Token], first: int, last: int) -> tuple[set[str], set[str]]:
    """Return the word before some others, and the two after them."""
    before = {token.word for token in run[max(0, first - 1) : first]}
    return before, {token.word for token in run[last + 1 : last + 3]}


def _is_date(digits: str, before: set[str], after: set[str]) -> bool:
    if not digits.isdecimal() and digits[-1].isdecimal():
        return True  # 30/01/2023
    if digits.endswith(("ء", "م")):
        return len(digits) == 5
    is_told = before & words.BEFORE_YEAR or after & words.AFTER_YEAR
    return len(digits) == 4 and bool(is_told)
