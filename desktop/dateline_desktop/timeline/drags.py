"""What a pressed and moved mouse does: move the view, span time, frame events, date.

Each drag shows what it would do while it is on its way, and does it only when it is
let go; Esc calls it off.
"""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt

from dateline_db.model.event import Event
from dateline_db.model.when import When
from dateline_desktop.scene.axis import tick_level
from dateline_desktop.scene.redating import Part, redated
from dateline_desktop.timeline.canvas import Canvas
from dateline_desktop.timeline.guides import Ghost, Guides
from dateline_desktop.timeline.hits import Spot

_SHORTEST_BAND = 6.0


class Drag:
    """One drag, from where the mouse was pressed."""

    cursor = Qt.CursorShape.ArrowCursor

    def __init__(self, canvas: Canvas, start: QPointF) -> None:
        self.canvas, self.start = canvas, start

    def move(self, at: QPointF) -> None:
        """Show what letting go here would do."""

    def drop(self, at: QPointF) -> None:
        """Do it."""
        del at
        self.end()

    def end(self) -> None:
        """Leave nothing behind of what was shown."""
        self.canvas.guides = Guides()
        self.canvas.update()


class Pan(Drag):
    """Takes the picture along."""

    cursor = Qt.CursorShape.ClosedHandCursor

    def __init__(self, canvas: Canvas, start: QPointF) -> None:
        super().__init__(canvas, start)
        self._last = start

    def move(self, at: QPointF) -> None:
        moved, self._last = at - self._last, at
        self.canvas.camera.pan(-moved.x())
        self.canvas.scroll_to(self.canvas.scroll_top - moved.y())


class Span(Drag):
    """Spans a stretch of time, and tells its first and last second."""

    def __init__(
        self, canvas: Canvas, start: QPointF, tell: Callable[[float, float], None]
    ) -> None:
        super().__init__(canvas, start)
        self._tell = tell

    def move(self, at: QPointF) -> None:
        left, right = self.canvas.header, self.canvas.width()
        x = min(max(at.x(), left), right)
        self.canvas.guides.band = (max(self.start.x(), left), x)
        self.canvas.update()

    def drop(self, at: QPointF) -> None:
        self.move(at)
        band = self.canvas.guides.band or (0.0, 0.0)
        self.end()
        first, last = sorted(band)
        if last - first >= _SHORTEST_BAND:
            scale, header = self.canvas.camera.scale, self.canvas.header
            self._tell(scale.time(first - header), scale.time(last - header))


class RubberBand(Drag):
    """Frames events; those that lie within are told by their rows."""

    cursor = Qt.CursorShape.CrossCursor

    def __init__(
        self,
        canvas: Canvas,
        start: QPointF,
        tell: Callable[[frozenset[int]], None],
    ) -> None:
        super().__init__(canvas, start)
        self._tell = tell

    def move(self, at: QPointF) -> None:
        self.canvas.guides.frame = QRectF(self.start, at).normalized()
        self.canvas.update()

    def drop(self, at: QPointF) -> None:
        self.end()
        self._tell(rows_within(self.canvas, QRectF(self.start, at).normalized()))


def rows_within(canvas: Canvas, frame: QRectF) -> frozenset[int]:
    """Return the rows with a mark in a frame.

    In full lanes, where columns swallow marks, those count whose date lies in its span.
    """
    drawn, content = canvas.picture, canvas.content
    if drawn is None or content is None:
        return frozenset()
    x, y, row = drawn.glyphs.x, drawn.glyphs.y, drawn.glyphs.row
    inside = (x >= frame.left()) & (x <= frame.right())
    inside &= (y >= frame.top()) & (y <= frame.bottom())
    found = {int(n) for n in row[inside]}
    divided, stack = canvas.layout_now()
    top = divided.lanes - canvas.scroll_top
    scale, stage = canvas.camera.scale, content.stage
    lo = scale.time(frame.left() - canvas.header)
    hi = scale.time(frame.right() - canvas.header)
    for lane in np.flatnonzero(stage.is_big).tolist():
        begin, end = top + stack.top[lane], top + stack.top[lane] + stack.height[lane]
        if frame.top() < end - 2 and frame.bottom() > begin + 2:
            rows = stage.lanes.rows_of(lane)
            index = content.index
            within = (index.lo[rows] >= lo) & (index.hi[rows] <= hi)
            found.update(rows[within].tolist())
    return frozenset(found)


class Redate(Drag):
    """Moves an event, or one end of it, to another date."""

    def __init__(
        self,
        canvas: Canvas,
        start: QPointF,
        held: tuple[Event, Spot, Part],
        tell: Callable[[int, When], None],
    ) -> None:
        super().__init__(canvas, start)
        self._event, self._spot, self._part = held
        self._tell, self._when = tell, self._event.when
        is_body = self._part is Part.BODY
        shapes = Qt.CursorShape
        self.cursor = shapes.SizeAllCursor if is_body else shapes.SizeHorCursor

    def move(self, at: QPointF) -> None:
        scale = self.canvas.camera.scale
        tick = tick_level(scale, self.canvas.view_now().metrics.text)
        seconds = (at.x() - self.start.x()) * scale.step
        found = redated(self._event.when, self._part, seconds, tick)
        if found is not None:
            self._when = found
        self.canvas.guides.ghost = self._ghost()
        self.canvas.update()

    def drop(self, at: QPointF) -> None:
        self.move(at)
        if self._when == self._event.when:
            self.end()
        else:
            self._tell(self._spot.row, self._when)  # the ghost stays until settled

    def _ghost(self) -> Ghost:
        """Return where the mark would stand, by how far its ends would move."""
        assert self.canvas.content is not None
        index, row = self.canvas.content.index, self._spot.row
        old = self._event.seconds()
        new = replace(self._event, when=self._when).seconds()
        moved = [
            0 if before is None or after is None else after - before
            for before, after in zip(old, new, strict=True)
        ]
        scale, header = self.canvas.camera.scale, self.canvas.header
        x0 = header + scale.x(int(index.lo[row]) + moved[0])
        x1 = header + scale.x(int(index.hi[row]) + moved[1])
        return Ghost(x0, x1, self._spot.y, self._when.label())
