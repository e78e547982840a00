"""The table of sources."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from dateline_db.case import Case
from dateline_db.edits.grades import grade_source
from dateline_db.model.grade import Reliability
from dateline_desktop.core.session import Session
from dateline_desktop.sources.panel import SourcesPanel
from dateline_desktop.sources.table import Columns
from newsroom import add_claim, add_event, add_source

FALLING = Qt.SortOrder.DescendingOrder


@pytest.fixture
def panel(session: Session, qtbot: QtBot) -> SourcesPanel:
    panel = SourcesPanel(session)
    qtbot.addWidget(panel)
    panel.resize(900, 300)
    panel.show()
    return panel


def column(panel: SourcesPanel, number: int) -> list[str]:
    model = panel.model
    return [
        str(model.index(row, number).data() or "") for row in range(model.rowCount())
    ]


def test_the_model_is_sound(
    sample: Session, qtbot: QtBot, qtmodeltester: ModelTester
) -> None:
    panel = SourcesPanel(sample)
    qtbot.addWidget(panel)
    panel.show()
    qtmodeltester.check(panel.model)


def test_a_source_shows_who_published_it_its_letter_and_its_claims(
    session: Session, case: Case, panel: SourcesPanel
) -> None:
    source = add_source(case)
    add_claim(case, source=source)
    grade_source(case, source.id, Reliability.C, "A tabloid.")
    row = [column(panel, number)[0] for number in Columns]
    assert row == ["S01", "Dawn", "Blast in Peshawar", "C", "", "Own reporting", "1"]


def test_letters_sort_with_f_and_none_apart_whichever_way(
    session: Session, case: Case, panel: SourcesPanel
) -> None:
    for letter in (None, Reliability.F, Reliability.D, Reliability.A):
        source = add_source(case, title=str(letter))
        if letter is not None:
            grade_source(case, source.id, letter, "So.")
    panel.model.sort(Columns.LETTER)
    assert column(panel, Columns.LETTER) == ["A", "D", "F", ""]
    panel.model.sort(Columns.LETTER, FALLING)
    assert column(panel, Columns.LETTER) == ["D", "A", "F", ""]


@pytest.mark.parametrize("number", list(Columns))
def test_every_column_sorts(sample: Session, qtbot: QtBot, number: Columns) -> None:
    panel = SourcesPanel(sample)
    qtbot.addWidget(panel)
    panel.show()
    before = sorted(column(panel, Columns.REF))
    panel.model.sort(number, FALLING)
    assert sorted(column(panel, Columns.REF)) == before


def test_the_table_follows_undo(
    session: Session, case: Case, panel: SourcesPanel
) -> None:
    assert panel.empty.isVisible()
    add_source(case)
    assert panel.table.isVisible()
    session.undo()
    assert column(panel, Columns.REF) == []
    assert panel.empty.isVisible()


def test_an_edit_of_something_else_reads_nothing_anew(
    session: Session, case: Case, panel: SourcesPanel, qtbot: QtBot
) -> None:
    add_source(case)
    with (
        qtbot.assertNotEmitted(panel.model.dataChanged),
        qtbot.assertNotEmitted(panel.model.modelReset),
    ):
        add_event(case)


def test_the_chosen_source_is_the_selected_one(
    session: Session, case: Case, panel: SourcesPanel, qtbot: QtBot
) -> None:
    source = add_source(case)
    panel.table.setFocus()
    qtbot.keyClick(panel.table, Qt.Key.Key_Down)
    assert session.selection.id == source.id
    with qtbot.waitSignal(session.opened) as opened:
        qtbot.keyClick(panel.table, Qt.Key.Key_Return)
    assert opened.args[0].kind == "source"
