"""Dates in a passage, as readings for the analyst to confirm."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from dateline_db.analysis.passage_scripts import beside_script, candidates
from dateline_db.analysis.passage_words import PLURALS, words
from dateline_db.model.phrase_scripts import FOREIGN
from dateline_db.model.phrase_words import (
    COUNTS,
    MONTH_NUMBERS,
    WEEKDAY_NUMBERS,
    any_of,
)
from dateline_db.model.phrases import Reading, read_phrase
from dateline_db.model.script_words import SCRIPT
from dateline_db.model.when import When

_TOKEN = re.compile(
    r"\d+(?:[./:–-]\d+)*(?:st|nd|rd|th|['’]?s)?(?![\w%])|[^\W\d_]+\d?|[-–—,.:]"
)
_DAY_OR_TIME = re.compile(
    r"\d{1,2}(?:st|nd|rd|th)?|\d{1,2}[-–]\d{1,2}|\d{1,2}:\d\d(?::\d\d)?"
)
_DATE = re.compile(
    r"[12]\d{3}(?:[-–]\d{2,4})?|[12]\d\d0['’]?s|\d{1,2}([./-])\d{1,2}\1\d{4}"
    r"|\d{4}([./-])\d{1,2}\2\d{1,2}|\d{1,2}/\d{4}"
)
_GAP = re.compile(r"[ \t\xa0]*\n?[ \t\xa0]*")
_POSSESSIVE = re.compile(r"['’]s\b")
_COUNTED = re.compile(r"\s+(?:[a-z]+\s+)?[a-z]+")

_LISTED = re.compile(r"(?:,\s*and\b|\band\s+(?:on|in|at|by)\b)")

_BOUNDS = words("since before after by until till from")
_THIRDS = words("early mid middle late beginning start end")
_ORDER = words("first second third fourth starting opening closing final half")
_JOINS = words("the in on at of and or to through than , . : - – —")
_LINKS = _JOINS | _BOUNDS | words("a an between about around not no either both")
_RELATIVE = words("yesterday today tonight overnight tomorrow ago last this next")
_PERIODS = words("week month year quarter weekend decade night day")
_PERIODS |= words("weeks months years days morning afternoon evening")
_OTHERS = words("spring summer autumn fall winter northern southern")
_OTHERS |= words("circa ca roughly approximately possibly probably")
_OTHERS |= words(
    "now date present onwards onward earlier later utc gmt am pm local time"
)
_INSIDE = _LINKS | _THIRDS | _ORDER | _PERIODS | _OTHERS | COUNTS.keys()
_NEVER_FIRST = _JOINS | words("now date not")
_NEVER_LAST = (_LINKS | _THIRDS | _ORDER) - words("half")
_BEFORE_A_MONTH = _BOUNDS | _THIRDS | words("in of during last between to and this")
_QUALIFIERS = words("least than over nearly almost some about")
_NAMES = MONTH_NUMBERS.keys() | WEEKDAY_NUMBERS.keys()

_BESIDE = re.compile(
    r"\b(?:the\s+(?:following|next|same|previous|preceding)"
    r"\s+(?:day|night|morning|afternoon|evening|week|month|year)"
    r"|the\s+(?:day|night|week|month|year)\s+(?:before|after)"
    rf"|(?:{any_of(COUNTS)}|an?|several|\d{{1,3}})\s+(?:hour|day|week|month|year)s?"
    r"\s+(?:later|earlier|afterwards?|before|after))\b",
    re.IGNORECASE,
)
_SOME_DAY = When.parse("2000-01-05")
_LONGEST = 14  # tokens of one date


@dataclass(frozen=True, slots=True)
class DateReading:
    """A date in a passage: where, its words, and what they say.

    `reading` is None where the words count from a date of publication that is not
    known, are a date of another calendar, or count from another date of the text
    ("two days later"); its `basis` is "derived" where they count from a date of
    publication that is known.
    """

    start: int
    end: int
    text: str
    reading: Reading | None
    is_foreign: bool = False
    is_beside: bool = False


class _Token(NamedTuple):
    word: str
    start: int
    end: int
    is_core: bool


def find_dates(
    text: str, published: When | None = None, *, day_first: bool | None = None
) -> list[DateReading]:
    """Return the dates of a passage in their order; of two that overlap, the longer."""
    finder = _Finder(text, published, day_first=day_first)
    found = [one for run in _runs(text) for one in finder.in_run(run)]
    found = _with_beside(text, found)
    if not SCRIPT.search(text) and not FOREIGN.search(text):
        return found
    return _merged(text, found, finder.in_scripts())


def _with_beside(text: str, found: Sequence[DateReading]) -> list[DateReading]:
    """Add what counts from another date of the text, where no date was read."""
    there = [*found]
    for match in _BESIDE.finditer(text):
        start, end = match.span()
        if not any(one.start < end and start < one.end for one in found):
            there.append(DateReading(start, end, match[0], None, is_beside=True))
    return sorted(there, key=lambda one: one.start)


def _merged(
    text: str, plain: Sequence[DateReading], others: Iterable[DateReading]
) -> list[DateReading]:
    """Return the dates of all scripts; a year beside words of another is theirs."""
    kept: list[DateReading] = []
    for one in sorted(others, key=lambda one: (one.start, -one.end)):
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    taken = [(one.start, one.end) for one in kept]
    for one in plain:
        is_met = any(one.start < end and start < one.end for start, end in taken)
        bare = one.text.isdecimal() and beside_script(text, one.start, one.end)
        if not is_met and not bare:
            kept.append(one)
    return sorted(kept, key=lambda one: one.start)


class _Finder:
    """Finds the dates of one text."""

    def __init__(
        self, text: str, published: When | None, *, day_first: bool | None
    ) -> None:
        self._text, self._published = text, published
        self._day_first = day_first

    def in_run(self, run: Sequence[_Token]) -> Iterator[DateReading]:
        """Yield the dates in a stretch of words that can stand in dates."""
        first = 0
        while first < len(run):
            found, last = self._longest(run, first)
            if found is not None:
                yield found
            first = last + 1

    def in_scripts(self) -> Iterator[DateReading]:
        """Yield the dates in the Arabic script, and those of other calendars."""
        for several in candidates(self._text):
            for start, end, is_foreign in several:
                said = self._text[start:end]
                if is_foreign:
                    yield DateReading(start, end, said, None, is_foreign=True)
                    break
                found = self._reading_of(start, end)
                if found is not None:
                    yield found
                    break

    def _longest(
        self, run: Sequence[_Token], first: int
    ) -> tuple[DateReading | None, int]:
        """Return the longest date that begins at a token, and its last token."""
        if run[first].word in _NEVER_FIRST:
            return None, first
        for last in range(min(len(run), first + _LONGEST) - 1, first - 1, -1):
            tokens = run[first : last + 1]
            can_end = run[last].word not in _NEVER_LAST
            if can_end and any(token.is_core for token in tokens):
                found = self._read(tokens)
                if found is not None:
                    return found, last
        return None, first

    def _read(self, tokens: Sequence[_Token]) -> DateReading | None:
        start, end = tokens[0].start, tokens[-1].end
        return self._reading_of(start, end) if self._may_be_one(tokens) else None

    def _reading_of(self, start: int, end: int) -> DateReading | None:
        said = self._text[start:end]
        order, published = self._day_first, self._published
        reading = read_phrase(said, day_first=order, published=published)
        if reading is not None:
            return DateReading(start, end, said, reading)
        if published is None and read_phrase(said, published=_SOME_DAY):
            return DateReading(start, end, said, None)
        return None

    def _may_be_one(self, tokens: Sequence[_Token]) -> bool:
        """Whether words are a date here: "March" may be a verb, "2000" a count."""
        first, last = tokens[0], tokens[-1]
        before = self._text[max(0, first.start - 20) : first.start].split()
        previous = before[-1].casefold() if before else ""
        if _LISTED.search(self._text, first.start, last.end):
            return False  # "in 2020, and on 4 May": two dates of a sentence
        if first.word in _BOUNDS and _POSSESSIVE.match(self._text, last.end):
            return False  # "after Friday's attack"
        is_year = last.word.isdecimal() and len(last.word) == 4
        if is_year and len(tokens) == 1:
            counts = previous in _QUALIFIERS or self._is_counted(first.end)
            return previous == "the" or not counts
        if is_year and tokens[-2].word == "," and self._is_counted(last.end):
            return False  # "in May, 2000 people"
        if any(token.word[0].isdecimal() for token in tokens):
            return True
        if last.word in MONTH_NUMBERS:
            around = {token.word for token in tokens[:-1]} | {previous}
            is_whole = len(last.word) > 3 or last.word == "may"
            return is_whole and bool(around & _BEFORE_A_MONTH)
        return last.word not in WEEKDAY_NUMBERS or last.word.endswith("day")

    def _is_counted(self, end: int) -> bool:
        """Whether a noun that can be counted follows: "2000 people"."""
        match = _COUNTED.match(self._text, end)
        return match is not None and not PLURALS.isdisjoint(match[0].split())


def _runs(text: str) -> Iterator[list[_Token]]:
    """Yield stretches of words each of which could stand in a date."""
    run: list[_Token] = []
    for match in _TOKEN.finditer(text):
        token = _token(match)
        parted = run and not _GAP.fullmatch(text, run[-1].end, match.start())
        if token is None or parted:
            if any(one.is_core for one in run):
                yield run
            run = []
        if token is not None:
            run.append(token)
    if any(one.is_core for one in run):
        yield run


def _token(match: re.Match[str]) -> _Token | None:
    """Return a word that can stand in a date, None for any other."""
    written = match[0]
    word = written.casefold()
    is_core = bool(
        _DATE.fullmatch(word)
        or word in _RELATIVE
        or (written[0].isupper() and word in _NAMES)
        or (len(word) == 2 and word[0] in "qh" and word[1] in "1234")
    )
    if is_core or word in _INSIDE or _DAY_OR_TIME.fullmatch(word):
        return _Token(word, match.start(), match.end(), is_core)
    return None
