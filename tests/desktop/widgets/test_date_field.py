"""A date in one line: read while one types, taken only when one goes on."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from dateline_db.errors import InvalidValue
from dateline_db.model.when import UNKNOWN, When
from dateline_desktop.widgets.date_field import DateField


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    page = QWidget()
    qtbot.addWidget(page)
    return page


@pytest.fixture
def field(page: QWidget, qtbot: QtBot) -> DateField:
    field = DateField("No date.")
    rows = QVBoxLayout(page)
    rows.addWidget(field)
    rows.addWidget(QLineEdit())
    page.show()
    page.activateWindow()
    field.line.setFocus()
    qtbot.waitUntil(field.line.hasFocus)
    return field


def test_the_reading_of_words_is_shown_before_it_is_taken(
    field: DateField, qtbot: QtBot
) -> None:
    qtbot.keyClicks(field.line, "late July 2023")
    assert "21 and 31 July 2023" in field.reading.text()
    assert field.line.text() == "late July 2023"


def test_enter_takes_the_reading_and_keeps_the_words(
    field: DateField, qtbot: QtBot
) -> None:
    qtbot.keyClicks(field.line, "late July 2023")
    with qtbot.waitSignal(field.words_taken) as taken:
        qtbot.keyClick(field.line, Qt.Key.Key_Return)
    assert taken.args == ["late July 2023"]
    assert field.line.text() == "[2023-07-21..2023-07-31]"
    assert field.value() == When.parse("[2023-07-21..2023-07-31]")


def test_going_on_to_the_next_field_takes_the_reading(
    field: DateField, qtbot: QtBot
) -> None:
    qtbot.keyClicks(field.line, "since 2014")
    with qtbot.waitSignal(field.words_taken):
        qtbot.keyClick(field.line, Qt.Key.Key_Tab)
    assert field.value() == When.parse("2014/..")


def test_edtf_stays_as_it_was_typed(field: DateField, qtbot: QtBot) -> None:
    qtbot.keyClicks(field.line, "2023-07~")
    with qtbot.assertNotEmitted(field.words_taken):
        qtbot.keyClick(field.line, Qt.Key.Key_Return)
    assert field.line.text() == "2023-07~"
    assert field.reading.text() == "reads: c. July 2023"


def test_day_and_month_in_doubt_are_both_offered_and_neither_is_taken(
    field: DateField, qtbot: QtBot
) -> None:
    qtbot.keyClicks(field.line, "04/05/2023")
    qtbot.keyClick(field.line, Qt.Key.Key_Return)
    with pytest.raises(InvalidValue, match="either"):
        field.value()
    first, second = field.offers
    assert {first.text(), second.text()} == {"4 May 2023", "5 April 2023"}
    qtbot.mouseClick(second, Qt.MouseButton.LeftButton)
    assert field.value() in (When.parse("2023-04-05"), When.parse("2023-05-04"))


def test_tab_goes_on_to_the_readings_that_are_offered(
    field: DateField, qtbot: QtBot
) -> None:
    qtbot.keyClicks(field.line, "04/05/2023")
    qtbot.waitUntil(field.offers[1].isVisible)
    qtbot.keyClick(field.line, Qt.Key.Key_Tab)
    assert field.offers[0].hasFocus()
    qtbot.keyClick(field.offers[0], Qt.Key.Key_Tab)
    assert field.offers[1].hasFocus()
    qtbot.keyClick(field.offers[1], Qt.Key.Key_Space)
    assert field.offers == []
    assert field.line.hasFocus()


def test_what_cannot_be_read_is_refused_with_a_sentence(
    field: DateField, qtbot: QtBot
) -> None:
    qtbot.keyClicks(field.line, "whenever")
    with pytest.raises(InvalidValue, match="whenever"):
        field.value()
    qtbot.keyClick(field.line, Qt.Key.Key_Tab)
    assert field.reading.property("role") == "error"


def test_monday_is_counted_from_the_date_of_publication(
    field: DateField, qtbot: QtBot
) -> None:
    field.set_published(When.parse("2023-01-31"))
    qtbot.keyClicks(field.line, "yesterday")
    assert "30 January 2023" in field.reading.text()
    assert "date of publication" in field.reading.text()


def test_a_taken_reading_can_be_taken_back(field: DateField, qtbot: QtBot) -> None:
    qtbot.keyClicks(field.line, "July 2023")
    qtbot.keyClick(field.line, Qt.Key.Key_Return)
    qtbot.keyClick(field.line, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert field.line.text() == "July 2023"


def test_an_empty_line_holds_what_stands_for_no_date(qtbot: QtBot) -> None:
    field = DateField("Undated.", UNKNOWN)
    qtbot.addWidget(field)
    assert field.value() == UNKNOWN
    field.set_value(UNKNOWN)
    assert field.line.text() == ""
    assert field.reading.text() == "Undated."
