"""Asks what a date rests on that was moved by hand, before it is kept."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from dateline_db.model.when import When
from dateline_desktop.core.text import plain, tr

BASES = (
    "analyst’s estimate",
    "stated by a source",
    "derived from other dates",
    "code of a data set",
)
_WIDTH, _AWAY = 380, 28


class BasisAsker(QFrame):
    """Lies over its parent; Enter keeps the date, Esc leaves it as it was."""

    kept = Signal(object, str)  # When, and what it rests on
    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._over = parent
        self._when: When | None = None
        self.setProperty("role", "popup")
        self.reading = plain(wrap=True)
        self.reading.setProperty("role", "strong")
        self.was = plain(wrap=True)
        self.was.setProperty("role", "muted")
        self.basis = QComboBox()
        self.basis.setEditable(True)
        self.basis.addItems([tr(basis) for basis in BASES])
        self.line = QLineEdit()
        self.basis.setLineEdit(self.line)
        self.line.returnPressed.connect(self._keep)
        self.basis.setAccessibleName(tr("What the date rests on"))
        self.keep = QPushButton(tr("Keep the date"))
        self.keep.setDefault(True)
        self.leave = QPushButton(tr("Leave it"))
        self._lay_out()
        self.keep.clicked.connect(self._keep)
        self.leave.clicked.connect(self.call_off)
        self.hide()

    def ask(self, before: When, when: When, at: QPoint) -> None:
        """Ask below a point of the parent."""
        self._when = when
        self.reading.setText(when.label())
        self.was.setText(before.label())
        self.basis.setEditText(tr(BASES[0]))
        self._place(at)
        self.show()
        self.raise_()
        self.basis.setFocus(Qt.FocusReason.PopupFocusReason)
        self.line.selectAll()

    def _place(self, at: QPoint) -> None:
        """Stand below the point, or above it where there is more room."""
        self.ensurePolished()
        width = max(_WIDTH, self._rows.minimumSize().width())
        self._rows.activate()
        self.resize(width, self._rows.totalHeightForWidth(width))
        room, height = self._over.rect(), self.height()
        x = min(max(at.x() - width // 2, 8), max(room.width() - width - 8, 8))
        below, above = at.y() + _AWAY, at.y() - 2 * _AWAY - height
        y = below if below + height < room.height() or above < 0 else above
        self.move(x, min(y, max(room.height() - height - 8, 8)))

    def call_off(self) -> None:
        """Leave the date as it was."""
        if self._when is not None:
            self._when = None
            self.hide()
            self.left.emit()

    def _lay_out(self) -> None:
        self._rows = rows = QVBoxLayout(self)
        rows.setContentsMargins(12, 10, 12, 10)
        rows.setSpacing(6)
        rows.addWidget(self.reading)
        rows.addWidget(self.was)
        rows.addWidget(plain(tr("What does the new date rest on?")))
        rows.addWidget(self.basis)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.leave)
        buttons.addWidget(self.keep)
        rows.addLayout(buttons)

    def _keep(self) -> None:
        when, basis = self._when, self.basis.currentText().strip()
        if when is not None and basis:
            self._when = None
            self.hide()
            self.kept.emit(when, basis)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.call_off()
        elif event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
