"""The table of claims."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
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
from on_table import column, shown

FALLING = Qt.SortOrder.DescendingOrder


@pytest.fixture
def panel(session: Session, qtbot: QtBot) -> ClaimsPanel:
    return shown(ClaimsPanel(session), qtbot)


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
    panel = shown(ClaimsPanel(sample), qtbot)
    panel.model.sort(Columns.GRADE)
    rows = range(panel.model.rowCount())
    grades = [panel.model.index(row, Columns.GRADE).data(GRADE) for row in rows]
    assert grades == sorted(grades, key=rank)


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
    view = panel.table.viewport().rect()
    qtbot.waitUntil(lambda: view.contains(panel.table.visualRect(current).center()))


def test_a_claim_that_nobody_can_look_up_is_flagged_and_found(
    case: Case, panel: ClaimsPanel
) -> None:
    add_claim(case, locator="paragraph 3")
    add_claim(case, quote="A bomb went off.")
    add_claim(case)
    told = ["paragraph 3", "quoted", "no citation"]
    assert column(panel, Columns.FOUND) == told
    assert list(panel.model.values(Columns.FOUND)) == told


def test_claims_are_copied_as_citations(case: Case, panel: ClaimsPanel) -> None:
    claim = add_claim(case, locator="paragraph 3")
    panel.session.select("claim", claim.id)
    menu = panel.table.menu_for(panel.table.chosen_ids())
    next(one for one in menu.actions() if one.text() == "Copy as citation").trigger()
    text = QGuiApplication.clipboard().text()
    assert text == "“Blast in Peshawar”. Dawn, no date. paragraph 3."
