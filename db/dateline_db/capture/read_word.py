"""Word documents (docx): paragraphs, tables, text boxes, foot- and endnotes."""

import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import Any
from zipfile import BadZipFile, ZipFile

import docx
from docx.oxml import parse_xml
from lxml.etree import XMLSyntaxError

from dateline_db.capture.raw import Raw, Unreadable, one_line

_MOST_UNPACKED = 300 << 20
_MOST_PARTS = 10_000
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_WRITTEN = {
    f"{_W}tab": "\t",
    f"{_W}br": "\n",
    f"{_W}cr": "\n",
    f"{_W}noBreakHyphen": "-",
}
_NOT_OF_IT = {f"{_W}p", f"{_W}del", f"{_W}pPr", f"{_W}txbxContent", _FALLBACK}
_DAMAGED = (
    *(BadZipFile, XMLSyntaxError, OSError, zlib.error, NotImplementedError),
    # python-docx expects every part of a document to be what it should be.
    *(KeyError, ValueError, TypeError, AttributeError, RuntimeError),
)
_NOTES = ("/footnotes", "/endnotes")


def read_word(data: bytes) -> Raw:
    """Read a Word document; insertions that are tracked count, deletions do not."""
    try:
        _refuse_bomb(data)
        document = docx.Document(BytesIO(data))
        parts = [document.element.body, *_notes(document.part)]
        told = document.core_properties
        title, author, language = told.title, told.author, told.language
    except _DAMAGED as error:
        raise Unreadable("This Word document is damaged.") from error
    return Raw(
        text="\n\n".join(text for part in parts for text in _paragraphs(part) if text),
        title=one_line(title or ""),
        author=one_line(author or ""),
        language=one_line(language or ""),
    )


def _refuse_bomb(data: bytes) -> None:
    with ZipFile(BytesIO(data)) as archive:
        parts = archive.infolist()
    unpacked = sum(part.file_size for part in parts)
    if unpacked > _MOST_UNPACKED or len(parts) > _MOST_PARTS:
        raise Unreadable(
            "This Word document unpacks to {size} MB, more than a text needs: it was "
            "kept but not read.",
            size=unpacked >> 20,
        )


def _notes(part: Any) -> Iterator[Any]:
    for relation in part.rels.values():
        if relation.reltype.endswith(_NOTES) and not relation.is_external:
            yield parse_xml(relation.target_part.blob)


def _paragraphs(part: Any) -> Iterator[str]:
    """Yield the texts of paragraphs; one in a text box stands after its host."""
    for paragraph in part.iter(f"{_W}p"):
        if next(paragraph.iterancestors(_FALLBACK), None) is None:
            yield "".join(_pieces(paragraph)).strip()


def _pieces(element: Any) -> Iterator[str]:
    for child in element:
        if child.tag == f"{_W}t":
            yield child.text or ""
        elif child.tag in _WRITTEN:
            yield _WRITTEN[child.tag]
        elif child.tag not in _NOT_OF_IT:
            yield from _pieces(child)
