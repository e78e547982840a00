"""An address ends in dots where it is too long, and is copied whole."""

from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from dateline_desktop.widgets.address_line import AddressLine

ADDRESS = "https://harbour.example/news/2023/03/10/blast-in-the-fish-market"


def test_an_address_is_shortened_to_look_at_and_copied_whole(qtbot: QtBot) -> None:
    line = AddressLine(ADDRESS)
    qtbot.addWidget(line)
    line.resize(120, 24)
    line.show()
    assert line.shown.endswith("…")
    painted = line.grab().toImage()
    line.setFocus()
    qtbot.waitUntil(line.hasFocus)
    assert line.grab().toImage() != painted
    line.selectAll()
    line.copy()
    assert QGuiApplication.clipboard().text() == ADDRESS


def test_an_address_with_room_is_shown_as_it_is(qtbot: QtBot) -> None:
    line = AddressLine(ADDRESS)
    qtbot.addWidget(line)
    line.resize(900, 24)
    assert line.shown == ADDRESS
