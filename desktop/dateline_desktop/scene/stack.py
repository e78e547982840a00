"""How high each lane stands, and how many rows of marks it has."""

from dataclasses import dataclass
from heapq import heapify, heapreplace

import numpy as np

from dateline_desktop.scene.arrangement import MOST_ROWS
from dateline_desktop.scene.arrays import Floats, Ints, Mask

SMALL = 400
"""Up to so many events a lane is laid out with care; above, by numbers."""
THIN_ROWS = 3


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
    def low(self) -> float:
        """What a collapsed lane needs: one line of its name."""
        return self.text + 8

    @property
    def axis(self) -> float:
        """The height of the two levels of the axis."""
        return 2 * self.text + 14


@dataclass(frozen=True, slots=True, eq=False)
class Wanted:
    """What each lane asks for: how many events it has, and how many rows of marks.

    Collapsed lanes have one row, however many that is; those in `fixed` get no more.
    """

    counts: Ints
    rows: Ints
    collapsed: Mask
    fixed: Mask


@dataclass(frozen=True, slots=True, eq=False)
class Stack:
    """The lanes from top to bottom; `top` is counted from the top of the first.

    `thin` is the height of the thin rows that stand above the others in full lanes.
    """

    top: Floats
    height: Floats
    rows: Ints
    thin: Floats

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

    def boundary(self, y: float, near: float) -> int | None:
        """Return the lane whose lower edge is near a height, None where none is."""
        if not len(self.top):
            return None
        far = np.abs(self.top + self.height - y)
        lane = int(np.argmin(far))
        return lane if far[lane] <= near else None


def stack(wanted: Wanted, metrics: Metrics, room: float) -> Stack:
    """Pile up the lanes; room that is left over becomes rows of the fullest ones."""
    full = (wanted.counts > SMALL) & ~wanted.collapsed
    thin = np.where(full, THIN_ROWS * metrics.thin_row + 2, 0.0)
    rows = np.where(wanted.collapsed, 1, wanted.rows)
    height = _heights(wanted, rows, thin, metrics)
    spare = int((room - height.sum()) // metrics.row)
    if spare > 0 and len(rows):
        rows = _grown(wanted, rows, spare)
        height = _heights(wanted, rows, thin, metrics)
    return Stack(np.cumsum(height) - height, height, rows, thin)


def _heights(wanted: Wanted, rows: Ints, thin: Floats, metrics: Metrics) -> Floats:
    heights: Floats = rows * metrics.row + thin + 2 * metrics.pad
    heights = np.maximum(heights, metrics.head)
    return np.where(wanted.collapsed, metrics.low, heights)


def _grown(wanted: Wanted, rows: Ints, spare: int) -> Ints:
    """Hand out spare rows, one by one, to the lane with the most events in a row."""
    grown, counts = rows.copy(), wanted.counts
    queue = [
        (-counts[lane] / grown[lane], lane)
        for lane in np.flatnonzero(~(wanted.collapsed | wanted.fixed)).tolist()
    ]
    heapify(queue)
    for _ in range(spare if queue else 0):
        lane = queue[0][1]
        if grown[lane] >= min(counts[lane], MOST_ROWS):
            break
        grown[lane] += 1
        heapreplace(queue, (-counts[lane] / grown[lane], lane))
    return grown
