"""The matrix of an event: origins, sources, values, and how they stand."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from dateline_db.analysis.discrepancies import Discrepancy
from dateline_db.analysis.standing import Standing
from dateline_db.case import Case
from dateline_db.edits.decisions import settle
from dateline_db.edits.grades import grade_claim
from dateline_db.model.discrepancy import Resolution
from dateline_db.model.event import Event
from dateline_db.model.grade import Credibility
from dateline_db.model.when import When
from dateline_desktop.core.session import Session
from dateline_desktop.weighing.matrix_cells import line_height
from dateline_desktop.weighing.matrix_model import MatrixModel
from dateline_desktop.weighing.matrix_view import MatrixView
from dateline_desktop.weighing.signs import SIZE
from dateline_desktop.weighing.words import source_words
from dateline_desktop.widgets.doctrine import Doctrine
from dateline_desktop.widgets.grade_chip import chip_size
from newsroom import add_claim, add_place

LEFT = Qt.MouseButton.LeftButton


def shown(session: Session, event: Event, qtbot: QtBot) -> MatrixView:
    assert session.case is not None
    view = MatrixView(session)
    qtbot.addWidget(view)
    view.resize(1200, 700)
    view.show()
    claims = session.case.claims.where(event_id=event.id)
    view.show_matrix(session.case.matrix(event.id), source_words(session.case, claims))
    return view


def headings(model: MatrixModel) -> list[str]:
    rows = range(model.rowCount())
    return [model.index(n, 0).data() for n in rows if model.lines[n].row is None]


def test_it_keeps_to_the_rules_of_a_model(
    sample: Session, bombing: Event, qtbot: QtBot, qtmodeltester: ModelTester
) -> None:
    qtmodeltester.check(shown(sample, bombing, qtbot).matrix)


def test_sources_of_one_origin_stand_under_one_heading(
    sample: Session, bombing: Event, qtbot: QtBot
) -> None:
    found = headings(shown(sample, bombing, qtbot).matrix)
    assert any("Dawn" in one and "3 sources" in one for one in found)
    assert "unknown" in found[-1]


def test_growing_counts_and_the_one_that_was_cut_back_look_different(
    held: Case, bombing: Event
) -> None:
    found = held.matrix(bombing.id)
    column = next(n for n, one in enumerate(found.columns) if one.measure == "killed")
    cells = [row.cells[column] for group in found.groups for row in group.rows]
    values = {str(v.text): v.standing for cell in cells if cell for v in cell.values}
    assert values["17"] is Standing.SUPERSEDED
    assert values["84"] is Standing.CUT_BACK


def test_what_was_decided_against_is_marked_and_stays(
    sample: Session, held: Case, bombing: Event, toll: Discrepancy, qtbot: QtBot
) -> None:
    taken = toll.answers[0].claim_ids[0]
    settle(held, toll, Resolution.RESOLVED, "Counted anew.", taken)
    model = shown(sample, bombing, qtbot).matrix
    for answer in toll.answers:
        row, column = counted(model, answer.claim_ids[0])
        cell = model.cell(row, column)
        assert cell is not None
        [value] = [v for v in cell.values if answer.claim_ids[0] in v.claim_ids]
        assert value.chosen is (taken in answer.claim_ids)
        assert model.is_lost(column, value) is (taken not in answer.claim_ids)


def counted(model: MatrixModel, claim_id: str) -> tuple[int, int]:
    column = next(n for n, one in enumerate(model.columns) if one.measure == "killed")
    for row, line in enumerate(model.lines):
        if line.row is not None and claim_id in line.row.claim_ids:
            return row, column
    raise AssertionError(claim_id)


def test_a_click_on_a_value_selects_its_claim_and_a_double_click_opens_it(
    sample: Session, bombing: Event, toll: Discrepancy, qtbot: QtBot
) -> None:
    view = shown(sample, bombing, qtbot)
    claim_id = toll.answers[-1].claim_ids[0]
    row, column = counted(view.matrix, claim_id)
    view.scrollTo(view.matrix.index(row, column))
    room = view.visualRect(view.matrix.index(row, column))
    cell = view.matrix.cell(row, column)
    assert cell is not None
    line = next(n for n, v in enumerate(cell.values) if claim_id in v.claim_ids)
    height = line_height(view.fontMetrics())
    at = QPoint(room.left() + 8, room.top() + 2 + line * height + height // 2)

    qtbot.mouseClick(view.viewport(), LEFT, pos=at)
    assert sample.selection.id == claim_id
    with qtbot.waitSignal(sample.opened) as asked:
        qtbot.mouseDClick(view.viewport(), LEFT, pos=at)
    assert asked.args is not None
    assert asked.args[0].id == claim_id


def test_the_keyboard_goes_through_the_cells_and_opens_a_claim(
    sample: Session, bombing: Event, toll: Discrepancy, qtbot: QtBot
) -> None:
    view = shown(sample, bombing, qtbot)
    claim_id = toll.answers[0].claim_ids[0]
    view.setCurrentIndex(view.matrix.index(*counted(view.matrix, claim_id)))
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_Space)
    assert sample.selection.kind == "claim"
    with qtbot.waitSignal(sample.opened):
        qtbot.keyClick(view, Qt.Key.Key_Return)


def test_a_click_on_a_grade_shows_the_doctrine(
    sample: Session, bombing: Event, qtbot: QtBot
) -> None:
    view = shown(sample, bombing, qtbot)
    row = next(n for n, line in enumerate(view.matrix.lines) if line.row is not None)
    room = view.visualRect(view.matrix.index(row, 0))
    at = QPoint(room.right() - 16, room.top() + 12)
    spot = view.spot_at(at)
    assert spot is not None
    assert spot.on_grade
    qtbot.mouseClick(view.viewport(), LEFT, pos=at)
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, Doctrine)
    popup.close()


def test_columns_of_what_is_not_graded_are_narrow(
    session: Session, case: Case, qtbot: QtBot
) -> None:
    place = add_place(case)
    claim = add_claim(case, when=When.parse("2023-01-30"), place_id=place.id)
    event = case.events.get(claim.event_id)
    narrow = shown(session, event, qtbot).columnWidth(0)
    grade_claim(case, claim.id, Credibility.TWO, "Others say so.")
    assert shown(session, event, qtbot).columnWidth(0) > narrow + 20


def test_the_value_that_was_taken_is_not_shortened(
    sample: Session, held: Case, qtbot: QtBot
) -> None:
    (event,) = held.events.where(ref="E21")
    view = shown(sample, event, qtbot)
    (cell,) = (
        line.row.cells[0]
        for line in view.matrix.lines
        if line.row is not None
        and line.row.cells[0] is not None
        and any(value.chosen for value in line.row.cells[0].values)
    )
    assert cell is not None
    taken = next(value for value in cell.values if value.chosen)
    bold = QFont(view.font())
    bold.setWeight(QFont.Weight.Bold)
    words = QFontMetrics(bold).horizontalAdvance(f"✓ {taken.text}")
    grade = chip_size(view.font(), taken.grade).width()
    assert view.columnWidth(0) >= words + grade + SIZE + 4 * 5


def test_a_value_is_said_with_its_grade_and_its_standing(
    sample: Session, bombing: Event, toll: Discrepancy, qtbot: QtBot
) -> None:
    model = shown(sample, bombing, qtbot).matrix
    place = counted(model, toll.answers[0].claim_ids[0])
    said = model.index(*place).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "84, grade B2" in said
    assert "cuts an earlier count back" in said


def test_a_click_on_a_source_goes_through_all_that_it_says(
    sample: Session, held: Case, qtbot: QtBot
) -> None:
    speaking = next(
        row
        for event in held.events.all()
        for group in held.matrix(event.id).groups
        for row in group.rows
        if len(row.claim_ids) > 1
    )
    first, second, *_ = speaking.claim_ids
    claim = held.claims.get(first)
    view = shown(sample, held.events.get(claim.event_id), qtbot)
    lines = view.matrix.lines
    number = next(n for n, line in enumerate(lines) if line.row == speaking)
    for claim_id in (first, second):
        view.verticalHeader().sectionClicked.emit(number)
        assert sample.selection.id == claim_id
