"""Go to a date: one line that takes EDTF or words, and shows how it reads them."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout, QWidget

from dateline_db.errors import BadDate
from dateline_db.model.phrases import read_date
from dateline_db.model.when import When
from dateline_desktop.core.text import plain, tr

_WIDTH = 380


class GoToDate(QFrame):
    """Lies over its parent while it is asked for a date."""

    found = Signal(object)  # When
    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._over = parent
        self.setProperty("role", "popup")
        self.day_first: bool | None = None
        self.line = QLineEdit()
        self.line.setAccessibleName(tr("Date to go to"))
        self.line.setPlaceholderText(tr("2023-07, or late July 2023"))
        self.reading = plain(wrap=True)
        self.reading.setProperty("role", "hint")
        self._when: When | None = None
        self._rows = rows = QVBoxLayout(self)
        rows.setContentsMargins(12, 10, 12, 10)
        rows.setSpacing(6)
        rows.addWidget(self.line)
        rows.addWidget(self.reading)
        self.line.textChanged.connect(self._read)
        self.line.returnPressed.connect(self._go)
        self.setFixedWidth(_WIDTH)
        self.hide()

    def ask(self) -> None:
        """Appear at the top of the parent, ready to be typed into."""
        self.line.selectAll()
        self._read(self.line.text())
        self.show()
        self._place()
        self.raise_()
        self.line.setFocus(Qt.FocusReason.PopupFocusReason)

    def _read(self, text: str) -> None:
        self._when, told, role = None, tr("Enter goes there, Esc closes."), "hint"
        if text.strip():
            try:
                self._when = read_date(text, day_first=self.day_first).when
                told = self._when.label()
            except BadDate as error:
                told, role = tr(error.message), "error"
        self.reading.setProperty("role", role)
        self.reading.style().polish(self.reading)
        self.reading.setText(told)
        self._place()

    def _place(self) -> None:
        self._rows.activate()
        self.resize(_WIDTH, self._rows.heightForWidth(_WIDTH))
        self.move(max((self._over.width() - _WIDTH) // 2, 0), 44)

    def _go(self) -> None:
        if self._when is not None:
            self._close()
            self.found.emit(self._when)

    def _close(self) -> None:
        self.hide()
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._close()
        elif event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
