"""What shows while a hand is at work: spans, frames, ghosts, lines and measures."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from dateline_desktop.scene.marks import Box
from dateline_desktop.scene.palette import Palette

_PAD, _GAP = 6.0, 6.0
_END = 5.0


@dataclass(frozen=True, slots=True)
class Ghost:
    """Where a mark would stand: from x0 to x1 in the middle of y, and what it says."""

    x0: float
    x1: float
    y: float
    text: str


@dataclass(slots=True)
class Guides:
    """What is shown; everything that is None or empty is not.

    `band` is a span from top to bottom, `frame` a rubber band. `gap` is the height at
    which a lane would go in. `measure` runs from one mark to another; `lanes` are the
    heights of the names with a sign for collapsing, and whether they are collapsed.
    """

    band: tuple[float, float] | None = None
    frame: QRectF | None = None
    ghost: Ghost | None = None
    gap: float | None = None
    measure: tuple[QPointF, QPointF, str] | None = None
    lanes: tuple[tuple[float, bool], ...] = ()
    lane: tuple[float, float] | None = None  # top and height of the keys' lane


def draw_guides(
    painter: QPainter, guides: Guides, clip: Box, palette: Palette, text: float
) -> None:
    """Draw them over a picture; `text` is the height of a line."""
    accent = QColor(palette.accent)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _draw_names(painter, guides, clip, palette)
    if guides.gap is not None:
        painter.fillRect(QRectF(0, guides.gap - 1.5, clip.x + clip.width, 3), accent)
    painter.setClipRect(QRectF(clip.x, 0, clip.width, clip.y + clip.height))
    if guides.band is not None:
        x0, x1 = sorted(guides.band)
        _draw_area(painter, QRectF(x0, clip.y, x1 - x0, clip.height), accent)
    if guides.frame is not None:
        _draw_area(painter, guides.frame, accent)
        painter.setPen(QPen(accent, 1, Qt.PenStyle.DashLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(guides.frame)
    if guides.measure is not None:
        _draw_measure(painter, guides.measure, clip, palette, text)
    if guides.ghost is not None:
        _draw_ghost(painter, guides.ghost, clip, palette, text)
    painter.setClipping(False)


def _draw_names(painter: QPainter, guides: Guides, clip: Box, palette: Palette) -> None:
    """Mark the lane that the keys are in, and the signs to collapse lanes with."""
    painter.setClipRect(QRectF(0, clip.y, clip.x, clip.height))
    if guides.lane is not None:
        top, height = guides.lane
        painter.fillRect(QRectF(0, top, 3, height - 1), QColor(palette.accent))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(palette.muted))
    for y, is_collapsed in guides.lanes:
        corners = ((-2, -4), (3, 0), (-2, 4)) if is_collapsed else _DOWN
        painter.drawPolygon(QPolygonF([QPointF(6.5 + x, y + dy) for x, dy in corners]))
    painter.setClipping(False)


_DOWN = ((-4, -2), (4, -2), (0, 3))


def _draw_area(painter: QPainter, area: QRectF, accent: QColor) -> None:
    ground = QColor(accent)
    ground.setAlphaF(0.14)
    painter.fillRect(area, ground)
    for x in (area.left(), area.right() - 1):
        painter.fillRect(QRectF(x, area.top(), 1, area.height()), accent)


def _draw_ghost(
    painter: QPainter, ghost: Ghost, clip: Box, palette: Palette, text: float
) -> None:
    height = text - 2
    wide = max(ghost.x1 - ghost.x0, 2.0)
    room = QRectF(ghost.x0, ghost.y - height / 2, wide, height)
    ground = QColor(palette.accent)
    ground.setAlphaF(0.3)
    painter.setPen(QPen(QColor(palette.accent), 1.4))
    painter.setBrush(ground)
    painter.drawRoundedRect(room, 3, 3)
    middle = (max(ghost.x0, clip.x) + min(ghost.x1, clip.x + clip.width)) / 2
    above = ghost.y - height / 2 - _GAP - text / 2 - 3
    if above < clip.y + text / 2:
        above = ghost.y + height / 2 + _GAP + text / 2 + 3
    _draw_tag(painter, ghost.text, QPointF(middle, above), clip, palette)


def _draw_measure(
    painter: QPainter,
    measure: tuple[QPointF, QPointF, str],
    clip: Box,
    palette: Palette,
    line: float,
) -> None:
    one, other, text = measure
    y = one.y() + line / 2 + 1  # between two rows, where no label is
    painter.setPen(QPen(QColor(palette.accent), 1.4))
    painter.drawLine(QPointF(one.x(), y), QPointF(other.x(), y))
    for end in (one, other):
        painter.drawLine(end, QPointF(end.x(), y))
        painter.drawLine(QPointF(end.x(), y - _END), QPointF(end.x(), y + _END))
    lo, hi = sorted((one.x(), other.x()))
    middle = (max(lo, clip.x) + min(hi, clip.x + clip.width)) / 2
    _draw_tag(painter, text, QPointF(middle, y), clip, palette)


def _draw_tag(
    painter: QPainter, text: str, middle: QPointF, clip: Box, palette: Palette
) -> None:
    """Write a text on a ground of its own, within the lanes."""
    metrics = painter.fontMetrics()
    width = metrics.horizontalAdvance(text) + 2 * _PAD
    left = min(max(middle.x() - width / 2, clip.x + 2), clip.x + clip.width - width - 2)
    height = metrics.height() + 4
    room = QRectF(left, middle.y() - height / 2, width, height)
    painter.setPen(QPen(QColor(palette.accent), 1))
    painter.setBrush(QColor(palette.raised))
    painter.drawRoundedRect(room, 4, 4)
    painter.setPen(QColor(palette.text))
    painter.drawText(room, Qt.AlignmentFlag.AlignCenter, text)
