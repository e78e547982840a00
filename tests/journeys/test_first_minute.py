"""The first minute: look, click, edit, undo, search, filter, step back, come again."""

from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget
from pytestqt.qtbot import QtBot

from dateline_desktop.core.editor import Editor
from dateline_desktop.events.panel import EventsPanel
from dateline_desktop.events.table import Columns
from dateline_desktop.filters.panel import FilterPanel
from dateline_desktop.history.entries_model import UNDONE
from dateline_desktop.history.panel import HistoryPanel
from dateline_desktop.inspector.panel import InspectorPanel
from dateline_desktop.main_window import MainWindow
from desk import Desk

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
LEFT = Qt.MouseButton.LeftButton
W = TypeVar("W", bound=QWidget)
POLICE_LINES = "Suicide bombing of the Police Lines mosque in Peshawar"


def panel(window: MainWindow, kind: type[W]) -> W:
    found = window.findChild(kind)
    assert found is not None
    return found


def event_id(desk: Desk, title: str) -> str:
    [event] = desk.case.events.where(title=title)
    return event.id


def click_row(view: QAbstractItemView, index: QModelIndex, qtbot: QtBot) -> None:
    """Click a line of a list or table, as it lies on the screen."""
    view.scrollTo(index)
    at = view.visualRect(index).center()
    qtbot.mouseClick(view.viewport(), LEFT, pos=at)


def row_of(view: QAbstractItemView, text: str, column: int = 0) -> QModelIndex:
    first, role = view.model().index(0, column), Qt.ItemDataRole.DisplayRole
    [found] = view.model().match(first, role, text, 1, Qt.MatchFlag.MatchExactly)
    return found


def shown_title(window: MainWindow) -> str:
    """Return the title of the event that the inspector shows."""
    session = window.session
    assert session.case is not None
    assert session.selection.id is not None
    return session.case.events.get(session.selection.id).title


def test_an_event_is_chosen_in_the_timeline_and_shown_everywhere(
    desk: Desk, sample_file: Path, qtbot: QtBot
) -> None:
    window = desk.start(sample_file)
    view = window.workspace.timeline.view
    index = window.session.index
    assert index is not None
    row = index.row_of(event_id(desk, "US raid kills Osama bin Laden in Abbottabad"))
    assert row is not None
    qtbot.waitUntil(lambda: bool(view.spots_of(row)))
    spot = view.spots_of(row)[0]

    qtbot.mouseClick(view, LEFT, pos=QPoint(round(spot.x), round(spot.y)))

    assert shown_title(window) == "US raid kills Osama bin Laden in Abbottabad"
    assert panel(window, InspectorPanel).page is not None
    table = panel(window, EventsPanel).table
    assert table.currentIndex().isValid()


def test_an_event_is_edited_undone_and_redone_by_keys(
    desk: Desk, sample_file: Path, qtbot: QtBot
) -> None:
    window = desk.start(sample_file)
    chosen = event_id(desk, POLICE_LINES)
    table = panel(window, EventsPanel).table
    click_row(table, row_of(table, POLICE_LINES, Columns.TITLE), qtbot)
    assert window.session.selection.id == chosen

    qtbot.keyClick(table, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.findChild(Editor) is not None)
    editor = panel(window, Editor)
    qtbot.waitUntil(editor.isActiveWindow)
    title = editor.form.field("title").focusProxy()
    qtbot.keyClick(title, Qt.Key.Key_A, CTRL)
    qtbot.keyClicks(title, "Police Lines bombing")
    qtbot.keyClick(title, Qt.Key.Key_Return, CTRL)

    assert desk.case.events.get(chosen).title == "Police Lines bombing"
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window, Qt.Key.Key_Z, CTRL)
    assert desk.case.events.get(chosen).title == POLICE_LINES
    qtbot.keyClick(window, Qt.Key.Key_Z, CTRL | SHIFT)
    assert desk.case.events.get(chosen).title == "Police Lines bombing"


def test_a_search_jumps_and_lights_up(
    desk: Desk, sample_file: Path, qtbot: QtBot
) -> None:
    window = desk.start(sample_file)
    qtbot.keyClick(window, Qt.Key.Key_F, CTRL)
    qtbot.keyClicks(window.search, "police lines mosque")
    qtbot.keyClick(window.search, Qt.Key.Key_Return)
    assert shown_title(window) == POLICE_LINES
    assert window.session.selection.id in window.session.highlighted
    assert window.workspace.timeline.view.hasFocus()
    qtbot.keyClick(window, Qt.Key.Key_F, CTRL)
    qtbot.keyClick(window.search, Qt.Key.Key_Escape)
    assert not window.session.highlighted


def test_a_filter_hides_and_says_how_many(
    desk: Desk, sample_file: Path, qtbot: QtBot
) -> None:
    window = desk.start(sample_file)
    filters, table = panel(window, FilterPanel), panel(window, EventsPanel).table
    click_row(filters.kinds.list, row_of(filters.kinds.list, "Attack"), qtbot)
    assert table.model().rowCount() == 7
    assert "(29 hidden by filters)" in window.status.shown.text()
    qtbot.mouseClick(window.status.clear, LEFT)
    assert table.model().rowCount() == 36


def test_one_steps_back_in_the_history_comes_again_and_undoes_that(
    desk: Desk, sample_file: Path, qtbot: QtBot
) -> None:
    window = desk.start(sample_file)
    for n, title in enumerate(("First", "Second", "Third")):
        window.session.select("event", desk.case.events.all()[n].id)
        desk.answers.line = title
        qtbot.keyClick(window, Qt.Key.Key_F2)
    window.workspace.docks.show_panel("history")
    history = panel(window, HistoryPanel)
    click_row(history.list, history.entries.index(2), qtbot)
    assert "First" in history.details.toPlainText()
    qtbot.mouseClick(history.step_back, LEFT)
    assert desk.case.events.all()[0].title == "First"
    assert desk.case.events.where(title="Second") == []
    assert history.entries.index(1).data(UNDONE)

    desk.end()
    window = desk.start(sample_file)
    assert "Go back to" in window.commands["undo"].text()
    qtbot.keyClick(window, Qt.Key.Key_Z, CTRL)
    titles = [event.title for event in desk.case.events.all()[:3]]
    assert titles == ["First", "Second", "Third"]
    assert desk.case.check() == []
