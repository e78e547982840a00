"""Draws a display list: rectangles by the list, and everything else from pixmaps."""

from functools import lru_cache

import numpy as np
from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QColor, QLinearGradient, QPainter

from dateline_desktop.scene.arrays import Floats, Ints, Mask
from dateline_desktop.scene.drawing import softened
from dateline_desktop.scene.marks import (
    Bars,
    Box,
    DisplayList,
    Glyphs,
    Text,
)
from dateline_desktop.scene.outline import ASIDE
from dateline_desktop.timeline.batches import copy_sprites, draw_rects
from dateline_desktop.timeline.lettering import Lettering
from dateline_desktop.timeline.look import Look
from dateline_desktop.timeline.sprites import STRIP, Sprites

_DIMMED = 0.18
_COLUMNS_DIMMED = 0.35
_LEVELS = 4  # of opacity, for columns that turn into marks
NEW_TEXTS, ALL_TEXTS = 10, 100_000
"""How many texts may be made anew: while the view moves, and when it stands still."""


class Painter:
    """Draws display lists in one look; lengths in the list are points."""

    def __init__(self, look: Look) -> None:
        self.look = look
        self.lettering = Lettering(look)
        self._sprites = Sprites(look)

    def paint(
        self,
        painter: QPainter,
        picture: DisplayList,
        lit: Mask | None = None,
        *,
        new_texts: int = NEW_TEXTS,
    ) -> bool:
        """Draw a picture on a surface whose unit is a pixel of the screen.

        Where `lit` is given, rows of the index that are not lit are dimmed. Return
        whether some texts are still missing, which a next frame would draw.
        """
        self.lettering.allowance, self.lettering.short = new_texts, False
        for box in picture.boxes:
            self._box(painter, box)
        painter.setClipRect(self._rect(picture.clip))
        painter.setOpacity(1.0 if lit is None else _COLUMNS_DIMMED)
        self._columns(painter, picture)
        painter.setOpacity(1.0)
        sheet = self._sprites.pixmap
        copy_sprites(painter, self._bar_pieces(picture.bars, lit), sheet)
        copy_sprites(painter, self._glyph_pieces(picture.glyphs, lit), sheet)
        self._labels(painter, picture.texts, lit)
        painter.setClipping(False)
        for box in picture.front:
            self._box(painter, box)
        for text in picture.front_texts:
            self.lettering.draw(painter, text)
        return self.lettering.short

    # Rectangles

    def _rect(self, box: Box) -> QRect:
        k = self.look.ratio
        left, top = round(box.x * k), round(box.y * k)
        right, bottom = (box.x + box.width) * k, (box.y + box.height) * k
        return QRect(left, top, round(right) - left or 1, round(bottom) - top or 1)

    def _box(self, painter: QPainter, box: Box) -> None:
        rect, colour = self._rect(box), _colour(box.colour)
        if not box.fade_left and not box.fade_right:
            painter.fillRect(rect, colour)
            return
        clear = QColor(colour)
        clear.setAlpha(0)
        fade = QLinearGradient(QPointF(rect.topLeft()), QPointF(rect.topRight()))
        left, right = box.fade_left / box.width, box.fade_right / box.width
        fade.setColorAt(0.0, clear if left else colour)
        fade.setColorAt(min(left, 1.0), colour)
        fade.setColorAt(max(1.0 - right, 0.0), colour)
        fade.setColorAt(1.0, clear if right else colour)
        painter.fillRect(rect, fade)

    def _columns(self, painter: QPainter, picture: DisplayList) -> None:
        columns, k = picture.columns, self.look.ratio
        painter.setPen(Qt.PenStyle.NoPen)
        left, top = np.rint(columns.x * k), np.rint(columns.y * k)
        right = np.rint((columns.x + columns.width) * k) - 1
        bottom = np.rint((columns.y + columns.height) * k) - 1
        rects = np.stack([left, top, right, bottom], axis=1).astype(np.int32)
        level = np.full(len(rects), _LEVELS)
        if columns.opacity is not None:
            level = np.ceil(columns.opacity * _LEVELS).astype(np.int64)
        code = columns.ink * (_LEVELS + 1) + level
        order = np.argsort(code, kind="stable")
        rects, codes = rects[order], code[order]
        for one in np.unique(codes).tolist():
            colour = QColor(softened(self.look.palette, one // (_LEVELS + 1)))
            colour.setAlphaF(one % (_LEVELS + 1) / _LEVELS)
            painter.setBrush(colour)
            begin, end = np.searchsorted(codes, (one, one + 1))
            draw_rects(painter, rects[begin:end])

    # Sprites

    def _glyph_pieces(self, glyphs: Glyphs, lit: Mask | None) -> Floats:
        sprites, k = self._sprites, self.look.ratio
        x, y, code = glyphs.x * k, glyphs.y * k, glyphs.ink.astype(np.intp)
        opacity = _opacity(glyphs, lit)
        aside, up = (ASIDE * k, -ASIDE * k)
        layers = [
            (glyphs.soft, sprites.halos[code], 0.0, 0.0),
            (np.ones(len(x), np.bool_), sprites.glyphs[code], 0.0, 0.0),
            (glyphs.unsure, sprites.question, aside, up),
            (glyphs.disputed, sprites.dispute, -aside + k, up + k),
        ]
        return np.concatenate(
            [
                _pieces(
                    (x[which] + dx, y[which] + dy),
                    boxes[which] if boxes.ndim > 1 else boxes,
                    opacity[which],
                )
                for which, boxes, dx, dy in layers
            ]
        )

    def _bar_pieces(self, bars: Bars, lit: Mask | None) -> Floats:
        sprites, k = self._sprites, self.look.ratio
        x0, x1 = np.rint(bars.x0 * k), np.rint(bars.x1 * k)
        x1, y = np.maximum(x1, x0 + 1), bars.y * k
        look = (bars.thin.astype(np.intp), bars.style, bars.ink)
        opacity = _opacity(bars, lit)
        left, right = sprites.widths[bars.left], sprites.widths[bars.right]
        squeezed = np.minimum((x1 - x0) / np.maximum(left + right, 1), 1.0)
        left, right = np.floor(left * squeezed), np.floor(right * squeezed)
        pieces = [self._body_pieces(look, (x0 + left, x1 - right), y, opacity)]
        for side, stop, width, edge in (
            (0, bars.left, left, x0 + left / 2),
            (1, bars.right, right, x1 - right / 2),
        ):
            shown = width > 0
            boxes = sprites.ends[(*look, side, stop)][shown]
            part = _pieces((edge[shown], y[shown]), boxes, opacity[shown])
            part[:, 6] = width[shown] / boxes[:, 2]
            pieces.append(part)
        return np.concatenate(pieces)

    def _body_pieces(
        self,
        look: tuple[Ints, Ints, Ints],
        span: tuple[Floats, Floats],
        y: Floats,
        opacity: Floats,
    ) -> Floats:
        """Return the bodies of bars, in as many pieces as the strip asks for."""
        begin, end = span
        count = np.ceil(np.maximum(end - begin, 0) / STRIP).astype(np.intp)
        which = np.repeat(np.arange(len(begin)), count)
        nth = np.arange(len(which)) - np.repeat(np.cumsum(count) - count, count)
        start = begin[which] + nth * STRIP
        width = np.minimum(end[which] - start, STRIP)
        boxes = self._sprites.bodies[look][which]
        boxes[:, 2] = width
        return _pieces((start + width / 2, y[which]), boxes, opacity[which])

    def _labels(self, painter: QPainter, texts: list[Text], lit: Mask | None) -> None:
        for text in texts:
            if lit is not None:
                painter.setOpacity(1.0 if lit[text.row] else _DIMMED * 1.6)
            self.lettering.draw(painter, text)
        painter.setOpacity(1.0)


@lru_cache(maxsize=256)
def _colour(name: str) -> QColor:
    return QColor(name)


def _opacity(marks: Bars | Glyphs, lit: Mask | None) -> Floats:
    opacity = np.ones(len(marks.row)) if marks.opacity is None else marks.opacity
    return opacity if lit is None else opacity * np.where(lit[marks.row], 1.0, _DIMMED)


def _pieces(middle: tuple[Floats, Floats], boxes: Ints, opacity: Floats) -> Floats:
    """Return the fragments that copy sprites to where their middles shall be."""
    x, y = middle
    pieces = np.zeros((len(x), 10))
    pieces[:, 2:6] = boxes
    width, height = pieces[:, 4], pieces[:, 5]
    pieces[:, 0] = np.rint(x - width / 2) + width / 2
    pieces[:, 1] = np.rint(y - height / 2) + height / 2
    pieces[:, 6] = pieces[:, 7] = 1.0
    pieces[:, 9] = opacity
    return pieces
