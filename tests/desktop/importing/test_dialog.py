"""The import dialog: a file is looked at, checked, mended, imported and undone."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from answers import Answers
from dateline_db.case import Case
from dateline_db.exchange.bundle import export_bundle
from dateline_db.exchange.mapping import Unwanted
from dateline_desktop.core.session import Session
from dateline_desktop.importing.dialog import ImportDialog
from dateline_desktop.importing.form import MappingForm
from dateline_desktop.importing.imports import Imports, is_data
from dateline_desktop.importing.models import ProblemsModel
from dateline_desktop.scene.forms import Shape

LEFT = Qt.MouseButton.LeftButton
PLAIN = "date,title,place,killed\n2023-01-30,Blast,Peshawar,84\n2023-02,Raid,Swat,\n"
UNKNOWN = (
    "Datum;Ort;Was geschah;Tote\n"
    "30/01/2023;Peshawar;Blast in a mosque;84\n"
    "04/02/2023;Quetta;Bomb near a camp;5\n"
    "sometime;Swat;Shooting at a post;2\n"
)
Open = Callable[[str, str], ImportDialog]


@pytest.fixture
def open_file(
    session: Session, case: Case, tmp_path: Path, qtbot: QtBot
) -> Iterator[Open]:
    made = []

    def opened(text: str, name: str = "incidents.csv") -> ImportDialog:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        dialog = ImportDialog(session, path, None)
        made.append(dialog)
        dialog.show()
        qtbot.waitUntil(lambda: dialog.pages.currentWidget() is dialog.table)
        return dialog

    yield opened
    for dialog in made:
        if isValid(dialog):
            dialog.close()


def form_of(dialog: ImportDialog) -> MappingForm:
    assert dialog.table.form is not None
    return dialog.table.form


def previewed(dialog: ImportDialog, column: int) -> list[str]:
    model = dialog.table.model
    return [model.text(row, column) for row in range(model.rowCount())]


def go_on(dialog: ImportDialog, qtbot: QtBot) -> None:
    """Press the button that goes on, and wait until what it began has ended."""
    qtbot.mouseClick(dialog.buttons.go_on, LEFT)
    qtbot.waitUntil(lambda: dialog.report is not None, timeout=10_000)


def test_a_file_is_shown_as_the_events_that_it_holds(open_file: Open) -> None:
    dialog = open_file(PLAIN, "incidents.csv")
    assert "Recognised as a plain table." in dialog.table.told.text()
    assert previewed(dialog, 1) == ["30 January 2023", "February 2023"]
    assert previewed(dialog, 2) == ["F6", "F6"]
    assert previewed(dialog, 5) == ["killed: 84", ""]
    assert "place" in form_of(dialog).form.field("place_name").value()


def test_checking_writes_nothing_and_importing_is_one_action(
    open_file: Open, session: Session, case: Case, qtbot: QtBot
) -> None:
    dialog = open_file(PLAIN, "incidents.csv")
    go_on(dialog, qtbot)
    assert dialog.outcome.figures["new"].text() == "2"
    assert case.events.count() == 0
    go_on(dialog, qtbot)
    assert case.events.count() == 2
    assert session.index is not None
    assert session.index.count == 2
    assert {str(one.when.edtf) for one in case.events.all()} == {
        "2023-01-30",
        "2023-02",
    }
    qtbot.mouseClick(dialog.buttons.undo, LEFT)
    assert case.events.count() == 0


def test_the_same_file_again_has_nothing_new(
    open_file: Open, case: Case, qtbot: QtBot
) -> None:
    first = open_file(PLAIN, "incidents.csv")
    go_on(first, qtbot)
    go_on(first, qtbot)
    again = open_file(PLAIN, "incidents.csv")
    go_on(again, qtbot)
    assert "Nothing in this file is new" in again.outcome.heading.text()
    assert not again.buttons.go_on.isEnabled()


def test_unknown_columns_are_guessed_by_what_stands_in_them(open_file: Open) -> None:
    dialog = open_file(UNKNOWN, "liste.csv")
    assert "say what its columns are" in dialog.table.told.text()
    assert form_of(dialog).form.field("date_column").value() == "Datum"
    assert form_of(dialog).form.field("title").value() == "{Was geschah}"
    assert previewed(dialog, 3)[:2] == ["Blast in a mosque", "Bomb near a camp"]


def test_a_change_of_the_form_changes_the_preview(
    open_file: Open, qtbot: QtBot
) -> None:
    dialog = open_file(UNKNOWN, "liste.csv")
    assert previewed(dialog, 1)[1] == "4 February 2023"
    form_of(dialog).form.field("date_order").set_value("month")
    qtbot.waitUntil(lambda: "2 April 2023" in previewed(dialog, 1))
    form_of(dialog).form.field("place_name").set_value("{Ort}")
    qtbot.waitUntil(lambda: previewed(dialog, 4)[1] == "Quetta")


def test_a_value_is_put_right_and_its_row_comes_in(
    open_file: Open, case: Case, qtbot: QtBot
) -> None:
    dialog = open_file(UNKNOWN, "liste.csv")
    go_on(dialog, qtbot)
    assert dialog.outcome.figures["aside"].text() == "1"
    problems = dialog.outcome.problems
    cell = problems.model().index(0, ProblemsModel.VALUE)
    problems.setCurrentIndex(cell)
    problems.edit(cell)
    editor = problems.findChild(QLineEdit)
    assert editor is not None
    editor.selectAll()
    qtbot.keyClicks(editor, "March 2023")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: dialog.buttons.go_on.text() == "&Check again")
    go_on(dialog, qtbot)
    assert dialog.outcome.figures["aside"].text() == "0"
    assert "1 cell was put right by hand" in dialog.outcome.told.text()
    go_on(dialog, qtbot)
    assert {one.when.edtf for one in case.events.all()} >= {"2023-03"}


def test_rows_kept_aside_are_saved_with_the_reason(
    open_file: Open, answers: Answers, tmp_path: Path, qtbot: QtBot
) -> None:
    dialog = open_file(UNKNOWN, "liste.csv")
    go_on(dialog, qtbot)
    answers.saves = tmp_path / "aside.csv"
    qtbot.mouseClick(dialog.outcome.save, LEFT)
    assert "sometime" in answers.saves.read_text(encoding="utf-8-sig")


def test_a_saved_mapping_is_recognised_by_the_columns(
    open_file: Open, answers: Answers, qtbot: QtBot
) -> None:
    dialog = open_file(UNKNOWN, "liste.csv")
    form_of(dialog).form.field("place_name").set_value("{Ort}")
    answers.line = "Our list"
    dialog.buttons.save.trigger()
    again = open_file(UNKNOWN.replace("sometime", "2023-03"), "liste 2.csv")
    assert "Recognised: your mapping “Our list”." in again.table.told.text()
    assert previewed(again, 4) == ["Peshawar", "Quetta", "Swat"]


def test_an_import_can_be_stopped_and_leaves_nothing(
    open_file: Open, session: Session, case: Case, qtbot: QtBot
) -> None:
    rows = "".join(f"2023-01-30,Event {n},Swat,{n}\n" for n in range(30_000))
    dialog = open_file("date,title,place,killed\n" + rows, "many.csv")
    go_on(dialog, qtbot)
    head = case.head
    qtbot.mouseClick(dialog.buttons.go_on, LEFT)
    assert not session.writable
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: session.writable, timeout=20_000)
    assert dialog.pages.currentWidget() is dialog.table
    assert case.events.count() == 0
    assert case.head == head


@pytest.mark.parametrize("text", ["", "\0\1\2\3" * 50])
def test_a_file_that_is_no_table_gets_a_sentence(
    session: Session,
    case: Case,
    answers: Answers,
    tmp_path: Path,
    qtbot: QtBot,
    text: str,
) -> None:
    path = tmp_path / "odd.csv"
    path.write_text(text)
    dialog = ImportDialog(session, path, None)
    dialog.show()
    qtbot.waitUntil(lambda: bool(answers.told))
    assert "odd.csv" in answers.told[0]


def test_cells_of_a_spreadsheet_are_pasted(
    session: Session, case: Case, answers: Answers, qtbot: QtBot
) -> None:
    imports = Imports(session, None)  # type: ignore[arg-type]
    QApplication.clipboard().setText("no table")
    imports.paste()
    assert "no table on the clipboard" in answers.told[0]


def test_only_one_file_of_data_is_imported_when_it_is_dropped() -> None:
    assert is_data([Path("a.CSV")])
    assert not is_data([Path("a.csv"), Path("b.csv")])
    assert not is_data([Path("a.pdf")])


def test_pasted_cells_are_shown_as_events(
    session: Session, case: Case, qtbot: QtBot
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    imports = Imports(session, window)
    QApplication.clipboard().setText("Date\tEvent\n2023-02\tRaid\n")
    imports.paste()
    dialog = window.findChild(ImportDialog)
    assert dialog is not None
    qtbot.waitUntil(lambda: dialog.plan is not None)
    assert previewed(dialog, 1) == ["February 2023"]
    assert previewed(dialog, 3) == ["Raid"]
    dialog.close()


def test_a_bundle_becomes_a_case_of_its_own(
    session: Session, case: Case, answers: Answers, tmp_path: Path, qtbot: QtBot
) -> None:
    bundle = tmp_path / "given.zip"
    export_bundle(case.path, bundle)
    answers.saves = tmp_path / "taken.dateline"
    window = QWidget()
    qtbot.addWidget(window)
    imports = Imports(session, window)
    assert is_data([bundle])
    with qtbot.waitSignal(imports.case_made, timeout=10_000) as made:
        imports.show(bundle)
    assert made.args == [answers.saves]
    assert answers.saves.exists()


def test_a_case_is_not_imported_but_opened(
    session: Session, case: Case, answers: Answers
) -> None:
    Imports(session, None).show(case.path)  # type: ignore[arg-type]
    assert "is a case: open it" in answers.told[0]


def test_a_column_becomes_what_is_chosen_and_the_form_says_so(open_file: Open) -> None:
    dialog = open_file(UNKNOWN, "liste.csv")
    model = dialog.table.columns
    assert [model.text(n, 2) for n in range(4)] == ["Date", "–", "Title", "–"]
    model.choose(1, "name")
    model.choose(3, "best")
    assert model.text(1, 2) == "Place"
    assert model.text(3, 2) == "A number (Tote)"
    assert form_of(dialog).form.field("place_name").value() == "{Ort}"
    assert previewed(dialog, 5)[0] == "Tote: 84"
    model.choose(3, "")
    assert previewed(dialog, 5)[0] == ""


def test_the_row_that_names_the_columns_can_be_another(
    open_file: Open, qtbot: QtBot
) -> None:
    dialog = open_file("a,b\n2023,x\nDate,Event\n2023-02,Raid\n", "odd.csv")
    header = dialog.table.reading.header
    shown = [header.itemText(n) for n in range(header.count())]
    assert "row 3: Date, Event" in shown
    at = shown.index("row 3: Date, Event")
    header.setCurrentIndex(at)
    header.activated.emit(at)
    qtbot.waitUntil(lambda: "named in row 3" in dialog.table.described.text())
    assert previewed(dialog, 3) == ["Raid"]


def test_a_saved_mapping_is_offered_by_name_and_can_be_forgotten(
    open_file: Open, answers: Answers, qtbot: QtBot
) -> None:
    dialog = open_file(UNKNOWN, "liste.csv")
    answers.line = "Our list"
    form_of(dialog).form.field("place_name").set_value("{Ort}")
    dialog.buttons.save.trigger()
    again = open_file(UNKNOWN, "liste 2.csv")
    assert again.table.reading.preset.currentText() == "your mapping “Our list”"
    assert again.buttons.forget.isEnabled()
    again.buttons.forget.trigger()
    qtbot.waitUntil(lambda: "Not a kind of table" in again.table.told.text())
    assert again.table.reading.preset.findText("your mapping “Our list”") < 0


def test_a_mapping_is_given_out_and_read_from_a_file(
    open_file: Open, answers: Answers, tmp_path: Path, qtbot: QtBot
) -> None:
    dialog = open_file(UNKNOWN, "liste.csv")
    dialog.table.columns.choose(1, "name")
    answers.saves = answers.opens = tmp_path / "ours.json"
    dialog.buttons.give.trigger()
    again = open_file(UNKNOWN, "liste 2.csv")
    assert previewed(again, 4)[0] == ""
    again.buttons.load.trigger()
    qtbot.waitUntil(lambda: previewed(again, 4)[0] == "Peshawar")
    assert "Read by the mapping “ours”." in again.table.told.text()


def test_the_strip_draws_what_is_vague_otherwise_than_a_day(
    open_file: Open,
) -> None:
    rows = "2023-01-30,Blast\n2023-02,Raid\n2023-03-01/2023-03-09,Siege\n,Odd\n"
    strip = open_file(f"date,title\n{rows}", "strip.csv").table.strip
    shapes = [shape for shape, _, _ in strip.spans]
    assert shapes == [Shape.POINT, Shape.COARSE, Shape.DURATION]
    picture = strip.grab().toImage()
    seen = {picture.pixel(x, y) for x in range(0, 400, 2) for y in range(34)}
    assert len(seen) > 3


def test_sources_stand_in_several_columns(open_file: Open) -> None:
    text = "date,title,a,b\n2023-01-30,Blast,Dawn,Geo News\n2023-02,Raid,,AFP\n"
    dialog = open_file(text, "columns.csv")
    columns = dialog.table.columns
    columns.choose(2, "outlets")
    columns.choose(3, "outlets")
    assert previewed(dialog, 7) == ["Dawn, Geo News", "AFP"]
    assert form_of(dialog).form.field("outlets_more").value() == ("b",)
    columns.choose(2, "")
    assert previewed(dialog, 7) == ["Geo News", "AFP"]


def test_rows_that_are_chosen_are_left_out_and_taken_again(
    open_file: Open, case: Case, qtbot: QtBot
) -> None:
    dialog = open_file(PLAIN, "incidents.csv")
    events, button = dialog.table.events, dialog.table.leaving_out
    assert not button.isEnabled()
    events.selectRow(1)
    qtbot.mouseClick(button, LEFT)
    assert previewed(dialog, 1) == ["30 January 2023", "left out: you chose so"]
    assert button.text() == "&Take again"
    qtbot.keyClick(events, Qt.Key.Key_Delete)
    assert previewed(dialog, 1)[1] == "February 2023"
    qtbot.keyClick(events, Qt.Key.Key_Delete)
    go_on(dialog, qtbot)
    assert dialog.outcome.figures["skipped"].text() == "1"
    assert "Left out by hand: rows 3." in dialog.outcome.told.text()
    go_on(dialog, qtbot)
    assert [one.title for one in case.events.all()] == ["Blast"]


def test_what_was_imported_is_shown_alone(
    open_file: Open, session: Session, case: Case, qtbot: QtBot
) -> None:
    first = open_file(PLAIN, "incidents.csv")
    go_on(first, qtbot)
    go_on(first, qtbot)
    second = open_file("date,title\n2024,Flood\n", "others.csv")
    go_on(second, qtbot)
    go_on(second, qtbot)
    qtbot.mouseClick(second.buttons.show_them, LEFT)
    (flood,) = case.events.where(title="Flood")
    assert session.filter.event_ids == {flood.id}
    assert int(session.shown.sum()) == 1


def test_one_column_may_become_both_coordinates(open_file: Open, qtbot: QtBot) -> None:
    text = 'date,title,place,where it was\n2023,Blast,Quetta,"30.19, 67.01"\n'
    dialog = open_file(text, "pairs.csv")
    columns = dialog.table.columns
    columns.choose(3, "point")
    assert columns.text(3, 2) == "Latitude and longitude"
    form = form_of(dialog).form
    named = [form.field(f"place_{one}").value() for one in ("latitude", "longitude")]
    assert named == ["where it was"] * 2
    place = dialog.table.model.looked(0).draft.place  # type: ignore[union-attr]
    assert (place.latitude, place.longitude) == (30.19, 67.01)  # type: ignore[union-attr]


def test_rows_are_left_out_by_a_rule_of_the_form(open_file: Open, qtbot: QtBot) -> None:
    dialog = open_file(PLAIN, "incidents.csv")
    rules = form_of(dialog).form.field("unwanted")
    rules.set_value([Unwanted(column="place", test="is not", values=("Swat", "Dir"))])
    rules.changed.emit()
    qtbot.waitUntil(lambda: previewed(dialog, 1)[0] == "left out by a rule")
    assert previewed(dialog, 1)[1] == "February 2023"
    assert dialog.table.plan is not None
    (rule,) = dialog.table.plan.mapping.unwanted
    assert (rule.test, rule.values) == ("is not", ("Swat", "Dir"))
