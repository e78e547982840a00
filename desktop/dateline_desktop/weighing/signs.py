"""Signs of how a value stands to the others of its column: a shape before a colour."""

from typing import NamedTuple

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen

from dateline_db.analysis.standing import Standing
from dateline_desktop.widgets.colours import colours

SIZE, MARK = 13, 10


class _Sign(NamedTuple):
    """What is drawn in a frame 12 units wide, and whether that is filled."""

    lines: tuple[tuple[float, float, float, float], ...]
    frame: str  # "disc", "box" or "none"
    is_filled: bool


_EQUAL = ((3.2, 4.6, 8.8, 4.6), (3.2, 7.6, 8.8, 7.6))
_SIGNS = {
    Standing.AGREEING: _Sign(_EQUAL, "disc", is_filled=True),
    Standing.SAME_ORIGIN: _Sign(_EQUAL, "disc", is_filled=False),
    Standing.CONFLICTING: _Sign((*_EQUAL, (4, 10, 8, 2)), "box", is_filled=True),
    Standing.NOT_COMPARABLE: _Sign(
        ((4.5, 3, 4.5, 9), (7.5, 3, 7.5, 9)), "box", is_filled=False
    ),
    Standing.SUPERSEDED: _Sign(
        ((6, 2.6, 6, 9.4), (3.4, 5.2, 6, 2.6), (8.6, 5.2, 6, 2.6)),
        "disc",
        is_filled=False,
    ),
    Standing.CUT_BACK: _Sign(
        ((6, 2.6, 6, 9.4), (3.4, 6.8, 6, 9.4), (8.6, 6.8, 6, 9.4)),
        "box",
        is_filled=True,
    ),
    Standing.ALONE: _Sign(((5.6, 6, 6.4, 6),), "none", is_filled=False),
    Standing.CONTEXT: _Sign(
        ((6, 5.4, 6, 9), (6, 2.9, 6, 3.3)), "disc", is_filled=False
    ),
}

WORDS = {
    Standing.AGREEING: "another origin agrees",
    Standing.SAME_ORIGIN: "only copies, or untraced, agree",
    Standing.CONFLICTING: "cannot be right together",
    Standing.NOT_COMPARABLE: "counts others: not comparable",
    Standing.SUPERSEDED: "early count, later passed",
    Standing.CUT_BACK: "cuts an earlier count back",
    Standing.ALONE: "nobody else says",
    Standing.CONTEXT: "context only",
}
"""How a value stands, in words, for the legend and for those who hear it."""


def draw_sign(painter: QPainter, room: QRectF, standing: Standing) -> None:
    """Draw the sign of a standing in the middle of `room`."""
    sign, hue = _SIGNS[standing], QColor(_hue(standing))
    unit = SIZE / 12
    frame = QRectF(0, 0, SIZE, SIZE)
    frame.moveCenter(room.center())
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(hue, 1.1))
    painter.setBrush(hue if sign.is_filled else Qt.BrushStyle.NoBrush)
    if sign.frame == "disc":
        painter.drawEllipse(frame)
    elif sign.frame == "box":
        painter.drawRoundedRect(frame, 2.5, 2.5)
    ink = QColor(colours().surface) if sign.is_filled else hue
    width = 3.2 if sign.frame == "none" else 1.4
    cap = Qt.PenCapStyle.RoundCap
    painter.setPen(QPen(ink, width, Qt.PenStyle.SolidLine, cap))
    for x1, y1, x2, y2 in sign.lines:
        one, other = QPointF(x1, y1) * unit, QPointF(x2, y2) * unit
        painter.drawLine(QLineF(frame.topLeft() + one, frame.topLeft() + other))
    painter.restore()


def ground(standing: Standing) -> QBrush | None:
    """Return what lies behind a value, None where nothing does."""
    ours = colours()
    match standing:
        case Standing.CONFLICTING:
            return QBrush(QColor(ours.danger_ground))
        case Standing.CUT_BACK:
            return QBrush(QColor(ours.warn_ground))
        case Standing.NOT_COMPARABLE:
            return QBrush(QColor(ours.line), Qt.BrushStyle.BDiagPattern)
    return None


def _hue(standing: Standing) -> str:
    ours = colours()
    match standing:
        case Standing.AGREEING | Standing.SAME_ORIGIN:
            return ours.credibility["2"]
        case Standing.CONFLICTING:
            return ours.danger
        case Standing.CUT_BACK:
            return ours.credibility["4"]
    return ours.muted
