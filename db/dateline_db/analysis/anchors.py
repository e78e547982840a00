"""Anchors of quotes: where a quote stands in a text, and how it is found again.

As in the W3C's Web Annotation model, an anchor is a position in code points, the exact
words, and some text on either side. A text that was extracted anew differs in blanks,
ligatures or marks of direction, or has grown: the quote is found by its words and its
surroundings, or not at all. It is never guessed.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from rapidfuzz import fuzz

from dateline_db.analysis.folding import Folded, fold
from dateline_db.model.claim import Claim
from dateline_db.model.document import Document

CONTEXT = 32
"""How many code points on either side of a quote are kept with it."""

_ALIKE = 60.0  # of 100: one side is the same and the other is not, or both are nearly
_ENOUGH = 8  # so many characters beside a quote are no coincidence
_NEARLY = 88.0  # of 100: the quote itself, but for a letter here and there
_TELLING = 60  # so many characters word for word are the quote, whatever stands beside
_SHORTEST_NEARLY = 20
_NUMBER = re.compile(r"\d+")
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where a quote stands: `start` in code points, None where that is not known."""

    start: int | None
    exact: str
    prefix: str = ""
    suffix: str = ""

    @property
    def end(self) -> int | None:
        """Where the quote ended, not included."""
        return None if self.start is None else self.start + len(self.exact)


def anchor(text: str, start: int, end: int) -> Anchor:
    """Anchor the words of a text from `start` to `end`, with what stands beside."""
    prefix = text[max(0, start - CONTEXT) : start]
    return Anchor(start, text[start:end], prefix, text[end : end + CONTEXT])


def anchor_of(claim: Claim) -> Anchor | None:
    """Return the anchor of a claim's quote, None where it has no quote."""
    if not claim.quote.strip():
        return None
    return Anchor(
        claim.quote_start, claim.quote, claim.quote_prefix, claim.quote_suffix
    )


def with_quote(claim: Claim, document: Document, start: int, end: int) -> Claim:
    """Return a claim that quotes a document's text from `start` to `end`."""
    quoted = anchor(document.text, start, end)
    return replace(
        claim,
        document_id=document.id,
        quote=quoted.exact,
        quote_start=quoted.start,
        quote_prefix=quoted.prefix,
        quote_suffix=quoted.suffix,
    )


def find(text: str, anchor: Anchor) -> Span | None:
    """Return where the quote of an anchor stands in a text, None if it is lost.

    None, too, where it could be in several places.
    """
    return Finder(text).find(anchor)


class Finder:
    """Finds the quotes of many anchors in one text."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._made: Folded | None = None

    def find(self, anchor: Anchor) -> Span | None:
        """Return where the quote of an anchor stands, None if it is lost."""
        if not anchor.exact.strip():
            return None
        return self._in_place(anchor) or self._elsewhere(_Wanted(anchor))

    @property
    def _folded(self) -> Folded:
        if self._made is None:
            self._made = fold(self._text)
        return self._made

    def _in_place(self, anchor: Anchor) -> Span | None:
        """Return the place itself, where quote and text beside it are unchanged."""
        start, end = anchor.start, anchor.end
        if start is None or end is None or start < 0:
            return None
        text = self._text
        before = text[max(0, start - len(anchor.prefix)) : start]
        after = text[end : end + len(anchor.suffix)]
        same = (text[start:end], before, after)
        stood = (anchor.exact, anchor.prefix, anchor.suffix)
        return (start, end) if same == stood else None

    def _elsewhere(self, wanted: "_Wanted") -> Span | None:
        """Return the one place where the words stand in their surroundings."""
        if not wanted.exact:
            return None
        spans = list(_occurrences(self._folded.text, wanted.exact))
        found = self._best(wanted, spans)
        if found is None and not spans:
            found = self._nearly(wanted)
        return self._folded.original(*found) if found else None

    def _best(self, wanted: "_Wanted", spans: list[Span]) -> Span | None:
        if len(spans) == 1 and wanted.needs_no_context:
            return spans[0]
        ranked = sorted(
            ((wanted.beside(self._folded.text, span), span) for span in spans),
            reverse=True,
        )
        fitting = [(likeness, span) for likeness, span in ranked if likeness >= _ALIKE]
        if len(fitting) > 1 and fitting[0][0] == fitting[1][0]:
            return None
        return fitting[0][1] if fitting else None

    def _nearly(self, wanted: "_Wanted") -> Span | None:
        """Return where the words stand but for a few letters; numbers are the same."""
        if len(wanted.exact) < _SHORTEST_NEARLY:
            return None
        text = self._folded.text
        if len(text) < len(wanted.exact):
            return None
        best = fuzz.partial_ratio_alignment(wanted.exact, text, score_cutoff=_NEARLY)
        if best is None:
            return None
        span = _whole_words(text, best.dest_start, best.dest_end)
        same_numbers = _numbers(text[slice(*span)]) == _numbers(wanted.exact)
        fits = wanted.beside(text, span) >= _ALIKE
        return span if same_numbers and fits else None


class _Wanted:
    """An anchor, folded."""

    def __init__(self, anchor: Anchor) -> None:
        self.exact = fold(anchor.exact).text
        self._prefix = fold(anchor.prefix).text
        self._suffix = fold(anchor.suffix).text

    @property
    def needs_no_context(self) -> bool:
        """Whether the words alone tell the quote from all others."""
        return len(self.exact) >= _TELLING or not (self._prefix or self._suffix)

    def beside(self, text: str, span: Span) -> float:
        """Return how alike the text on both sides is to what stood there, of 100."""
        start, end = span
        before = text[max(0, start - CONTEXT - 1) : start].strip()
        after = text[end : end + CONTEXT + 1].strip()
        sides = (
            (self._prefix, before[-len(self._prefix) :]),
            (self._suffix, after[: len(self._suffix)]),
        )
        given = [fuzz.ratio(stood, stands) for stood, stands in sides if stood]
        if any(len(stood) >= _ENOUGH and stood == stands for stood, stands in sides):
            given.append(100.0)  # one side is untouched: the quote was not moved
        return sum(given) / len(given) if given else 0.0


def _occurrences(text: str, words: str) -> Iterator[Span]:
    at = text.find(words)
    while at >= 0:
        yield at, at + len(words)
        at = text.find(words, at + 1)


def _whole_words(text: str, start: int, end: int) -> Span:
    """Widen or narrow a span by a few characters so that it breaks no word."""
    while start > 0 and text[start].isalnum() and text[start - 1].isalnum():
        start -= 1
    while end < len(text) and text[end].isalnum() and text[end - 1].isalnum():
        end += 1
    return start, end


def _numbers(text: str) -> list[str]:
    return _NUMBER.findall(text)
