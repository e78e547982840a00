"""What lies over the picture: chosen, hovered and found events, and the focus."""

from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from dateline_desktop.scene.marks import Box
from dateline_desktop.scene.outline import ASIDE, DISPUTE
from dateline_desktop.scene.palette import Palette
from dateline_desktop.timeline.hits import Spot
from dateline_desktop.widgets.marks import draw_mark

_RING = 8.5
_PIN = 10.5


@dataclass(slots=True)
class Overlay:
    """Where what stands out lies; `pinned` are events that columns swallow.

    `digits` gives the credibility of the pinned rows, "" for not graded; `picked` are
    chosen together. The frame shows that the keys are here.
    """

    clip: Box
    selected: list[Spot] = field(default_factory=list)
    focused: Spot | None = None
    hovered: list[Spot] = field(default_factory=list)
    pinned: list[Spot] = field(default_factory=list)
    digits: dict[int, str] = field(default_factory=dict)
    picked: list[Spot] = field(default_factory=list)
    disputed: frozenset[int] = frozenset()  # rows whose flag no ring may cover
    is_framed: bool = False


def draw_overlay(
    painter: QPainter, overlay: Overlay, palette: Palette, bar: float
) -> None:
    """Draw it; bars are `bar` high."""
    clip = overlay.clip
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setClipRect(QRectF(clip.x, clip.y, clip.width, clip.height))
    for spot in overlay.pinned:
        _draw_pin(painter, spot, overlay.digits.get(spot.row, ""), palette)
    for spot in overlay.hovered:
        _outline(painter, spot, bar, QPen(QColor(palette.text), 1.2))
    _draw_rings(painter, overlay, palette, bar)
    if overlay.focused is not None:
        pen = QPen(QColor(palette.accent), 1.2, Qt.PenStyle.DotLine)
        _outline(painter, overlay.focused, bar, pen, more=4.0)
    if overlay.is_framed:
        painter.setPen(QPen(QColor(palette.accent), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(
            QRectF(clip.x + 1, clip.y + 1, clip.width - 2, clip.height - 2)
        )


def _draw_rings(
    painter: QPainter, overlay: Overlay, palette: Palette, bar: float
) -> None:
    """Ring what is chosen, the one event more than those that are picked."""
    surface, accent = QColor(palette.surface), QColor(palette.accent)
    ringed = ((overlay.picked, 4.0, 1.6), (overlay.selected, 5.0, 2.2))
    for spots, under, over in ringed:
        for spot in spots:
            _outline(painter, spot, bar, QPen(surface, under))
            _outline(painter, spot, bar, QPen(accent, over))
            if spot.row in overlay.disputed:
                _draw_flag(painter, spot, palette)


def _outline(
    painter: QPainter, spot: Spot, bar: float, pen: QPen, more: float = 0.0
) -> None:
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if spot.x1 > spot.x0:
        room = QRectF(spot.x0, spot.y - bar / 2, spot.x1 - spot.x0, bar)
        wide = 2 + more
        painter.drawRoundedRect(room.adjusted(-wide, -wide, wide, wide), 4, 4)
    else:
        radius = _RING + more
        painter.drawEllipse(QPointF(spot.x, spot.y), radius, radius)


def _draw_flag(painter: QPainter, spot: Spot, palette: Palette) -> None:
    """Draw the flag of a dispute again, over the ring."""
    painter.setPen(Qt.PenStyle.NoPen)
    middle = QPointF(spot.x - ASIDE + 1, spot.y - ASIDE + 1)
    for colour, radius in ((palette.surface, DISPUTE / 2), (palette.danger, 2.8)):
        painter.setBrush(QColor(colour))
        painter.drawEllipse(middle, radius, radius)


def _draw_pin(painter: QPainter, spot: Spot, digit: str, palette: Palette) -> None:
    """Draw an event over the columns of its lane, on a ground of its own."""
    middle = QPointF(spot.x, spot.y)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(palette.surface))
    painter.drawEllipse(middle, _RING, _RING)
    draw_mark(painter, digit, middle, _PIN)
