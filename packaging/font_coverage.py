"""Write what Dateline has to know of its fonts without opening them.

Run it when a font in ``resources/dateline_resources/fonts`` changes:
``.venv/bin/python packaging/font_coverage.py``. It needs fontTools, which only
development installs.

``coverage.json`` lists the characters that a briefing can print, as ranges: those that
a family has in each of its weights and slopes. One character that no font has would
make the engine refuse the whole PDF; so would a letter with an accent that no one font
has together, therefore by family. ``advances.json`` gives the widths, in thousandths
of the size, that place labels in the briefing's timeline.
"""

import json
from collections.abc import Iterable
from pathlib import Path

from fontTools.ttLib import TTFont

FONTS = Path(__file__).parents[1] / "resources/dateline_resources/fonts"
FAMILIES = ("SourceSans3", "SourceSerif4", "Vazirmatn", "Amiri")
MEASURED = {"400": "SourceSans3_400Regular.ttf", "600": "SourceSans3_600SemiBold.ttf"}
LATIN = (*range(0x20, 0x7F), *range(0xA0, 0x250), *range(0x2010, 0x2027))


def covered(family: str) -> set[int]:
    """Return the code points that a family has in all its files."""
    files = sorted(FONTS.glob(f"{family}_*.ttf"))
    return set.intersection(*(set(TTFont(f).getBestCmap()) for f in files))


def ranges(code_points: Iterable[int]) -> list[list[int]]:
    """Return sorted code points as [first, last] pairs."""
    result: list[list[int]] = []
    for code in sorted(code_points):
        if result and result[-1][1] == code - 1:
            result[-1][1] = code
        else:
            result.append([code, code])
    return result


def advances(name: str) -> dict[str, int]:
    """Return how wide each Latin character of a font is."""
    font = TTFont(FONTS / name)
    glyphs, widths = font.getBestCmap(), font["hmtx"]
    unit = font["head"].unitsPerEm
    return {
        chr(code): round(widths[glyphs[code]][0] * 1000 / unit)
        for code in LATIN
        if code in glyphs
    }


def write(name: str, value: object) -> None:
    """Write one of the files, small enough to be read in a review."""
    text = json.dumps(value, ensure_ascii=True, separators=(",", ":"))
    (FONTS / name).write_text(text + "\n", encoding="ascii")


if __name__ == "__main__":
    write("coverage.json", {name: ranges(covered(name)) for name in FAMILIES})
    write("advances.json", {weight: advances(f) for weight, f in MEASURED.items()})
