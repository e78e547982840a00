"""The preferences of the person at the desk."""

from collections.abc import Mapping
from typing import Any
from zoneinfo import available_timezones

from PySide6.QtCore import QSettings, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from dateline_desktop.core.settings import (
    ANALYST,
    BACKUP_COPIES,
    BACKUP_MINUTES,
    DAY_FIRST,
    OPEN_LIVE,
    REDUCED_MOTION,
    THEME,
    ZONE,
    ThemeChoice,
)
from dateline_desktop.core.text import plain, tr

_THEMES = {
    ThemeChoice.SYSTEM: "As the system",
    ThemeChoice.LIGHT: "Light",
    ThemeChoice.DARK: "Dark",
}
_ORDERS = {True: "Day first: 4/5 is 4 May", False: "Month first: 4/5 is 5 April"}


class Preferences(QDialog):
    """Shows every preference; all are kept when the dialog is accepted."""

    theme_chosen = Signal(object)  # ThemeChoice, at once, so that it can be seen

    def __init__(self, settings: QSettings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self.setWindowTitle(tr("Preferences"))
        self.name = QLineEdit(ANALYST.read(settings))
        self.theme = _choices(_THEMES, ThemeChoice(THEME.read(settings)))
        self.motion = QCheckBox(tr("Reduce motion: views change without gliding"))
        self.zone = _zones(ZONE.read(settings))
        self.day_first = _choices(_ORDERS, DAY_FIRST.read(settings))
        self.ask_live = QCheckBox(tr("Ask before a live address is opened"))
        self.copies = _number(BACKUP_COPIES.read(settings), 1, 50)
        self.minutes = _number(BACKUP_MINUTES.read(settings), 0, 240)
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        self._lay_out()
        self._connect()

    def accept(self) -> None:
        ANALYST.write(self._settings, self.name.text().strip())
        THEME.write(self._settings, str(self.theme.currentData()))
        REDUCED_MOTION.write(self._settings, self.motion.isChecked())
        ZONE.write(self._settings, self.zone.currentData())
        DAY_FIRST.write(self._settings, self.day_first.currentData())
        OPEN_LIVE.write(self._settings, not self.ask_live.isChecked())
        BACKUP_COPIES.write(self._settings, self.copies.value())
        BACKUP_MINUTES.write(self._settings, self.minutes.value())
        super().accept()

    def reject(self) -> None:
        self.theme_chosen.emit(ThemeChoice(THEME.read(self._settings)))
        super().reject()

    def _lay_out(self) -> None:
        self.motion.setChecked(REDUCED_MOTION.read(self._settings))
        self.ask_live.setChecked(not OPEN_LIVE.read(self._settings))
        self.minutes.setSuffix(" " + tr("minutes"))
        self.minutes.setSpecialValueText(tr("only when a case is opened"))
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(9)
        form.addRow(_heading("You"))
        form.addRow(tr("Name"), self.name)
        form.addRow("", _hint("Under this name your changes and grades are kept."))
        form.addRow(_heading("Look"))
        form.addRow(tr("Theme"), self.theme)
        form.addRow("", self.motion)
        form.addRow(_heading("Dates"))
        form.addRow(tr("Times in the history"), self.zone)
        form.addRow(tr("Typed dates"), self.day_first)
        form.addRow(_heading("Safety"))
        form.addRow("", self.ask_live)
        form.addRow(_heading("Backups"))
        form.addRow(tr("Back up every"), self.minutes)
        form.addRow(tr("Keep the latest"), self.copies)
        form.addRow("", _hint("Backups lie in a folder beside each case."))
        rows = QVBoxLayout(self)
        rows.setContentsMargins(24, 16, 24, 18)
        rows.setSpacing(18)
        self.setMinimumWidth(480)
        rows.addLayout(form)
        rows.addWidget(self.buttons)

    def _connect(self) -> None:
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self.name.textChanged.connect(self._check)
        self.theme.activated.connect(self._on_theme)

    def _on_theme(self) -> None:
        self.theme_chosen.emit(ThemeChoice(self.theme.currentData()))

    def _check(self) -> None:
        ok = self.buttons.button(QDialogButtonBox.StandardButton.Ok)
        ok.setEnabled(bool(self.name.text().strip()))


def _choices(texts: Mapping[Any, str], chosen: object) -> QComboBox:
    box = QComboBox()
    for value, text in texts.items():
        box.addItem(tr(text), value)
    box.setCurrentIndex(list(texts).index(chosen))
    return box


def _zones(chosen: str) -> QComboBox:
    box = QComboBox()
    box.setMaxVisibleItems(16)
    box.addItem(tr("the zone of this computer"), "")
    for zone in sorted(available_timezones()):
        box.addItem(zone, zone)
    box.setCurrentIndex(max(0, box.findData(chosen)))
    return box


def _number(value: int, lowest: int, highest: int) -> QSpinBox:
    box = QSpinBox()
    box.setRange(lowest, highest)
    box.setValue(value)
    box.lineEdit().setTextMargins(6, 0, 0, 0)  # padding does not reach it
    return box


def _heading(text: str) -> QLabel:
    label = plain(tr(text))
    label.setProperty("role", "heading")
    label.setContentsMargins(0, 8, 0, 0)
    return label


def _hint(text: str) -> QLabel:
    label = plain(tr(text), wrap=True)
    label.setProperty("role", "muted")
    return label
