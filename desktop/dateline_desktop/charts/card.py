"""The card beside the pointer: what a bar or a reading says, in a few lines."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from dateline_desktop.charts.marks import Told
from dateline_desktop.core.text import plain

_WIDEST = 360
_AWAY = QPoint(14, 16)


class Card(QFrame):
    """Lies over the window, since a chart may be too low for it, and takes no mouse."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self.setProperty("role", "popup")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.title, self.text = plain(wrap=True), plain(wrap=True)
        self.title.setProperty("role", "strong")
        rows = QVBoxLayout(self)
        rows.setContentsMargins(11, 8, 11, 9)
        rows.setSpacing(3)
        rows.addWidget(self.title)
        rows.addWidget(self.text)
        self.hide()

    def show_told(self, told: Told, at: QPoint) -> None:
        """Show what is said, beside a point of the screen."""
        self.title.setText(told.title)
        self.text.setText("\n".join(told.lines))
        self.text.setVisible(bool(told.lines))
        self.ensurePolished()
        lines = (told.title, *told.lines)
        metrics = self.title.fontMetrics()
        long = max(metrics.horizontalAdvance(line) for line in lines) * 1.08 + 28
        self.setFixedWidth(round(min(long, _WIDEST)))
        self.adjustSize()
        self._place(at)
        self.show()
        self.raise_()

    def _place(self, at: QPoint) -> None:
        """Stand above and right of the point, or wherever the window has room."""
        over = self.parentWidget()
        assert over is not None
        point = over.mapFromGlobal(at)
        x, y = point.x() + _AWAY.x(), point.y() - _AWAY.y() - self.height()
        if x + self.width() > over.width():
            x = max(point.x() - _AWAY.x() - self.width(), 4)
        if y < 0:
            y = min(point.y() + _AWAY.y(), over.height() - self.height())
        self.move(x, y)
