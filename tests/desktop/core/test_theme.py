"""Themes: our palettes reach every widget, at once."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QAction, QColor, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow, QPushButton
from pytestqt.qtbot import QtBot

from dateline_desktop.core.settings import ThemeChoice
from dateline_desktop.core.stylesheet import stylesheet
from dateline_desktop.core.theme import Theme
from dateline_desktop.scene.palette import DARK, LIGHT, Palette
from dateline_desktop.widgets.choice import ChoiceField
from dateline_desktop.widgets.colours import colours
from dateline_desktop.widgets.icons import set_icon


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    before = (qapp.palette(), qapp.styleSheet(), qapp.font())
    yield Theme(qapp, ThemeChoice.LIGHT)
    qapp.setPalette(before[0])
    qapp.setStyleSheet(before[1])
    qapp.setFont(before[2])


def test_the_theme_changes_while_a_window_is_open(theme: Theme, qtbot: QtBot) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    window.show()
    theme.choose(ThemeChoice.DARK)
    ground = window.grab().toImage().pixelColor(window.rect().center())
    assert ground == QColor(DARK.window)
    assert colours() is DARK
    theme.choose(ThemeChoice.LIGHT)
    assert window.palette().color(QPalette.ColorRole.Window) == QColor(LIGHT.window)


def test_icons_take_the_colour_of_the_theme(theme: Theme, qtbot: QtBot) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    action = QAction(window)
    set_icon(action, "add")
    assert ink(action) == QColor(LIGHT.text)
    theme.choose(ThemeChoice.DARK)
    assert ink(action) == QColor(DARK.text)


def test_our_fonts_are_there_for_latin_and_urdu(theme: Theme) -> None:
    families = QFontDatabase.families()
    assert {"Source Sans 3", "Vazirmatn"} <= set(families)


@pytest.mark.parametrize("palette", [LIGHT, DARK])
def test_the_style_sheet_leaves_no_name_unfilled(palette: Palette) -> None:
    assert "$" not in stylesheet(palette)


def test_a_main_button_that_cannot_be_pressed_looks_so(
    theme: Theme, qtbot: QtBot
) -> None:
    dialog = QDialog()
    qtbot.addWidget(dialog)
    button = QPushButton("Create the case", dialog)
    button.setDefault(True)
    dialog.show()
    assert QColor(LIGHT.accent) == button.grab().toImage().pixelColor(8, 8)
    button.setEnabled(False)
    assert QColor(LIGHT.accent) != button.grab().toImage().pixelColor(8, 8)


def test_the_rows_of_a_box_are_no_closer_than_those_of_a_menu(
    theme: Theme, qtbot: QtBot
) -> None:
    field = ChoiceField({"a": "Attack", "b": "Border"})
    qtbot.addWidget(field)
    field.show()
    field.box.showPopup()
    row = field.box.view().sizeHintForRow(0)
    assert row >= field.fontMetrics().height() + 8
    field.box.hidePopup()


def ink(action: QAction) -> QColor:
    return action.icon().pixmap(32, 32).toImage().pixelColor(16, 16)
