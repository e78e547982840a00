"""Where a lane is too crowded for single marks, and how high its columns stand.

Columns lie at multiples of their width in absolute time, so that moving the view never
counts anew. They are as wide as units of the calendar, so that dates to the day or the
hour fall evenly into them. Eight columns are a block; a block is drawn as columns or as
marks; where it is between the two, one of them shows faintly beside the other.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from dateline_desktop.scene.arrays import Floats, Ints, Mask
from dateline_desktop.scene.layers import Layers
from dateline_desktop.scene.placements import TIERS
from dateline_desktop.scene.scale import DAY, HOUR, MINUTE, Scale

BLOCK = 8
_NARROWEST = 5.0  # pixels
_WIDEST = 48.0  # pixels that a column may have to hold a whole unit
_MOST_COLUMNS = 400
_MARK = 10.0  # pixels that one mark takes in its row
_CROWDED, _FULL = 0.68, 0.84  # of the room for marks
_UNITS = (1, MINUTE, HOUR, DAY)
_SECONDS = (1, 2, 5, 10, 15, 30)
_WIDTHS = (
    *_SECONDS,
    *(n * MINUTE for n in _SECONDS),
    *(n * HOUR for n in (1, 2, 3, 6, 12)),
    *(DAY << n for n in range(22)),
)
_NEEDED = np.array([*_UNITS, *np.multiply(TIERS[len(_UNITS) :], (2, 4, 4, 4)).tolist()])
"""How wide a column must be to hold the dates of a tier, which else are fog: what is to
the day falls into whole days, but months into columns of two make false peaks."""
_MARGIN = 3  # at each side of the view, a part of it is counted as well


@dataclass(frozen=True, slots=True, eq=False)
class Density:
    """What the columns of some lanes hold: lanes x columns, by band, and the fog.

    `shares` says of each column how far its block is drawn as columns, else as marks.
    `ranks` are those of the edges, by layer, tier and lane; the first `fine` tiers can
    be drawn as marks.
    """

    edges: Ints
    bands: Ints
    fog: Floats
    shares: Floats
    ranks: tuple[Ints, ...]
    fine: int
    width: int

    @property
    def crowded(self) -> Mask:
        """For each column, whether it is drawn."""
        return self.shares > 0

    def marks(self) -> Iterator[tuple[Ints, Ints, Floats]]:
        """Yield for each layer the ranks to be drawn as marks.

        With each the number of its lane, and how much of it shows.
        """
        clear = self.shares[:, ::BLOCK] < 1
        shown = np.minimum(2 - 2 * self.shares[:, ::BLOCK][clear], 1.0)
        for ranks in self.ranks:
            first = ranks[:, :, :-1:BLOCK][:, clear]
            last = ranks[:, :, BLOCK::BLOCK][:, clear]
            lane = np.broadcast_to(np.nonzero(clear)[0], first.shape).ravel()
            opacity = np.broadcast_to(shown, first.shape).ravel()
            found, at = spread(np.ravel(first), np.ravel(last))
            yield found, lane[at], opacity[at]


def spread(first: Ints, last: Ints) -> tuple[Ints, Ints]:
    """Return every number in each of the ranges, and which range it is from."""
    sizes = last - first
    at = np.repeat(np.arange(len(sizes)), sizes)
    offset = first - (np.cumsum(sizes) - sizes)
    return np.arange(len(at)) + offset[at], at


def column_width(scale: Scale, grain: int) -> int:
    """Return the width of a column in seconds.

    It holds a whole unit of the calendar where that is not too wide, up to the one in
    which most dates are stated: `grain` is their tier.
    """
    least = max(_NARROWEST * scale.step, scale.span / _MOST_COLUMNS)
    width = next(width for width in _WIDTHS if width >= least)
    for unit in _UNITS[: grain + 1]:
        if width < unit <= _WIDEST * scale.step:
            width = unit
    return width


@dataclass(frozen=True, slots=True, eq=False)
class _Counts:
    """The counts of some lanes over a run of columns, wider than the view they are for.

    `first` is the number of the first column, counted from 1970. `sizes` are the counts
    by tier, of the fine ones.
    """

    lanes: Ints
    width: int
    fine: int
    first: int
    bands: Ints
    sizes: Ints
    fog: Floats
    ranks: tuple[Ints, ...]

    def hold(self, lanes: Ints, width: int, first: int, last: int) -> bool:
        """Return whether these columns of these lanes are all there."""
        return (
            self.width == width
            and self.first <= first
            and last <= self.first + self.fog.shape[1]
            and np.array_equal(self.lanes, lanes)
        )


@dataclass(frozen=True, slots=True)
class Column:
    """What one column of a lane holds: from when to when, how many, and of the fog.

    `digits` are the counts by credibility digit, those not graded first.
    """

    lo: int
    hi: int
    digits: tuple[int, ...]
    fog: float


class Counter:
    """Counts what is in view; while the view moves, mostly from what it counted before.

    Columns lie at fixed times, so that a count holds for every view that is near.
    """

    def __init__(self, layers: Layers) -> None:
        self._layers = layers
        self._counts: _Counts | None = None

    def density(self, lanes: Ints, scale: Scale, rows: Ints) -> Density:
        """Count the lanes in view; `rows` is how many rows of marks each has."""
        width = column_width(scale, self._layers.grain)
        first = int(scale.start // width) // BLOCK * BLOCK
        last = -int(-scale.end // (width * BLOCK)) * BLOCK
        counts = self._counts
        if counts is None or not counts.hold(lanes, width, first, last):
            counts = self._counts = self._count(lanes, width, first, last)
        begin, end = first - counts.first, last - counts.first
        marks = np.maximum(np.array(TIERS[: counts.fine]) / scale.step, _MARK)
        lengths = np.tensordot(marks, counts.sizes[:, :, begin:end], axes=1)
        blocks = (len(lanes), (last - first) // BLOCK, BLOCK)
        room = rows[:, None] * (BLOCK * width / scale.step)
        filled = lengths.reshape(blocks).sum(axis=2) / room
        shares = np.clip((filled - _CROWDED) / (_FULL - _CROWDED), 0.0, 1.0)
        return Density(
            edges=np.arange(first, last + 1, dtype=np.int64) * width,
            bands=counts.bands[:, begin:end],
            fog=counts.fog[:, begin:end].copy(),
            shares=np.repeat(shares, BLOCK, axis=1),
            ranks=tuple(ranks[:, :, begin : end + 1] for ranks in counts.ranks),
            fine=counts.fine,
            width=width,
        )

    def column_at(self, lane: int, time: float, scale: Scale) -> Column:
        """Return the column of a lane, by its number, in which a time lies."""
        width = column_width(scale, self._layers.grain)
        lo = int(time // width) * width
        edges, lanes = np.array([lo, lo + width]), np.array([lane])
        counts = self._count(lanes, width, lo // width, lo // width + 1)
        mass = self._layers.mass(range(counts.fine, len(TIERS) + 1), lanes, edges)
        digits = tuple(int(n) for n in counts.bands[0, 0])
        return Column(lo, lo + width, digits, float(mass[0, 0]))

    def _count(self, lanes: Ints, width: int, first: int, last: int) -> _Counts:
        margin = (last - first) // _MARGIN // BLOCK * BLOCK
        first, last = first - margin, last + margin
        fine = int(np.searchsorted(_NEEDED, width, side="right"))
        edges = np.arange(first, last + 1, dtype=np.int64) * width
        tiers, layers = range(fine), self._layers
        ranks = layers.ranks(tiers, lanes, edges)
        return _Counts(
            lanes=lanes,
            width=width,
            fine=fine,
            first=first,
            bands=layers.counts(ranks, tiers, lanes, edges),
            sizes=layers.sizes(ranks, tiers, lanes, edges),
            fog=layers.mass(range(fine, len(TIERS) + 1), lanes, edges),
            ranks=ranks,
        )
