"""Numbers in a passage: digits, words, ranges, and what qualifies them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dateline_db.analysis.passage_script_words import (
    AFTERWARDS,
    NO_COUNT,
    NOT_ONE,
    PARTS,
    TO,
)
from dateline_db.analysis.passage_words import (
    MULTIPLIERS,
    NOUNS,
    QUALIFIERS,
    SMALL,
    VAGUE,
)
from dateline_db.errors import Message, say
from dateline_db.model.figure import Qualifier

_SPELLED = "|".join(sorted(SMALL, key=len, reverse=True))
_TIMES = "|".join(MULTIPLIERS)
_AFTERWARDS = "|".join(
    f"(?P<{name}_after>{pattern})" for name, pattern in AFTERWARDS.items()
)
_DIGITS = r"(?:\d{1,3}(?:[,٬]\d{2,3})+|\d+)(?:[.٫]\d+)?"
_WORDS = (
    rf"(?:half a dozen|(?:a|one) dozen|(?:a )(?:{_TIMES})"
    rf"|(?:{_SPELLED})(?:[ -](?:and )?(?:{_SPELLED}|{_TIMES}))*)"
)
_ONE = rf"(?:{_DIGITS}(?: ?(?:{_TIMES}|dozen))?|{_WORDS})"
_VAGUE = "|".join(sorted(VAGUE, key=len, reverse=True))
_QUALIFIER = "|".join(f"(?P<{name}>{pattern})" for name, pattern in QUALIFIERS.items())
_NUMBER = re.compile(
    rf"(?<![\w.,:/$€£#-])(?:(?:{_QUALIFIER})\s+)?"
    rf"(?:between\s+(?P<low>{_ONE})\s+and\s+(?P<high>{_ONE})"
    rf"|(?P<first>{_ONE})\s+(?:to|{TO})\s+(?P<last>{_ONE})"
    rf"|(?P<from>{_DIGITS})\s?[-–—]\s?(?P<till>{_DIGITS})"
    rf"|(?P<one>{_ONE})(?:\s*\(\s*{_DIGITS}\s*\))?(?:\s+(?:{_AFTERWARDS}))?"
    rf"|(?P<vague>{_VAGUE}))"
    r"(?![\w]|[.,:/]\d|-(?:year|month|day|week|hour|page|point|member|storey)|(?:st|nd|rd|th)\b)",
    re.IGNORECASE,
)
_NO_COUNT = re.compile(
    r"(?:\b(?:no|nos|number|article|section|page|pages|pp?|volume|vol|issue|chapter|figure"
    r"|table|aged?|act|route|highway|sector|phase|issn|isbn|resolution|group|g|day"
    r"|checkpoint|gate|pier|berth|terminal|platform|flight|mile|room|block|zone|ward"
    r"|unit|team|brigade|battalion|division|tower|line|para|paragraph|annex|exit)\.?"
    r"|[$€£#])\s*$",
    re.IGNORECASE,
)
_ONE_OF = re.compile(r"\s+(?:of|another|day|by)\b", re.IGNORECASE)
_PART_OF_NUMBER = re.compile(rf"(?<!\w)(?:{PARTS})\s+$")
_DAY_OR_HOUR = re.compile(rf"\s*(?:{NO_COUNT})(?!\w)")
_A_OR_ONE = re.compile(NOT_ONE)
_NEXT_WORD = re.compile(r"\s+([^\W\d_]+)")


@dataclass(frozen=True, slots=True)
class Number:
    """A number as written, with the bounds that its wording leaves."""

    start: int
    end: int
    low: float | None
    best: float | None
    high: float | None
    qualifier: Qualifier = Qualifier.EXACT
    is_digits: bool = True
    note: Message | None = None


def find_numbers(text: str) -> Iterator[Number]:
    """Yield the numbers of a passage that can count something."""
    for match in _NUMBER.finditer(text):
        start, end = match.span()
        if _NO_COUNT.search(text, max(0, start - 14), start):
            continue
        if match[0].casefold() == "one" and _ONE_OF.match(text, end):
            continue
        if _PART_OF_NUMBER.search(text, max(0, start - 14), start):
            continue
        if _DAY_OR_HOUR.match(text, end):
            continue
        if _A_OR_ONE.fullmatch(match[0]) and not _counts(text, end):
            continue
        number = _number(match)
        if number is not None:
            yield number


def _counts(text: str, end: int) -> bool:
    """Whether what follows can be counted: the Urdu "one" is also "a"."""
    following = _NEXT_WORD.match(text, end)
    return following is not None and following[1] in NOUNS


def value_of(written: str) -> float | None:
    """Return the value of a number in digits or words; None where it is none."""
    text = written.casefold().replace("-", " ")
    digits = re.match(_DIGITS, text)
    if digits:
        plain = digits[0].replace(",", "").replace("٬", "").replace("٫", ".")
        unit = text[digits.end() :].strip()
        return float(plain) * (12 if unit == "dozen" else MULTIPLIERS.get(unit, 1))
    if "dozen" in text:
        return 6.0 if text.startswith("half") else 12.0
    return _spelled(text.split())


def _spelled(words: Sequence[str]) -> float | None:
    """Add up a number in words: "two hundred and fifty", "a million"."""
    total, part = 0, 0
    for word in words:
        if word in SMALL:
            part += SMALL[word]
        elif MULTIPLIERS.get(word) == 100:
            part = max(part, 1) * 100
        elif word in MULTIPLIERS:
            total, part = total + max(part, 1) * MULTIPLIERS[word], 0
        elif word not in ("and", "a"):
            return None
    return float(total + part)


def _number(match: re.Match[str]) -> Number | None:
    start, end = match.span()
    said = match.groupdict()
    qualifier = next(
        (one for one in Qualifier if said.get(one) or said.get(f"{one}_after")), None
    )
    if match["vague"]:
        least = float(VAGUE[match["vague"].casefold()])
        note = say(
            "“{words}” names no number: read as {least} or more.",
            words=match["vague"],
            least=f"{least:,.0f}",
        )
        return Number(
            start,
            end,
            least,
            None,
            None,
            Qualifier.AT_LEAST,
            is_digits=False,
            note=note,
        )
    first = match["low"] or match["first"] or match["from"]
    last = match["high"] or match["last"] or match["till"]
    if first and last:
        low, high = value_of(first), value_of(last)
        if low is None or high is None or low >= high:
            return None
        return Number(start, end, low, None, high, qualifier or Qualifier.EXACT)
    value = value_of(match["one"])
    if value is None:
        return None
    is_digits = match["one"][0].isdecimal()
    qualifier = qualifier or Qualifier.EXACT
    return Number(start, end, *bounds(value, qualifier), qualifier, is_digits=is_digits)


def bounds(
    value: float, qualifier: Qualifier
) -> tuple[float | None, float | None, float | None]:
    """Return low, best and high, as the wording leaves them."""
    match qualifier:
        case Qualifier.EXACT:
            return value, value, value
        case Qualifier.ABOUT:
            return None, value, None
        case Qualifier.AT_LEAST | Qualifier.MORE_THAN:
            return value, value, None
        case Qualifier.ALMOST | Qualifier.UP_TO:
            return None, value, value
