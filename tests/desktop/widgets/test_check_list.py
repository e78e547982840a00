"""The list of values to tick."""

from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from dateline_desktop.widgets.check_list import CheckList, Choice

CHOICES = [Choice("attack", "Attack", 17), Choice("border", "Border", 3)]


def a_list(qtbot: QtBot) -> CheckList:
    widget = CheckList()
    qtbot.addWidget(widget)
    widget.choices.show_choices(CHOICES, {"border"})
    widget.show()
    return widget


def test_the_model_keeps_qts_rules(qtbot: QtBot, qtmodeltester: ModelTester) -> None:
    widget = a_list(qtbot)
    qtmodeltester.check(widget.choices)


def test_a_click_anywhere_on_a_line_ticks_it(qtbot: QtBot) -> None:
    widget = a_list(qtbot)
    line = widget.visualRect(widget.choices.index(0))
    with qtbot.waitSignal(widget.choices.ticked):
        qtbot.mouseClick(
            widget.viewport(), Qt.MouseButton.LeftButton, pos=line.center()
        )
    assert widget.choices.keys == {"attack", "border"}


def test_a_second_click_takes_the_tick_away(qtbot: QtBot) -> None:
    widget = a_list(qtbot)
    line = widget.visualRect(widget.choices.index(1))
    qtbot.mouseClick(widget.viewport(), Qt.MouseButton.LeftButton, pos=line.center())
    assert widget.choices.keys == set()


def test_the_space_bar_ticks_too(qtbot: QtBot) -> None:
    widget = a_list(qtbot)
    widget.setFocus()
    widget.setCurrentIndex(widget.choices.index(0))
    qtbot.keyClick(widget, Qt.Key.Key_Space)
    assert "attack" in widget.choices.keys
