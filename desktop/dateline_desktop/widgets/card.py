"""A frame with something in it that can be chosen, by a click or by keys."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout

_OPENING = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Card(QFrame):
    """A click or Space chooses it; a double click or Enter opens it."""

    chosen = Signal()
    opened = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setProperty("role", "choice")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(name)
        self.rows = QVBoxLayout(self)
        self.rows.setContentsMargins(10, 8, 10, 8)
        self.rows.setSpacing(4)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()  # so that the release comes here as well

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        left = event.button() is Qt.MouseButton.LeftButton
        if left and self.rect().contains(event.position().toPoint()):
            self.chosen.emit()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        event.accept()
        self.opened.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            self.chosen.emit()
        elif event.key() in _OPENING:
            self.opened.emit()
        else:
            super().keyPressEvent(event)
