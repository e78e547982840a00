"""The timeline under the analyst's hands: mouse, wheel, touch and keys."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import (
    QAccessibleInterface,
    QContextMenuEvent,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QGestureEvent, QPinchGesture

from dateline_db.model.event import Event
from dateline_desktop.core.text import tr
from dateline_desktop.scene.redating import Part, parts
from dateline_desktop.timeline.camera import ZOOM_STEP
from dateline_desktop.timeline.drags import Drag, Pan, Redate, RubberBand, Span
from dateline_desktop.timeline.guides import Guides
from dateline_desktop.timeline.lane_drags import LaneMove, LaneSize
from dateline_desktop.timeline.marked_view import MarkedView
from dateline_desktop.timeline.targets import (
    Region,
    Target,
    grip_at,
    is_sign,
    lane_edge_at,
    target_at,
)
from dateline_desktop.timeline.walk import across, along

_NOTCH = 120.0  # what a wheel reports for one click
_WHEEL_PIXELS = 90.0
_PAGE = 0.8  # of the view
_COLUMN_ZOOM = 4.0
_ALONG = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Home: -1_000_000_000,
    Qt.Key.Key_End: 1_000_000_000,
}
_ACROSS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_PAGES = {Qt.Key.Key_PageUp: -_PAGE, Qt.Key.Key_PageDown: _PAGE}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_CTRL = Qt.KeyboardModifier.ControlModifier
_ALT = Qt.KeyboardModifier.AltModifier


class TimelineView(MarkedView):
    """Tells what the hands ask for, by rows of the index and numbers of lanes.

    `held_event` gives the event of a row where it can be changed.
    """

    chosen = Signal(object)  # row, or None
    picked = Signal(object)  # rows that are chosen together
    open_asked = Signal(int)
    pointed = Signal(object, QPoint)  # row or None, and where the pointer is
    menu_asked = Signal(object, QPoint)  # Target, and where on the screen
    delete_asked = Signal()  # all that are picked
    added = Signal(object)  # Target of a new event
    redated = Signal(int, object)  # row, When
    lane_moved = Signal(int, int)
    lane_sized = Signal(int, int)  # lane, rows of marks
    lane_toggled = Signal(int)
    era_drawn = Signal(float, float)  # from second to second
    era_opened = Signal(str)
    eras_asked = Signal()  # the list of them

    def __init__(self) -> None:
        super().__init__()
        self.setMouseTracking(True)
        self.grabGesture(Qt.GestureType.PinchGesture)
        self.held_event: Callable[[int], Event | None] = lambda _: None
        self.interface: QAccessibleInterface | None = None
        self._pressed: QPointF | None = None
        self._drag: Drag | None = None
        self._is_moved = False

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        keys = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if not self._moves(key, keys) and not self._acts(key, keys):
            super().keyPressEvent(event)

    def _moves(self, key: Qt.Key, keys: Qt.KeyboardModifier) -> bool:
        """Go where a key leads; return whether it leads anywhere."""
        plain = keys == Qt.KeyboardModifier.NoModifier
        if key in _ALONG and (plain or keys == _SHIFT):
            self._walk(along(self, _ALONG[key]), picking=not plain)
        elif key in _ACROSS and plain:
            self._cross(_ACROSS[key])
        elif key in _PAGES and plain:
            self.camera.pan(_PAGES[key] * self.camera.scale.width)
        else:
            return False
        return True

    def _acts(self, key: Qt.Key, keys: Qt.KeyboardModifier) -> bool:
        """Do what a key stands for; return whether it stands for anything."""
        plain, row = keys == Qt.KeyboardModifier.NoModifier, self.marked.selected
        if key == Qt.Key.Key_A and keys == _CTRL:
            self.picked.emit(self.rows_in_view())
        elif key == Qt.Key.Key_M and plain:
            self.measure_by_keys()
        elif key == Qt.Key.Key_Delete and self.marked.picked:
            self.delete_asked.emit()
        elif key in _ENTER and row is not None:
            self.open_asked.emit(row)
        else:
            return key == Qt.Key.Key_Escape and self._put_away()
        return True

    def _put_away(self) -> bool:
        """Clear what Esc clears, one after the other; return whether there was any."""
        marked = self.marked
        if self._drag is not None or self.guides.ghost is not None:
            self.call_off()
        elif marked.anchor is not None:
            marked.anchor = None
        elif marked.picked:
            self.picked.emit(frozenset())
        elif marked.selected is not None:
            self.chosen.emit(None)
        else:
            return False
        self.update()
        return True

    def call_off(self) -> None:
        """Leave a drag, and what it was about to do, undone."""
        self._drag = self._pressed = None
        self.guides = Guides()
        self.unsetCursor()
        self.update()

    def _walk(self, row: int | None, *, picking: bool) -> None:
        if row is None:
            return
        if picking:
            marked = self.marked
            before = () if marked.selected is None else (marked.selected,)
            self.picked.emit(marked.picked | {row, *before})
        self._go_to(row)

    def _cross(self, step: int) -> None:
        """Go to the event of the lane above or below that is nearest in time."""
        found = across(self, step)
        if found is not None:
            self.marked.lane, row = found
            self._go_to(row)

    def _go_to(self, row: int) -> None:
        self.chosen.emit(row)
        self.bring_into_view(row)
        self.update()
        if self.marked.anchor not in (None, row):
            self.speak(self.measured(self.marked.anchor or 0, row))

    def measure_by_keys(self) -> None:
        """Measure from the selected event: to the one pointed at, else to the next."""
        selected, hovered = self.marked.selected, self.marked.hovered
        if hovered is not None and selected not in (None, hovered):
            self.measure_to(hovered)
        elif self.marked.anchor is not None:
            self.marked.anchor = None
            self.update()
        elif selected is not None:
            self.marked.anchor = selected
            self.speak(tr("Measuring from here: go to another event."))
            self.update()

    def measure_to(self, row: int) -> None:
        """Show how far another event is from the selected one, and select it."""
        anchor = self.marked.selected
        if anchor is None or anchor == row:
            return
        self.marked.anchor = anchor
        self._go_to(row)

    # Mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.BackButton:
            self.camera.go_back()
        elif event.button() is Qt.MouseButton.ForwardButton:
            self.camera.go_forward()
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        target = target_at(self, event.position())
        self._pressed, self._is_moved = event.position(), False
        self._drag = None if target is None else self._drag_of(target, event)
        self._let_go()

    def _drag_of(self, target: Target, event: QMouseEvent) -> Drag:
        at, keys = target.at, event.modifiers()
        if target.region is Region.ERAS:
            return Span(self, at, self.era_drawn.emit)
        if target.region is Region.NAMES and target.lane is not None:
            edge = lane_edge_at(self, at.y())
            if edge is not None:
                return LaneSize(self, at, edge, self.lane_sized.emit)
            return LaneMove(self, at, target.lane, self.lane_moved.emit)
        if keys & _SHIFT:
            return Span(self, at, self._zoom_to)
        if keys & _CTRL and target.region is Region.LANES:
            return RubberBand(self, at, self._pick_more)
        return self._redate_at(at) or Pan(self, at)

    def _redate_at(self, at: QPointF) -> Drag | None:
        row = self.marked.selected
        if row is None or grip_at(self, at, tuple(Part)) is None:
            return None
        event = self.held_event(row)
        if event is None:
            return None
        grip = grip_at(self, at, parts(event.when))
        if grip is None:
            return None
        return Redate(self, at, (event, *grip), self.redated.emit)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.position()
        if self._pressed is None:
            self._point(at)
            return
        far = (at - self._pressed).manhattanLength()
        is_near = far < QApplication.startDragDistance() and not self._is_moved
        if self._drag is None or is_near:
            return
        if not self._is_moved:
            self._is_moved = True
            self.setCursor(self._drag.cursor)
        self._drag.move(at)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton or self._pressed is None:
            return
        drag, self._drag, self._pressed = self._drag, None, None
        self.unsetCursor()
        if drag is not None and self._is_moved:
            drag.drop(event.position())
        else:
            self._click(event)

    def _click(self, event: QMouseEvent) -> None:
        target = target_at(self, event.position())
        if target is None:
            return
        if target.region is Region.ERAS and target.at.x() < self.header:
            self.eras_asked.emit()
            return
        if target.region is Region.NAMES:
            if target.lane is not None and is_sign(target.at):
                self.lane_toggled.emit(target.lane)
            return
        keys, row = event.modifiers(), target.row
        if row is not None and target.lane is not None:
            self.marked.lane = target.lane
        if row is not None and keys & _ALT:
            self.measure_to(row)
        elif row is not None and keys & _CTRL:
            self.picked.emit(self._with_selected() ^ {row})
        else:
            self.marked.anchor = None
            self.picked.emit(frozenset())
            self.chosen.emit(row)
        self.update()

    def _with_selected(self) -> frozenset[int]:
        """Return what is picked; where nothing is, the selected event begins it."""
        selected = self.marked.selected
        if self.marked.picked or selected is None:
            return self.marked.picked
        return frozenset({selected})

    def _pick_more(self, rows: frozenset[int]) -> None:
        self.picked.emit(self.marked.picked | rows)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        target = target_at(self, event.position())
        if event.button() is not Qt.MouseButton.LeftButton or target is None:
            return
        match target.region:
            case Region.NAMES if target.lane is not None:
                self.lane_toggled.emit(target.lane)
            case Region.ERAS if target.era is not None:
                self.era_opened.emit(target.era.id)
            case Region.LANES if target.row is not None:
                self.open_asked.emit(target.row)
            case Region.LANES if target.on_columns:
                self.camera.zoom(_COLUMN_ZOOM, target.at.x() - self.header)
            case Region.LANES:
                self.added.emit(target)

    def _zoom_to(self, lo: float, hi: float) -> None:
        self.camera.show(lo, hi, margin=0.0)

    def _point(self, at: QPointF) -> None:
        target = target_at(self, at)
        row = None if target is None else target.row
        named = target.lane if target and target.region is Region.NAMES else None
        if (row, named) != (self.marked.hovered, self.named):
            self.marked.hovered, self.named = row, named
            self.update()
        self._show_cursor(target)
        self.pointed.emit(row, at.toPoint())

    def _show_cursor(self, target: Target | None) -> None:
        shape = None if target is None else self._shape_at(target)
        self.unsetCursor() if shape is None else self.setCursor(shape)

    def _shape_at(self, target: Target) -> Qt.CursorShape | None:
        shapes = Qt.CursorShape
        if target.region is Region.NAMES:
            edge = lane_edge_at(self, target.at.y())
            return shapes.SizeVerCursor if edge is not None else shapes.OpenHandCursor
        is_more = target.region is Region.ERAS and target.at.x() < self.header
        if target.era is not None or is_more:
            return shapes.PointingHandCursor
        drag = self._redate_at(target.at) if target.region is Region.LANES else None
        if drag is not None:
            return drag.cursor
        return None if target.row is None else shapes.PointingHandCursor

    def _let_go(self) -> None:
        """Point at nothing."""
        self.marked.hovered = self.named = None
        self.pointed.emit(None, QPoint())
        self.update()

    # Wheel, touch and menu

    def wheelEvent(self, event: QWheelEvent) -> None:
        angle, at = event.angleDelta(), event.position()
        turned = angle.y() or angle.x()
        keys = event.modifiers()
        if keys & _CTRL:
            notches = turned / _NOTCH
            self.camera.zoom(ZOOM_STEP**notches, at.x() - self.header)
        elif at.x() < self.header or keys & _SHIFT:
            self.scroll_to(self.scroll_top - turned / _NOTCH * _WHEEL_PIXELS)
        else:
            moved = event.pixelDelta().x() or turned / _NOTCH * _WHEEL_PIXELS
            self.camera.pan(-moved)
        self._let_go()
        event.accept()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QNativeGestureEvent):
            if event.gestureType() is Qt.NativeGestureType.ZoomNativeGesture:
                self._pinch(1 + event.value(), event.position().x())
                return True
        elif isinstance(event, QGestureEvent):
            pinch = event.gesture(Qt.GestureType.PinchGesture)
            if isinstance(pinch, QPinchGesture):
                middle = self.mapFromGlobal(pinch.centerPoint())
                self._pinch(pinch.scaleFactor(), middle.x())
                return True
        return super().event(event)

    def _pinch(self, factor: float, x: float) -> None:
        if factor > 0:
            self.camera.pinch(factor, x - self.header)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_keys = event.reason() is QContextMenuEvent.Reason.Keyboard
        at = self.key_point() if by_keys else QPointF(event.pos())
        target = target_at(self, at)
        if target is None:
            return
        self.pointed.emit(None, QPoint())
        if target.row is not None and target.row not in self.marked.picked:
            self.chosen.emit(target.row)
        self.menu_asked.emit(target, self.mapToGlobal(at.toPoint()))

    # Qt

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._let_go()
