"""A text that leads somewhere when it is clicked: wrapped, and never read as markup."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QLabel

from dateline_desktop.widgets.text import align, breakable


class Link(QLabel):
    """Followed by a click, or by Enter or Space while it has the focus."""

    followed = Signal()

    def __init__(self, text: str) -> None:
        super().__init__()
        self.setProperty("role", "link")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setMinimumWidth(1)
        self.setText(breakable(text))
        align(self, text)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(text)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()  # so that the release comes here as well

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        left = event.button() is Qt.MouseButton.LeftButton
        if left and self.rect().contains(event.position().toPoint()):
            self.followed.emit()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        event.ignore()  # the first click led elsewhere; the second is for that place

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.followed.emit()
        else:
            super().keyPressEvent(event)
