"""Eras as named bands behind the lanes, and as a strip of names above them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from dateline_db.model.era import Era, EraKind
from dateline_db.model.when import End
from dateline_desktop.scene.marks import Stop
from dateline_desktop.scene.scale import DAY, EARLIEST, LATEST, Scale

MOST_ROWS = 4
FADE = 56.0
"""Pixels over which an end that is not known fades away."""
_STOPS = {End.DATED: Stop.CLOSED, End.OPEN: Stop.OPEN, End.UNKNOWN: Stop.UNKNOWN}


@dataclass(frozen=True, slots=True)
class Span:
    """An era on the axis, in seconds; an end that is not known is left at its start."""

    id: str
    title: str
    label: str
    kind: EraKind
    lo: int
    hi: int
    left: Stop
    right: Stop

    @classmethod
    def of(cls, era: Era) -> "Span | None":
        """Return the span of an era, None where it has no date at all."""
        lo, hi = era.when.seconds()
        if lo is None and hi is None:
            return None
        left, right = _STOPS[era.when.start], _STOPS[era.when.end]
        if lo is None:
            lo = EARLIEST if left is Stop.OPEN or hi is None else hi - DAY
        if hi is None:
            hi = LATEST if right is Stop.OPEN else lo + DAY
        return cls(era.id, era.title, era.when.label(), era.kind, lo, hi, left, right)


@dataclass(frozen=True, slots=True)
class Band:
    """An era in view: its pixels, the row of its name, and the room its name has."""

    span: Span
    x0: float
    x1: float
    row: int
    text_x: float
    room: float


def spans(eras: Iterable[Era]) -> list[Span]:
    """Return the spans of the eras, by their starts."""
    found = [span for era in eras if (span := Span.of(era)) is not None]
    return sorted(found, key=lambda span: (span.lo, -span.hi))


def bands(
    found: Sequence[Span],
    lengths: Sequence[float],
    scale: Scale,
    rows: int = MOST_ROWS,
) -> list[Band]:
    """Lay out the eras in view; `lengths` are those of their names, in pixels.

    A name stands in its band, or after it where the band is too short. What finds no
    row is left out of the strip (row -1), longest first in.
    """
    ends: list[float] = []
    result = []
    for span, length in zip(found, lengths, strict=True):
        x0, x1 = _pixels(span, scale)
        if x1 < 0 or x0 > scale.width:
            continue
        start, end = max(x0, 0.0), min(x1, scale.width)
        reach = max(end, start + length + 12)
        if reach > scale.width:
            reach = end
        row = next((n for n, taken in enumerate(ends) if taken <= start), len(ends))
        if row >= rows:
            result.append(Band(span, x0, x1, -1, start, 0.0))
            continue
        ends[row : row + 1] = [reach]
        result.append(Band(span, x0, x1, row, start + 6, reach - start - 8))
    return result


def _pixels(span: Span, scale: Scale) -> tuple[float, float]:
    x0, x1 = scale.xs(np.array([span.lo, span.hi]))
    if span.left is Stop.UNKNOWN:
        x0 = x1 - FADE
    if span.right is Stop.UNKNOWN:
        x1 = x0 + FADE
    return float(x0), float(x1)
