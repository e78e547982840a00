"""The display list: what a picture of the timeline consists of, in plain numbers.

The screen's painter, SVG and the briefing's figure all draw this list and decide
nothing themselves. Ints from back to front: `boxes`, `columns`, `bars`, `glyphs`,
`texts`, then `front` with its own texts. Only what lies in `clip` may show of columns,
bars, glyphs and their texts. Lengths are pixels, y points down, x and y of a text are
its start and vertical middle.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, fields
from enum import IntEnum, StrEnum
from typing import TypeVar

from dateline_desktop.scene.arrays import Floats, Ints, Mask
from dateline_desktop.scene.palette import Palette

Measure = Callable[[str, "Role"], float]
FOG = 7
"""The ink of columns beside those of the digits: 0 stands for not graded."""


class Role(StrEnum):
    """What a text is, and so how it is set."""

    LABEL = "label"
    LANE = "lane"
    NATIVE = "native"
    COUNT = "count"
    UPPER = "upper"
    LOWER = "lower"
    ERA = "era"
    BADGE = "badge"
    TITLE = "title"


class Style(IntEnum):
    """How the body of a bar is drawn."""

    SOFT = 0  # a lens: some time in here
    DASHED = 1  # hollow: once, within these bounds
    SOLID = 2  # it lasted
    DOTTED = 3  # on several dates in here


class Stop(IntEnum):
    """How a bar ends at one side."""

    CLOSED = 0
    OPEN = 1  # an arrow: it goes on
    UNKNOWN = 2  # fades away; a question mark follows
    SOFT = 3  # fades: about then
    CUT = 4  # goes on outside the view


@dataclass(frozen=True, slots=True)
class Box:
    """A filled rectangle; it may fade away over so many pixels at an end."""

    x: float
    y: float
    width: float
    height: float
    colour: str
    fade_left: float = 0.0
    fade_right: float = 0.0


@dataclass(frozen=True, slots=True)
class Text:
    """One line of text, to be shortened to `room`; with `before` it ends at x.

    The label of an event has its `row` in the index.
    """

    x: float
    y: float
    room: float
    text: str
    role: Role
    colour: str
    before: bool = False
    row: int = -1


@dataclass(frozen=True, slots=True, eq=False)
class Columns:
    """Rectangles of one ink each; y is their top."""

    x: Floats
    y: Floats
    width: Floats
    height: Floats
    ink: Ints
    opacity: Floats | None = None  # None is opaque


@dataclass(frozen=True, slots=True, eq=False)
class Bars:
    """Spans of time; y is the middle, a thin bar has no room for a label."""

    x0: Floats
    x1: Floats
    y: Floats
    thin: Mask
    ink: Ints
    style: Ints
    left: Ints
    right: Ints
    unsure: Mask
    row: Ints
    opacity: Floats | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Glyphs:
    """Marks of single events by their middle; `ink` gives shape and colour."""

    x: Floats
    y: Floats
    ink: Ints
    soft: Mask
    unsure: Mask
    disputed: Mask
    row: Ints
    opacity: Floats | None = None


P = TypeVar("P", Columns, Bars, Glyphs)


@dataclass(frozen=True, slots=True)
class DisplayList:
    """Everything to be drawn, and the colours its inks stand for."""

    width: float
    height: float
    clip: Box
    palette: Palette
    boxes: list[Box]
    columns: Columns
    bars: Bars
    glyphs: Glyphs
    texts: list[Text]
    front: list[Box] = field(default_factory=list)
    front_texts: list[Text] = field(default_factory=list)
    left_out: int = 0  # events too vague to be drawn singly, once for each lane


def settled(part: P) -> P:
    """Return of columns, bars or glyphs what is there in full.

    On the screen columns turn into marks by and by; a picture that stands still shows
    the one or the other.
    """
    if part.opacity is None:
        return part
    which = part.opacity >= 1
    columns = {f.name: getattr(part, f.name)[which] for f in fields(part)}
    return type(part)(**columns)


def ink(palette: Palette, code: int) -> str:
    """Return the colour of an ink."""
    if code == FOG:
        return palette.fog
    return palette.credibility[str(code) if code else ""]


def elided(text: str, room: float, role: Role, measure: Measure) -> str:
    """Return the text, or as much of its beginning as fits before an ellipsis."""
    if measure(text, role) <= room:
        return text
    short, long = 0, len(text)
    while short < long:
        middle = (short + long + 1) // 2
        if measure(text[:middle].rstrip() + "…", role) <= room:
            short = middle
        else:
            long = middle - 1
    return text[:short].rstrip() + "…" if short else ""
