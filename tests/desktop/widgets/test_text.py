"""Text from outside is shown as it is, in tool tips too."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocument

from dateline_desktop.widgets.text import plain, tip


def test_a_label_shows_tags_as_they_are(qapp: object) -> None:
    label = plain("<b>bold</b>")
    assert label.textFormat() is Qt.TextFormat.PlainText
    assert label.text() == "<b>bold</b>"


def test_a_tip_shows_tags_as_they_are(qapp: object) -> None:
    document = QTextDocument()
    document.setHtml(tip("<img src=x> & <b>bold</b>"))
    assert document.toPlainText() == "<img src=x> & <b>bold</b>"
    assert tip("") == ""


def test_a_tip_keeps_its_lines(qapp: object) -> None:
    document = QTextDocument()
    document.setHtml(tip("<i>one</i>\ntwo"))
    assert document.toPlainText() == "<i>one</i>\ntwo"
