"""The picture of a chart, painted; its pixels are those of the box it is put into."""

from collections.abc import Iterable

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from dateline_desktop.charts.marks import (
    Bars,
    Box,
    Frame,
    Line,
    Mark,
    Picture,
    Text,
    Texture,
)
from dateline_desktop.charts.readings import MARK
from dateline_desktop.scene.blending import blend
from dateline_desktop.scene.palette import Palette
from dateline_desktop.widgets.marks import draw_mark

_HOLLOW = 0.5  # of a mark, left empty in it
_NARROW = 4.0  # pixels under which a box has no edge
_LOW = 3.0  # pixels under which hatching would be no more than dots
_EMPTY = Picture()


def small(font: QFont) -> QFont:
    """Return the font of what is written in charts."""
    made = QFont(font)
    made.setPointSizeF(font.pointSizeF() * 0.9)
    return made


class Drawing(QGraphicsItem):
    """Paints a picture over the lines of the grid."""

    def __init__(self, parent: QGraphicsItem) -> None:
        super().__init__(parent)
        self.picture = _EMPTY
        self.ring: Box | None = None  # round what the keys have come to
        self._grid: list[Line] = []
        self._frame: Frame | None = None
        self._font = QFont()

    def show_picture(
        self, picture: Picture, grid: list[Line], frame: Frame, font: QFont
    ) -> None:
        """Show another picture."""
        self.prepareGeometryChange()
        self.picture, self._grid, self._frame = picture, grid, frame
        self._font = small(font)
        self.update()

    def show_ring(self, ring: Box | None) -> None:
        """Mark a target, or none."""
        self.ring = ring
        self.update()

    # Qt

    def boundingRect(self) -> QRectF:
        if self._frame is None:
            return QRectF()
        return QRectF(0, 0, self._frame.scale.width, self._frame.height)

    def paint(
        self,
        painter: QPainter,
        _option: QStyleOptionGraphicsItem,
        _widget: QWidget | None = None,
    ) -> None:
        if self._frame is None:
            return
        palette, picture = self._frame.palette, self.picture
        _draw_lines(painter, self._grid, is_smooth=False)
        for bars in picture.bars:
            _draw_bars(painter, bars, palette)
        _draw_lines(painter, picture.lines, is_smooth=True)
        for mark in picture.marks:
            _draw_mark(painter, mark, palette)
        painter.setFont(self._font)
        for text in picture.texts:
            _draw_text(painter, text, self._font)
        self._draw_ring(painter, palette)

    def _draw_ring(self, painter: QPainter, palette: Palette) -> None:
        if self.ring is None:
            return
        left, top, right, bottom = self.ring
        room = self.boundingRect().adjusted(1, 1, -1, -1)
        box = QRectF(QPointF(left - 2, top), QPointF(right + 2, bottom))
        painter.setPen(QPen(QColor(palette.accent), 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box.intersected(room), 3, 3)


def _draw_lines(painter: QPainter, lines: Iterable[Line], *, is_smooth: bool) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, is_smooth)
    for line in lines:
        style = Qt.PenStyle.DashLine if line.is_dashed else Qt.PenStyle.SolidLine
        pen = QPen(QColor(line.ink), line.width, style, Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        painter.drawLine(QLineF(line.x0, line.y0, line.x1, line.y1))


def _draw_bars(painter: QPainter, bars: Bars, palette: Palette) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    boxes = [QRectF(QPointF(x0, y0), QPointF(x1, y1)) for x0, y0, x1, y1 in bars.boxes]
    is_narrow = bars.texture is not Texture.PALE and boxes[0].width() < _NARROW
    edge = bars.fill if bars.texture is Texture.PALE else palette.edge
    no_pen = QPen(Qt.PenStyle.NoPen)
    painter.setPen(no_pen if is_narrow else QPen(QColor(edge), 1))
    if bars.texture is Texture.SOLID:
        painter.setBrush(QColor(bars.fill))
    else:
        painter.setBrush(QColor(blend(palette.surface, bars.fill, 0.22)))
    painter.drawRects(boxes)
    if bars.texture is Texture.HATCHED:
        ink = blend(bars.fill, palette.text, 0.35)
        painter.setPen(no_pen)
        painter.setBrush(QBrush(QColor(ink), Qt.BrushStyle.BDiagPattern))
        painter.drawRects([box for box in boxes if box.height() >= _LOW])


def _draw_mark(painter: QPainter, mark: Mark, palette: Palette) -> None:
    centre = QPointF(mark.x, mark.y)
    if mark.is_chosen:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(palette.accent), 2))
        painter.setBrush(QColor(palette.surface))
        painter.drawEllipse(centre, MARK + 4, MARK + 4)
    draw_mark(painter, mark.digit, centre, 2 * MARK, mark.ink)
    if mark.is_hollow:
        draw_mark(painter, mark.digit, centre, 2 * MARK * _HOLLOW, palette.surface)


def _draw_text(painter: QPainter, text: Text, font: QFont) -> None:
    metrics = QFontMetricsF(font)
    if text.ground and text.text:
        half, long = metrics.height() / 2 - 2, metrics.horizontalAdvance(text.text)
        ground = QColor(text.ground)
        ground.setAlphaF(0.85)
        box = QRectF(text.x - 1, text.y - half, long + 2, 2 * half)
        painter.fillRect(box, ground)
    painter.setPen(QColor(text.ink))
    down = (metrics.ascent() - metrics.descent()) / 2
    painter.drawText(QPointF(round(text.x), round(text.y + down)), text.text)
