"""What kind of file some bytes are, by what is in them and never by their name."""

import re
from codecs import getincrementaldecoder
from io import BytesIO
from zipfile import BadZipFile, ZipFile

import puremagic
from charset_normalizer import is_binary

from dateline_db.capture.media import HTML, MAIL, PDF, PLAIN, UNKNOWN, WEB_ARCHIVE, WORD

_START = 4096
_MOST_CONTROLS = 20  # one control character in so many is still text
_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|title"
    rb"|meta|article|main|div|p)\b",
    re.IGNORECASE | re.DOTALL,
)
_HEADER = re.compile(rb"([A-Za-z][A-Za-z0-9-]*):[ \t]*\S")
_MAIL_HEADERS = {b"from", b"to", b"subject", b"date", b"message-id", b"received"}
_MAIL_HEADERS |= {b"mime-version", b"return-path", b"delivered-to", b"content-type"}
_RELATED = re.compile(rb"^content-type:\s*multipart/related", re.IGNORECASE | re.M)
_WORD_PART = b"word/document.xml"
_BYTE_ORDER = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")


def kind_of(data: bytes) -> str:
    """Return the media type of some bytes."""
    start = data[:_START]
    if b"%PDF-" in start[:1024]:
        return PDF
    if start.startswith(b"PK\x03\x04"):
        return _kind_of_zip(data)
    if start.startswith(_BYTE_ORDER) or _is_utf8(start) or not is_binary(start):
        return _kind_of_text(start)
    return _by_magic(start)


def _is_utf8(start: bytes) -> bool:
    """Whether some bytes are UTF-8, which nothing but text is; the end may be cut."""
    try:
        text = getincrementaldecoder("utf-8")().decode(start)
    except UnicodeDecodeError:
        return False
    controls = sum(char < " " and char not in "\t\n\r\f" for char in text)
    return controls * _MOST_CONTROLS <= len(text)


def _kind_of_text(start: bytes) -> str:
    for mark in _BYTE_ORDER[1:]:
        if start.startswith(mark):
            start = start[2:].replace(b"\0", b"")
    start = start.removeprefix(_BYTE_ORDER[0])
    if _HTML.match(start):
        return HTML
    if _is_mail(start):
        return WEB_ARCHIVE if _RELATED.search(_head(start)) else MAIL
    return "text/rtf" if start.startswith(b"{\\rtf") else PLAIN


def _head(start: bytes) -> bytes:
    return re.split(rb"\r?\n\r?\n", start.lstrip(), maxsplit=1)[0]


def _is_mail(start: bytes) -> bool:
    """Whether it begins with the headers of a message: at least two, and no prose."""
    lines = _head(start).splitlines()
    own = [line for line in lines if not line.startswith((b" ", b"\t"))]
    headers = [_HEADER.match(line) for line in own]
    names = {match[1].lower() for match in headers if match}
    # The last line may be cut off, where the head is long.
    return all(headers[:-1]) and len(names & _MAIL_HEADERS) >= 2


def _kind_of_zip(data: bytes) -> str:
    try:
        with ZipFile(BytesIO(data)) as archive:
            names = set(archive.namelist())
    except (BadZipFile, OSError, ValueError, NotImplementedError):
        return WORD if _WORD_PART in data else "application/zip"
    return WORD if "word/document.xml" in names else "application/zip"


def _by_magic(start: bytes) -> str:
    try:
        found = puremagic.magic_string(start)
    except (puremagic.PureError, ValueError):
        return UNKNOWN
    best = max(found, key=lambda one: one.confidence, default=None)
    return (best.mime_type or UNKNOWN) if best else UNKNOWN
