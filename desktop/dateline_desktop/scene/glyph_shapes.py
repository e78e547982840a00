"""The marks of single events as shapes."""

from collections.abc import Iterator

from dateline_desktop.scene.marks import Glyphs, ink
from dateline_desktop.scene.outline import (
    ASIDE,
    CORNERS,
    DISC,
    DISPUTE,
    HALO_FADE,
    HALO_HEIGHT,
    HALO_TINT,
    HALO_WIDTH,
    MARK,
    QUESTION,
    RIM,
    RING_GROUND,
    RING_LINE,
    RINGS,
)
from dateline_desktop.scene.palette import CREDIBILITY_SHAPE, Palette
from dateline_desktop.scene.shapes import Area, Dot, Outline, Point, Shape, Writing

_QUESTION_LENGTH = 0.42  # of a question mark, in shares of its size
_QUESTION_RISE = 0.34  # from the base line to its middle


def glyph_shapes(glyphs: Glyphs, palette: Palette) -> Iterator[Shape]:
    """Yield halos, then the marks, then what stands beside them."""
    places = list(zip(glyphs.x.tolist(), glyphs.y.tolist(), strict=True))
    inks = glyphs.ink.tolist()
    for place, code, soft in zip(places, inks, glyphs.soft.tolist(), strict=True):
        if soft:
            yield _halo(place, ink(palette, code))
    for place, code in zip(places, inks, strict=True):
        yield from mark_shapes(place, code, palette)
    for place, unsure in zip(places, glyphs.unsure.tolist(), strict=True):
        if unsure:
            yield _question(place, palette)
    for place, disputed in zip(places, glyphs.disputed.tolist(), strict=True):
        if disputed:
            yield from flag_shapes(place, palette)


def mark_shapes(middle: Point, code: int, palette: Palette) -> Iterator[Shape]:
    """Yield the mark of a digit, 0 for not graded, with a rim of the ground."""
    shape, colour = CREDIBILITY_SHAPE[str(code or "")], ink(palette, code)
    x, y = middle
    if shape in RINGS:
        yield Dot(x, y, (MARK + RIM) * RING_GROUND, palette.surface)
        yield Dot(x, y, MARK * RINGS[shape] / 2, colour, line=MARK * RING_LINE)
        return
    for size, fill in ((MARK + RIM, palette.surface), (MARK, colour)):
        half = size / 2
        if shape == "disc":
            yield Dot(x, y, half * DISC, fill)
        else:
            points = ((x + dx * half, y + dy * half) for dx, dy in CORNERS[shape])
            yield Outline(tuple(points), fill)


def _halo(middle: Point, colour: str) -> Area:
    x, y = middle
    fade = HALO_FADE * HALO_WIDTH
    return Area(
        x=x - HALO_WIDTH / 2,
        y=y - HALO_HEIGHT / 2,
        width=HALO_WIDTH,
        height=HALO_HEIGHT,
        fill=colour,
        opacity=HALO_TINT,
        fade_left=fade,
        fade_right=fade,
    )


def _question(middle: Point, palette: Palette) -> Writing:
    x, y = middle
    return Writing(
        x=x + ASIDE - _QUESTION_LENGTH * QUESTION / 2,
        y=y - ASIDE + _QUESTION_RISE * QUESTION,
        text="?",
        size=QUESTION,
        weight="600",
        colour=palette.text,
    )


def flag_shapes(middle: Point, palette: Palette) -> Iterator[Dot]:
    """Yield the flag at a mark that says that claims disagree."""
    x, y = middle[0] - ASIDE + 1, middle[1] - ASIDE + 1
    yield Dot(x, y, DISPUTE / 2, palette.surface)
    yield Dot(x, y, DISPUTE / 2 * 0.7, palette.danger)
