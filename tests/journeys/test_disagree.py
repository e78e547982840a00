"""Disagree: open a bombing whose toll grew and was cut back, and settle it."""

from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from dateline_db.analysis.discrepancies import State
from dateline_db.edits.claims import create_claim
from dateline_db.model.claim import Claim
from dateline_db.model.discrepancy import Point
from dateline_db.model.figure import Figure
from dateline_db.model.when import When
from dateline_desktop.history.entries_model import WHO
from dateline_desktop.history.panel import HistoryPanel
from dateline_desktop.lineage.panel import LineagePanel
from dateline_desktop.main_window import MainWindow
from dateline_desktop.weighing.decide import DecideDialog
from dateline_desktop.weighing.difference_card import DifferenceCard
from dateline_desktop.weighing.panel import WeighPanel
from desk import Desk
from on_chart import plot_of

CTRL = Qt.KeyboardModifier.ControlModifier
LEFT = Qt.MouseButton.LeftButton
POLICE_LINES = "Suicide bombing of the Police Lines mosque in Peshawar"
WHY = "The hospital had counted some of the dead twice."


def opened(
    desk: Desk, sample_file: Path, qtbot: QtBot
) -> tuple[MainWindow, WeighPanel]:
    """Find the bombing by its number and open the panel that weighs it, by keys."""
    window = desk.start(sample_file)
    [event] = desk.case.events.where(title=POLICE_LINES)
    qtbot.keyClick(window, Qt.Key.Key_F, CTRL)
    qtbot.waitUntil(window.search.hasFocus)
    qtbot.keyClicks(window.search, event.ref)
    qtbot.waitUntil(lambda: event.id in window.session.highlighted)
    qtbot.keyClick(window.search, Qt.Key.Key_Return)
    assert window.session.selection.id == event.id
    qtbot.keyClick(window, Qt.Key.Key_F6)
    panel = window.workspace.weighing
    qtbot.waitUntil(panel.view.isVisible)
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
    window, panel = opened(desk, sample_file, qtbot)
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
    qtbot.keyClick(window, Qt.Key.Key_Z, CTRL)
    assert toll(panel).found.state is State.OPEN
    qtbot.keyClick(window, Qt.Key.Key_Z, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert toll(panel).found.state is State.RESOLVED
    assert len(toll(panel).found.answers) == len(decided.answers)
    told = done(window)[:3]
    assert [what.split()[0] for what, _ in told] == ["Redone:", "Undone:", "Settle"]
    assert all(who.startswith("Ann Analyst · ") for _, who in told)


def done(window: MainWindow) -> list[tuple[str, str]]:
    """Return what the history shows: what was done, and by whom and when."""
    history = window.findChild(HistoryPanel)
    assert history is not None
    rows = [history.entries.index(row) for row in range(history.entries.rowCount())]
    return [(str(row.data()), str(row.data(WHO))) for row in rows]


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
    qtbot.waitUntil(window.isActiveWindow)


def test_the_losers_are_struck_out_and_the_winner_is_marked(
    desk: Desk, sample_file: Path, qtbot: QtBot
) -> None:
    window, panel = opened(desk, sample_file, qtbot)
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
    window, _ = opened(desk, sample_file, qtbot)
    qtbot.keyClick(window, Qt.Key.Key_F7)
    lineage = window.findChild(LineagePanel)
    assert lineage is not None
    qtbot.waitUntil(lineage.picture.isVisible)
    assert "8 independent origins" in lineage.told.text()
    assert "2 sources lead to one origin, \u2068AP\u2069" in lineage.told.text()


def test_the_toll_stands_over_the_dates_of_its_reports(
    desk: Desk, sample_file: Path, qtbot: QtBot
) -> None:
    window, panel = opened(desk, sample_file, qtbot)
    button = next(
        one for one in panel.findChildren(QPushButton) if "Figures" in one.text()
    )
    qtbot.mouseClick(button, LEFT)
    charts = window.workspace.charts
    qtbot.waitUntil(charts.isVisible)
    qtbot.waitUntil(lambda: charts.plot is not None)
    told = {one.tell().title: one.tell().lines for one in plot_of(charts).in_order()}
    tolls = [title for title in told if title.startswith("Killed: ")]
    assert tolls[0] == "Killed: 17"
    assert "Passed by a later count" in told["Killed: 101"]
    assert "Cuts an earlier count back" in told["Killed: 84"]
    assert told["Killed: 84"][0] == "4 February 2023"


def test_a_decision_is_open_again_when_another_answer_comes(
    desk: Desk, sample_file: Path, qtbot: QtBot
) -> None:
    window, panel = opened(desk, sample_file, qtbot)
    decide_84(window, panel, qtbot)
    assert toll(panel).found.state is State.RESOLVED
    source = desk.case.sources.where(ref="S61")[0]
    [event] = desk.case.events.where(title=POLICE_LINES)
    claim = Claim(
        event_id=event.id,
        source_id=source.id,
        statement="Counts 86 dead.",
        as_of=When.parse("2023-03-01"),
    )
    figure = Figure(claim_id="", measure="killed", low=86, best=86, high=86)
    window.session.edit(create_claim, claim, [figure])
    assert toll(panel).found.state is State.OPEN
    assert toll(panel).found.decision is not None
    qtbot.keyClick(window, Qt.Key.Key_Z, CTRL)
    assert toll(panel).found.state is State.RESOLVED
