"""What lies under the pointer, looked up in the picture that was drawn last."""

from dataclasses import dataclass

import numpy as np

from dateline_desktop.scene.marks import DisplayList, Role, Text

_NEAR = 10.0
_BAR = 9.0


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a mark of an event stands: a glyph at x, y, or a bar from x0 to x1."""

    row: int
    x: float
    y: float
    x0: float
    x1: float


def hit(picture: DisplayList, x: float, y: float) -> int | None:
    """Return the row of the index whose mark or label is at a point, None for none.

    Glyphs come before labels and bars, and a shorter bar before a longer one.
    """
    clip = picture.clip
    inside = clip.x <= x <= clip.x + clip.width and y >= clip.y
    if not inside:
        return None
    row = _glyph_at(picture, x, y)
    if row is None:
        row = _label_at(picture.texts, x, y)
    return _bar_at(picture, x, y) if row is None else row


def badge_at(picture: DisplayList, x: float, y: float) -> Text | None:
    """Return the "+n" at a point, None where there is none."""
    return next(
        (
            text
            for text in picture.front_texts
            if text.role is Role.BADGE
            and text.x - text.room - 5 <= x <= text.x + 5
            and abs(text.y - y) <= _BAR
        ),
        None,
    )


def spots(picture: DisplayList, row: int) -> list[Spot]:
    """Return where the marks of a row stand in the picture, from the top down."""
    glyphs, bars = picture.glyphs, picture.bars
    found = []
    for n in np.flatnonzero(glyphs.row == row).tolist():
        x, y = float(glyphs.x[n]), float(glyphs.y[n])
        bar = np.flatnonzero((bars.row == row) & (np.abs(bars.y - y) < 1))
        x0, x1 = x, x
        if len(bar):
            x0, x1 = float(bars.x0[bar[0]]), float(bars.x1[bar[0]])
        found.append(Spot(row, x, y, x0, x1))
    for n in np.flatnonzero((bars.row == row) & bars.thin).tolist():
        x0, x1, y = float(bars.x0[n]), float(bars.x1[n]), float(bars.y[n])
        found.append(Spot(row, (x0 + x1) / 2, y, x0, x1))
    return sorted(found, key=lambda spot: spot.y)


def _glyph_at(picture: DisplayList, x: float, y: float) -> int | None:
    glyphs = picture.glyphs
    if not len(glyphs.x):
        return None
    far = np.maximum(np.abs(glyphs.x - x), np.abs(glyphs.y - y))
    nearest = len(far) - 1 - int(np.argmin(far[::-1]))  # the one drawn last
    return int(glyphs.row[nearest]) if far[nearest] <= _NEAR else None


def _label_at(texts: list[Text], x: float, y: float) -> int | None:
    for text in texts:
        start = text.x - text.room if text.before else text.x
        if start <= x <= start + text.room and abs(text.y - y) <= _BAR:
            return text.row
    return None


def _bar_at(picture: DisplayList, x: float, y: float) -> int | None:
    bars = picture.bars
    half = np.where(bars.thin, 3.5, _BAR)
    under = np.flatnonzero(
        (bars.x0 <= x) & (x <= bars.x1) & (np.abs(bars.y - y) <= half)
    )
    if not len(under):
        return None
    lengths = bars.x1[under] - bars.x0[under]
    return int(bars.row[under[np.argmin(lengths)]])
