"""What is written and drawn can be told from its ground, in every palette (WCAG 2)."""

import pytest

from dateline_desktop.scene.blending import blend
from dateline_desktop.scene.outline import COLUMN_TINT
from dateline_desktop.scene.palette import DARK, LIGHT, Palette

TEXT, MARK = 4.5, 3.0
PALETTES = pytest.mark.parametrize("palette", [LIGHT, DARK])


def luminance(colour: str) -> float:
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def grounds(palette: Palette) -> dict[str, str]:
    names = ("window", "surface", "raised", "stripe")
    return {name: getattr(palette, name) for name in names} | palette.era


def test_black_and_white_are_as_far_apart_as_can_be() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


@PALETTES
@pytest.mark.parametrize("ink", ["text", "muted", "accent", "danger"])
def test_text_can_be_read_on_every_ground(palette: Palette, ink: str) -> None:
    colour = getattr(palette, ink)
    found = {name: contrast(colour, c) for name, c in grounds(palette).items()}
    assert min(found.values()) >= TEXT, found


@PALETTES
def test_text_can_be_read_on_coloured_grounds(palette: Palette) -> None:
    assert contrast(palette.on_accent, palette.accent) >= TEXT
    assert contrast(palette.danger, palette.danger_ground) >= TEXT
    assert contrast(palette.text, palette.warn_ground) >= TEXT


@PALETTES
def test_marks_stand_out_from_lanes_and_eras(palette: Palette) -> None:
    for digit, colour in palette.credibility.items():
        found = {name: contrast(colour, c) for name, c in grounds(palette).items()}
        assert min(found.values()) >= MARK, (digit, found)


@PALETTES
def test_columns_stand_out_from_lanes(palette: Palette) -> None:
    for digit, colour in palette.credibility.items():
        column = blend(palette.surface, colour, COLUMN_TINT)
        for ground in (palette.surface, palette.stripe):
            assert contrast(column, ground) >= MARK, digit


@PALETTES
def test_what_is_chosen_and_dragged_stands_out_from_what_it_lies_on(
    palette: Palette,
) -> None:
    for ground in grounds(palette).values():
        assert contrast(palette.accent, ground) >= MARK
