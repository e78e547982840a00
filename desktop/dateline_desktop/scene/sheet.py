"""A sheet with a picture on it: a timeline, its heading, its legend, its foot.

Each part is a display list with a place on the sheet, so that whoever draws a timeline
can draw the whole sheet.
"""

from dataclasses import dataclass, replace
from enum import Enum, auto

from dateline_desktop.scene.letters import Letters
from dateline_desktop.scene.marks import Box, DisplayList


class Kind(Enum):
    """What a part of a sheet is."""

    HEAD = auto()
    BODY = auto()
    LEGEND = auto()
    FOOT = auto()


@dataclass(frozen=True, slots=True)
class Part:
    """A display list and where its upper left corner lies."""

    kind: Kind
    x: float
    y: float
    picture: DisplayList


@dataclass(frozen=True, slots=True)
class Sheet:
    """One picture or one page; `told` is what it shows, in words, for who hears it.

    On paper, a pixel of it is `unit` points.
    """

    width: float
    height: float
    ground: str
    title: str
    told: str
    letters: Letters
    parts: tuple[Part, ...]
    unit: float = 1.0


def cropped(picture: DisplayList, height: float) -> DisplayList:
    """Return a picture without what lies below a height: ground, lines and bands."""

    def kept(boxes: list[Box]) -> list[Box]:
        above = (box for box in boxes if box.y < height)
        return [replace(b, height=min(b.height, height - b.y)) for b in above]

    (clip,) = kept([picture.clip]) or [replace(picture.clip, height=0.0)]
    return replace(
        picture,
        height=height,
        clip=clip,
        boxes=kept(picture.boxes),
        front=kept(picture.front),
    )
