"""The bar above a table: words, columns and groups narrow it down, views keep it so."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QMenu, QToolButton
from pytestqt.qtbot import QtBot

from answers import Answers
from dateline_db.case import Case
from dateline_db.edits.deleting import delete_records
from dateline_db.model.event import Review
from dateline_db.model.when import When
from dateline_desktop.claims.panel import ClaimsPanel
from dateline_desktop.claims.table import Columns as ClaimsColumns
from dateline_desktop.core.column_filter import ColumnFilter
from dateline_desktop.core.filter import Filter
from dateline_desktop.core.grouped_model import Kept
from dateline_desktop.core.session import Session
from dateline_desktop.events.panel import EventsPanel
from dateline_desktop.events.table import Columns
from dateline_desktop.sources.panel import SourcesPanel
from newsroom import add_claim, add_event, add_place

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def panel(session: Session, case: Case, qtbot: QtBot) -> EventsPanel:
    panel = EventsPanel(session)
    qtbot.addWidget(panel)
    panel.resize(1100, 400)
    panel.show()
    swat = add_place(case, "Swat")
    add_event(case, "Raid", kind="attack", when=When.parse("2021-03"))
    add_event(case, "Blast", kind="attack", when=When.parse("2022"), place_id=swat.id)
    add_event(case, "Talks", kind="negotiation", when=When.parse("2022-05-01"))
    add_event(case, "Rumour", kind="statement")
    return panel


def titles(panel: EventsPanel) -> list[str]:
    model = panel.model
    rows = [row for row in range(model.rowCount()) if not model.is_heading(row)]
    return [str(model.index(row, Columns.TITLE).data()) for row in rows]


def headings(panel: EventsPanel) -> list[str]:
    model = panel.model
    return [str(model.index(row, 0).data()) for row in model.heading_rows()]


def open_filter(panel: EventsPanel, column: int, qtbot: QtBot) -> ColumnFilter:
    """Open the filter of a column by its row in the menu of the bar."""
    menu = panel.bar.filters.menu()
    assert isinstance(menu, QMenu)
    menu.aboutToShow.emit()
    at = [int(one) for one in panel.model.filtered].index(column)
    menu.actions()[at].trigger()
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, ColumnFilter)
    return popup


def test_words_find_events_by_title_kind_and_place(
    panel: EventsPanel, qtbot: QtBot
) -> None:
    qtbot.keyClicks(panel.bar.search, "swat")
    assert titles(panel) == ["Blast"]
    panel.bar.search.clear()
    qtbot.keyClicks(panel.bar.search, "attack ra")
    assert titles(panel) == ["Raid"]


def test_a_ticked_value_narrows_the_table_and_its_chip_widens_it(
    panel: EventsPanel, qtbot: QtBot
) -> None:
    popup = open_filter(panel, Columns.KIND, qtbot)
    first = popup.list.visualRect(popup.list.model().index(0, 0)).center()
    qtbot.mouseClick(popup.list.viewport(), LEFT, pos=first)
    assert titles(panel) == ["Raid", "Blast"]
    popup.close()
    (chip,) = [
        one
        for one in panel.bar.findChildren(QToolButton)
        if one.property("role") == "chip"
    ]
    assert chip.text() == "Kind: Attack"
    qtbot.mouseClick(chip, LEFT)
    assert len(titles(panel)) == 4


def test_words_typed_for_a_column_hold_for_that_column_alone(
    panel: EventsPanel, qtbot: QtBot
) -> None:
    popup = open_filter(panel, Columns.TITLE, qtbot)
    qtbot.keyClicks(popup.words, "ta")
    qtbot.waitUntil(lambda: titles(panel) == ["Talks"])
    qtbot.mouseClick(popup.clear, LEFT)
    assert len(titles(panel)) == 4


def test_the_head_of_a_column_offers_its_filter(
    panel: EventsPanel, qtbot: QtBot
) -> None:
    header = panel.table.horizontalHeader()
    x = header.sectionViewportPosition(Columns.KIND) + 20
    header.customContextMenuRequested.emit(QPoint(x, 5))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert menu.actions()[0].text() == "Filter by Kind…"
    menu.close()


def test_events_stand_in_groups_by_year_without_a_year_made_up(
    panel: EventsPanel, qtbot: QtBot
) -> None:
    panel.bar.grouping.setCurrentText("By earliest year")
    heads = [one.split("  ·  ")[0] for one in headings(panel)]
    assert heads == ["2021", "2022", "not known"]
    assert titles(panel) == ["Raid", "Blast", "Talks", "Rumour"]


@pytest.mark.parametrize("grouping", ["kind", "place", "actor", "review"])
def test_every_group_holds_what_it_says(
    panel: EventsPanel, case: Case, grouping: str
) -> None:
    add_claim(case, case.events.all()[0])
    at = panel.bar.grouping.findData(grouping)
    panel.bar.grouping.setCurrentIndex(at)
    assert sorted(titles(panel)) == ["Blast", "Raid", "Rumour", "Talks"]
    assert any("1 source" in one for one in headings(panel))


def test_the_filters_of_the_window_hold_beside_those_of_the_table(
    session: Session, panel: EventsPanel
) -> None:
    panel.model.keep(Columns.REVIEW, Kept(values=frozenset({"Draft"})))
    session.set_filter(Filter(kinds=frozenset({"attack"})))
    panel.bar.search.setText("blast")
    assert titles(panel) == ["Blast"]
    session.set_filter(Filter())
    assert titles(panel) == ["Blast"]


def test_an_edit_is_followed_while_the_table_is_narrowed_down(
    case: Case, panel: EventsPanel
) -> None:
    panel.bar.search.setText("blast")
    add_event(case, "Second blast")
    assert titles(panel) == ["Blast", "Second blast"]
    panel.bar.search.clear()
    assert len(titles(panel)) == 5


def test_a_view_keeps_what_the_columns_let_through(
    panel: EventsPanel, case: Case, answers: Answers
) -> None:
    panel.model.keep(Columns.KIND, Kept(values=frozenset({"Attack"})))
    answers.line = "Attacks"
    panel.bar.keep()
    panel.model.keep(Columns.KIND, Kept())
    (view,) = case.saved_views.where(kind="event")
    panel.bar.show_view(view)
    assert titles(panel) == ["Raid", "Blast"]
    assert panel.model.kept == {Columns.KIND: Kept(values=frozenset({"Attack"}))}


def test_several_events_are_marked_and_deleted_as_one_action(
    session: Session, case: Case, panel: EventsPanel, qtbot: QtBot
) -> None:
    panel.table.setFocus()
    qtbot.keyClick(panel.table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    ids = panel.table.chosen_ids()
    assert len(ids) == 4
    menu = panel.table.menu_for(ids)
    next(one for one in menu.actions() if one.text() == "Reviewed").trigger()
    assert {one.review for one in case.events.all()} == {Review.REVIEWED}
    session.undo()
    assert {one.review for one in case.events.all()} == {Review.DRAFT}
    assert session.chosen_ids == tuple(ids)
    delete_records(case, "event", session.chosen_ids)
    assert case.events.count() == 0
    session.undo()
    assert len(titles(panel)) == 4


@pytest.mark.parametrize("column", list(ClaimsColumns)[1:])
def test_every_column_of_the_claims_can_be_narrowed_to_what_it_shows(
    sample: Session, qtbot: QtBot, column: ClaimsColumns
) -> None:
    panel = ClaimsPanel(sample)
    qtbot.addWidget(panel)
    panel.show()
    value = str(panel.model.index(0, column).data() or "")
    panel.model.keep(column, Kept(values=frozenset({value})))
    rows = range(panel.model.rowCount())
    assert {str(panel.model.index(row, column).data() or "") for row in rows} == {value}


def test_every_column_of_the_sources_can_be_narrowed_to_what_it_shows(
    sample: Session, qtbot: QtBot
) -> None:
    panel = SourcesPanel(sample)
    qtbot.addWidget(panel)
    panel.show()
    for column in panel.model.filtered:
        value = str(panel.model.index(0, column).data() or "")
        panel.model.keep(column, Kept(values=frozenset({value})))
        assert panel.model.rowCount() > 0
        assert str(panel.model.index(0, column).data() or "") == value
        panel.model.keep(column, Kept())


def test_columns_are_hidden_and_shown_again_from_the_bar(panel: EventsPanel) -> None:
    def press(title: str) -> None:
        menu = panel.bar.views.menu()
        assert isinstance(menu, QMenu)
        menu.aboutToShow.emit()
        columns = next(one for one in menu.actions() if one.text() == "Columns").menu()
        assert isinstance(columns, QMenu)
        next(one for one in columns.actions() if one.text() == title).trigger()

    titles = [column.title for column in panel.model.columns]
    for title in titles:
        press(title)
    assert all(map(panel.table.isColumnHidden, range(len(titles))))
    press("Grade")
    assert not panel.table.isColumnHidden(Columns.GRADE)


@pytest.mark.parametrize(
    "words", ["blast Dawn", "KILL 2023", "taliban zz", "dawn fact"]
)
def test_every_key_typed_and_taken_back_finds_what_a_look_through_all_would(
    sample: Session, qtbot: QtBot, words: str
) -> None:
    assert sample.case is not None
    panel = ClaimsPanel(sample)
    qtbot.addWidget(panel)
    panel.show()
    held = sample.case.claim_columns()
    texts = [
        " ".join(
            (
                held.ref[n],
                held.event_title[held.event_id[n]],
                held.source_ref[held.source_id[n]],
                held.source_publisher[held.source_id[n]],
                held.statement[n],
                held.nature[n],
                held.stance[n],
            )
        ).casefold()
        for n in range(len(held))
    ]
    typed = [words[:length] for length in range(1, len(words) + 1)]
    for text in [*typed, *reversed(typed)]:
        panel.bar.search.setText(text)
        parts = text.casefold().split()
        expected = [n for n, one in enumerate(texts) if all(p in one for p in parts)]
        assert panel.model.shown_rows.tolist() == expected
