"""A sheet with a picture on it: a timeline, its heading, its legend, its foot.

Each part is a display list with a place on the sheet, so that whoever draws a timeline
can draw the whole sheet.
"""

from dataclasses import dataclass
from enum import Enum, auto

from dateline_desktop.scene.letters import Letters
from dateline_desktop.scene.marks import DisplayList


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
    """One picture or one page; `told` is what it shows, in words, for who hears it."""

    width: float
    height: float
    ground: str
    title: str
    told: str
    letters: Letters
    parts: tuple[Part, ...]
