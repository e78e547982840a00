"""The table of claims."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from dateline_db.analysis.grading import rank
from dateline_db.case import Case
from dateline_db.edits.events import change_event
from dateline_db.edits.grades import grade_claim
from dateline_db.model.event import Event
from dateline_db.model.grade import Credibility
from dateline_db.model.when import When
from dateline_desktop.claims.panel import ClaimsPanel
from dateline_desktop.claims.table import Columns
from dateline_desktop.core.session import Session
from dateline_desktop.widgets.grade_delegate import GRADE
from newsroom import add_claim, add_event

FALLING = Qt.SortOrder.DescendingOrder


@pytest.fixture
def panel(session: Session, qtbot: QtBot) -> ClaimsPanel:
    panel = ClaimsPanel(session)
    qtbot.addWidget(panel)
    panel.resize(900, 300)
    panel.show()
    return panel


def column(panel: ClaimsPanel, number: int) -> list[str]:
    model = panel.model
    return [
        str(model.index(row, number).data() or "") for row in range(model.rowCount())
    ]


def test_the_model_is_sound(
    sample: Session, qtbot: QtBot, qtmodeltester: ModelTester
) -> None:
    panel = ClaimsPanel(sample)
    qtbot.addWidget(panel)
    panel.show()
    qtmodeltester.check(panel.model)


def test_a_claim_shows_who_says_what_of_which_event(
    session: Session, case: Case, panel: ClaimsPanel
) -> None:
    claim = add_claim(case, when=When.parse("2023-01-30"))
    grade_claim(case, claim.id, Credibility.THREE, "So.")
    row = [column(panel, number)[0] for number in list(Columns)[:7]]
    assert row == [
        "C001",
        "Mosque bombing",
        "S01 · Dawn",
        "–3",
        "A bomb went off.",
        "Supports",
        "30 January 2023",
    ]


def test_it_shows_a_new_title_of_the_event(
    session: Session, case: Case, panel: ClaimsPanel
) -> None:
    event = add_event(case)
    add_claim(case, event)
    change_event(case, Event(id=event.id, ref=event.ref, title="Bombing"))
    assert column(panel, Columns.EVENT) == ["Bombing"]


def test_grades_sort_by_what_is_best_supported(sample: Session, qtbot: QtBot) -> None:
    panel = ClaimsPanel(sample)
    qtbot.addWidget(panel)
    panel.show()
    panel.model.sort(Columns.GRADE)
    rows = range(panel.model.rowCount())
    shown = [panel.model.index(row, Columns.GRADE).data(GRADE) for row in rows]
    assert shown == sorted(shown, key=rank)


@pytest.mark.parametrize("number", list(Columns))
def test_every_column_sorts(sample: Session, qtbot: QtBot, number: Columns) -> None:
    panel = ClaimsPanel(sample)
    qtbot.addWidget(panel)
    panel.show()
    before = column(panel, Columns.REF)
    panel.model.sort(number, FALLING)
    assert sorted(column(panel, Columns.REF)) == before


def test_a_claim_chosen_elsewhere_is_the_row_in_use(
    session: Session, case: Case, panel: ClaimsPanel
) -> None:
    claims = [add_claim(case) for _ in range(40)]
    session.reveal("claim", claims[35].id)
    assert panel.table.currentIndex().row() == 35
    assert (
        panel.table.viewport()
        .rect()
        .contains(panel.table.visualRect(panel.table.currentIndex()).center())
    )


def test_a_table_out_of_view_reads_when_it_comes_back(
    session: Session, case: Case, panel: ClaimsPanel, qtbot: QtBot
) -> None:
    panel.hide()
    claims = [add_claim(case) for _ in range(40)]
    session.select("claim", claims[35].id)
    assert column(panel, Columns.REF) == []
    panel.show()
    assert len(column(panel, Columns.REF)) == 40
    current = panel.table.currentIndex()
    assert current.row() == 35
    shown = panel.table.viewport().rect()
    qtbot.waitUntil(lambda: shown.contains(panel.table.visualRect(current).center()))
