"""The start screen: recent cases, and the beginnings one can make."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from dateline_desktop.actions import Actions
from dateline_desktop.start.recent import RecentCase, recent_cases, remember
from dateline_desktop.start.screen import StartScreen

CASE = RecentCase("/cases/harbour.dateline", "Harbour", "2021", 36, 70, "2024-03-05")


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def actions(window: QWidget) -> Actions:
    return Actions(window)


@pytest.fixture
def screen(actions: Actions, settings: QSettings, qtbot: QtBot) -> StartScreen:
    made = StartScreen(actions, settings)
    qtbot.addWidget(made)
    made.resize(1000, 600)
    made.show()
    return made


def test_without_recent_cases_it_says_what_to_begin_with(screen: StartScreen) -> None:
    assert screen.nothing.isVisible()
    assert "sample case" in screen.nothing.text()
    assert not screen.list.isVisible()


def test_each_beginning_has_a_button(
    screen: StartScreen, actions: Actions, qtbot: QtBot
) -> None:
    buttons = {button.text(): button for button in screen.findChildren(QPushButton)}
    for text, action in (
        ("New case…", "new_case"),
        ("Open…", "open_case"),
        ("Open the sample case", "open_sample"),
    ):
        with qtbot.waitSignal(actions[action].triggered):
            qtbot.mouseClick(buttons[text], Qt.MouseButton.LeftButton)


def test_a_recent_case_is_opened_by_a_click_or_by_enter(
    screen: StartScreen, settings: QSettings, qtbot: QtBot
) -> None:
    remember(settings, CASE)
    remember(settings, replace(CASE, path="/cases/other.dateline"))
    screen.refresh()
    chosen: list[Path] = []
    screen.chosen.connect(chosen.append)
    second = screen.list.model().index(1, 0)
    at = screen.list.visualRect(second).center()
    qtbot.mouseClick(screen.list.viewport(), Qt.MouseButton.LeftButton, pos=at)
    qtbot.keyClick(screen.list, Qt.Key.Key_Up)
    qtbot.keyClick(screen.list, Qt.Key.Key_Return)
    assert [path.name for path in chosen] == ["harbour.dateline", "other.dateline"]


def test_a_recent_case_can_be_taken_off_the_list(
    screen: StartScreen, settings: QSettings
) -> None:
    remember(settings, CASE)
    screen.refresh()
    screen.forget(CASE.path)
    assert recent_cases(settings) == []
    assert screen.nothing.isVisible()
