"""A form: what is wrong stands beside its field, and nothing is lost."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from dateline_db.errors import say
from dateline_desktop.widgets.choice import ChoiceField, WordField
from dateline_desktop.widgets.field import LinesField, LongField, NumberField, TextField
from dateline_desktop.widgets.form import Form
from dateline_desktop.widgets.rows import RowsField


def test_what_is_wrong_stands_below_its_field_until_it_is_changed(qtbot: QtBot) -> None:
    form = Form()
    qtbot.addWidget(form)
    number = form.add("best", "&Best", NumberField())
    form.show()
    qtbot.keyClicks(number.line, "many")
    assert form.values() is None
    assert "many" in form.error("best")
    assert number.line.property("role") == "error"
    qtbot.keyClick(number.line, Qt.Key.Key_Backspace)
    assert form.error("best") == ""
    assert number.line.property("role") is None


def test_a_form_returns_what_was_typed_by_the_names_of_its_fields(qtbot: QtBot) -> None:
    form = Form()
    qtbot.addWidget(form)
    form.add("title", "Title", TextField())
    form.add("aliases", "Other names", LinesField())
    form.add("kind", "Kind", WordField({"attack": "Attack"}))
    form.add("stance", "Stance", ChoiceField({"for": "For", "against": "Against"}))
    form.show_values(
        {"title": " Blast ", "aliases": ("VOA", "V.O.A."), "kind": "attack"}
    )
    assert form.values() == {
        "title": "Blast",
        "aliases": ("VOA", "V.O.A."),
        "kind": "attack",
        "stance": "for",
    }


def test_a_number_may_have_commas_and_fractions(qtbot: QtBot) -> None:
    field = NumberField()
    qtbot.addWidget(field)
    field.line.setText("2,500")
    assert field.value() == 2500
    field.line.setText("−71.5")
    assert field.value() == -71.5
    field.line.clear()
    assert field.value() is None


def test_a_word_of_ones_own_is_taken_as_it_is(qtbot: QtBot) -> None:
    field = WordField({"attack": "Attack"})
    qtbot.addWidget(field)
    qtbot.keyClicks(field.box, "ATTACK")
    assert field.value() == "attack"
    field.set_value("sit-in")
    assert field.value() == "sit-in"


def test_urdu_is_typed_from_the_right_and_english_from_the_left(qtbot: QtBot) -> None:
    field = TextField()
    qtbot.addWidget(field)
    field.set_value("پشاور میں دھماکا")
    assert field.line.alignment() & Qt.AlignmentFlag.AlignRight
    field.set_value("Blast in Peshawar")
    assert field.line.alignment() & Qt.AlignmentFlag.AlignLeft


def test_a_long_text_grows_with_what_is_written(qtbot: QtBot) -> None:
    field = LongField(lines=2, most=8)
    qtbot.addWidget(field)
    field.resize(300, 100)
    field.show()
    low = field.text.height()
    field.set_value("\n".join("a line" for _ in range(6)))
    assert field.text.height() > low
    field.set_value("\n".join("a line" for _ in range(60)))
    assert field.text.height() < 12 * field.text.fontMetrics().lineSpacing()


def test_what_looks_like_markup_in_an_error_is_shown_as_it_is(qtbot: QtBot) -> None:
    form = Form()
    qtbot.addWidget(form)
    form.add("title", "Title", TextField())
    form.show_error("title", say("{text} is taken.", text="<b>x</b>"))
    labels = [label for label in form.findChildren(QLabel) if "<b>" in label.text()]
    assert [label.textFormat() for label in labels] == [Qt.TextFormat.PlainText]


def test_rows_are_added_taken_away_and_kept_in_order(qtbot: QtBot) -> None:
    rows = RowsField(TextField, "Add")
    qtbot.addWidget(rows)
    rows.show()
    rows.set_value(["one", "two"])
    qtbot.mouseClick(rows.adder, Qt.MouseButton.LeftButton)
    added = rows.rows[2]
    assert isinstance(added, TextField)
    qtbot.keyClicks(added.line, "three")
    rows.remove(rows.rows[0])
    assert rows.value() == ("two", "three")


def test_tab_goes_through_the_rows_in_their_order(qtbot: QtBot) -> None:
    form = Form()
    qtbot.addWidget(form)
    before = form.add("title", "Title", TextField())
    rows = form.add("rows", "Rows", RowsField(TextField, "Add"))
    after = form.add("note", "Note", TextField())
    form.show()
    form.activateWindow()
    rows.add_row()
    rows.add_row()
    before.line.setFocus()
    qtbot.waitUntil(before.line.hasFocus)
    seen = []
    for _ in range(6):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        seen.append(QApplication.focusWidget())
    first, second = (row.focusProxy() for row in rows.rows)
    stops = [one for one in seen if one in (first, second, rows.adder, after.line)]
    assert stops == [first, second, rows.adder, after.line]


def test_the_wheel_does_not_change_a_choice_it_passes_over(qtbot: QtBot) -> None:
    field = ChoiceField({"a": "A", "b": "B"})
    qtbot.addWidget(field)
    field.show()
    assert field.box.focusPolicy() == Qt.FocusPolicy.StrongFocus
    assert field.childAt(QPoint(4, 4)) is not None
