"""Extraction: text and what a file says of itself, inside the child process."""

from dataclasses import asdict
from multiprocessing.connection import Connection

from dateline_db.capture.child import answer
from dateline_db.capture.hints import add_hints
from dateline_db.capture.kinds import kind_of
from dateline_db.capture.media import (
    HTML,
    MAIL,
    PDF,
    PICTURES,
    PLAIN,
    WEB_ARCHIVE,
    WORD,
)
from dateline_db.capture.raw import MOST_TEXT, Raw, Unreadable, tidy
from dateline_db.capture.read_html import read_html
from dateline_db.capture.read_mail import read_mail, read_web_archive
from dateline_db.capture.read_pdf import read_pdf
from dateline_db.capture.read_plain import read_plain
from dateline_db.capture.read_word import read_word
from dateline_db.errors import say


def extract(connection: Connection, data: bytes, address: str, kind: str) -> None:
    """Send home the media type, then the text and what the file says of itself.

    `kind` is the media type where it is known already.
    """
    kind = kind or kind_of(data)
    answer(connection, kind)
    try:
        raw = read(data, kind, address)
    except Unreadable as error:
        raw = Raw(notices=[error.message])
    except (MemoryError, RecursionError):
        raw = Raw(notices=[say("This file is too large or too deep to be read.")])
    told = asdict(raw)
    told["notices"] = [notice.to_json() for notice in raw.notices]
    answer(connection, told)


def read(data: bytes, kind: str, address: str = "") -> Raw:
    """Read a file of a kind; raise `Unreadable` with the reason."""
    raw = _read(data, kind, address)
    raw.text = tidy(raw.text) if kind != PDF else raw.text
    if len(raw.text) > MOST_TEXT:
        raw.text = raw.text[:MOST_TEXT]
        raw.notices.append(
            say(
                "Only the first {most} characters of the text were kept.",
                most=f"{MOST_TEXT:,}",
            )
        )
    if not raw.text and not raw.notices:
        raw.notices.append(say("There is no text in this file that Dateline can find."))
    add_hints(raw)
    return raw


def _read(data: bytes, kind: str, address: str) -> Raw:
    if kind == HTML:
        return read_html(data, address)
    if kind == WEB_ARCHIVE:
        return read_web_archive(data, address)
    if kind in PICTURES:
        why = say("This is a picture: what is read in it can be typed by hand.")
        return Raw(notices=[why])
    readers = {PDF: read_pdf, WORD: read_word, MAIL: read_mail, PLAIN: read_plain}
    if kind not in readers:
        raise Unreadable(
            "Dateline reads no text out of a file of this kind ({kind}).", kind=kind
        )
    return readers[kind](data)
