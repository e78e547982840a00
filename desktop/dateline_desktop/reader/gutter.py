"""The marks of grades beside a text, where the quotes begin."""

from collections import defaultdict
from typing import Protocol

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QHelpEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from dateline_desktop.reader.marked import Mark, show_tip
from dateline_desktop.widgets.marks import draw_mark

WIDTH = 30
_SIZE, _STEP, _MOST = 10, 7, 3  # pixels; so many marks stand beside one line


class Marked(Protocol):
    """A text with marks that can be chosen."""

    def marks_in_view(self) -> list[Mark]:
        """Return the marks any of which is in view."""

    def place_of(self, at: int) -> QRect:
        """Return where a character stands."""

    def choose_mark(self, marks: list[Mark]) -> None:
        """Choose the claim of a mark."""


class Gutter(QWidget):
    """A strip at the left of a text; a click on a mark chooses its claim."""

    def __init__(self, parent: QWidget, marked: Marked) -> None:
        super().__init__(parent)
        self._marked = marked
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def marks_at(self, point: QPoint) -> list[Mark]:
        """Return the marks beside a point of the strip."""
        near = [row for row in self._rows() if abs(row - point.y()) <= _SIZE]
        return [mark for row in near for mark in self._rows()[row]]

    def _rows(self) -> dict[int, list[Mark]]:
        """Return the marks by the height at which they stand."""
        rows: dict[int, list[Mark]] = defaultdict(list)
        for mark in self._marked.marks_in_view():
            row = self._marked.place_of(mark.start).center().y()
            if row > 0:
                rows[row].append(mark)
        return rows

    # Qt

    def paintEvent(self, _: QPaintEvent) -> None:
        painter = QPainter(self)
        try:
            for row, marks in self._rows().items():
                for number, mark in enumerate(marks[:_MOST]):
                    centre = QPointF(WIDTH - 10 - number * _STEP, row)
                    draw_mark(painter, mark.digit, centre, _SIZE)
        finally:
            painter.end()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._marked.choose_mark(self.marks_at(event.position().toPoint()))

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            show_tip(event, self.marks_at(event.pos()), self)
            return True
        return super().event(event)
