"""Drags on the names of the lanes: to another place, or to another height."""

from collections.abc import Callable

import numpy as np
from PySide6.QtCore import QPointF, Qt

from dateline_desktop.timeline.canvas import Canvas
from dateline_desktop.timeline.drags import Drag


class LaneMove(Drag):
    """Takes a lane to another place; tells from where to where."""

    cursor = Qt.CursorShape.ClosedHandCursor

    def __init__(
        self,
        canvas: Canvas,
        start: QPointF,
        lane: int,
        tell: Callable[[int, int], None],
    ) -> None:
        super().__init__(canvas, start)
        self._lane, self._tell = lane, tell

    def move(self, at: QPointF) -> None:
        divided, stack = self.canvas.layout_now()
        top = divided.lanes - self.canvas.scroll_top
        edges = np.append(stack.top, stack.total)
        self.canvas.guides.gap = top + float(edges[self._slot(at)])
        self.canvas.update()

    def drop(self, at: QPointF) -> None:
        slot = self._slot(at)
        self.end()
        place = slot - (slot > self._lane)
        if place != self._lane:
            self._tell(self._lane, place)

    def _slot(self, at: QPointF) -> int:
        """Return before which lane it would stand: the nearest edge decides."""
        divided, stack = self.canvas.layout_now()
        y = at.y() - divided.lanes + self.canvas.scroll_top
        return int(np.argmin(np.abs(np.append(stack.top, stack.total) - y)))


class LaneSize(Drag):
    """Makes a lane taller or shorter; tells how many rows of marks it shall have."""

    cursor = Qt.CursorShape.SizeVerCursor

    def __init__(
        self,
        canvas: Canvas,
        start: QPointF,
        lane: int,
        tell: Callable[[int, int], None],
    ) -> None:
        super().__init__(canvas, start)
        self._lane, self._tell = lane, tell

    def move(self, at: QPointF) -> None:
        self.canvas.guides.gap = at.y()
        self.canvas.update()

    def drop(self, at: QPointF) -> None:
        divided, stack = self.canvas.layout_now()
        metrics = self.canvas.view_now().metrics
        top = divided.lanes - self.canvas.scroll_top + float(stack.top[self._lane])
        room = at.y() - top - float(stack.thin[self._lane]) - 2 * metrics.pad
        self.end()
        self._tell(self._lane, max(round(room / metrics.row), 1))
