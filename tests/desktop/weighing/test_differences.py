"""The list of every difference of the case."""

from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from dateline_db.analysis.discrepancies import Discrepancy, State
from dateline_db.case import Case
from dateline_db.edits.decisions import settle
from dateline_db.model.discrepancy import Resolution
from dateline_desktop.core.session import Session
from dateline_desktop.weighing.differences import DifferencesPanel
from dateline_desktop.weighing.differences_model import Columns


def shown(session: Session, qtbot: QtBot) -> DifferencesPanel:
    panel = DifferencesPanel(session)
    qtbot.addWidget(panel)
    panel.resize(1000, 400)
    panel.show()
    return panel


def test_it_keeps_to_the_rules_of_a_model(
    sample: Session, qtbot: QtBot, qtmodeltester: ModelTester
) -> None:
    qtmodeltester.check(shown(sample, qtbot).model)


def test_it_lists_all_and_only_those_in_one_state(
    sample: Session, held: Case, toll: Discrepancy, qtbot: QtBot
) -> None:
    chosen = toll.answers[0].claim_ids[0]
    settle(held, toll, Resolution.RESOLVED, "Counted anew.", chosen)
    panel = shown(sample, qtbot)
    everything = panel.model.rowCount()
    assert everything == sum(map(len, held.discrepancies().values()))

    panel.buttons[State.RESOLVED].click()
    cells = [panel.model.index(0, one).data() for one in Columns]
    assert cells[Columns.POINT] == "Killed"
    assert "84" in cells[Columns.ANSWERS]
    assert panel.model.rowCount() < everything
    assert "Ann Analyst" in panel.model.index(0, Columns.DECIDED).data() or (
        panel.model.rowCount() > 1
    )


def test_it_finds_words_in_any_column(sample: Session, qtbot: QtBot) -> None:
    panel = shown(sample, qtbot)
    qtbot.keyClicks(panel.search, "police lines killed")
    assert panel.model.rowCount() == 1


def test_a_difference_leads_to_its_event_and_enter_weighs_it(
    sample: Session, qtbot: QtBot
) -> None:
    panel = shown(sample, qtbot)
    panel.table.setFocus()
    qtbot.waitUntil(panel.table.hasFocus)
    panel.table.selectRow(1)
    assert sample.selection.id == panel.model.found(1).event_id
    with qtbot.waitSignal(sample.panel_requested) as asked:
        qtbot.keyClick(panel.table, Qt.Key.Key_Return)
    assert asked.args == ["weigh"]
