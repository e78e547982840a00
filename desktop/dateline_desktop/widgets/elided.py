"""A line of text that ends in dots where there is no room for all of it."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from dateline_desktop.widgets.colours import colours
from dateline_desktop.widgets.text import reads_right_to_left, tip

_LEFT, _RIGHT = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight


class ElidedLine(QWidget):
    """Shows a muted text as it is, at the right; its tip has all of it."""

    def __init__(self) -> None:
        super().__init__()
        self._text = ""
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    @property
    def text(self) -> str:
        """All of the text."""
        return self._text

    def set_text(self, text: str) -> None:
        """Show another text."""
        self._text = text
        self.setToolTip(tip(text))
        self.setAccessibleName(text)
        self.update()

    # Qt

    def sizeHint(self) -> QSize:
        return QSize(40, self.fontMetrics().height())

    def paintEvent(self, _: QPaintEvent) -> None:
        metrics, mode = self.fontMetrics(), Qt.TextElideMode.ElideRight
        painter = QPainter(self)
        try:
            painter.setPen(QColor(colours().muted))
            is_cut = metrics.horizontalAdvance(self._text) > self.width()
            from_left = is_cut and not reads_right_to_left(self._text)
            side = (
                Qt.AlignmentFlag.AlignLeft if from_left else Qt.AlignmentFlag.AlignRight
            )
            painter.drawText(
                self.rect(),
                int(side | Qt.AlignmentFlag.AlignVCenter),
                metrics.elidedText(self._text, mode, self.width()),
            )
        finally:
            painter.end()
