"""Disagree: open a bombing whose toll grew and was cut back, and settle it."""

from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dateline_db.analysis.discrepancies import State
from dateline_db.model.discrepancy import Point
from dateline_desktop.history.panel import HistoryPanel
from dateline_desktop.lineage.panel import LineagePanel
from dateline_desktop.main_window import MainWindow
from dateline_desktop.weighing.decide import DecideDialog
from dateline_desktop.weighing.difference_card import DifferenceCard
from dateline_desktop.weighing.panel import WeighPanel
from desk import Desk

CTRL = Qt.KeyboardModifier.ControlModifier
LEFT = Qt.MouseButton.LeftButton
POLICE_LINES = "Suicide bombing of the Police Lines mosque in Peshawar"
WHY = "The hospital had counted some of the dead twice."


def opened(desk: Desk, sample_file: Path) -> tuple[MainWindow, WeighPanel]:
    """Open the bombing in the panel that weighs it, by its key."""
    window = desk.start(sample_file)
    [event] = desk.case.events.where(title=POLICE_LINES)
    window.session.reveal("event", event.id)
    window.commands["weigh"].trigger()
    panel = window.workspace.weighing
    return window, panel


def toll(panel: WeighPanel) -> DifferenceCard:
    return next(one for one in panel.cards if one.found.point is Point.FIGURE)


def taken(panel: WeighPanel) -> str:
    """Return the claim of 84 dead, which the matrix shows."""
    [answer] = [one for one in toll(panel).found.answers if str(one.text) == "84"]
    return answer.claim_ids[0]


def test_a_toll_is_settled_undone_and_redone_and_nothing_is_lost(
    desk: Desk, sample_file: Path, qtbot: QtBot
) -> None:
    window, panel = opened(desk, sample_file)
    qtbot.waitUntil(panel.view.isVisible)
    matrix = panel.view.matrix
    column = next(n for n, one in enumerate(matrix.columns) if one.measure == "killed")
    cells = [line.row.cells[column] for line in matrix.lines if line.row is not None]
    tolls = {str(value.text) for cell in cells if cell for value in cell.values}
    assert {"17", "100", "101", "84"} <= tolls

    claim_id = taken(panel)
    room = panel.view.rect_of(claim_id)
    panel.view.scrollTo(panel.view.matrix.index(*matrix.place_of(claim_id) or (0, 0)))
    room = panel.view.rect_of(claim_id)
    at = QPoint(room.left() + 8, room.top() + 10)
    qtbot.mouseClick(panel.view.viewport(), LEFT, pos=at)
    assert window.session.selection.kind == "claim"

    decide_84(window, panel, qtbot)
    decided = toll(panel).found
    assert decided.state is State.RESOLVED
    window.commands["undo"].trigger()
    assert toll(panel).found.state is State.OPEN
    window.commands["redo"].trigger()
    assert toll(panel).found.state is State.RESOLVED
    assert len(toll(panel).found.answers) == len(decided.answers)
    told = [str(entry.label) for entry in desk.case.history(limit=3)]
    assert any("Settle the figure on “killed”" in one for one in told)
    assert desk.case.history(limit=1)[0].analyst == "Ann Analyst"
    history = window.findChild(HistoryPanel)
    assert history is not None


def decide_84(window: MainWindow, panel: WeighPanel, qtbot: QtBot) -> None:
    """Decide for 84, by keys and clicks."""
    on_figures = [one for one in panel.cards if one.found.point is Point.FIGURE]
    button = on_figures[0].decide
    qtbot.mouseClick(button, LEFT)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, DecideDialog)
    qtbot.waitUntil(dialog.isActiveWindow)
    qtbot.mouseClick(dialog.choices[taken(panel)], LEFT, pos=QPoint(8, 8))
    dialog.reason.text.setFocus()
    qtbot.keyClicks(dialog.reason.text, WHY)
    qtbot.keyClick(dialog.reason.text, Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)
    window.activateWindow()


def test_the_losers_are_struck_out_and_the_winner_is_marked(
    desk: Desk, sample_file: Path, qtbot: QtBot
) -> None:
    window, panel = opened(desk, sample_file)
    qtbot.waitUntil(panel.view.isVisible)
    claim_id = taken(panel)
    decide_84(window, panel, qtbot)
    matrix = panel.view.matrix
    column = next(n for n, one in enumerate(matrix.columns) if one.measure == "killed")
    values = [
        value
        for line in matrix.lines
        if line.row is not None and (cell := line.row.cells[column]) is not None
        for value in cell.values
    ]
    assert [one.claim_ids for one in values if one.chosen] == [(claim_id,)]
    lost = {str(one.text) for one in values if matrix.is_lost(column, one)}
    assert {"100", "101"} <= lost


def test_the_copies_of_one_agency_are_drawn_as_one_origin(
    desk: Desk, sample_file: Path, qtbot: QtBot
) -> None:
    window, _ = opened(desk, sample_file)
    window.commands["lineage"].trigger()
    lineage = window.findChild(LineagePanel)
    assert lineage is not None
    qtbot.waitUntil(lineage.picture.isVisible)
    assert "8 independent origins" in lineage.told.text()
    assert "2 sources lead to one origin, AP" in lineage.told.text()
