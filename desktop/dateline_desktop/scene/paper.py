"""Sheets of paper, and the colours of the light theme on white."""

from dataclasses import dataclass, replace
from enum import StrEnum

from dateline_desktop.scene.palette import LIGHT

PRINT = replace(
    LIGHT,
    window="#ffffff",
    surface="#ffffff",
    stripe="#f4f6f9",
    line="#c5ccd6",
    grid="#e4e8ee",
    text="#16202e",
    muted="#566172",
)
POINTS = 0.55
"""Points to a pixel of the layout: print bears finer marks than a screen."""


MOST_POINTS = 0.75
"""Points to a pixel of a picture that is smaller than its page."""


class Paper(StrEnum):
    """A format of paper."""

    A4 = "A4"
    LETTER = "Letter"
    A3 = "A3"


_POINTS = {Paper.A4: (595.28, 841.89), Paper.LETTER: (612.0, 792.0)}
_POINTS[Paper.A3] = (841.89, 1190.55)


@dataclass(frozen=True, slots=True)
class Page:
    """How large a page is, in pixels of the layout that are `unit` points each."""

    width: float
    height: float
    unit: float = POINTS

    @classmethod
    def of(cls, paper: Paper, *, upright: bool) -> "Page":
        """Return the page of a format of paper."""
        width, height = _POINTS[paper]
        return cls.of_points(*((width, height) if upright else (height, width)))

    @classmethod
    def of_points(cls, width: float, height: float) -> "Page":
        """Return the page that is so many points large."""
        return cls(width / POINTS, height / POINTS)

    def holding(self, width: float, height: float) -> "Page":
        """Return the same page with pixels so small that a picture fits on it."""
        larger = max(width / self.width, height / self.height, POINTS / MOST_POINTS)
        unit = self.unit / larger
        return Page(self.width * larger, self.height * larger, unit)
