"""The pages of a PDF as pictures, and where on them the words of its text stand."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from dateline_db.capture.child import Child, Died, TooSlow, child
from dateline_db.capture.intake import CaptureError
from dateline_db.capture.media import PAGE_BREAK
from dateline_db.capture.work import serve_pages
from dateline_db.errors import Message

_PATIENCE = 20.0
_LIFE = 3600  # seconds of processor time
MOST_SCALE = 6.0
"""A page of A4 is 25 million points of a picture then."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A page as rows of pixels, each four bytes: blue, green, red, unused."""

    width: int
    height: int
    stride: int
    pixels: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Word:
    """A word on a page: its place in the text, and its box from the upper left corner.

    The box is in points, as is the size of the page.
    """

    start: int
    end: int
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Layout:
    """How large a page is, and where its words stand, in the order of the text.

    There are no words where the text of the document is not that of the page.
    """

    width: float
    height: float
    words: tuple[Word, ...]

    def words_in(self, start: int, end: int) -> list[Word]:
        """Return the words that a span of the document's text touches."""
        return [word for word in self.words if word.start < end and start < word.end]


class Pages:
    """The pages of one PDF, while its child process is there."""

    def __init__(self, reader: Child, text: str) -> None:
        self._reader = reader
        self._text = text
        opened = self._answer()
        if "trouble" in opened:
            why = Message.from_json(opened["trouble"])
            raise CaptureError(why.template, **why.args)
        self.count = int(opened["count"])

    def picture(self, number: int, scale: float) -> Picture:
        """Draw a page, counted from 0; a scale of 1 makes a point of it a pixel."""
        told = self._ask(page=number, scale=min(scale, MOST_SCALE))
        stride, height = int(told["stride"]), int(told["height"])
        pixels = self._bytes(stride * height)
        return Picture(int(told["width"]), height, stride, pixels)

    def layout(self, number: int) -> Layout:
        """Return where the words of a page stand, counted from 0."""
        told = self._ask(page=number)
        height = float(told["height"])
        words = tuple(_words(self._text, number, told["words"], height))
        return Layout(float(told["width"]), height, words)

    def _ask(self, **question: float) -> dict[str, Any]:
        try:
            self._reader.ask(question)
        except Died:
            raise _gone() from None
        told = self._answer()
        if not told:
            raise CaptureError(
                "Page {number} of this PDF is damaged.", number=question["page"] + 1
            )
        return told

    def _answer(self) -> dict[str, Any]:
        try:
            return dict(self._reader.answer(_PATIENCE))
        except (Died, TooSlow):
            raise _gone() from None

    def _bytes(self, count: int) -> bytes:
        try:
            return self._reader.raw_answer(_PATIENCE, count)
        except (Died, TooSlow):
            raise _gone() from None


@contextmanager
def open_pages(data: bytes, text: str) -> Iterator[Pages]:
    """Open the pages of a PDF whose text was extracted as `text`.

    Raises `CaptureError` where they cannot be drawn, here and in every question.
    """
    with child(serve_pages, data, seconds=_LIFE) as reader:
        yield Pages(reader, text)


def page_spans(text: str) -> list[tuple[int, int]]:
    """Return where each page begins and ends in the text of a PDF."""
    spans, start = [], 0
    for page in text.split(PAGE_BREAK):
        spans.append((start, start + len(page)))
        start += len(page) + len(PAGE_BREAK)
    return spans


def page_of(text: str, at: int) -> int:
    """Return the page, counted from 0, on which a place of the text stands."""
    return text.count(PAGE_BREAK, 0, at)


def _words(
    text: str, number: int, found: list[list[float]], height: float
) -> Iterator[Word]:
    """Yield the words of a page with their places in the text of the document.

    Words are known by how many visible characters stand before them.
    """
    spans = page_spans(text)
    if number >= len(spans):
        return
    seen = [at for at in range(*spans[number]) if not text[at].isspace()]
    if len(seen) != sum(int(length) for _, length, *_ in found):
        return
    for first, length, left, bottom, right, top in found:
        start, end = seen[int(first)], seen[int(first) + int(length) - 1] + 1
        yield Word(start, end, left, height - top, right, height - bottom)


def _gone() -> CaptureError:
    return CaptureError(
        "The pages of this PDF cannot be drawn. Its text is still there."
    )
