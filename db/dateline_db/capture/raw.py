"""What a reader makes of a file: its text, and what it says of itself."""

import re
from dataclasses import dataclass, field

from dateline_db.errors import DatelineError, Message

MOST_TEXT = 10_000_000
"""How many characters of text are kept of one document."""

_LINE_ENDS = re.compile(r"\r\n?|[\u2028\x85]")
_UNSEEN = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f\ufffe\uffff]")
_NO_CHARACTER = re.compile(r"[\ud800-\udfff]")
_TRAILING = re.compile(r"[ \t\xa0]+(?=[\n\f]|$)")
_EMPTY_LINES = re.compile(r"\n{3,}")


class Unreadable(DatelineError):
    """A file from which no text can be had; the sentence says why."""


@dataclass(slots=True)
class Raw:
    """Text and what the file says of itself, as texts; "" where it says nothing."""

    text: str = ""
    title: str = ""
    author: str = ""
    publisher: str = ""
    published: str = ""
    language: str = ""
    issn: str = ""
    address: str = ""
    notices: list[Message] = field(default_factory=list)


def tidy(text: str) -> str:
    """Bring a text into the one form in which it is kept and anchors count."""
    text = _LINE_ENDS.sub("\n", text).replace("\u2029", "\n\n")
    text = _NO_CHARACTER.sub("\ufffd", _UNSEEN.sub("", text))
    return _EMPTY_LINES.sub("\n\n", _TRAILING.sub("", text)).strip("\n")


def one_line(text: str, longest: int = 500) -> str:
    """Return a text as one line, without what nobody sees."""
    return " ".join(tidy(text).split())[:longest]
