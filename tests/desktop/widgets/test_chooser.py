"""A record is found by typing part of its name, or made new."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from dateline_db.errors import InvalidValue
from dateline_desktop.widgets.chooser import Maker, RecordField
from dateline_desktop.widgets.pick_list import Option


class Cities:
    """Three places to choose from."""

    def __init__(self) -> None:
        self.options = [
            Option("1", "Peshawar", "P01"),
            Option("2", "Karachi", "P02"),
            Option("3", "پشاور", "P03"),
        ]

    def find(self, text: str) -> list[Option]:
        return [one for one in self.options if text.casefold() in one.text.casefold()]

    def of(self, record_id: str) -> Option:
        return next(one for one in self.options if one.id == record_id)


@pytest.fixture
def field(qtbot: QtBot) -> RecordField:
    def make(typed: str, chosen: RecordField) -> None:
        chosen.choose(Option("new", typed))

    maker = Maker(lambda typed: f"Add “{typed}”" if typed else "", make)
    field = RecordField(Cities(), "where", maker)
    qtbot.addWidget(field)
    field.show()
    return field


def offered(field: RecordField) -> list[str]:
    model = field.line.list.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def test_typing_offers_what_fits_and_enter_takes_it(
    field: RecordField, qtbot: QtBot
) -> None:
    qtbot.keyClicks(field.line, "kar")
    assert offered(field) == ["Karachi", "Add “kar”"]
    qtbot.keyClick(field.line, Qt.Key.Key_Return)
    assert field.value() == "2"
    assert field.line.text() == "Karachi"
    assert field.line.list.isHidden()


def test_arrows_choose_and_esc_closes_the_list_alone(
    field: RecordField, qtbot: QtBot
) -> None:
    qtbot.keyClick(field.line, Qt.Key.Key_Down)
    assert offered(field) == ["Peshawar", "Karachi", "پشاور"]
    qtbot.keyClick(field.line, Qt.Key.Key_Down)
    qtbot.keyClick(field.line, Qt.Key.Key_Escape)
    assert field.line.list.isHidden()
    assert field.value() is None


def test_a_click_on_the_list_takes_what_is_clicked(
    field: RecordField, qtbot: QtBot
) -> None:
    qtbot.keyClicks(field.line, "pesh")
    listed = field.line.list
    at = listed.visualRect(listed.model().index(0, 0)).center()
    qtbot.mouseClick(listed.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert field.value() == "1"


def test_what_is_not_there_can_be_made(field: RecordField, qtbot: QtBot) -> None:
    qtbot.keyClicks(field.line, "Quetta")
    qtbot.keyClick(field.line, Qt.Key.Key_Return)
    assert field.value() == "new"


def test_a_name_that_is_not_chosen_is_refused(field: RecordField, qtbot: QtBot) -> None:
    qtbot.keyClicks(field.line, "Quetta")
    with pytest.raises(InvalidValue, match="Quetta"):
        field.value()


def test_a_name_typed_in_full_is_chosen_when_one_goes_on(
    field: RecordField, qtbot: QtBot
) -> None:
    qtbot.keyClicks(field.line, "karachi")
    field.settle()
    assert field.value() == "2"


def test_tab_takes_what_alone_is_offered(field: RecordField, qtbot: QtBot) -> None:
    qtbot.keyClicks(field.line, "Quetta")
    assert offered(field) == ["Add “Quetta”"]
    qtbot.keyClick(field.line, Qt.Key.Key_Tab)
    assert field.value() == "new"


def test_tab_opens_no_editor(qtbot: QtBot) -> None:
    made: list[str] = []
    maker = Maker(lambda _: "Add a new place…", lambda typed, _: made.append(typed))
    field = RecordField(Cities(), "where", maker)
    qtbot.addWidget(field)
    field.show()
    qtbot.keyClicks(field.line, "Quetta")
    qtbot.keyClick(field.line, Qt.Key.Key_Tab)
    assert made == []


def test_tab_chooses_nothing_where_two_could_be_meant(
    field: RecordField, qtbot: QtBot
) -> None:
    qtbot.keyClicks(field.line, "kar")
    qtbot.keyClick(field.line, Qt.Key.Key_Tab)
    with pytest.raises(InvalidValue, match="Arrow down"):
        field.value()


def test_an_emptied_line_holds_nothing(field: RecordField, qtbot: QtBot) -> None:
    field.set_value("1")
    field.line.selectAll()
    qtbot.keyClick(field.line, Qt.Key.Key_Delete)
    assert field.value() is None


def test_what_was_typed_and_not_chosen_gets_its_list_where_it_is_refused(
    field: RecordField, qtbot: QtBot
) -> None:
    field.line.setFocus()
    qtbot.keyClicks(field.line, "kar")
    qtbot.keyClick(field.line, Qt.Key.Key_Escape)
    field.mark(wrong=True)
    qtbot.waitUntil(field.line.list.isVisible)
    qtbot.keyClick(field.line, Qt.Key.Key_Return)
    assert field.value() == "2"
