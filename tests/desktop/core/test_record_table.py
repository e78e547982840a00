"""What every table of records can do: explain its grades, and delete many at once."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from dateline_db.case import Case
from dateline_db.edits.deleting import delete_records
from dateline_db.edits.events import create_event
from dateline_db.edits.grades import grade_claim, grade_publisher
from dateline_db.errors import DatelineError
from dateline_db.model.event import Event, Participation
from dateline_db.model.grade import Credibility, Grade, Reliability
from dateline_desktop.claims.panel import ClaimsPanel
from dateline_desktop.claims.table import Columns
from dateline_desktop.core.record_table import RecordPanel
from dateline_desktop.core.session import Session
from dateline_desktop.events.panel import EventsPanel
from dateline_desktop.sources.panel import SourcesPanel
from dateline_desktop.sources.table import Columns as SourceColumns
from dateline_desktop.widgets.doctrine import Doctrine
from newsroom import add_actor, add_claim, add_event, add_source
from on_table import column, shown
from pointer import move_pointer

LEFT = Qt.MouseButton.LeftButton
TABLES = (EventsPanel, SourcesPanel, ClaimsPanel)
Kind = type[EventsPanel] | type[SourcesPanel] | type[ClaimsPanel]


def rows_shown(panel: RecordPanel) -> list[tuple[str, ...]]:
    numbers = range(panel.table.model().columnCount())
    return list(zip(*(column(panel, number) for number in numbers), strict=True))


@pytest.mark.parametrize("kind", TABLES)
def test_the_model_of_every_table_is_sound(
    sample: Session, qtbot: QtBot, qtmodeltester: ModelTester, kind: Kind
) -> None:
    panel = shown(kind(sample), qtbot)
    qtmodeltester.check(panel.table.model())


@pytest.mark.parametrize("kind", TABLES)
def test_every_column_of_every_table_sorts(
    sample: Session, qtbot: QtBot, kind: Kind
) -> None:
    panel = shown(kind(sample), qtbot)
    before = sorted(rows_shown(panel))
    for number in range(panel.table.model().columnCount()):
        upwards, downwards = (_sorted(panel, number, one) for one in Qt.SortOrder)
        assert sorted(upwards) == sorted(downwards) == before
        filled = {row[number] for row in before if row[number]}
        assert (upwards != downwards) == (len(filled) > 1), number


def _sorted(
    panel: RecordPanel, number: int, order: Qt.SortOrder
) -> list[tuple[str, ...]]:
    panel.table.horizontalHeader().setSortIndicator(number, order)
    return rows_shown(panel)


def test_the_menu_of_rows_shows_the_keys_that_do_the_same(
    session: Session, case: Case, qtbot: QtBot
) -> None:
    source = add_source(case)
    panel = shown(SourcesPanel(session), qtbot)
    menu = panel.table.menu_for([source.id])
    keys = {one.text(): one.shortcut().toString() for one in menu.actions()}
    assert keys["Open"] == "Return"
    assert keys["Copy as citation"] == "Ctrl+C"
    assert keys["Grade…"] == "F4"
    panel.table.setFocus()
    asked: list[object] = []
    session.grading_requested.connect(lambda *what: asked.append(what))
    qtbot.keyClick(panel.table, Qt.Key.Key_F4)
    assert asked == []  # they are the window's, and here only shown


def test_the_focus_alone_selects_nothing(
    session: Session, case: Case, qtbot: QtBot
) -> None:
    source = add_source(case)
    panel = shown(SourcesPanel(session), qtbot)
    session.select("publisher", source.publisher_id)
    panel.table.setFocus()
    qtbot.waitUntil(panel.table.hasFocus)
    assert session.selection.kind == "publisher"
    qtbot.keyClick(panel.table, Qt.Key.Key_Down)
    assert session.selection.id == source.id


@pytest.mark.parametrize("kind", [EventsPanel, ClaimsPanel])
def test_cells_pasted_on_events_or_claims_are_to_be_imported(
    sample: Session, qtbot: QtBot, kind: Kind
) -> None:
    panel = shown(kind(sample), qtbot)
    with qtbot.waitSignal(sample.table_pasted):
        qtbot.keyClick(panel.table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)


def sign(panel: RecordPanel, row: int, column: int) -> QPoint:
    """Return a point on the sign of a cell; signs stand at the left."""
    table = panel.table
    rect = table.visualRect(table.model().index(row, column))
    return QPoint(rect.left() + 20, rect.center().y())


def doctrine(qtbot: QtBot) -> Doctrine:
    qtbot.waitUntil(
        lambda: isinstance(QApplication.activePopupWidget(), Doctrine), timeout=2000
    )
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, Doctrine)
    return popup


def test_a_click_on_a_grade_says_what_it_means_and_selects_its_row(
    session: Session, case: Case, qtbot: QtBot
) -> None:
    panel = shown(ClaimsPanel(session), qtbot)
    claim = add_claim(case)
    grade_claim(case, claim.id, Credibility.THREE, "So.")
    at = sign(panel, 0, Columns.GRADE)
    qtbot.mouseClick(panel.table.viewport(), LEFT, pos=at)
    popup = doctrine(qtbot)
    assert session.selection.id == claim.id
    popup.close()
    words = sign(panel, 0, Columns.STATEMENT)
    qtbot.mouseClick(panel.table.viewport(), LEFT, pos=words)
    assert QApplication.activePopupWidget() is None


def test_a_click_on_the_letter_of_a_source_says_what_it_means(
    session: Session, case: Case, qtbot: QtBot
) -> None:
    panel = shown(SourcesPanel(session), qtbot)
    source = add_source(case)
    grade_publisher(case, source.publisher_id, Reliability.C, "So.")
    at = sign(panel, 0, SourceColumns.LETTER)
    qtbot.mouseClick(panel.table.viewport(), LEFT, pos=at)
    doctrine(qtbot).close()


def test_the_pointer_tells_where_a_grade_can_be_clicked(
    session: Session, case: Case, qtbot: QtBot
) -> None:
    panel = shown(ClaimsPanel(session), qtbot)
    grade_claim(case, add_claim(case).id, Credibility.THREE, "So.")
    viewport = panel.table.viewport()
    move_pointer(viewport, sign(panel, 0, Columns.GRADE))
    assert viewport.cursor().shape() == Qt.CursorShape.WhatsThisCursor
    move_pointer(viewport, sign(panel, 0, Columns.STATEMENT))
    assert viewport.cursor().shape() == Qt.CursorShape.ArrowCursor


def test_the_keyboard_reaches_what_a_grade_means(
    session: Session, case: Case, qtbot: QtBot
) -> None:
    panel = shown(ClaimsPanel(session), qtbot)
    claim = add_claim(case)
    grade_claim(case, claim.id, Credibility.THREE, "So.")
    session.select("claim", claim.id)
    menu = QMenu(panel)
    panel.table.explain_grade(menu)
    menu.actions()[0].trigger()
    doctrine(qtbot).close()


def test_no_letter_is_seen_before_there_is_a_digit(
    session: Session, case: Case, qtbot: QtBot
) -> None:
    panel = shown(ClaimsPanel(session), qtbot)
    source = add_source(case)
    grade_publisher(case, source.publisher_id, Reliability.C, "So.")
    claim = add_claim(case, source=source)
    cell = panel.model.index(0, Columns.GRADE)
    assert cell.data() == "not graded"
    grade_claim(case, claim.id, Credibility.THREE, "So.")
    assert panel.model.index(0, Columns.GRADE).data() == str(
        Grade(Reliability.C, Credibility.THREE)
    )


def test_several_are_deleted_as_one_action(case: Case) -> None:
    event = add_event(case)
    ids = [add_claim(case, event).id for _ in range(3)]
    delete_records(case, "claim", ids[:2])
    assert [one.id for one in case.claims.all()] == ids[2:]
    assert str(case.undo()) == "Delete 2 claims"
    assert {one.id for one in case.claims.all()} == set(ids)


def test_none_is_deleted_where_one_has_to_stay(case: Case) -> None:
    free, bound = add_actor(case, "Free"), add_actor(case, "Bound")
    create_event(
        case, Event(title="Talks"), [Participation(event_id="", actor_id=bound.id)]
    )
    with pytest.raises(DatelineError):
        delete_records(case, "actor", [free.id, bound.id])
    assert case.actors.count() == 2
