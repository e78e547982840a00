"""PDF, with a page break after every page but the last."""

import re

import pypdfium2

from dateline_db.capture.media import PAGE_BREAK
from dateline_db.capture.raw import Raw, Unreadable, one_line, tidy
from dateline_db.errors import say

MOST_PAGES = 5000
_ARABIC = re.compile("[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufeff]")
_FEWEST_LINES, _SHORTEST_LINE = 12, 9  # characters of a line, on average
_HYPHEN_AT_LINE_END = ("\ufffe", "\x02")


def read_pdf(data: bytes) -> Raw:
    """Read the text of every page, in the order in which the file has it."""
    document = opened(data)
    count = len(document)
    pages = [page_text(document, number) for number in range(min(count, MOST_PAGES))]
    told = document.get_metadata_dict(skip_empty=True)
    raw = Raw(
        text=PAGE_BREAK.join(pages),
        title=one_line(told.get("Title", "")),
        author=one_line(told.get("Author", "")),
    )
    if _is_in_pieces(raw.text):
        raw.text = ""
        raw.notices.append(
            say(
                "The letters of this PDF come out in pieces, as those of Nastaliq do. "
                "Quote it by page, or type what is read in it by hand."
            )
        )
    elif not any(pages):
        raw.text = ""
        raw.notices.append(
            say(
                "This PDF holds no text: its pages are pictures. Quote it by page, or "
                "type what is read in it by hand."
            )
        )
    if count > MOST_PAGES:
        raw.notices.append(
            say(
                "Only the first {most} pages of {count} were read.",
                most=MOST_PAGES,
                count=count,
            )
        )
    return raw


def _is_in_pieces(text: str) -> bool:
    """Whether a text is of lines of a letter or two: each stands higher than the next.

    Where letters of a word step down to its end, they are taken for so many lines.
    """
    lines = [line for line in text.splitlines() if line.strip()]
    if len(lines) < _FEWEST_LINES or not _ARABIC.search(text):
        return False
    letters = sum(char.isalpha() for char in text)
    is_arabic = len(_ARABIC.findall(text)) > letters / 2
    return is_arabic and sum(map(len, lines)) / len(lines) < _SHORTEST_LINE


def opened(data: bytes) -> pypdfium2.PdfDocument:
    """Open a PDF; raise `Unreadable` with the reason."""
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).casefold():
            raise Unreadable(
                "This PDF is locked with a password: unlock it in a PDF program and "
                "take in that copy as well."
            ) from error
        raise Unreadable("This PDF is damaged: no page of it can be read.") from error


def page_text(document: pypdfium2.PdfDocument, number: int) -> str:
    """Return the text of a page; a page that is damaged has none."""
    try:
        page = document[number]
        text = str(page.get_textpage().get_text_range())
    except pypdfium2.PdfiumError:
        return ""
    for mark in _HYPHEN_AT_LINE_END:
        text = text.replace(mark, "")
    return tidy(text.replace(PAGE_BREAK, "\n"))
