"""Drawing the pages of a PDF and measuring their words, inside a child process."""

import json
from collections.abc import Iterator
from multiprocessing.connection import Connection
from typing import Any, NamedTuple

import pypdfium2
from pypdfium2 import raw as pdfium

from dateline_db.capture.child import answer
from dateline_db.capture.raw import Unreadable, tidy
from dateline_db.capture.read_pdf import opened

_HYPHENS = (0x2, 0xFFFE)
_WHITE = (255, 255, 255, 255)


class Glyph(NamedTuple):
    """A character on a page, with its box in points from the lower left corner."""

    char: str
    left: float
    bottom: float
    right: float
    top: float


def serve_pages(connection: Connection, data: bytes) -> None:
    """Answer one question after the other about the pages of a PDF."""
    try:
        document = opened(data)
    except Unreadable as error:
        answer(connection, {"trouble": error.message.to_json()})
        return
    answer(connection, {"count": len(document)})
    while True:
        try:
            question = json.loads(connection.recv_bytes())
        except EOFError:
            return
        _answer(connection, document, question)


def _answer(
    connection: Connection, document: pypdfium2.PdfDocument, question: dict[str, Any]
) -> None:
    try:
        page = document[int(question["page"])]
        if "scale" in question:
            bitmap = page.render(
                scale=float(question["scale"]), fill_color=_WHITE, prefer_bgrx=True
            )
            head = {"width": bitmap.width, "height": bitmap.height}
            answer(connection, head | {"stride": bitmap.stride})
            connection.send_bytes(bytes(bitmap.buffer))
        else:
            width, height = page.get_size()
            words = list(_words(list(_glyphs(page))))
            answer(connection, {"width": width, "height": height, "words": words})
    except (pypdfium2.PdfiumError, IndexError):
        answer(connection, {})


def _glyphs(page: pypdfium2.PdfPage) -> Iterator[Glyph | None]:
    """Yield the characters of a page that can be seen, None where a word ends."""
    text = page.get_textpage()
    for index in range(text.count_chars()):
        code = pdfium.FPDFText_GetUnicode(text, index)
        if code in _HYPHENS:
            continue
        char = chr(code)
        if char.isspace():
            yield None
        elif tidy(char):
            yield Glyph(char, *text.get_charbox(index, loose=True))


def _words(glyphs: list[Glyph | None]) -> Iterator[list[float]]:
    """Yield words as the visible characters before them, their length, and a box.

    A word that is broken at the end of a line is two, one for each line.
    """
    seen, word = 0, list[Glyph]()
    for glyph in [*glyphs, None]:
        if word and (glyph is None or _is_elsewhere(word[-1], glyph)):
            yield [seen, len(word), *_box(word)]
            seen, word = seen + len(word), []
        if glyph is not None:
            word.append(glyph)


def _is_elsewhere(one: Glyph, other: Glyph) -> bool:
    """Whether two characters stand on different lines."""
    return other.top <= one.bottom or other.bottom >= one.top


def _box(word: list[Glyph]) -> tuple[float, float, float, float]:
    return (
        min(glyph.left for glyph in word),
        min(glyph.bottom for glyph in word),
        max(glyph.right for glyph in word),
        max(glyph.top for glyph in word),
    )
