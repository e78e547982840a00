"""What charts share with the lanes above: the stretch of time, and the pointer."""

from collections.abc import Callable
from typing import Any, Protocol

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from dateline_desktop.scene.index import EventIndex
from dateline_desktop.scene.scale import Scale
from dateline_desktop.widgets.colours import colours

_NARROWEST = 52.0  # pixels that the axis of values needs
_RIGHT = 8.0


class Camera(Protocol):
    """Which stretch of time is looked at; `moved` tells of every change."""

    @property
    def scale(self) -> Scale: ...
    @property
    def moved(self) -> Any: ...
    def pan(self, pixels: float) -> None: ...
    def zoom(self, factor: float, x: float) -> None: ...
    def show(self, lo: float, hi: float, *, margin: float = ...) -> None: ...


class Lanes(Protocol):
    """The lanes that a chart lies below; their time begins `header` pixels in."""

    header: float

    @property
    def camera(self) -> Camera: ...
    @property
    def pointed(self) -> Any: ...
    @property
    def drawn(self) -> Any: ...
    @property
    def content(self) -> Any: ...


class AxisLink(QObject):
    """Ties a chart to the lanes: same time at the same place of the screen.

    `lanes_widget` is where they are drawn. `pointed` tells the time that the pointer
    is at, in the lanes or in a chart, None when it has left.
    """

    moved = Signal()
    pointed = Signal(object)  # time in seconds, or None
    refilled = Signal()  # the lanes show other events, or by another clock

    def __init__(self, lanes: Lanes, lanes_widget: QWidget) -> None:
        super().__init__(lanes_widget)
        self.lanes, self._widget = lanes, lanes_widget
        self.camera = lanes.camera
        self._hairline = _Hairline(lanes_widget)
        self.wants_pointer: Callable[[], bool] = lambda: True
        self._index: EventIndex | None = None
        self.camera.moved.connect(self.moved)
        lanes.drawn.connect(self._on_drawn)
        lanes.pointed.connect(self._on_lanes_pointed)

    @property
    def index(self) -> EventIndex | None:
        """The events as the lanes have them: by the clock of the axis."""
        content = self.lanes.content
        index: EventIndex | None = None if content is None else content.index
        return index

    def place(self, chart: QWidget) -> tuple[float, Scale]:
        """Return where the time begins in a chart, and its scale there.

        Where the chart is not below the lanes, it shows the same time in its width.
        """
        scale, header = self.camera.scale, self.lanes.header
        corner = self._widget.mapToGlobal(QPoint(round(header), 0))
        left = float(corner.x() - chart.mapToGlobal(QPoint(0, 0)).x())
        is_below = left >= _NARROWEST - 1 and left + scale.width <= chart.width() + 1
        if self._widget.isVisible() and is_below:
            return left, scale
        width = max(chart.width() - _NARROWEST - _RIGHT, 1.0)
        return _NARROWEST, scale.resized(width)

    def point(self, time: float | None) -> None:
        """Tell where the pointer is in a chart."""
        x = None if time is None else self.lanes.header + self.camera.scale.x(time)
        self._hairline.stand_at(x)
        self.pointed.emit(time)

    def _on_drawn(self) -> None:
        if self.index is not self._index:
            self._index = self.index
            self.refilled.emit()

    def _on_lanes_pointed(self, _row: object, at: QPoint) -> None:
        if not self.wants_pointer():
            return
        header = self.lanes.header
        is_gone = at.isNull() or at.x() < header
        self.point(None if is_gone else self.camera.scale.time(at.x() - header))


class _Hairline(QWidget):
    """A line across the lanes that takes no mouse."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setObjectName("hairline")
        self.hide()

    def stand_at(self, x: float | None) -> None:
        """Stand at a pixel of the lanes; None goes away."""
        over = self.parentWidget()
        if x is None or over is None or not 0 <= x <= over.width():
            self.hide()
            return
        self.setGeometry(round(x), 0, 1, over.height())
        self.show()

    def paintEvent(self, _: QPaintEvent) -> None:
        painter = QPainter(self)
        try:
            ink = QColor(colours().accent)
            ink.setAlphaF(0.7)
            painter.fillRect(self.rect(), ink)
        finally:
            painter.end()
