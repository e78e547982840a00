"""Encodings: which one the bytes of a text are in, found by trying, and said."""

import codecs
import re
from pathlib import Path
from typing import BinaryIO

from charset_normalizer import from_bytes

from dateline_db.errors import DatelineError

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_PACKED = (b"PK\x03\x04", b"PK\x05\x06")
_OTHERS = (b"%PDF-", b"{\\rtf", b"<!DOCTYPE html", b"<html")
"""What files begin with that are text, but hold no table."""
_BLOCK = 1 << 20
_SAMPLE = 1 << 16
_OTHER_SCRIPTS = [
    *("cp1256", "iso8859_6", "cp1251", "koi8_r", "iso8859_5", "cp866", "mac_cyrillic"),
    *("cp1253", "iso8859_7", "cp1255", "iso8859_8", "cp874", "tis_620"),
    *("big5", "gb18030", "cp932", "shift_jis", "euc_jp", "cp949", "euc_kr"),
]
"""What is tried beside the encodings of the West, which no statistic can part."""
_ALIKE = 0.2  # how much a text has to be like a language
_WORD = re.compile(rb"[\x80-\xff]{2}")


def encoding_of(path: Path) -> str:
    """Return the encoding of a text file; raise a sentence where it is none.

    A byte order mark decides, then UTF-8 if all of it is; then what the letters of
    another script look like, then cp1252, and Latin-1, which takes every byte.
    """
    with path.open("rb") as file:
        sample = file.read(_SAMPLE)
        for mark, name in _MARKS:
            if sample.startswith(mark):
                return name
        unmarked = _of_two_bytes(sample)
        if unmarked:
            return unmarked
        if sample.lstrip().startswith(_OTHERS):
            raise DatelineError(
                "{name} is a document, and no table: take it in as a source.",
                name=path.name,
            )
        if sample.startswith(_PACKED):
            raise DatelineError(
                "{name} is a ZIP: unpack it, and bring in the files in it one by one.",
                name=path.name,
            )
        if b"\0" in sample:
            raise DatelineError(
                "{name} is not text: it holds bytes that no text has. Dateline reads "
                "CSV, TSV, XLSX, ODS, JSON and JSON lines.",
                name=path.name,
            )
        file.seek(0)
        found = _by_trying(file)
        has_mark = found == "utf-8" and sample.startswith(codecs.BOM_UTF8)
        return "utf-8-sig" if has_mark else found


def _of_two_bytes(sample: bytes) -> str:
    """Return which UTF-16 a text without a mark is in, "" where it is another.

    Of a Western letter one byte is 0, always the first or always the second.
    """
    first, second = sample[::2], sample[1::2]
    for zeros, others, name in (
        (second, first, "utf-16-le"),
        (first, second, "utf-16-be"),
    ):
        if 2 * zeros.count(0) > len(zeros) and 0 not in others:
            return name
    return ""


def _by_trying(file: BinaryIO) -> str:
    decoder = codecs.getincrementaldecoder("utf-8")()
    at = 0
    try:
        while block := file.read(_BLOCK):
            decoder.decode(block)
            at += len(block)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        file.seek(at)
        return _of_other_script(file.read(_BLOCK)) or _western(file)
    return "utf-8"


def _of_other_script(block: bytes) -> str:
    """Return what charset-normalizer is sure of, "" for the encodings of the West.

    In those, letters beyond ASCII stand alone; elsewhere whole words are of them.
    """
    block = block.removeprefix(codecs.BOM_UTF8)  # some write it before anything
    first = next((n for n, byte in enumerate(block) if byte > 0x7F), 0)
    part = block[max(0, first - 200) : first + _SAMPLE]
    beyond = sum(1 for byte in part if byte > 0x7F)
    if 2 * len(b"".join(_WORD.findall(part))) < beyond:
        return ""
    found = from_bytes(part, cp_isolation=_OTHER_SCRIPTS)
    best = max(found, key=lambda one: one.coherence, default=None)
    return best.encoding if best is not None and best.coherence >= _ALIKE else ""


def _western(file: BinaryIO) -> str:
    file.seek(0)
    while block := file.read(_BLOCK):
        try:
            block.decode("cp1252")
        except UnicodeDecodeError:
            return "latin-1"
    return "cp1252"
