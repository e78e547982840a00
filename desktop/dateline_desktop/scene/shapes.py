"""The few shapes that any drawing can be made of, in plain numbers.

Whoever can draw these can draw a timeline. Lengths are pixels, y points down; colours
are hex strings, and opacity goes from 0 to 1.
"""

from dataclasses import dataclass

from dateline_desktop.scene.arrays import Floats
from dateline_desktop.scene.marks import Box

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle; it may fade away over so many pixels at an end."""

    x: float
    y: float
    width: float
    height: float
    fill: str
    opacity: float = 1.0
    fade_left: float = 0.0
    fade_right: float = 0.0


@dataclass(frozen=True, slots=True, eq=False)
class Tiles:
    """Many rectangles of one colour: x, y, width and height in each row."""

    rects: Floats
    fill: str
    opacity: float = 1.0


@dataclass(frozen=True, slots=True)
class Dot:
    """A disc, or a ring where `line` says how wide its edge is."""

    x: float
    y: float
    radius: float
    colour: str
    line: float = 0.0


@dataclass(frozen=True, slots=True)
class Outline:
    """A polygon that is filled, or with a `line` an open line along its points."""

    points: tuple[Point, ...]
    colour: str
    opacity: float = 1.0
    line: float = 0.0


@dataclass(frozen=True, slots=True)
class Writing:
    """One line of text from x on, or up to x; y is its base line.

    `length` is that of the text where it is known exactly, else 0. The label of an
    event has its `row` in the index.
    """

    x: float
    y: float
    text: str
    size: float
    weight: str
    colour: str
    before: bool = False
    at_right: bool = False  # read from right to left
    length: float = 0.0
    row: int = -1


Shape = Area | Tiles | Dot | Outline | Writing


@dataclass(frozen=True, slots=True)
class Layer:
    """Shapes from back to front; with a clip, only what lies in it shows."""

    shapes: tuple[Shape, ...]
    clip: Box | None = None


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture in shapes, its layers from back to front."""

    width: float
    height: float
    layers: tuple[Layer, ...]
