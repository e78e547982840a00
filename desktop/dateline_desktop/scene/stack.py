"""How high each lane stands, and how many rows of marks it has."""

from dataclasses import dataclass
from heapq import heapify, heapreplace

import numpy as np

from dateline_desktop.scene.arrays import Floats, Ints

SMALL = 400
"""Up to so many events a lane is laid out with care; above, by numbers."""
THIN_ROWS = 3
_MOST_ROWS = 14


@dataclass(frozen=True, slots=True)
class Metrics:
    """The lengths that follow from the height of a line of text, in pixels."""

    text: float

    @property
    def row(self) -> float:
        """From one row of marks to the next."""
        return self.text + 3

    @property
    def pad(self) -> float:
        """Above and below the rows of a lane."""
        return 4.0

    @property
    def thin_row(self) -> float:
        """From one thin bar to the next, in lanes that are too full for labels."""
        return 7.0

    @property
    def head(self) -> float:
        """What the two lines of a lane's name need."""
        return 2 * self.text + 10

    @property
    def axis(self) -> float:
        """The height of the two levels of the axis."""
        return 2 * self.text + 14


@dataclass(frozen=True, slots=True, eq=False)
class Stack:
    """The lanes from top to bottom; `top` is counted from the top of the first."""

    top: Floats
    height: Floats
    rows: Ints

    @property
    def total(self) -> float:
        """The height of all lanes together."""
        return float(self.top[-1] + self.height[-1]) if len(self.top) else 0.0

    def in_view(self, scroll: float, room: float) -> Ints:
        """Return the lanes of which something shows."""
        shows = (self.top + self.height > scroll) & (self.top < scroll + room)
        return np.flatnonzero(shows).astype(np.int32)

    def at(self, y: float) -> int | None:
        """Return the lane at a height, None below the last one."""
        lane = int(np.searchsorted(self.top, y, side="right")) - 1
        return lane if lane >= 0 and y < self.top[lane] + self.height[lane] else None


def stack(counts: Ints, rows: Ints, metrics: Metrics, room: float) -> Stack:
    """Pile up the lanes; room that is left over becomes rows of the fullest ones."""
    spare = int((room - _heights(counts, rows, metrics).sum()) // metrics.row)
    if spare > 0 and len(rows):
        rows = _grown(counts, rows, spare)
    height = _heights(counts, rows, metrics)
    return Stack(np.cumsum(height) - height, height, rows)


def _heights(counts: Ints, rows: Ints, metrics: Metrics) -> Floats:
    thin = np.where(counts > SMALL, THIN_ROWS * metrics.thin_row + 2, 0.0)
    heights: Floats = rows * metrics.row + thin + 2 * metrics.pad
    return np.maximum(heights, metrics.head)


def _grown(counts: Ints, rows: Ints, spare: int) -> Ints:
    """Hand out spare rows, one by one, to the lane with the most events in a row."""
    grown = rows.copy()
    queue = [
        (-count / row, lane)
        for lane, (count, row) in enumerate(zip(counts, rows, strict=True))
    ]
    heapify(queue)
    for _ in range(spare):
        lane = queue[0][1]
        if grown[lane] >= min(counts[lane], _MOST_ROWS):
            break
        grown[lane] += 1
        heapreplace(queue, (-counts[lane] / grown[lane], lane))
    return grown
