"""Text on its way to the screen: translated, and never read as markup."""

import re
import unicodedata
from html import escape

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QLabel

from dateline_db.errors import Message

_CONTEXT = "Dateline"
_PART = 16
_LONG_WORD = re.compile(r"\S{30,}")


def tr(text: Message | str) -> str:
    """Return `text` in the language of the program, its arguments filled in."""
    if isinstance(text, str):
        return QCoreApplication.translate(_CONTEXT, text)
    return QCoreApplication.translate(_CONTEXT, text.template).format(**text.args)


def plain(text: str = "", *, wrap: bool = False) -> QLabel:
    """Return a label that shows `text` as it is, whatever tags it seems to contain."""
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(wrap)
    label.setText(text)
    return label


def tip(text: str) -> str:
    """Return `text` as a tool tip that shows it as it is, in lines of a fair width.

    Qt would take a text with tags in it for markup; a tip cannot be told otherwise.
    """
    lines = escape(text).replace("\n", "<br>")
    return f"<qt>{lines}</qt>" if text else ""


def direction(text: str) -> Qt.LayoutDirection:
    """Return the direction of a text, by its first letter that has one."""
    for character in text:
        match unicodedata.bidirectional(character):
            case "R" | "AL":
                return Qt.LayoutDirection.RightToLeft
            case "L":
                return Qt.LayoutDirection.LeftToRight
    return Qt.LayoutDirection.LeftToRight


def reads_right_to_left(text: str) -> bool:
    """Whether a text begins at the right."""
    return direction(text) is Qt.LayoutDirection.RightToLeft


def align(label: QLabel, text: str) -> None:
    """Set a label from the side where the script of its text begins."""
    right = reads_right_to_left(text)
    side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
    label.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute)


def breakable(text: str) -> str:
    """Return a text whose very long words can go on in the next line.

    Addresses break by themselves, and have to be copied as they are.
    """
    return _LONG_WORD.sub(lambda word: _split(word.group()), text)


def isolated(text: str) -> str:
    """Return text so that its script does not turn round what stands beside it."""
    return f"\u2068{text}\u2069" if text else ""


def _split(word: str) -> str:
    if "://" in word:
        return word
    parts = (word[at : at + _PART] for at in range(0, len(word), _PART))
    return "\u200b".join(parts)
