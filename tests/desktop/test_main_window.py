"""The frame: pages, docks, menus, keys, and what it says of a case."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QDockWidget, QWidget
from pytestqt.qtbot import QtBot

from dateline_db.case import Case
from dateline_db.edits.events import change_event, create_event
from dateline_db.model.event import Event
from dateline_db.model.grade import Credibility, Reliability
from dateline_desktop.actions import ROWS, Actions
from dateline_desktop.claims.table import Columns
from dateline_desktop.main_window import MainWindow
from dateline_desktop.search.commands import CommandPalette
from dateline_desktop.start.preferences import Preferences
from dateline_desktop.start.recent import recent_cases
from dateline_desktop.weighing.grade_plot import GradePlotDialog
from desk import Desk
from on_table import column

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def desk(qapp: QApplication, tmp_path: Path, qtbot: QtBot) -> Iterator[Desk]:
    made = Desk(qapp, tmp_path, qtbot)
    yield made
    made.end()


@pytest.fixture
def window(desk: Desk, sample_file: Path) -> MainWindow:
    return desk.start(sample_file)


def dock(window: MainWindow, name: str) -> QDockWidget:
    found = window.findChild(QDockWidget, name)
    assert found is not None
    return found


def test_it_starts_on_the_start_screen_without_panels(desk: Desk) -> None:
    window = desk.start()
    assert window.start.isVisible()
    assert not dock(window, "filters").isVisible()
    assert window.windowTitle() == "Dateline"
    assert not window.commands["undo"].isEnabled()
    assert not window.commands["new_event"].isEnabled()
    assert window.commands["new_case"].isEnabled()


def test_a_case_brings_its_panels_and_its_title(window: MainWindow) -> None:
    assert window.workspace.timeline.isVisible()
    for name in ("filters", "inspector", "events"):
        assert dock(window, name).isVisible()
    assert window.windowTitle() == "TTP and Pakistan, 2011-2023 – Dateline"


def test_closing_the_case_leads_back_to_the_start(
    window: MainWindow, desk: Desk
) -> None:
    window.commands["close_case"].trigger()
    assert window.start.isVisible()
    assert not dock(window, "events").isVisible()
    assert [case.events for case in recent_cases(desk.settings)] == [36]


def test_the_menu_says_what_would_be_undone(window: MainWindow, desk: Desk) -> None:
    event = desk.case.events.all()[0]
    window.session.edit(change_event, replace(event, title="Raid"))
    assert "to “Raid”" in window.commands["undo"].text()
    window.commands["undo"].trigger()
    assert "to “Raid”" in window.commands["redo"].text()
    assert desk.case.events.get(event.id).title == event.title


def test_a_long_label_and_an_ampersand_do_no_harm_in_the_menu(
    window: MainWindow, desk: Desk
) -> None:
    event = desk.case.events.all()[0]
    window.session.edit(change_event, replace(event, title="R&D <b>" * 20))
    text = window.commands["undo"].text()
    assert len(text) < 90
    assert text.endswith("…")
    window.session.edit(create_event, Event(title="R&D"))
    assert "“R&&D”" in window.commands["undo"].text()
    assert "“R&amp;D”" in window.commands["undo"].toolTip()


def test_another_name_is_used_at_once(
    window: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    def rename() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, Preferences)
        dialog.name.setText("Bea Baloch")
        dialog.accept()

    QTimer.singleShot(0, rename)
    window.commands["preferences"].trigger()
    window.session.edit(create_event, Event(title="Blast"))
    assert desk.case.history(limit=1)[0].analyst == "Bea Baloch"


def test_undo_and_redo_by_all_their_keys(
    window: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    window.session.edit(create_event, Event(title="Blast"))
    for key, modifiers in ((Qt.Key.Key_Y, CTRL), (Qt.Key.Key_Z, CTRL | SHIFT)):
        qtbot.keyClick(window, Qt.Key.Key_Z, CTRL)
        assert desk.case.events.count() == 36
        qtbot.keyClick(window, key, modifiers)
        assert desk.case.events.count() == 37


def test_a_field_keeps_undo_while_one_types(
    window: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    window.session.edit(create_event, Event(title="Blast"))
    qtbot.keyClick(window, Qt.Key.Key_F, CTRL)
    assert window.search.hasFocus()
    qtbot.keyClicks(window.search, "pesh")
    qtbot.keyClick(window.search, Qt.Key.Key_Z, CTRL)
    assert window.search.text() == ""
    assert desk.case.events.count() == 37
    qtbot.keyClick(window.search, Qt.Key.Key_Z, CTRL)  # nothing typed is left to undo
    assert desk.case.events.count() == 36


def test_delete_takes_away_what_is_selected(
    window: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    event = desk.case.events.all()[0]
    window.session.select("event", event.id)
    qtbot.keyClick(window.workspace.timeline.view, Qt.Key.Key_Delete)
    assert desk.case.events.find(event.id) is None
    window.commands["undo"].trigger()
    assert desk.case.events.get(event.id) == event


def test_f2_renames_what_is_selected(
    window: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    event = desk.case.events.all()[0]
    window.session.select("event", event.id)
    desk.answers.line = "Raid on Abbottabad"
    qtbot.keyClick(window, Qt.Key.Key_F2)
    assert desk.case.events.get(event.id).title == "Raid on Abbottabad"


def test_an_empty_name_is_refused_with_a_sentence(
    window: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    event = desk.case.events.all()[0]
    window.session.select("event", event.id)
    desk.answers.line = "   "
    qtbot.keyClick(window, Qt.Key.Key_F2)
    assert desk.answers.told == ["An event needs a title."]


def test_what_cannot_be_done_is_not_offered(window: MainWindow) -> None:
    offered = {row.id for row in ROWS if window.commands[row.id].isEnabled()}
    assert "new_event" in offered
    assert not {"delete", "rename", "redo", "clear_filters"} & offered


def test_no_action_may_be_left_without_what_it_does(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    with pytest.raises(AssertionError, match="undo"):
        Actions(window).connect_all({"quit": window.close})


def test_no_two_actions_share_a_key() -> None:
    keys = [key for row in ROWS for key in row.keys]
    assert len(keys) == len(set(keys))


def test_a_refused_file_is_explained_where_one_looks(
    desk: Desk, tmp_path: Path
) -> None:
    window = desk.start()
    path = tmp_path / "letter.dateline"
    path.write_text("Dear colleague, " * 50)
    window.files.open(path)
    assert window.start.trouble.isVisible()
    assert "letter.dateline" in window.start.trouble.text


def test_a_refused_file_leaves_the_open_case(
    window: MainWindow, desk: Desk, tmp_path: Path
) -> None:
    path = tmp_path / "letter.dateline"
    path.write_text("Dear colleague, " * 50)
    window.files.open(path)
    assert desk.case.events.count() == 36
    assert "letter.dateline" in window.workspace.notice.text


def test_a_case_open_elsewhere_says_so_and_lets_one_read(
    desk: Desk, sample_file: Path
) -> None:
    other = Case.open(sample_file, analyst="Bea Baloch")
    window = desk.start(sample_file)
    assert "Bea Baloch has this case open" in window.workspace.notice.text
    assert not window.commands["new_event"].isEnabled()
    assert window.commands["save_copy"].isEnabled()
    other.close()
    window.files.reopen()
    assert window.session.writable
    assert not window.workspace.notice.isVisible()


def test_a_file_dropped_on_the_window_is_opened(desk: Desk, sample_file: Path) -> None:
    window = desk.start()
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(sample_file))])
    window.dropEvent(
        QDropEvent(
            QPointF(400, 300),
            Qt.DropAction.CopyAction,
            data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )
    assert desk.case.path == sample_file


def test_panels_come_back_where_they_were(
    desk: Desk, window: MainWindow, sample_file: Path
) -> None:
    dock(window, "filters").close()
    window.workspace.docks.show_panel("history")
    desk.end()
    again = desk.start(sample_file)
    assert not dock(again, "filters").isVisible()
    again.commands["reset_panels"].trigger()
    assert dock(again, "filters").isVisible()


def test_panels_outlast_their_case(
    desk: Desk, window: MainWindow, sample_file: Path
) -> None:
    dock(window, "filters").close()
    window.files.close()
    window.files.open(sample_file)
    assert not dock(window, "filters").isVisible()
    assert dock(window, "events").isVisible()


def test_escape_clears_the_selection(
    window: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    window.session.select("event", desk.case.events.all()[0].id)
    qtbot.keyClick(window.workspace.timeline.view, Qt.Key.Key_Escape)
    assert window.session.selection.id is None


def test_any_command_is_found_by_its_name(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(window, Qt.Key.Key_K, CTRL)
    palette = window.findChild(CommandPalette)
    assert palette is not None
    qtbot.keyClicks(palette.field, "dark")
    with qtbot.waitSignal(window.commands["theme_dark"].triggered):
        qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    window.commands["theme_light"].trigger()


def test_a_disc_of_the_plot_of_grades_leads_to_its_claims(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.commands["grade_plot"].trigger()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, GradePlotDialog)
    at = dialog.plot.cell(Reliability.C, Credibility.THREE).center().toPoint()
    qtbot.mouseClick(dialog.plot, Qt.MouseButton.LeftButton, pos=at)
    claims = window.workspace.claims
    assert claims.isVisible()
    assert set(column(claims, Columns.GRADE)) == {"C3"}
    window.commands["grade_plot"].trigger()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, GradePlotDialog)
    dialog.on_diagonal.setFocus()
    qtbot.keyClick(dialog.on_diagonal, Qt.Key.Key_Return)
    assert set(column(claims, Columns.GRADE)) == {"B2", "C3", "D4"}
