"""Commands by name, and the list of keys."""

from functools import partial

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from dateline_desktop.actions import GESTURES, ROWS, Actions, bare
from dateline_desktop.search.commands import CommandPalette
from dateline_desktop.search.keys import KeysDialog


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(900, 600)
    made.show()
    return made


@pytest.fixture
def palette(window: QWidget, qtbot: QtBot) -> CommandPalette:
    made = CommandPalette(Actions(window), window)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(made)
    made.open_above()
    return made


def listed(palette: CommandPalette) -> list[str]:
    model = palette.list.model()
    return [model.index(n, 0).data() for n in range(model.rowCount())]


def test_every_command_is_listed_at_first(palette: CommandPalette) -> None:
    assert listed(palette) == [bare(row.text).rstrip("…") for row in ROWS]


def test_the_beginnings_of_words_find_a_command(
    palette: CommandPalette, qtbot: QtBot
) -> None:
    qtbot.keyClicks(palette.field, "ba u")
    assert listed(palette) == ["Back up now"]


def test_what_cannot_be_done_now_is_passed_over(
    window: QWidget, palette: CommandPalette, qtbot: QtBot
) -> None:
    actions = Actions(window)
    for row in ROWS[:4]:
        actions[row.id].setEnabled(False)
    other = CommandPalette(actions, window)
    assert other.list.currentIndex().row() == 4
    other.close()


def test_arrows_and_enter_run_a_command(
    window: QWidget, palette: CommandPalette, qtbot: QtBot
) -> None:
    qtbot.keyClick(palette.field, Qt.Key.Key_Down)
    ran: list[str] = []
    for action in window.actions():
        run = partial(ran.append, action.objectName())
        action.triggered.connect(lambda _, run=run: run())
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert ran == [ROWS[1].id]
    assert not palette.isVisible()


def test_the_list_of_keys_has_every_key(window: QWidget) -> None:
    texts = {label.text() for label in KeysDialog(window).findChildren(QLabel)}
    for row in ROWS:
        assert not row.keys or bare(row.text).rstrip("…") in texts
    assert {gesture.keys for gesture in GESTURES} <= texts


def test_what_keys_do_stands_in_one_line_down_each_column(
    window: QWidget, qtbot: QtBot
) -> None:
    dialog = KeysDialog(window)
    dialog.show()
    qtbot.waitExposed(dialog)
    labels = {label.text(): label for label in dialog.findChildren(QLabel)}
    lefts = {
        labels[text].mapTo(dialog, QPoint()).x()
        for text in ("Clear all filters", "Fit everything", "Go to a date")
    }
    assert len(lefts) == 1
    dialog.close()
