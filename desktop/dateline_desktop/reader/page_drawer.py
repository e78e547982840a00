"""Draws the pages of one document in a child process, one after the other.

The child is started by the first page that is asked for. Whatever a strange file does
to what draws it, it does there.
"""

import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtGui import QImage

from dateline_db.capture.child import Child, Died, TooSlow, child
from dateline_db.capture.intake import CaptureError
from dateline_db.capture.media import PDF, PICTURES
from dateline_db.capture.pages import Layout, Picture, open_pages
from dateline_db.errors import Cancelled
from dateline_db.model.document import Document
from dateline_desktop.reader.picture_work import serve_picture

_PATIENCE = 20.0
_LIFE = 600  # seconds of processor time that a picture may take in all


@dataclass(frozen=True, slots=True)
class Drawn:
    """A page: its picture at a scale, and where its words stand."""

    number: int
    scale: float
    layout: Layout
    image: QImage


class _Drawable(Protocol):
    """What can be asked for pages."""

    count: int

    def picture(self, number: int, scale: float) -> Picture:
        """Draw a page at a scale."""

    def layout(self, number: int) -> Layout:
        """Return how large a page is, and where its words stand."""


class PageDrawer:
    """Draws pages from the threads of jobs; after `close` it draws nothing more."""

    def __init__(self, document: Document, data: Callable[[], bytes]) -> None:
        self._document, self._data = document, data
        self._lock = threading.Lock()
        self._stack = ExitStack()
        self._pages: _Drawable | None = None
        self._closed = False

    def count(self) -> int:
        """Return how many pages there are; raise `CaptureError` if none can be."""
        with self._using():
            return self._open().count

    def draw(self, number: int, scale: float) -> Drawn:
        """Draw a page, counted from 0; raise `CaptureError` if it cannot be."""
        with self._using():
            pages = self._open()
            layout = pages.layout(number)
            picture = pages.picture(number, scale)
            image = QImage(
                picture.pixels,
                picture.width,
                picture.height,
                picture.stride,
                QImage.Format.Format_RGB32,
            )
            return Drawn(number, scale, layout, image.copy())

    def close(self) -> None:
        """End the child, at once or after the page that is being drawn."""
        self._closed = True
        if self._lock.acquire(blocking=False):
            try:
                self._stack.close()
            finally:
                self._lock.release()

    @contextmanager
    def _using(self) -> Iterator[None]:
        with self._lock:
            try:
                yield
            finally:
                if self._closed:
                    self._stack.close()

    def _open(self) -> _Drawable:
        if self._closed:
            raise Cancelled("Stopped before it was finished.")
        if self._pages is None:
            data = self._data()
            if self._document.media_type == PDF:
                opening = open_pages(data, self._document.text)
                self._pages = self._stack.enter_context(opening)
            else:
                self._pages = self._stack.enter_context(_open_picture(data))
        return self._pages


def has_pages(document: Document) -> bool:
    """Whether a document can be drawn as pages."""
    return document.media_type in (PDF, *PICTURES)


class _OnePicture:
    """A picture as a document of one page."""

    count = 1

    def __init__(self, reader: Child) -> None:
        self._reader = reader
        told = self._answer()
        self._layout = Layout(float(told["width"]), float(told["height"]), ())

    def layout(self, _: int) -> Layout:
        """Return how large it is."""
        return self._layout

    def picture(self, _: int, scale: float) -> Picture:
        """Draw it at a scale."""
        try:
            self._reader.ask({"scale": scale})
            told = self._answer()
            stride, height = told["stride"], told["height"]
            pixels = self._reader.raw_answer(_PATIENCE, stride * height)
        except (Died, TooSlow):
            raise _cannot() from None
        return Picture(told["width"], height, stride, pixels)

    def _answer(self) -> dict[str, int]:
        try:
            told: dict[str, int] = self._reader.answer(_PATIENCE)
        except (Died, TooSlow):
            told = {}
        if not told:
            raise _cannot()
        return told


@contextmanager
def _open_picture(data: bytes) -> Iterator[_OnePicture]:
    with child(serve_picture, data, seconds=_LIFE) as reader:
        yield _OnePicture(reader)


def _cannot() -> CaptureError:
    return CaptureError("This picture cannot be shown: it may be damaged.")
