"""A muted text of one line, or two, that ends in dots where there is no more room."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from dateline_desktop.widgets.colours import colours
from dateline_desktop.widgets.text import reads_right_to_left, tip

_LEFT, _RIGHT = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight


class ElidedLine(QWidget):
    """Shows a muted text as it is, at the right; its tip has all of it.

    Where one line is too short for it, it goes on in a second one.
    """

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

    # Private

    def _lines(self) -> list[str]:
        """Break the text at a blank, where that shows more of it than one line does."""
        metrics, width = self.fontMetrics(), self.width()
        if metrics.horizontalAdvance(self._text) <= width:
            return [self._text]
        ends = [at for at, letter in enumerate(self._text) if letter == " "]
        fitting = [
            at for at in ends if metrics.horizontalAdvance(self._text[:at]) <= width
        ]
        if not fitting:
            return [self._text]
        return [self._text[: fitting[-1]], self._text[fitting[-1] + 1 :]]

    # Qt

    def sizeHint(self) -> QSize:
        return QSize(40, 2 * self.fontMetrics().height())

    def paintEvent(self, _: QPaintEvent) -> None:
        metrics, mode = self.fontMetrics(), Qt.TextElideMode.ElideRight
        lines = self._lines()
        painter = QPainter(self)
        try:
            painter.setPen(QColor(colours().muted))
            from_left = len(lines) > 1 and not reads_right_to_left(self._text)
            side = _LEFT if from_left else _RIGHT
            height = metrics.height()
            top = (self.height() - len(lines) * height) // 2
            for number, line in enumerate(lines):
                painter.drawText(
                    QRect(0, top + number * height, self.width(), height),
                    int(side | Qt.AlignmentFlag.AlignVCenter),
                    metrics.elidedText(line, mode, self.width()),
                )
        finally:
            painter.end()
