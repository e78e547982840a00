"""The line of fields that says how a file is read."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSizePolicy, QWidget

from dateline_db.errors import say
from dateline_db.exchange.presets import PRESETS
from dateline_db.exchange.reading import Layout
from dateline_desktop.core.text import plain, tr
from dateline_desktop.importing.plan import BY_HAND, DELIMITERS, TITLES, Plan
from dateline_desktop.importing.saved import Saved

_ENCODINGS = ("utf-8", "cp1252", "latin-1", "utf-16", "cp1256", "cp1251")
_SHOWN = 60  # characters of a row among which one is chosen
_WIDTHS = (13, 10, 8, 9, 11)  # letters that have room in each field


class ReadingLine(QWidget):
    """Shows how a file is read; asks for another reading of it."""

    asked = Signal(object, str)  # Layout, and the preset or ""
    saved_asked = Signal(object)  # the mapping that was saved, by its path

    def __init__(self) -> None:
        super().__init__()
        self._plan: Plan | None = None
        self.preset, self.sheet = QComboBox(), QComboBox()
        self.encoding, self.delimiter = QComboBox(), QComboBox()
        self.header = QComboBox()
        self._sheet_label = plain(tr("Sheet"))
        self._lay_out()
        self.preset.activated.connect(self._ask_preset)
        for box in (self.sheet, self.encoding, self.delimiter, self.header):
            box.activated.connect(lambda: self.asked.emit(self.layout_asked(), ""))

    def show_plan(self, plan: Plan, saved: Sequence[Saved]) -> None:
        """Show how a file was read."""
        self._plan = plan
        self._fill_presets(plan, saved)
        layout, table = plan.mapping.layout, plan.table
        self.sheet.clear()
        self.sheet.addItems(list(plan.sheets))
        self.sheet.setCurrentText(layout.sheet)
        for part in (self.sheet, self._sheet_label):
            part.setVisible(len(plan.sheets) > 1)
        found = DELIMITERS.get(table.delimiter, "")
        self.encoding.setItemText(0, _found_out(table.encoding))
        self.delimiter.setItemText(0, _found_out(tr(found) if found else ""))
        _choose(self.encoding, layout.encoding)
        _choose(self.delimiter, layout.delimiter)
        self.encoding.setEnabled(bool(table.encoding))
        self.delimiter.setEnabled(bool(table.delimiter))
        self._fill_headers(plan)

    def show_saved(self, saved: Sequence[Saved]) -> None:
        """Offer other mappings that were saved."""
        if self._plan is not None:
            self._fill_presets(self._plan, saved)

    def layout_asked(self) -> Layout:
        """Return how the file is to be read by the fields."""
        held = self._plan.mapping.layout if self._plan is not None else Layout()
        header = self.header.currentData()
        return Layout(
            encoding=self.encoding.currentData() or "",
            delimiter=self.delimiter.currentData() or "",
            sheet=self.sheet.currentText() if self.sheet.count() > 1 else "",
            header=header,
            columns=held.columns if header == 0 else (),
        )

    def _lay_out(self) -> None:
        self.encoding.addItem("", "")
        for name in _ENCODINGS:
            self.encoding.addItem(name, name)
        self.delimiter.addItem("", "")
        for sign, word in DELIMITERS.items():
            self.delimiter.addItem(tr(word), sign)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(6)
        fields = (
            (plain(tr("Read as")), self.preset),
            (self._sheet_label, self.sheet),
            (plain(tr("Encoding")), self.encoding),
            (plain(tr("Parted by")), self.delimiter),
            (plain(tr("Columns named in")), self.header),
        )
        for (label, field), width in zip(fields, _WIDTHS, strict=True):
            label.setBuddy(field)
            label.setProperty("role", "muted")
            field.setAccessibleName(label.text())
            field.setMinimumContentsLength(width)
            field.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            field.setSizePolicy(
                QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred
            )
            line.addWidget(label)
            line.addWidget(field, width)
            line.addSpacing(6)

    def _fill_presets(self, plan: Plan, saved: Sequence[Saved]) -> None:
        self.preset.clear()
        for name in (*PRESETS, BY_HAND):
            self.preset.addItem(tr(TITLES[name]), name)
        if saved:
            self.preset.insertSeparator(self.preset.count())
        for one in saved:
            told = say("your mapping “{name}”", name=one.name)
            self.preset.addItem(tr(told), str(one.path))
        at = self.preset.findData(str(plan.saved or plan.mapping.name))
        self.preset.setCurrentIndex(max(at, self.preset.findData(BY_HAND) * (at < 0)))

    def _fill_headers(self, plan: Plan) -> None:
        header, chosen = self.header, plan.mapping.layout.header
        header.clear()
        found = plan.table.header
        told = say("row {number}", number=found)
        header.addItem(_found_out(tr(told) if found else ""), None)
        for place, (number, cells) in enumerate(plan.top, 1):
            words = ", ".join(cell.strip() for cell in cells if cell.strip())[:_SHOWN]
            told = say("row {number}: {words}", number=number, words=words)
            header.addItem(tr(told), place)
        header.addItem(tr("no row"), 0)
        at = next(n for n in range(header.count()) if header.itemData(n) == chosen)
        header.setCurrentIndex(at)
        header.setEnabled(bool(plan.top))
        header.view().setMinimumWidth(header.view().sizeHintForColumn(0) + 24)

    def _ask_preset(self) -> None:
        chosen = str(self.preset.currentData())
        if chosen in TITLES:
            self.asked.emit(self.layout_asked(), chosen)
        else:
            self.saved_asked.emit(Path(chosen))


def _choose(box: QComboBox, value: str) -> None:
    if box.findData(value) < 0:
        box.addItem(value, value)
    box.setCurrentIndex(box.findData(value))


def _found_out(what: str) -> str:
    return tr(say("{what} (found)", what=what)) if what else tr("found out")
