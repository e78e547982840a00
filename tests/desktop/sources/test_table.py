"""The table of sources."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from answers import Answers
from dateline_db.case import Case
from dateline_db.edits.grades import grade_source
from dateline_db.edits.sources import create_source
from dateline_db.model.grade import Reliability
from dateline_db.model.source import Source
from dateline_desktop.core.session import Session
from dateline_desktop.sources.panel import SourcesPanel
from dateline_desktop.sources.pasting import PasteDialog
from dateline_desktop.sources.table import Columns
from newsroom import add_claim, add_event, add_source
from on_table import column, shown

FALLING = Qt.SortOrder.DescendingOrder


@pytest.fixture
def panel(session: Session, qtbot: QtBot) -> SourcesPanel:
    return shown(SourcesPanel(session), qtbot)


def test_a_source_shows_who_published_it_its_letter_and_its_claims(
    session: Session, case: Case, panel: SourcesPanel
) -> None:
    source = add_source(case)
    add_claim(case, source=source)
    grade_source(case, source.id, Reliability.C, "A tabloid.")
    row = [column(panel, number)[0] for number in list(Columns)[:7]]
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


def press_menu(panel: SourcesPanel, text: str) -> None:
    menu = panel.table.menu_for(panel.table.chosen_ids())
    next(one for one in menu.actions() if one.text() == text).trigger()


def test_words_narrow_the_table_down(panel: SourcesPanel, case: Case) -> None:
    add_source(case, "Dawn", "Blast in Peshawar")
    add_source(case, "BBC News", "Talks in Kabul")
    panel.bar.search.setText("bbc talks")
    assert column(panel, Columns.PUBLISHER) == ["BBC News"]
    panel.bar.search.setText("nowhere")
    assert panel.model.rowCount() == 0
    panel.bar.search.clear()
    assert panel.model.rowCount() == 2


def test_sources_stand_in_groups_each_with_its_origins(
    panel: SourcesPanel, case: Case
) -> None:
    dawn = add_source(case, "Dawn")
    add_source(case, "BBC News")
    create_source(case, Source(publisher_id=dawn.publisher_id, title="Again"))
    panel.bar.grouping.setCurrentIndex(1)
    heads = [panel.model.index(row, 0).data() for row in panel.model.heading_rows()]
    assert heads == [
        "BBC News  ·  1 source, 1 independent origin",
        "Dawn  ·  2 sources, 1 independent origin, 1 of unknown lineage",
    ]
    assert panel.model.id_of(0) == ""
    panel.table.selectAll()
    assert len(panel.table.chosen_ids()) == 3


def test_it_never_counts_sources_without_their_origins(
    panel: SourcesPanel, case: Case, qtbot: QtBot
) -> None:
    add_source(case, "Dawn")
    told = "1 source, 1 independent origin"
    qtbot.waitUntil(lambda: panel.bar.count.text == told)


def test_several_are_graded_together(
    session: Session, panel: SourcesPanel, case: Case, qtbot: QtBot
) -> None:
    ids = {add_source(case, name).id for name in ("Dawn", "BBC News")}
    panel.table.selectAll()
    panel.table.setCurrentIndex(panel.model.index(0, 0))
    panel.table.selectAll()
    assert set(session.chosen_ids) == ids
    with qtbot.waitSignal(session.grading_requested) as asked:
        press_menu(panel, "Grade…")
    assert asked.args is not None
    assert set(asked.args[1]) == ids


def test_they_are_copied_as_citations_and_as_rows(
    panel: SourcesPanel, case: Case, qtbot: QtBot
) -> None:
    add_source(case, "Dawn", "=1+1")
    panel.table.selectRow(0)
    qtbot.keyClick(panel.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert "Dawn" in QGuiApplication.clipboard().text()
    press_menu(panel, "Copy rows")
    head, row = QGuiApplication.clipboard().text().split("\n")
    assert head.startswith("No.\tPublisher\tTitle")
    assert row.startswith("S01\tDawn\t'=1+1")


def test_rows_of_a_spreadsheet_are_pasted_with_what_is_wrong_told_by_row(
    panel: SourcesPanel, case: Case, qtbot: QtBot
) -> None:
    add_source(case, "Dawn")
    rows = "Title\tPublisher\tDate\nBlast\tBBC\t2023-01-30\n\tBBC\t\nTalks\tBBC\tsoon\n"
    QGuiApplication.clipboard().setText(rows)
    qtbot.keyClick(panel.table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, PasteDialog)
    problems = dialog.problems.toPlainText()
    assert "Row 3" in problems
    assert "left out" in problems
    dialog.add()
    assert case.sources.count() == 3
    assert str(case.undo_label) == "Paste 2 sources"


def test_a_view_is_kept_and_shown_again(
    panel: SourcesPanel, case: Case, answers: Answers
) -> None:
    add_source(case, "Dawn")
    add_source(case, "BBC News")
    panel.table.setColumnHidden(Columns.ADDRESS, True)
    panel.table.horizontalHeader().moveSection(Columns.TITLE, 0)
    panel.table.sort_by(Columns.PUBLISHER)
    panel.bar.search.setText("dawn")
    answers.line = "Pakistani press"
    panel.bar.keep()
    [view] = case.saved_views.all()

    panel.bar.search.clear()
    panel.table.setColumnHidden(Columns.ADDRESS, False)
    panel.bar.show_view(view)
    header = panel.table.horizontalHeader()
    assert panel.table.isColumnHidden(Columns.ADDRESS)
    assert header.visualIndex(Columns.TITLE) == 0
    assert header.sortIndicatorSection() == Columns.PUBLISHER
    assert column(panel, Columns.PUBLISHER) == ["Dawn"]
