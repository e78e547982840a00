"""Turns a display list into shapes: what SVG, print and the briefing draw.

The screen draws the same list from sprites, which is faster; the numbers behind both
are those of `outline`.
"""

from collections.abc import Iterator

import numpy as np

from dateline_desktop.scene.bar_shapes import bar_shapes
from dateline_desktop.scene.blending import blend
from dateline_desktop.scene.glyph_shapes import glyph_shapes
from dateline_desktop.scene.letters import CAPITAL, Letters, begins_at_right, weight_of
from dateline_desktop.scene.marks import (
    FOG,
    Box,
    Columns,
    DisplayList,
    Text,
    elided,
    ink,
    settled,
)
from dateline_desktop.scene.outline import COLUMN_TINT
from dateline_desktop.scene.palette import Palette
from dateline_desktop.scene.shapes import Area, Drawing, Layer, Shape, Tiles, Writing


def drawing(picture: DisplayList, letters: Letters) -> Drawing:
    """Return a display list as shapes; its letters are those it was laid out with."""
    inside: tuple[Shape, ...] = (
        *_columns(settled(picture.columns), picture.palette),
        *bar_shapes(settled(picture.bars), picture.palette, letters.metrics),
        *glyph_shapes(settled(picture.glyphs), picture.palette),
        *_writings(picture.texts, letters),
    )
    front: tuple[Shape, ...] = (
        *map(_area, picture.front),
        *_writings(picture.front_texts, letters),
    )
    layers = (
        Layer(tuple(map(_area, picture.boxes))),
        Layer(inside, picture.clip),
        Layer(front),
    )
    return Drawing(picture.width, picture.height, layers)


def softened(palette: Palette, code: int) -> str:
    """Return the colour of a column of an ink."""
    share = 1.0 if code == FOG else COLUMN_TINT
    return blend(palette.surface, ink(palette, code), share)


def _area(box: Box) -> Area:
    return Area(
        x=box.x,
        y=box.y,
        width=box.width,
        height=box.height,
        fill=box.colour,
        fade_left=box.fade_left,
        fade_right=box.fade_right,
    )


def _columns(columns: Columns, palette: Palette) -> Iterator[Shape]:
    """Yield the columns of each ink as one shape, so that no gap shows in it."""
    left, top = np.rint(columns.x), np.rint(columns.y)
    width = np.rint(columns.x + columns.width) - left
    height = np.rint(columns.y + columns.height) - top
    rects = np.stack([left, top, width, height], axis=1)
    rects = rects.astype(np.float64)
    seen = (width > 0) & (height > 0)
    for code in np.unique(columns.ink[seen]).tolist():
        which = seen & (columns.ink == code)
        yield Tiles(rects[which], softened(palette, code))


def _writings(texts: list[Text], letters: Letters) -> Iterator[Writing]:
    for text in texts:
        shown = elided(text.text, text.room + 0.5, text.role, letters.measure)
        if shown:
            yield _writing(text, shown, letters)


def _writing(text: Text, shown: str, letters: Letters) -> Writing:
    size = letters.size_of(text.role)
    exact = letters.is_exact(shown, text.role)
    return Writing(
        x=text.x,
        y=text.y + size * CAPITAL / 2,
        text=shown,
        size=size,
        weight=weight_of(text.role),
        colour=text.colour,
        before=text.before,
        at_right=begins_at_right(shown),
        length=letters.measure(shown, text.role) if exact else 0.0,
        row=text.row,
    )
