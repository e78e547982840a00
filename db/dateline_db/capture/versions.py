"""Versions: later copies of the same address, and what differs between two texts."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from dateline_db.capture.proposal import plain_address
from dateline_db.case import Case
from dateline_db.model.document import Document

_PARAGRAPH = re.compile(r"\n\s*\n|\f")
_WORD = re.compile(r"\S+")
_MOST_PAIRS = 4_000_000
"""Beyond so many pairs of words, two passages are told apart as a whole."""


class Difference(StrEnum):
    """How a passage of the later text stands to the earlier one."""

    SAME = "same"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Passage:
    """Some words, on one line, that both texts have or only one of them.

    `begins` says that a paragraph begins with it.
    """

    difference: Difference
    text: str
    begins: bool = True


def versions(case: Case, document: Document) -> list[Document]:
    """Return the copies of one publication, the document among them, by capture."""
    source = case.sources.get(document.source_id)
    address = plain_address(source.url)
    sources = [
        one.id
        for one in case.sources.all()
        if one.id == source.id or (address and plain_address(one.url) == address)
    ]
    found = case.documents.where(source_id=sources)
    return sorted(found, key=lambda one: (one.captured_at, one.id))


def compare(earlier: str, later: str) -> list[Passage]:
    """Return both texts as passages that are the same, added or removed, in order."""
    before, after = _paragraphs(earlier), _paragraphs(later)
    found: list[Passage] = []
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            found += [Passage(Difference.SAME, text) for text in before[a:b]]
        elif tag == "replace":
            found += _reworded(before[a:b], after[c:d])
        else:
            found += _only(before[a:b], after[c:d])
    return found


def _paragraphs(text: str) -> list[str]:
    parts = (" ".join(part.split()) for part in _PARAGRAPH.split(text))
    return [part for part in parts if part]


def _only(before: Sequence[str], after: Sequence[str]) -> Iterator[Passage]:
    for text in before:
        yield Passage(Difference.REMOVED, text)
    for text in after:
        yield Passage(Difference.ADDED, text)


def _reworded(before: Sequence[str], after: Sequence[str]) -> Iterator[Passage]:
    """Set paragraphs side by side, and tell apart the words of those that are alike."""
    for one, other in zip(before, after, strict=False):
        yield from _words_apart(_WORD.findall(one), _WORD.findall(other))
    shared = min(len(before), len(after))
    yield from _only(before[shared:], after[shared:])


def _words_apart(before: Sequence[str], after: Sequence[str]) -> Iterator[Passage]:
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    too_many = len(before) * len(after) > _MOST_PAIRS
    if too_many or matcher.quick_ratio() < 0.5 or matcher.ratio() < 0.5:
        yield from _only([" ".join(before)], [" ".join(after)])
        return
    begins = True
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            yield Passage(Difference.SAME, " ".join(before[a:b]), begins)
            begins = False
            continue
        for words, difference in (
            (before[a:b], Difference.REMOVED),
            (after[c:d], Difference.ADDED),
        ):
            if words:
                yield Passage(difference, " ".join(words), begins)
                begins = False
