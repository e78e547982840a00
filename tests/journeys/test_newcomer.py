"""The first hour of somebody without a name, a case or a single claim."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from dateline_desktop.core.settings import ANALYST
from dateline_desktop.events.editor import EventEditor
from dateline_desktop.main_window import MainWindow
from dateline_desktop.start.name_dialog import NameDialog
from dateline_desktop.start.new_case import NewCaseDialog
from dateline_desktop.start.recent_list import second_line
from desk import Desk

CTRL = Qt.KeyboardModifier.ControlModifier
PANELS = (
    *("events", "sources", "claims", "judgements", "weigh", "differences"),
    *("lineage", "directory", "charts", "filters", "reader", "inspector", "history"),
)


def answer(kind: type[QDialog], do: Callable[[QDialog], object]) -> None:
    """Answer the dialog that comes up next, once it is there."""

    def look() -> None:
        found = QApplication.activeModalWidget()
        if isinstance(found, kind):
            do(found)
        else:
            QTimer.singleShot(5, look)

    QTimer.singleShot(0, look)


@pytest.fixture
def window(desk: Desk, tmp_path: Path, qtbot: QtBot) -> MainWindow:
    """A window in which a name was given and a first case made, by keys."""
    ANALYST.write(desk.settings, "")
    window = desk.start()
    desk.answers.saves = tmp_path / "abductions.dateline"

    def call_it(dialog: QDialog) -> None:
        assert isinstance(dialog, NewCaseDialog)
        qtbot.keyClick(dialog.title, Qt.Key.Key_Return)  # without a title: nothing
        assert dialog.isVisible()
        qtbot.keyClicks(dialog.title, "Abductions")
        dialog.choose.click()
        qtbot.keyClick(dialog.title, Qt.Key.Key_Return)

    def give_a_name(dialog: QDialog) -> None:
        assert isinstance(dialog, NameDialog)
        dialog.name.selectAll()
        qtbot.keyClicks(dialog.name, "Rosa Okafor")
        answer(NewCaseDialog, call_it)
        qtbot.keyClick(dialog.name, Qt.Key.Key_Return)

    answer(NameDialog, give_a_name)
    qtbot.keyClick(window, Qt.Key.Key_N, CTRL)
    assert desk.case.analyst == "Rosa Okafor"
    assert desk.case.settings.title == "Abductions"
    be_in(window, qtbot)
    return window


def be_in(window: MainWindow, qtbot: QtBot) -> None:
    """Be back in the window, as a window manager has it when a dialog closes."""
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)


def write_an_event(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(window, Qt.Key.Key_E, CTRL)
    [editor] = window.findChildren(EventEditor)
    qtbot.waitUntil(editor.isActiveWindow)
    title = editor.form.field("title").focusProxy()
    assert title is not None
    qtbot.keyClicks(title, "Girls taken from a school")
    qtbot.keyClick(editor, Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)
    be_in(window, qtbot)


def test_every_panel_bears_an_event_that_nobody_speaks_of(
    desk: Desk, window: MainWindow, qtbot: QtBot
) -> None:
    write_an_event(window, qtbot)
    [event] = desk.case.events.all()
    window.session.select("event", event.id)
    for panel in PANELS:
        window.session.show_panel(panel)
        window.session.select("event", None)
        window.session.select("event", event.id)
    qtbot.keyClick(window, Qt.Key.Key_Z, CTRL)
    assert desk.case.events.count() == 0
    for panel in PANELS:
        window.session.show_panel(panel)


def test_a_case_that_was_closed_waits_on_the_start_screen(
    desk: Desk, window: MainWindow, qtbot: QtBot
) -> None:
    write_an_event(window, qtbot)
    path = desk.case.path
    qtbot.keyClick(window, Qt.Key.Key_W, CTRL)
    assert window.session.case is None
    listed = window.start.list.model().index(0, 0).data(Qt.ItemDataRole.UserRole)
    assert "1 event, 0 sources" in second_line(listed)
    window.start.list.setCurrentIndex(window.start.list.model().index(0, 0))
    qtbot.keyClick(window.start.list, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.session.case is not None)
    assert desk.case.path == path
