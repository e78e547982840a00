"""The marks of the credibility digits: a colour that never stands without its shape."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF

from dateline_desktop.scene.outline import CORNERS, DISC, RING_LINE, RINGS
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
    if shape in RINGS:
        share = RINGS[shape]
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colour, size * RING_LINE))
        radius = size * share / 2
        painter.drawEllipse(centre, radius, radius)
    else:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawPath(_outline(shape, centre, size / 2))
    painter.restore()


def _outline(shape: str, centre: QPointF, half: float) -> QPainterPath:
    path = QPainterPath()
    if shape == "disc":
        path.addEllipse(centre, half * DISC, half * DISC)
        return path
    points = [centre + QPointF(x, y) * half for x, y in CORNERS[shape]]
    path.addPolygon(QPolygonF([*points, points[0]]))
    return path
