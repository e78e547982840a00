"""The first and the last day to show, typed as EDTF or in words."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QLineEdit, QWidget

from dateline_db.errors import BadDate, DatelineError
from dateline_db.model.phrases import read_phrase
from dateline_db.model.when import When
from dateline_desktop.core.text import plain, tr


class PeriodFields(QWidget):
    """Two fields, and below them how they were read, or why they could not be."""

    changed = Signal(object)  # When of the period, or None

    def __init__(self, day_first: Callable[[], bool]) -> None:
        super().__init__()
        self._day_first = day_first
        self.first, self.last = _field("from"), _field("to")
        self.reading = plain(wrap=True)
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setSpacing(5)
        form.addRow(tr("from"), self.first)
        form.addRow(tr("to"), self.last)
        form.addRow(self.reading)
        self.reading.hide()
        for field in (self.first, self.last):
            field.editingFinished.connect(self._on_edited)

    def show_period(self, period: When | None) -> None:
        """Show a period that was set elsewhere."""
        if period is None:
            self.first.clear()
            self.last.clear()
            self.reading.hide()
        else:
            self._tell(period.label(), "muted")

    def _on_edited(self) -> None:
        try:
            period = self._period()
        except DatelineError as error:
            self._tell(str(error), "error")
            return
        self.show_period(period)
        self.changed.emit(period)

    def _period(self) -> When | None:
        first, last = self._read(self.first), self._read(self.last)
        if first is None and last is None:
            return None
        start = first.lo.isoformat() if first and first.lo else ".."
        end = last.hi.isoformat() if last and last.hi else ".."
        return When.parse(f"{start}/{end}")

    def _read(self, field: QLineEdit) -> When | None:
        text = field.text().strip()
        if not text:
            return None
        try:
            return When.parse(text)
        except BadDate:
            reading = read_phrase(text, day_first=self._day_first())
            if reading is None:
                raise BadDate(
                    "“{text}” is not a date I can read. Try 2021, 2021-08 or "
                    "August 2021.",
                    text=text,
                ) from None
            return reading.when

    def _tell(self, text: str, role: str) -> None:
        self.reading.setProperty("role", role)
        self.reading.style().polish(self.reading)
        self.reading.setText(text)
        self.reading.show()


def _field(name: str) -> QLineEdit:
    field = QLineEdit()
    field.setAccessibleName(tr(f"Period {name}"))
    field.setPlaceholderText(tr("2021-08 or August 2021"))
    return field
