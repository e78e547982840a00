"""The timeline under the analyst's hands: mouse, wheel, keys and the context menu."""

from collections.abc import Callable, Iterable

import numpy as np
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QAccessibleInterface,
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QMenu

from dateline_desktop.core.text import tr
from dateline_desktop.timeline.camera import ZOOM_STEP
from dateline_desktop.timeline.canvas import Canvas
from dateline_desktop.timeline.hits import hit
from dateline_desktop.widgets.icons import set_icon

_NOTCH = 120.0  # what a wheel reports for one click
_WHEEL_PIXELS = 90.0
_SHORTEST_BAND = 6.0
_ALONG = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_ACROSS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_BY_KEYS = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class TimelineView(Canvas):
    """Tells what the hands ask for, by rows of the index.

    `describe` says an event in one line, by its row.
    """

    chosen = Signal(object)  # row, or None
    open_asked = Signal(int)
    claim_asked = Signal(int)
    delete_asked = Signal(int)
    pointed = Signal(object, QPoint)  # row or None, and where the pointer is

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAccessibleName(tr("Timeline"))
        self.describe: Callable[[int], str] = str
        self.interface: QAccessibleInterface | None = None
        self._pressed: QPointF | None = None
        self._last = QPointF()
        self._is_drag = self._is_span = False

    # Public

    def fit(self) -> None:
        """Show everything that is dated."""
        whole = None if self.content is None else self.content.stage.fitting
        if whole is not None:
            self.camera.show(*whole)

    def zoom_in(self) -> None:
        """Magnify around the selected event, else around the middle."""
        self.camera.zoom(ZOOM_STEP, self._pivot())

    def zoom_out(self) -> None:
        """Show more of what lies before and after."""
        self.camera.zoom(1 / ZOOM_STEP, self._pivot())

    def select(self, row: int | None) -> None:
        """Mark an event as the chosen one; the keys go on from there."""
        marked, content = self.marked, self.content
        if row == marked.selected or content is None:
            return
        marked.selected = row
        if row is not None:
            inside = content.stage.lanes.lanes_of(row)
            if inside and marked.lane not in inside:
                marked.lane = inside[0]
        self.redraw()

    def light_up(self, rows: Iterable[int]) -> None:
        """Let these events stand out and dim all others; none: nothing is dimmed."""
        lit = frozenset(rows)
        if lit != self.marked.lit:
            self.marked.lit = lit
            self.redraw()

    def bring_into_view(self, row: int) -> None:
        """Move and scroll just so far that an event can be seen."""
        content = self.content
        if content is None or not content.index.dated[row]:
            return
        self.camera.include(int(content.index.lo[row]), int(content.index.hi[row]))
        inside = content.stage.lanes.lanes_of(row)
        if not inside:
            return
        lane = self.marked.lane if self.marked.lane in inside else inside[0]
        divided, stack = self.layout_now()
        top, height = float(stack.top[lane]), float(stack.height[lane])
        lowest = min(top, max(top + height - divided.clip.height, 0.0))
        self.scroll_to(min(max(self.scroll_top, lowest), top))

    def speak(self, text: str) -> None:
        """Tell those who hear the program what is selected now."""
        self.setAccessibleDescription(text)
        if text:
            event = QAccessibleAnnouncementEvent(self, text)
            QAccessible.updateAccessibility(event)

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, row = Qt.Key(event.key()), self.marked.selected
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and key in _ALONG:
            self._step_along(_ALONG[key])
        elif plain and key in _ACROSS:
            self._step_across(_ACROSS[key])
        elif key in _ENTER and row is not None:
            self.open_asked.emit(row)
        elif key == Qt.Key.Key_Escape and self._put_away():
            pass
        else:
            super().keyPressEvent(event)

    def _put_away(self) -> bool:
        """Clear what Esc clears; return whether there was anything."""
        if self.band is not None:
            self.band = self._pressed = None
            self.update()
            return True
        if self.marked.selected is None:
            return False
        self.chosen.emit(None)
        return True

    def _step_along(self, step: int) -> None:
        """Go to the previous or next event of the lane."""
        content, marked = self.content, self.marked
        if content is None or not len(content.stage.lanes):
            return
        rows = content.in_time(marked.lane)
        here = np.flatnonzero(
            rows == (-1 if marked.selected is None else marked.selected)
        )
        at = int(here[0]) + step if len(here) else self._nearest_in(marked.lane)
        if 0 <= at < len(rows):
            self._go_to(int(rows[at]))

    def _step_across(self, step: int) -> None:
        """Go to the event of the lane above or below that is nearest in time."""
        content, marked = self.content, self.marked
        if content is None or not len(content.stage.lanes):
            return
        lane = marked.lane if marked.selected is None else marked.lane + step
        if 0 <= lane < len(content.stage.lanes):
            nearest = content.in_time(lane)[self._nearest_in(lane)]
            marked.lane = lane
            self._go_to(int(nearest))

    def _nearest_in(self, lane: int) -> int:
        """Return which event of a lane is nearest to the chosen one, or the middle."""
        assert self.content is not None
        index, scale = self.content.index, self.camera.goal
        chosen = self.marked.selected
        time = scale.time(scale.width / 2)
        if chosen is not None and index.dated[chosen]:
            time = (int(index.lo[chosen]) + int(index.hi[chosen])) / 2
        rows = self.content.in_time(lane)
        far = abs((index.lo[rows] + index.hi[rows]) / 2 - time)
        return int(np.argmin(far))

    def _go_to(self, row: int) -> None:
        self.chosen.emit(row)
        self.bring_into_view(row)
        self.update()

    # Mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        self._pressed = self._last = event.position()
        self._is_drag = False
        shift = Qt.KeyboardModifier.ShiftModifier
        self._is_span = bool(event.modifiers() & shift)
        self._let_go()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None:
            self._point(event.position())
        else:
            self._drag(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton or self._pressed is None:
            return
        self._pressed, band, self.band = None, self.band, None
        self.unsetCursor()
        if band is not None:
            self._zoom_to(*band)
        elif not self._is_drag:
            self._click(event.position())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        row = self._row_at(event.position())
        if row is not None and event.button() is Qt.MouseButton.LeftButton:
            self.open_asked.emit(row)

    def wheelEvent(self, event: QWheelEvent) -> None:
        angle, at = event.angleDelta(), event.position()
        turned = angle.y() or angle.x()
        keys = event.modifiers()
        if keys & Qt.KeyboardModifier.ControlModifier:
            notches = turned / _NOTCH
            self.camera.zoom(ZOOM_STEP**notches, at.x() - self.header)
        elif at.x() < self.header or keys & Qt.KeyboardModifier.ShiftModifier:
            self.scroll_to(self.scroll_top - turned / _NOTCH * _WHEEL_PIXELS)
        else:
            moved = event.pixelDelta().x() or turned / _NOTCH * _WHEEL_PIXELS
            self.camera.pan(-moved)
        self._let_go()
        event.accept()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_keys = event.reason() is QContextMenuEvent.Reason.Keyboard
        row = self.marked.selected if by_keys else self._row_at(QPointF(event.pos()))
        if row is None:
            return
        self.pointed.emit(None, QPoint())
        self.chosen.emit(row)
        places = self.spots_of(row) if by_keys else []
        at = QPoint(int(places[0].x), int(places[0].y)) if places else event.pos()
        self._menu(row).popup(self.mapToGlobal(at))

    def _menu(self, row: int) -> QMenu:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for text, icon, signal in (
            ("Open", "edit", self.open_asked),
            ("New claim on it…", "claim-add", self.claim_asked),
            ("Delete", "delete", self.delete_asked),
        ):
            action = menu.addAction(tr(text))
            set_icon(action, icon)
            action.triggered.connect(lambda _, ask=signal: ask.emit(row))
        return menu

    def _drag(self, event: QMouseEvent) -> None:
        at = event.position()
        assert self._pressed is not None
        far = (at - self._pressed).manhattanLength()
        if not self._is_drag and far < QApplication.startDragDistance():
            return
        if not self._is_drag:
            self._is_drag = True
            if self._is_span:
                self.band = (self._pressed.x(), at.x())
            else:
                self.setCursor(Qt.CursorShape.ClosedHandCursor)
        if self.band is not None:
            self.band = (self.band[0], max(at.x(), self.header))
            self.update()
            return
        moved, self._last = at - self._last, at
        self.camera.pan(-moved.x())
        self.scroll_to(self.scroll_top - moved.y())

    def _zoom_to(self, x0: float, x1: float) -> None:
        scale, (first, last) = self.camera.scale, sorted((x0, x1))
        if last - first < _SHORTEST_BAND:
            self.update()
            return
        lo, hi = scale.time(first - self.header), scale.time(last - self.header)
        self.camera.show(lo, hi, margin=0.0)

    def _click(self, at: QPointF) -> None:
        row, lane = self._row_at(at), self.lane_at(at.y())
        if row is not None and lane is not None:
            self.marked.lane = lane
        self.chosen.emit(row)
        self.update()

    def _point(self, at: QPointF) -> None:
        row = self._row_at(at)
        if row != self.marked.hovered:
            self.marked.hovered = row
            shape = Qt.CursorShape.PointingHandCursor
            self.unsetCursor() if row is None else self.setCursor(shape)
            self.update()
        self.pointed.emit(row, at.toPoint())

    def _let_go(self) -> None:
        """Point at nothing."""
        self.marked.hovered = None
        self.pointed.emit(None, QPoint())
        self.update()

    def _row_at(self, at: QPointF) -> int | None:
        return None if self.picture is None else hit(self.picture, at.x(), at.y())

    def _pivot(self) -> float:
        """Return around which pixel the keys zoom."""
        chosen = self.marked.selected
        places = [] if chosen is None else self.spots_of(chosen)
        middle = self.camera.scale.width / 2
        x = places[0].x - self.header if places else middle
        return x if 0 <= x <= self.camera.scale.width else middle

    # Qt

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._let_go()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.by_keys = event.reason() in _BY_KEYS
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.by_keys = False
        self.update()
