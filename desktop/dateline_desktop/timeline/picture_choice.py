"""What a picture of the timeline is to show, and in which look."""

from dataclasses import dataclass
from enum import StrEnum

from dateline_db.model.marking import Marking
from dateline_desktop.scene.arrangement import PLAIN, Arrangement
from dateline_desktop.scene.clock import ClockBy
from dateline_desktop.scene.ground import View
from dateline_desktop.scene.heights import Heights
from dateline_desktop.scene.lanes import LaneBy
from dateline_desktop.scene.letters import USUAL
from dateline_desktop.scene.palette import DARK, LIGHT, Palette
from dateline_desktop.scene.paper import PRINT, Paper

WIDTH = 1_600
NARROWEST, WIDEST = 400, 10_000
MOST_TIMES = 8


class Extent(StrEnum):
    """How much of the timeline is shown."""

    VISIBLE = "visible"
    WHOLE = "whole"
    PERIOD = "period"


class Format(StrEnum):
    """The kind of file that a picture is written as, by its suffix."""

    PNG = "png"
    SVG = "svg"
    PDF = "pdf"


@dataclass(frozen=True, slots=True)
class Looked:
    """What the window shows: how it is looked at, and how high its letters are."""

    view: View
    letters: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One picture that is asked for.

    `period` is in seconds since 1970, for that extent alone, as `looked` is for what is
    visible. `width` is in pixels before they are multiplied by `times`.
    """

    extent: Extent = Extent.WHOLE
    period: tuple[float, float] | None = None
    looked: Looked | None = None
    by: LaneBy = LaneBy.ACTOR
    arrangement: Arrangement = PLAIN
    clock: ClockBy = ClockBy.CASE
    heights: Heights = Heights.LOG
    marking: Marking = Marking.CLEAR
    format: Format = Format.PNG
    width: int = WIDTH
    times: int = 1
    paper: Paper = Paper.A4
    upright: bool = False
    with_legend: bool = False
    dark: bool = False

    @property
    def palette(self) -> Palette:
        """The colours of the picture; paper is white."""
        if self.dark:
            return DARK
        return PRINT if self.format is Format.PDF else LIGHT

    @property
    def letters(self) -> float:
        """How many pixels the letters are high."""
        seen = self.extent is Extent.VISIBLE and self.looked is not None
        return self.looked.letters if seen and self.looked else USUAL
