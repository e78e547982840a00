"""Whom a passage credits: agencies whose story it is, and people whom it lets speak."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from dateline_db.analysis.passage_words import words

_AGENCY = (
    r"(?:Reuters|AFP|Agence France-Presse|AP|Associated Press(?: of Pakistan)?|APP|ANI"
    r"|PTI|Press Trust of India|IANS|UPI|Xinhua|TASS|Interfax|Anadolu(?: Agency)?|AA"
    r"|Bloomberg|EFE|DPA|dpa|Kyodo(?: News)?|Yonhap|IRNA|BSS|UNB|UNI|NNI|PPI|INP)"
)
_NAME = r"[A-Z][\w&.’'-]*(?: (?:of |the |and |for )?[A-Z][\w&.’'-]*){0,4}"
_CREDITS = (
    re.compile(  # "QUETTA (Harbour News) - ", at the head of a report
        r"(?:^|\n)[ \t]*[A-Z][\w./,’' -]{1,60}?\s*"
        r"\((?P<name>[A-Z][^()\n]{1,40})\)\s*[-–—:]"
    ),
    re.compile(rf"[-–—(©/]\s?(?P<name>{_AGENCY})\)?\s*(?:\n|$)"),
    re.compile(rf"\b(?P<name>{_AGENCY})\s+(?:reports?|reported|news agency)\b"),
    re.compile(
        rf"\b(?:told|by|via|[Ss]ources?:|[Cc]redits?:|©|from|quoting|citing)\s+"
        rf"(?:news agency )?(?P<name>{_AGENCY})\b"
    ),
    re.compile(
        r"\b(?:with|additional) (?:additional )?(?:inputs?|reporting) (?:from|by) "
        rf"(?P<name>{_AGENCY}|{_NAME})"
    ),
)
_SAYING = (
    r"(?:said|says|told|stated|states|claimed|claims|confirmed|confirms|announced|added"
    r"|denied|denies|alleged|alleges|reported|reports|warned|explained|tweeted|wrote)"
)
_ACCORDING = re.compile(
    r"\b(?:according to|as per|in the words of)\s+(?P<name>[^,.;:!?\n“”\"()]{2,80})",
    re.IGNORECASE,
)
_SAID = re.compile(rf"(?P<name>[^,.;:!?\n“”\"()]{{2,90}}?),?\s+{_SAYING}\b")
_SAID_BEFORE = re.compile(
    rf"[”\"’],?\s+{_SAYING}\s+(?P<name>(?:the |a |an )?[^,.;:!?\n“”\"()]{{2,80}})"
)
_STARTS = re.compile(
    r"\b(?:that|and|but|as|when|while|where|because|after|before|who|which|since|if|then)"
    r"\s+",
    re.IGNORECASE,
)
_ENDS = re.compile(
    r"\s+(?:on|in|at|that|who|which|when|while|as|has|have|had|is|are|was|were|by"
    r"|and \w+ed|later|earlier|yesterday|today"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b.*",
    re.DOTALL,
)
_DATED = re.compile(
    r"\s*(?:on|in|since|during|by)\s[^.]*?\b[12]\d{3}\b,?\s*", re.IGNORECASE
)
"""A date at the head of a sentence: "On 30 January 2023 the police said"."""
_NOBODY = words(
    "he she they it we i you this that there who which what these those one"
)
_NOBODY |= words("nobody none nothing do does did not no never also further")
_MOST_WORDS = 9


class CreditKind(StrEnum):
    """How somebody is credited."""

    AGENCY = "agency"
    SPEAKER = "speaker"


@dataclass(frozen=True, slots=True)
class CreditReading:
    """Somebody whom a passage credits, as a suggestion: where, and their name."""

    start: int
    end: int
    text: str
    kind: CreditKind


def find_credits(text: str) -> list[CreditReading]:
    """Return whom a passage credits, in their order."""
    found = [*_agencies(text), *_speakers(text)]
    kept: list[CreditReading] = []
    for one in sorted(found, key=lambda one: (one.start, -one.end)):
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return kept


def _agencies(text: str) -> Iterator[CreditReading]:
    for pattern in _CREDITS:
        for match in pattern.finditer(text):
            start, end = match.span("name")
            yield CreditReading(start, end, match["name"], CreditKind.AGENCY)


def _speakers(text: str) -> Iterator[CreditReading]:
    for pattern in (_ACCORDING, _SAID_BEFORE):
        for match in pattern.finditer(text):
            yield from _speaker(text, *match.span("name"))
    for match in _SAID.finditer(text):
        start, end = match.span("name")
        starts = [one.end() for one in _STARTS.finditer(text, start, end)]
        yield from _speaker(text, starts[-1] if starts else start, end)


def _speaker(text: str, start: int, end: int) -> Iterator[CreditReading]:
    """Yield the name in a stretch of text, unless it is nobody or a whole sentence."""
    name = _ENDS.sub("", text[start:end])
    dated = _DATED.match(name)
    if dated is not None:
        start, name = start + dated.end(), name[dated.end() :]
    start += len(name) - len(name.lstrip())
    name = name.strip()
    parts = name.casefold().split()
    if not parts or len(parts) > _MOST_WORDS:
        return
    if parts[0] not in _NOBODY and not parts[0].endswith("ing"):
        yield CreditReading(start, start + len(name), name, CreditKind.SPEAKER)
