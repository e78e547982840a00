"""Painting one sheet: its picture, and over it what is marked, found and selected.

Sheets are white in either theme, so that the colours are those of the light one.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen, QTextCharFormat

from dateline_desktop.core.text import tr
from dateline_desktop.reader.marked import LINES
from dateline_desktop.scene.palette import LIGHT

_Line = QTextCharFormat.UnderlineStyle
_PENS = {
    _Line.SingleUnderline: Qt.PenStyle.SolidLine,
    _Line.DashUnderline: Qt.PenStyle.DashLine,
    _Line.DotLine: Qt.PenStyle.DotLine,
    _Line.DashDotLine: Qt.PenStyle.DashDotLine,
    _Line.DashDotDotLine: Qt.PenStyle.DashDotDotLine,
}
_CHOSEN, _USUAL, _HIT, _CURRENT, _SELECTED = 110, 45, 80, 170, 90
_WAVE = 3.0


@dataclass(frozen=True, slots=True)
class Layer:
    """Boxes in points of the sheet, a tint, and the line below them."""

    boxes: Sequence[QRectF]
    colour: QColor
    line: QTextCharFormat.UnderlineStyle = _Line.NoUnderline


def mark_layer(boxes: Sequence[QRectF], digit: str, *, chosen: bool) -> Layer:
    """Return how the quote of a claim is drawn, by its digit."""
    colour = QColor(LIGHT.credibility[digit])
    colour.setAlpha(_CHOSEN if chosen else _USUAL)
    return Layer(boxes, colour, LINES[digit])


def hit_layer(boxes: Sequence[QRectF], *, current: bool) -> Layer:
    """Return how what was searched for is drawn."""
    colour = QColor(LIGHT.accent)
    colour.setAlpha(_CURRENT if current else _HIT)
    return Layer(boxes, colour)


def selected_layer(boxes: Sequence[QRectF]) -> Layer:
    """Return how a selection is drawn."""
    colour = QColor(LIGHT.accent)
    colour.setAlpha(_SELECTED)
    return Layer(boxes, colour)


def paint_sheet(
    painter: QPainter,
    box: QRectF,
    picture: QImage | None,
    layers: Sequence[Layer],
    scale: float,
) -> None:
    """Paint a sheet into its box; while there is no picture it says that it comes."""
    painter.fillRect(box.adjusted(-1, -1, 1, 1), QColor(LIGHT.line))
    painter.fillRect(box, Qt.GlobalColor.white)
    if picture is None:
        painter.setPen(QColor(LIGHT.muted))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, tr("Drawing this page…"))
        return
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawImage(box, picture)
    for layer in layers:
        for one in layer.boxes:
            _paint_box(painter, _placed(one, box, scale), layer)


def _placed(one: QRectF, box: QRectF, scale: float) -> QRectF:
    return QRectF(
        box.left() + one.left() * scale - 1,
        box.top() + one.top() * scale - 1,
        one.width() * scale + 2,
        one.height() * scale + 2,
    )


def _paint_box(painter: QPainter, box: QRectF, layer: Layer) -> None:
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
    painter.fillRect(box, layer.colour)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
    if layer.line is _Line.NoUnderline:
        return
    colour = QColor(layer.colour)
    colour.setAlpha(255)
    if layer.line is _Line.WaveUnderline:
        painter.setPen(QPen(colour, 1.3))
        painter.drawPolyline(_wave(box))
    else:
        painter.setPen(QPen(colour, 1.6, _PENS[layer.line]))
        painter.drawLine(box.bottomLeft(), box.bottomRight())


def _wave(box: QRectF) -> list[QPointF]:
    steps = int(box.width() / _WAVE) + 1
    return [
        QPointF(box.left() + n * _WAVE, box.bottom() - (n % 2) * _WAVE)
        for n in range(steps)
    ]
