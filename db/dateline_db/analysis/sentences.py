"""Sentences of a text, as spans of it."""

import re
from collections.abc import Iterator

Span = tuple[int, int]

_PARAGRAPH = re.compile(r"\n[ \t]*\n\s*|\f\s*")
_END = re.compile(r"[.!?…؟۔]+[\"'”’»)\]]*(?=\s)")
_ABBREVIATED = re.compile(
    r"(?:\b(?:mr|mrs|ms|dr|prof|gen|lt|col|maj|capt|sgt|brig|cdr|adm|st|mt|ft|no|nos|vs|p|pp"
    r"|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|approx|ca|cf|dist|dept|govt|rs)"
    r"|\b[A-Za-z]|\b[ap]\.m)\.$",
    re.IGNORECASE,
)
_LOOK_BACK = 12


def sentences(text: str) -> Iterator[Span]:
    """Yield where each sentence begins and ends; a heading is one as well."""
    start = 0
    for gap in _PARAGRAPH.finditer(text):
        yield from _of_paragraph(text, start, gap.start())
        start = gap.end()
    yield from _of_paragraph(text, start, len(text))


def _of_paragraph(text: str, start: int, end: int) -> Iterator[Span]:
    for mark in _END.finditer(text, start, end):
        if _ends(text, mark.end(), mark[0]):
            yield from _trimmed(text, start, mark.end())
            start = mark.end()
    yield from _trimmed(text, start, end)


def _ends(text: str, at: int, mark: str) -> bool:
    """Whether a sentence ends at a mark, and not a mere abbreviation."""
    following = text[at : at + 3].lstrip()[:1]
    if following.islower():
        return False
    before = text[max(0, at - _LOOK_BACK) : at]
    return mark != "." or not _ABBREVIATED.search(before)


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    end -= len(words) - len(words.rstrip())
    if start < end:
        yield start, end
