"""The plot of a chart under the analyst's hands: pyqtgraph with our axis and pointer.

Imported when a chart is first looked at: pyqtgraph takes a quarter of a second.
"""

from typing import Any, Protocol

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QFocusEvent,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPen,
    QResizeEvent,
    QShowEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from dateline_db.analysis.wording import number_text
from dateline_desktop.charts.axis_link import AxisLink
from dateline_desktop.charts.drawing import Drawing, small
from dateline_desktop.charts.heights import Heights
from dateline_desktop.charts.marks import Frame, Line, Picture, Target, Text
from dateline_desktop.charts.time_row import TimeRow
from dateline_desktop.core.text import tr
from dateline_desktop.scene.axis import axis
from dateline_desktop.scene.palette import Palette
from dateline_desktop.scene.scale import Scale
from dateline_desktop.widgets.colours import colours

_ZOOM_STEP, _NOTCH, _WHEEL_PIXELS = 1.6, 120.0, 90.0
_ALONG = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_ENDS = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: -1}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_BY_KEYS = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)


class Chart(Protocol):
    """What a plot can show."""

    def heights(self, frame: Frame) -> Heights: ...
    def picture(self, frame: Frame, over: Heights) -> Picture: ...


class Plot(QWidget):
    """Shows a chart over the time of the lanes, and tells what is chosen in it."""

    chosen = Signal(object)  # key of a target, or None
    opened = Signal(object)  # key of a target
    pointed = Signal(object, QPointF)  # Target or None, and where it is

    def __init__(self, link: AxisLink) -> None:
        super().__init__()
        self._link = link
        self._chart: Chart | None = None
        self._place: tuple[float, Scale] | None = None
        self._coloured: tuple[Palette, QFont] | None = None
        self.picture = Picture()
        self.current: tuple[str, ...] | None = None  # what the keys have come to
        self._pressed: QPointF | None = None
        self._last, self._is_drag = QPointF(), False
        self._due = QTimer(self)  # many moves between two frames are one
        self._due.setSingleShot(True)
        self._due.timeout.connect(self.refresh)
        self._shell = pg.PlotWidget()
        self._item = self._shell.getPlotItem()
        self._box = self._item.getViewBox()
        self.drawing = Drawing(self._box)
        self._hair = pg.InfiniteLine(angle=90, movable=False)
        self._times = TimeRow()
        self._tame()
        self._lay_out()
        link.moved.connect(self._due.start)
        link.pointed.connect(self._on_pointed)

    def show_chart(self, chart: Chart | None) -> None:
        """Show another chart, or the same one with other content."""
        self._chart = chart
        self.refresh()

    def refresh(self) -> None:
        """Draw what the chart is now, where the lanes are now."""
        self._due.stop()
        if self._chart is None or not self.isVisible():
            return
        if self._coloured != (colours(), self.font()):
            self._colour()
        self._place = left, scale = self._link.place(self)
        self._box_at(left, scale.width)
        height = float(self._shell.height())
        metrics = QFontMetricsF(small(self.font()))
        frame = Frame(
            scale, height, metrics.height(), colours(), metrics.horizontalAdvance
        )
        over = self._chart.heights(frame)
        self.picture = self._chart.picture(frame, over)
        self._say_if_empty(frame)
        self._set_ranges(scale.start, scale.end, over)
        grid = _grid(frame, over)
        self.drawing.show_picture(self.picture, grid, frame, self.font())
        self._times.show_scale(scale, left)
        self._show_ring()

    def target(self, key: tuple[str, ...] | None) -> Target | None:
        """Return the target with a key, None where it is not in view."""
        return next((t for t in self.picture.targets if t.key == key), None)

    def in_order(self) -> list[Target]:
        """Return the targets in view from left to right, each once."""
        once = {target.key: target for target in reversed(self.picture.targets)}
        return sorted(once.values(), key=lambda t: (t.box[0] + t.box[2], -t.box[1]))

    def draw(self, painter: QPainter) -> None:
        """Draw what is on the screen as shapes, at the origin of a painter."""
        room = self._shell.viewport().rect()
        self._shell.render(painter, QRectF(room), room)
        painter.translate(0, self._shell.height())
        self._times.render(painter, QPoint())

    # Assembly

    def _tame(self) -> None:
        """Leave to pyqtgraph the drawing only: mouse, range and menu are ours."""
        self._item.hideButtons()
        self._item.setMenuEnabled(False)
        self._item.hideAxis("bottom")
        self._item.layout.setSpacing(0)
        self._box.setMouseEnabled(x=False, y=False)
        self._box.disableAutoRange()
        self._box.setDefaultPadding(0)
        self._box.addItem(self._hair, ignoreBounds=True)
        self._hair.hide()
        self._shell.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._shell.setMinimumHeight(40)
        self._shell.viewport().setMouseTracking(True)
        self._shell.viewport().installEventFilter(self)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def _lay_out(self) -> None:
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self._shell, 1)
        rows.addWidget(self._times)

    def _colour(self) -> None:
        ours = colours()
        self._coloured = ours, self.font()
        axis_of_values = self._item.getAxis("left")
        self._shell.setBackground(ours.surface)
        axis_of_values.setPen(QPen(QColor(ours.line)))
        axis_of_values.setTextPen(QColor(ours.muted))
        axis_of_values.setTickFont(small(self.font()))
        axis_of_values.setStyle(tickLength=-3, autoExpandTextSpace=False)
        hair = QColor(ours.accent)
        hair.setAlphaF(0.7)
        self._hair.setPen(QPen(hair, 0))

    # What is drawn

    def _box_at(self, left: float, width: float) -> None:
        """Let the time begin and end where it does in the lanes."""
        right = max(self._shell.width() - left - width, 0.0)
        self._item.layout.setContentsMargins(0, 0, right, 0)
        self._item.getAxis("left").setWidth(left)
        self._item.layout.activate()

    def _set_ranges(self, start: float, end: float, over: Heights) -> None:
        self._box.setRange(xRange=(start, end), yRange=(0, over.top), padding=0)
        self._box.updateMatrix()  # else it is done while painting, and painted twice
        ticks = [(value, number_text(round(value, 6))) for value in over.ticks[1:]]
        self._item.getAxis("left").setTicks([ticks])

    def _say_if_empty(self, frame: Frame) -> None:
        if self.picture.targets:
            return
        text = tr("Nothing here in this stretch of time.")
        x = (frame.scale.width - frame.measure(text)) / 2
        ink = frame.palette.muted
        self.picture.texts.append(Text(x, frame.height / 2, text, ink))

    def _show_ring(self) -> None:
        found = self.target(self.current) if self.hasFocus() else None
        room = self.drawing.boundingRect()
        whole = (4.0, 0.0, room.right() - 4, room.bottom())
        is_bare = self.hasFocus() and not self.picture.targets
        self.drawing.show_ring(found.box if found else whole if is_bare else None)

    # What is pointed at

    def _on_pointed(self, time: float | None) -> None:
        self._hair.setVisible(time is not None)
        if time is not None:
            # in the middle of its pixel, or rounding draws it beside the lanes' line
            self._hair.setValue(time + self._link.place(self)[1].step / 2)
        self._times.show_pointed(time)

    def _point(self, at: QPointF) -> None:
        inside = self._inside(at)
        room = self.drawing.boundingRect()
        if not room.contains(inside):
            self._let_go()
            return
        _, scale = self._link.place(self)
        self._link.point(scale.time(inside.x()))
        found = self.picture.at(inside.x(), inside.y())
        shape = Qt.CursorShape.PointingHandCursor
        self.unsetCursor() if found is None else self.setCursor(shape)
        self.pointed.emit(found, at)

    def _let_go(self) -> None:
        self._link.point(None)
        self.unsetCursor()
        self.pointed.emit(None, QPointF())

    def _inside(self, at: QPointF) -> QPointF:
        """Return a point of the plot in pixels of the picture."""
        return QPointF(at.x() - self._box.geometry().left(), at.y())

    def _at(self, at: QPointF) -> Target | None:
        inside = self._inside(at)
        return self.picture.at(inside.x(), inside.y())

    # Hands

    def _press(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        if event.button() is Qt.MouseButton.LeftButton:
            self._pressed = self._last = event.position()
            self._is_drag = False

    def _move(self, event: QMouseEvent) -> None:
        at = event.position()
        if self._pressed is None:
            self._point(at)
            return
        far = (at - self._pressed).manhattanLength()
        if not self._is_drag and far < QApplication.startDragDistance():
            return
        if not self._is_drag:
            self._is_drag = True
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self._let_go()
        moved, self._last = at - self._last, at
        self._link.camera.pan(-moved.x() * self._ratio())

    def _release(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton or self._pressed is None:
            return
        self._pressed = None
        self.unsetCursor()
        if not self._is_drag:
            found = self._at(event.position())
            self.current = None if found is None else found.key
            self.chosen.emit(self.current)
            self._show_ring()

    def _double_click(self, event: QMouseEvent) -> None:
        found = self._at(event.position())
        if found is not None and event.button() is Qt.MouseButton.LeftButton:
            self.opened.emit(found.key)

    def _wheel(self, event: QWheelEvent) -> None:
        angle, camera = event.angleDelta(), self._link.camera
        turned = angle.y() or angle.x()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            x = self._inside(event.position()).x() * self._ratio()
            camera.zoom(_ZOOM_STEP ** (turned / _NOTCH), x)
        else:
            moved = event.pixelDelta().x() or turned / _NOTCH * _WHEEL_PIXELS
            camera.pan(-moved * self._ratio())
        self._let_go()
        event.accept()

    def _ratio(self) -> float:
        """Return how many pixels of the lanes one pixel here is."""
        _, scale = self._link.place(self)
        return scale.step / self._link.camera.scale.step

    def _step(self, step: int) -> None:
        """Go to the previous or next target in view."""
        targets = self.in_order()
        keys = [target.key for target in targets]
        if self.current in keys:
            at = keys.index(self.current) + step
        else:
            at = 0 if step > 0 else len(keys) - 1
        if 0 <= at < len(targets):
            self._go_to(targets[at])

    def _go_to(self, target: Target) -> None:
        self.current = target.key
        self.chosen.emit(target.key)
        self.speak(target.tell().spoken)
        self._show_ring()

    def speak(self, text: str) -> None:
        """Tell those who hear the program what the keys have come to."""
        self.setAccessibleDescription(text)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    # Qt

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        kind, handlers = event.type(), self._handlers()
        if kind in handlers:
            handlers[kind](event)
            return True
        if kind is QEvent.Type.Leave:
            self._let_go()
        elif kind is QEvent.Type.Paint and self._place != self._link.place(self):
            self._due.start()  # it was moved, which nobody tells a widget inside
        return False

    def _handlers(self) -> dict[QEvent.Type, Any]:
        return {
            QEvent.Type.MouseButtonPress: self._press,
            QEvent.Type.MouseMove: self._move,
            QEvent.Type.MouseButtonRelease: self._release,
            QEvent.Type.MouseButtonDblClick: self._double_click,
            QEvent.Type.Wheel: self._wheel,
        }

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, targets = Qt.Key(event.key()), self.in_order()
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and key in _ALONG:
            self._step(_ALONG[key])
        elif plain and key in _ENDS and targets:
            self._go_to(targets[_ENDS[key]])
        elif key in _ENTER and self.current is not None:
            self.opened.emit(self.current)
        elif key == Qt.Key.Key_Escape and self.current is not None:
            self.current = None
            self.chosen.emit(None)
            self._show_ring()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() in _BY_KEYS and self.current is None and self.in_order():
            self.current = self.in_order()[0].key
        self._show_ring()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._show_ring()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._due.start()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._due.start()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self._due.start()


def _grid(frame: Frame, over: Heights) -> list[Line]:
    ink, width = frame.palette.grid, frame.scale.width
    ys = [round(over.y(value)) for value in over.ticks]
    xs = [round(tick.x) for tick in axis(frame.scale, frame.line).lower if tick.x > 0]
    return [
        *(Line(0, y, width, y, ink) for y in ys),
        *(Line(x, 0, x, frame.height, ink) for x in xs),
    ]
