"""Draws sheets with QPainter as shapes and text: for printers and for previews."""

from collections.abc import Iterator
from functools import singledispatch
from math import ceil

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPainterPath,
    QPen,
    QPolygonF,
)

from dateline_desktop.scene.drawing import drawing
from dateline_desktop.scene.letters import FAMILIES
from dateline_desktop.scene.marks import Box
from dateline_desktop.scene.shapes import Area, Dot, Layer, Outline, Tiles, Writing
from dateline_desktop.scene.sheet import Sheet

_STRIP = 1.5
_FINER = 20  # Qt knows only whole pixels for the size of letters


def paint_sheet(painter: QPainter, sheet: Sheet) -> None:
    """Draw a sheet whose pixels are units of the painter."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillRect(QRectF(0, 0, sheet.width, sheet.height), QColor(sheet.ground))
    for part in sheet.parts:
        painter.save()
        painter.translate(part.x, part.y)
        for layer in drawing(part.picture, sheet.letters).layers:
            _paint_layer(painter, layer)
        painter.restore()


def _paint_layer(painter: QPainter, layer: Layer) -> None:
    painter.save()
    if layer.clip is not None:
        painter.setClipRect(_rect(layer.clip), Qt.ClipOperation.IntersectClip)
    for shape in layer.shapes:
        _paint(shape, painter)
    painter.restore()


@singledispatch
def _paint(shape: object, painter: QPainter) -> None:
    """Draw one shape."""
    raise TypeError(type(shape), painter)


@_paint.register
def _(shape: Area, painter: QPainter) -> None:
    if not (shape.fade_left or shape.fade_right):
        painter.fillRect(_rect(shape), _colour(shape.fill, shape.opacity))
        return
    # In strips, since Qt prints no gradient through which the ground shines.
    for x0, x1, share in _strips(shape):
        strip = QRectF(shape.x + x0, shape.y, x1 - x0, shape.height)
        painter.fillRect(strip, _colour(shape.fill, shape.opacity * share))


def _strips(area: Area) -> Iterator[tuple[float, float, float]]:
    """Yield from where to where, and how much shows of an area that fades away."""
    left = min(area.fade_left, area.width)
    right = max(min(area.fade_right, area.width - left), 0.0)
    yield left, area.width - right, 1.0
    for start, length, rises in ((0.0, left, True), (area.width - right, right, False)):
        count = ceil(length / _STRIP)
        for n in range(count):
            share = (n + 0.5) / count
            x0, x1 = start + length * n / count, start + length * (n + 1) / count
            yield x0, x1, share if rises else 1.0 - share


@_paint.register
def _(shape: Tiles, painter: QPainter) -> None:
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    for x, y, width, height in shape.rects.tolist():
        path.addRect(x, y, width, height)
    painter.fillPath(path, _colour(shape.fill, shape.opacity))


@_paint.register
def _(shape: Dot, painter: QPainter) -> None:
    colour = QColor(shape.colour)
    painter.setPen(QPen(colour, shape.line) if shape.line else Qt.PenStyle.NoPen)
    painter.setBrush(Qt.BrushStyle.NoBrush if shape.line else colour)
    painter.drawEllipse(QPointF(shape.x, shape.y), shape.radius, shape.radius)


@_paint.register
def _(shape: Outline, painter: QPainter) -> None:
    points = QPolygonF([QPointF(x, y) for x, y in shape.points])
    if shape.line:
        painter.setPen(QPen(QColor(shape.colour), shape.line))
        painter.drawPolyline(points)
        return
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(_colour(shape.colour, shape.opacity))
    painter.drawPolygon(points)


@_paint.register
def _(shape: Writing, painter: QPainter) -> None:
    font = QFont([*FAMILIES])
    font.setPixelSize(round(shape.size * _FINER))
    font.setWeight(QFont.Weight(int(shape.weight)))
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    length = QFontMetricsF(font).horizontalAdvance(shape.text) if shape.before else 0
    right = Qt.LayoutDirection.RightToLeft
    painter.save()
    painter.translate(shape.x, shape.y)
    painter.scale(1 / _FINER, 1 / _FINER)
    painter.setFont(font)
    painter.setPen(QColor(shape.colour))
    painter.setLayoutDirection(
        right if shape.at_right else Qt.LayoutDirection.LeftToRight
    )
    painter.drawText(QPointF(-length, 0), shape.text)
    painter.restore()


def _rect(box: Box | Area) -> QRectF:
    return QRectF(box.x, box.y, box.width, box.height)


def _colour(name: str, opacity: float) -> QColor:
    colour = QColor(name)
    colour.setAlphaF(opacity)
    return colour
