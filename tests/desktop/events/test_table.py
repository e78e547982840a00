"""The table of events: the rows that the filter lets through, and one selection."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from dateline_db.analysis.grading import rank
from dateline_db.case import Case
from dateline_db.edits.events import change_event, delete_event
from dateline_db.edits.grades import grade_claim, grade_publisher
from dateline_db.model.event import Review
from dateline_db.model.grade import Credibility, Grade, Reliability
from dateline_db.model.when import UNKNOWN, When
from dateline_desktop.core.filter import Filter
from dateline_desktop.core.session import Session
from dateline_desktop.events.panel import EventsPanel
from dateline_desktop.events.table import Columns
from dateline_desktop.widgets.grade_delegate import GRADE
from newsroom import add_claim, add_event, add_place, add_source
from on_table import column, shown

FALLING = Qt.SortOrder.DescendingOrder


@pytest.fixture
def panel(session: Session, qtbot: QtBot) -> EventsPanel:
    return shown(EventsPanel(session), qtbot)


def cell(panel: EventsPanel, row: int) -> QPoint:
    return panel.table.visualRect(panel.model.index(row, 1)).center()


def test_the_model_is_sound(
    session: Session, case: Case, panel: EventsPanel, qtmodeltester: ModelTester
) -> None:
    event = add_event(case, when=When.parse("2023"), place_id=add_place(case).id)
    add_event(case, "Other")
    qtmodeltester.check(panel.model)
    delete_event(case, event.id)
    panel.model.sort(Columns.TITLE, FALLING)


def test_events_stand_in_the_order_of_their_dates_whatever_their_form(
    session: Session, case: Case, panel: EventsPanel
) -> None:
    dates = [
        "XXXX",
        "2023-07",
        "2014/..",
        "2023-01-30T13:00",
        "2023-01-30",
        "../2013",
        "[2023-07-21..2023-07-31]",
        "2023-01-31",
        "2023",
    ]
    for text in dates:
        add_event(case, text, when=When.parse(text))
    titles = column(panel, Columns.TITLE)
    assert titles == sorted(dates, key=lambda text: When.parse(text).sort_key())
    panel.model.sort(Columns.DATE, FALLING)
    assert column(panel, Columns.TITLE)[-1] == "XXXX"


def test_the_sample_sorts_as_its_dates_do(sample: Session, qtbot: QtBot) -> None:
    panel = shown(EventsPanel(sample), qtbot)
    case = sample.case
    assert case is not None
    ids = [panel.model.id_of(row) for row in range(panel.model.rowCount())]
    keys = [case.events.get(event_id).when.sort_key() for event_id in ids]
    assert keys == sorted(keys)


def test_only_what_the_filter_lets_through_is_shown(
    session: Session, case: Case, panel: EventsPanel, qtbot: QtBot
) -> None:
    add_event(case, "Seen", kind="attack")
    add_event(case, "Unseen", kind="border")
    session.set_filter(Filter(kinds=frozenset({"attack"})))
    assert column(panel, Columns.TITLE) == ["Seen"]
    session.set_filter(Filter(kinds=frozenset({"none such"})))
    assert panel.empty.isVisible()
    qtbot.mouseClick(panel.clear, Qt.MouseButton.LeftButton)
    assert len(column(panel, Columns.TITLE)) == 2


def test_an_empty_case_says_what_would_fill_it(
    session: Session, panel: EventsPanel, qtbot: QtBot
) -> None:
    assert panel.empty.isVisible()
    with qtbot.waitSignal(session.new_requested) as wanted:
        qtbot.mouseClick(panel.add, Qt.MouseButton.LeftButton)
    assert wanted.args == ["event", {}]


def test_the_selection_goes_both_ways(
    session: Session, case: Case, panel: EventsPanel, qtbot: QtBot
) -> None:
    first = add_event(case, "First", when=When.parse("2021"))
    second = add_event(case, "Second", when=When.parse("2022"))
    viewport = panel.table.viewport()
    qtbot.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=cell(panel, 1))
    assert session.selection.id == second.id
    session.select("event", first.id)
    assert panel.table.currentIndex().row() == 0
    session.select("source", add_source(case).id)
    assert not panel.table.selectionModel().hasSelection()
    assert session.selection.kind == "source"


def test_arrows_select_and_enter_and_double_click_open(
    session: Session, case: Case, panel: EventsPanel, qtbot: QtBot
) -> None:
    first = add_event(case, when=When.parse("2021"))
    second = add_event(case, when=When.parse("2022"))
    session.select("event", first.id)
    qtbot.keyClick(panel.table, Qt.Key.Key_Down)
    assert session.selection.id == second.id
    with qtbot.waitSignal(session.opened) as opened:
        qtbot.keyClick(panel.table, Qt.Key.Key_Return)
    assert opened.args[0].id == second.id
    viewport = panel.table.viewport()
    qtbot.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=cell(panel, 0))
    with qtbot.waitSignal(session.opened) as opened:
        qtbot.mouseDClick(viewport, Qt.MouseButton.LeftButton, pos=cell(panel, 0))
    assert opened.args[0].id == first.id


def test_a_change_keeps_the_selection_and_its_row(
    session: Session, case: Case, panel: EventsPanel
) -> None:
    event = add_event(case, "Blast", when=When.parse("2022"))
    session.select("event", event.id)
    add_event(case, "Earlier", when=When.parse("2021"))
    assert panel.table.currentIndex().row() == 1
    change_event(case, case.events.get(event.id).__class__(id=event.id, title="Bang"))
    assert "Bang" in column(panel, Columns.TITLE)
    assert session.selection.id == event.id


def test_grades_sort_with_what_is_not_judged_apart_whichever_way(
    session: Session, case: Case, panel: EventsPanel
) -> None:
    source = add_source(case)
    grade_publisher(case, source.publisher_id, Reliability.B, "Right so far.")
    for digit in (None, *Credibility):
        event = add_event(case, str(digit))
        claim = add_claim(case, event, source)
        if digit is not None:
            grade_claim(case, claim.id, digit, "So.", although_unconfirmed=True)
    add_event(case, "no claim")
    panel.model.sort(Columns.GRADE)
    rising = grades(panel)
    assert rising == sorted(rising, key=rank)
    panel.model.sort(Columns.GRADE, FALLING)
    falling = grades(panel)
    assert [str(one) for one in falling[:5]] == ["B5", "B4", "B3", "B2", "B1"]
    assert falling[-1] == Grade(None, None)


def grades(panel: EventsPanel) -> list[Grade]:
    rows = range(panel.model.rowCount())
    return [panel.model.index(row, Columns.GRADE).data(GRADE) for row in rows]


@pytest.mark.parametrize("number", list(Columns))
def test_every_column_sorts(sample: Session, qtbot: QtBot, number: Columns) -> None:
    panel = shown(EventsPanel(sample), qtbot)
    before = sorted(column(panel, Columns.TITLE))
    panel.model.sort(number)
    panel.model.sort(number, FALLING)
    assert sorted(column(panel, Columns.TITLE)) == before


@pytest.mark.parametrize("number", [-1, *Columns])
@pytest.mark.parametrize("way", [Qt.SortOrder.AscendingOrder, FALLING])
def test_rows_that_an_edit_moved_stand_where_sorting_anew_puts_them(
    session: Session, case: Case, panel: EventsPanel, number: int, way: Qt.SortOrder
) -> None:
    for n in range(12):
        dated = When.parse(f"20{10 + n * 7 % 11}") if n % 4 else UNKNOWN
        add_event(case, f"Event {n * 5 % 12}", when=dated, kind=("raid", "")[n % 2])
    panel.model.sort(number, way)
    events = case.events.all()
    change_event(case, replace(events[3], when=When.parse("2013"), kind="arrest"))
    change_event(case, replace(events[4], title="Aaa", review=Review.REVIEWED))
    delete_event(case, events[6].id)
    add_event(case, "Event 55", when=When.parse("2014-05"))
    session.set_filter(Filter(kinds=frozenset({"raid", "arrest"})))
    session.set_filter(Filter())
    case.undo()
    case.undo()

    followed = column(panel, Columns.DATE), column(panel, Columns.KIND)
    panel.model.sort(number, way)

    assert followed == (column(panel, Columns.DATE), column(panel, Columns.KIND))


def test_the_review_state_and_the_sources_are_in_words(
    session: Session, case: Case, panel: EventsPanel
) -> None:
    event = add_event(case, review=Review.REVIEWED, when=UNKNOWN)
    add_claim(case, event)
    assert column(panel, Columns.REVIEW) == ["Reviewed"]
    assert column(panel, Columns.SOURCES) == ["1 source, 1 independent origin"]


def test_a_row_is_spoken_as_a_whole(
    session: Session, case: Case, panel: EventsPanel
) -> None:
    add_claim(case, add_event(case, when=When.parse("2023-01-30"), kind="attack"))
    spoken = panel.model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == (
        "30 January 2023, Mosque bombing, not graded, 1 source, 1 independent origin, "
        "Attack, Draft"
    )


def test_a_letter_typed_on_the_table_is_left_to_the_window(
    session: Session, case: Case, panel: EventsPanel, qtbot: QtBot
) -> None:
    first = add_event(case, "First", when=When.parse("2021"))
    add_event(case, "Second", when=When.parse("2022"))
    session.select("event", first.id)
    qtbot.keyClicks(panel.table, "2022")
    assert session.selection.id == first.id


def test_the_sources_of_an_event_are_copied_as_citations(
    case: Case, panel: EventsPanel
) -> None:
    event = add_event(case)
    add_claim(case, event, add_source(case, "Dawn", "Blast"), locator="paragraph 3")
    add_claim(case, event, add_source(case, "BBC", "Toll"))
    panel.table.selectRow(0)
    menu = panel.table.menu_for(panel.table.chosen_ids())
    text = "Copy the sources as citations"
    next(one for one in menu.actions() if one.text() == text).trigger()
    assert QGuiApplication.clipboard().text().splitlines() == [
        "“Blast”. Dawn, no date. paragraph 3.",
        "“Toll”. BBC, no date.",
    ]
