"""An address in one line: to be copied whole, however little room there is for it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit

from dateline_desktop.widgets.text import tip

_INSET = 2


class AddressLine(QLineEdit):
    """Ends in dots where it is too long, until the cursor is in it."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setReadOnly(True)
        self.setProperty("role", "bare")
        self.setCursorPosition(0)
        self.setToolTip(tip(text))

    @property
    def shown(self) -> str:
        """What there is room for."""
        room = self.width() - 2 * _INSET
        mode = Qt.TextElideMode.ElideRight
        return self.fontMetrics().elidedText(self.text(), mode, room)

    # Qt

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.hasFocus() or self.shown == self.text():
            super().paintEvent(event)
            return
        painter = QPainter(self)
        try:
            painter.setPen(self.palette().text().color())
            place = self.rect().adjusted(_INSET, 0, -_INSET, 0)
            painter.drawText(place, int(Qt.AlignmentFlag.AlignVCenter), self.shown)
        finally:
            painter.end()
