"""The marks of the credibility digits: a colour that never stands without its shape."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF

from dateline_desktop.scene.palette import CREDIBILITY_SHAPE
from dateline_desktop.widgets.colours import colours


def draw_mark(
    painter: QPainter, digit: str, centre: QPointF, size: float, hue: str = ""
) -> None:
    """Draw the mark of a digit, "" for not graded, `size` pixels across.

    In the colour of the digit, unless another hue is given.
    """
    shape = CREDIBILITY_SHAPE[digit]
    colour = QColor(hue or colours().credibility[digit])
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if shape in _RINGS:
        share = _RINGS[shape]
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colour, size * 0.2))
        radius = size * share / 2
        painter.drawEllipse(centre, radius, radius)
    else:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawPath(_SOLID[shape](centre, size / 2))
    painter.restore()


def _disc(centre: QPointF, half: float) -> QPainterPath:
    path = QPainterPath()
    path.addEllipse(centre, half * 0.9, half * 0.9)
    return path


def _square(centre: QPointF, half: float) -> QPainterPath:
    path, side = QPainterPath(), half * 1.6
    path.addRect(QRectF(centre.x() - side / 2, centre.y() - side / 2, side, side))
    return path


def _corners(*steps: tuple[float, float]) -> Callable[[QPointF, float], QPainterPath]:
    def outline(centre: QPointF, half: float) -> QPainterPath:
        path = QPainterPath()
        points = [centre + QPointF(x, y) * half for x, y in steps]
        path.addPolygon(QPolygonF([*points, points[0]]))
        return path

    return outline


_SOLID = {
    "disc": _disc,
    "square": _square,
    "diamond": _corners((0, -1), (1, 0), (0, 1), (-1, 0)),
    "triangle": _corners((0, -0.9), (1, 0.8), (-1, 0.8)),
    "triangle_down": _corners((0, 0.9), (-1, -0.8), (1, -0.8)),
}
_RINGS = {"ring": 0.8, "ring_small": 0.5}
