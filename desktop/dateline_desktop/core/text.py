"""Text on its way to the screen: translated, and never read as markup."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QLabel

from dateline_db.errors import Message

_CONTEXT = "Dateline"


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
