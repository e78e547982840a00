"""What a chart consists of, in pixels: bars, lines, marks, texts, and what they mean.

Made without Qt, so that whatever draws charts draws the same ones.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import NamedTuple

from dateline_desktop.scene.palette import Palette
from dateline_desktop.scene.scale import Scale

Box = tuple[float, float, float, float]  # left, top, right, bottom


class Texture(Enum):
    """How a box is filled."""

    SOLID = auto()
    HATCHED = auto()  # spread over a span, so not certain to lie here
    PALE = auto()  # between two bounds


class Bars(NamedTuple):
    """Boxes of one colour."""

    fill: str
    texture: Texture
    boxes: list[Box]


class Line(NamedTuple):
    """A straight line."""

    x0: float
    y0: float
    x1: float
    y1: float
    ink: str
    width: float = 1.0
    is_dashed: bool = False


class Mark(NamedTuple):
    """A credibility mark; a hollow one stands for a count that was passed."""

    x: float
    y: float
    digit: str  # "" = not graded
    ink: str
    is_hollow: bool = False
    is_chosen: bool = False


class Text(NamedTuple):
    """A line of text, by the left end of its middle line, on a ground if it has one."""

    x: float
    y: float
    text: str
    ink: str
    ground: str = ""


class Sample(Enum):
    """What stands before an entry of the legend."""

    FILL = auto()
    HATCH = auto()
    HOLLOW = auto()
    DASH = auto()
    LINE = auto()


class Entry(NamedTuple):
    """A line of the legend."""

    text: str
    ink: str
    sample: Sample = Sample.FILL


class Told(NamedTuple):
    """What is said of something that is pointed at."""

    title: str
    lines: tuple[str, ...]

    @property
    def spoken(self) -> str:
        """All of it in one line."""
        return ", ".join((self.title, *self.lines))


class Target(NamedTuple):
    """What can be pointed at, chosen and heard.

    A key is ("claim", id, id of a copy, …) or ("period", begin, end). `tell` is asked
    only for what is pointed at.
    """

    box: Box
    key: tuple[str, ...]
    tell: Callable[[], Told]


@dataclass(slots=True)
class Picture:
    """A chart as it is drawn, from back to front."""

    bars: list[Bars] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    texts: list[Text] = field(default_factory=list)
    targets: list[Target] = field(default_factory=list)

    def at(self, x: float, y: float) -> Target | None:
        """Return what is at a point, the last drawn and the smallest first."""
        hit = [target for target in self.targets if _holds(target.box, x, y)]
        return min(reversed(hit), key=lambda target: _size(target.box), default=None)


@dataclass(frozen=True, slots=True)
class Frame:
    """The room that a chart has, and what its texts take up.

    `line` is the height of a line of text; `measure` says how long a text is.
    """

    scale: Scale
    height: float
    line: float
    palette: Palette
    measure: Callable[[str], float]


def _holds(box: Box, x: float, y: float) -> bool:
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]


def _size(box: Box) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])
