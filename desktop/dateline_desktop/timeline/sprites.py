"""Glyphs and the pieces of bars, each drawn once on one pixmap and then only copied.

Lengths are pixels of the screen, so that every sprite is sharp and none is scaled.
"""

from collections.abc import Callable
from functools import partial

import numpy as np
from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QPixmap

from dateline_desktop.scene.arrays import Ints
from dateline_desktop.scene.marks import Stop, Style
from dateline_desktop.scene.outline import DISPUTE, ENDS, HALO_HEIGHT, HALO_WIDTH
from dateline_desktop.timeline import strokes
from dateline_desktop.timeline.look import Look

INKS = 7  # not graded, and the digits 1 to 6
STRIP = 512
"""How long the body of a bar is on the sheet; a longer bar takes several."""
_WIDTH = 1_600

Draw = Callable[[QPainter, QRectF], None]
Box = tuple[int, int, int, int]


class Sprites:
    """All sprites of one look; each array says where one lies: x, y, width, height.

    Bodies are found by thin, style and ink, ends by side (0 left, 1 right) and stop
    as well.
    """

    def __init__(self, look: Look) -> None:
        self._sheet = _Sheet()
        cell = look.pixels(15) | 1  # odd, so that a middle pixel exists
        dot = look.pixels(DISPUTE)
        self.glyphs = self._row(cell, cell, partial(strokes.glyph, look))
        self.halos = self._row(
            look.pixels(HALO_WIDTH) | 1,
            look.pixels(HALO_HEIGHT),
            partial(strokes.halo, look),
        )
        self.question = np.array(
            self._sheet.add(dot, look.pixels(11), partial(strokes.question, look))
        )
        self.dispute = np.array(
            self._sheet.add(dot, dot, partial(strokes.dispute, look))
        )
        self.widths = np.array(
            [look.pixels(ENDS[stop]) if ENDS[stop] else 0 for stop in Stop]
        )
        self.bodies = np.zeros((2, len(Style), INKS, 4), dtype=np.int32)
        self.ends = np.zeros((2, len(Style), INKS, 2, len(Stop), 4), dtype=np.int32)
        for thin, height in enumerate((look.bar, look.thin)):
            self._add_bars(look, thin, look.pixels(height))
        self.pixmap = self._sheet.pixmap()

    def _row(self, width: int, height: int, draw: Callable[..., None]) -> Ints:
        boxes = [
            self._sheet.add(width, height, partial(draw, ink=ink))
            for ink in range(INKS)
        ]
        return np.array(boxes, dtype=np.int32)

    def _add_bars(self, look: Look, thin: int, height: int) -> None:
        for style in Style:
            for ink in range(INKS):
                bar = strokes.Bar(look, style, ink, thin=bool(thin))
                self.bodies[thin, style, ink] = self._sheet.add(STRIP, height, bar.body)
                for stop in Stop:
                    width = int(self.widths[stop])
                    for side in range(2 if width else 0):
                        end = partial(bar.end, stop=stop, at_right=side == 1)
                        self.ends[thin, style, ink, side, stop] = self._sheet.add(
                            width, height, end
                        )


class _Sheet:
    """Sprites set side by side on shelves."""

    def __init__(self) -> None:
        self._drawn: list[tuple[QRect, Draw]] = []
        self._x = self._y = self._shelf = 0

    def add(self, width: int, height: int, draw: Draw) -> Box:
        """Find a place for a sprite, to be drawn by `draw`; no two touch."""
        if self._x + width > _WIDTH:
            self._x, self._y, self._shelf = 0, self._y + self._shelf + 1, 0
        room = QRect(self._x, self._y, width, height)
        self._drawn.append((room, draw))
        self._x += width + 1
        self._shelf = max(self._shelf, height)
        return room.x(), room.y(), width, height

    def pixmap(self) -> QPixmap:
        """Draw all sprites."""
        image = QImage(
            _WIDTH, self._y + self._shelf, QImage.Format.Format_ARGB32_Premultiplied
        )
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        try:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for room, draw in self._drawn:
                painter.save()
                painter.setClipRect(room)
                draw(painter, QRectF(room))
                painter.restore()
        finally:
            painter.end()
        return QPixmap.fromImage(image)
