"""The whole case as a strip, and a brush over the part that is in view."""

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from dateline_desktop.core.text import tr
from dateline_desktop.scene.arrays import Floats
from dateline_desktop.scene.axis import Unit, axis
from dateline_desktop.scene.blending import blend
from dateline_desktop.scene.overview import profile
from dateline_desktop.scene.scale import Scale
from dateline_desktop.timeline.batches import draw_rects
from dateline_desktop.timeline.camera import Camera
from dateline_desktop.timeline.content import Content
from dateline_desktop.widgets.colours import colours

_PROFILE = 37
_COLUMN = 3
_GRIP = 6.0  # pixels around an edge of the brush that take hold of it
_NARROWEST = 8.0


class Overview(QWidget):
    """Shows the density of all that is shown; dragging the brush moves the camera."""

    def __init__(self, camera: Camera) -> None:
        super().__init__()
        self._camera = camera
        self._content: Content | None = None
        self._profile: Floats = np.zeros(0)
        self._scale: Scale | None = None
        self.inset = 0.0  # how far in the strip begins, as the lanes do
        self._held: tuple[str, float, Scale] | None = None
        self._fit_font()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        self.setAccessibleName(tr("Overview of the whole case"))
        camera.moved.connect(self.update)

    def show_content(self, content: Content | None) -> None:
        """Show the density of other content."""
        self._content, self._scale = content, None
        self.update()

    def set_inset(self, inset: float) -> None:
        """Begin as far in as the lanes do."""
        if inset != self.inset:
            self.inset, self._scale = inset, None
            self.update()

    @property
    def _labels(self) -> int:
        """How high the line of names is."""
        return round(QFontMetricsF(self._small()).height()) + 1

    def _small(self) -> QFont:
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * 0.82)
        return font

    def _fit_font(self) -> None:
        self.setFixedHeight(_PROFILE + self._labels)

    def brush(self) -> QRectF:
        """Return where the brush lies."""
        scale, view = self._whole(), self._camera.scale
        if scale is None:
            return QRectF()
        x0 = min(max(scale.x(view.start), 0.0), scale.width - 2)
        x1 = max(min(scale.x(view.end), scale.width), x0 + 2)
        return QRectF(self.inset + x0, 0, x1 - x0, self.height())

    def _whole(self) -> Scale | None:
        """Return the scale that shows everything, None where nothing is dated."""
        extent = None if self._content is None else self._content.stage.extent
        if self._content is None or extent is None:
            return None
        width = max(self.width() - self.inset - 1, 1.0)
        if self._scale is None or self._scale.width != width:
            free = max((extent[1] - extent[0]) * 0.02, 43_200)
            self._scale = Scale.over(extent[0] - free, extent[1] + free, width)
            columns = max(int(width // _COLUMN), 1)
            self._profile = profile(self._content.stage, self._scale, columns)
        return self._scale

    # Drawing

    def paintEvent(self, _: QPaintEvent) -> None:
        ours, scale = colours(), self._whole()
        painter = QPainter(self)
        try:
            painter.fillRect(self.rect(), QColor(ours.window))
            painter.fillRect(0, 0, self.width(), 1, QColor(ours.line))
            if scale is not None:
                self._draw_columns(painter, blend(ours.surface, ours.accent, 0.55))
                self._draw_names(painter, scale)
                self._draw_brush(painter)
        finally:
            painter.end()

    def _draw_columns(self, painter: QPainter, colour: str) -> None:
        tallest, bottom = _PROFILE - 6, _PROFILE
        heights = np.ceil(self._profile * tallest).astype(np.int32)
        x = np.arange(len(heights)) * _COLUMN + round(self.inset)
        rects = np.stack(
            [x, bottom - heights, x + _COLUMN - 1, np.full(len(x), bottom - 1)], axis=1
        )
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colour))
        draw_rects(painter, rects[heights > 0])

    def _draw_names(self, painter: QPainter, scale: Scale) -> None:
        ours, labels = colours(), self._labels
        painter.setFont(self._small())
        ticks = axis(scale, labels * 1.6)
        names = ticks.lower if ticks.unit is Unit.YEAR else ticks.upper
        end = -100.0
        for tick in names:
            x = max(tick.x, 0.0)
            room = painter.fontMetrics().horizontalAdvance(tick.label)
            if x < end + 8 or x + room > scale.width:
                continue
            end = x + room + 4
            painter.setPen(QColor(ours.line))
            left, top = round(self.inset + x), _PROFILE
            painter.drawLine(left, top, left, self.height())
            painter.setPen(QColor(ours.muted))
            box = QRectF(left + 4, top, room + 2, labels)
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, tick.label)

    def _draw_brush(self, painter: QPainter) -> None:
        ours, brush = colours(), self.brush()
        veil = QColor(ours.window)
        veil.setAlphaF(0.62)
        height = self.height() - 1
        left = QRectF(self.inset, 1, brush.left() - self.inset, height)
        right = QRectF(brush.right(), 1, self.width() - brush.right(), height)
        painter.fillRect(left, veil)
        painter.fillRect(right, veil)
        ground = QColor(ours.accent)
        ground.setAlphaF(0.08)
        painter.fillRect(brush, ground)
        for x in (brush.left(), brush.right() - 2):
            painter.fillRect(QRectF(x, 1, 2, height), QColor(ours.accent))
        painter.fillRect(QRectF(brush.left(), 1, brush.width(), 1), QColor(ours.accent))

    # Hands

    def mousePressEvent(self, event: QMouseEvent) -> None:
        scale = self._whole()
        if event.button() is not Qt.MouseButton.LeftButton or scale is None:
            return
        x = event.position().x()
        part = self._part_at(event.position())
        if part == "outside":
            view = self._camera.goal
            middle = scale.time(x - self.inset)
            self._camera.cover(middle - view.span / 2, middle + view.span / 2)
            part = "inside"
        self._held = (part, x, self._camera.scale)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        scale = self._whole()
        if scale is None:
            return
        if self._held is None:
            self.setCursor(_CURSORS[self._part_at(event.position())])
            return
        part, since, view = self._held
        moved = (event.position().x() - since) * scale.step
        least = min(_NARROWEST * scale.step, view.span)
        lo, hi = view.start, view.end
        if part != "right":
            lo += moved
        if part != "left":
            hi += moved
        if part == "left":
            lo = min(lo, hi - least)
        if part == "right":
            hi = max(hi, lo + least)
        self._camera.cover(lo, hi)

    def mouseReleaseEvent(self, _: QMouseEvent) -> None:
        self._held = None

    def _part_at(self, at: QPointF) -> str:
        brush, x = self.brush(), at.x()
        grip = min(_GRIP, max(brush.width() / 3, 3.0))
        if abs(x - brush.left()) <= grip:
            return "left"
        if abs(x - brush.right()) <= grip:
            return "right"
        return "inside" if brush.left() < x < brush.right() else "outside"

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._fit_font()
        if event.type() is QEvent.Type.PaletteChange:
            self.update()


_CURSORS = {
    "left": Qt.CursorShape.SizeHorCursor,
    "right": Qt.CursorShape.SizeHorCursor,
    "inside": Qt.CursorShape.OpenHandCursor,
    "outside": Qt.CursorShape.PointingHandCursor,
}
