"""Where a lane is too crowded for single marks, and how high its columns stand.

Columns lie at multiples of their width in absolute time, so that moving the view never
counts anew. Eight columns are a block; a block is drawn either as columns or as marks.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from dateline_desktop.scene.arrays import Floats, Ints, Mask
from dateline_desktop.scene.layers import Layers
from dateline_desktop.scene.placements import TIERS
from dateline_desktop.scene.scale import Scale

BLOCK = 8
_NARROWEST = 4.0  # pixels; columns are up to twice as wide
_MOST_COLUMNS = 400
_VAGUE = 1.5  # columns; a date wider than that is fog
_MARK = 10.0  # pixels that one mark takes in its row
_CROWDED = 0.75
_MARGIN = 3  # at each side of the view, a part of it is counted as well


@dataclass(frozen=True, slots=True, eq=False)
class Density:
    """What the columns of some lanes hold: lanes x columns, by band, and the fog.

    `crowded` says of each column whether its block is drawn as columns. `ranks` are
    those of the edges, by layer, tier and lane; the first `fine` tiers can be drawn as
    marks.
    """

    edges: Ints
    bands: Ints
    fog: Floats
    crowded: Mask
    ranks: tuple[Ints, ...]
    fine: int
    width: int

    def marks(self) -> Iterator[tuple[Ints, Ints]]:
        """Yield for each layer the ranks to be drawn as marks, and the lane of each."""
        clear = ~self.crowded[:, ::BLOCK]
        for ranks in self.ranks:
            first = ranks[:, :, :-1:BLOCK][:, clear]
            last = ranks[:, :, BLOCK::BLOCK][:, clear]
            lane = np.broadcast_to(np.nonzero(clear)[0], first.shape).ravel()
            found, at = spread(np.ravel(first), np.ravel(last))
            yield found, lane[at]


def spread(first: Ints, last: Ints) -> tuple[Ints, Ints]:
    """Return every number in each of the ranges, and which range it is from."""
    sizes = last - first
    at = np.repeat(np.arange(len(sizes)), sizes)
    offset = first - (np.cumsum(sizes) - sizes)
    return np.arange(len(at)) + offset[at], at


def column_width(scale: Scale) -> int:
    """Return the width of a column in seconds, a power of two."""
    least = max(_NARROWEST * scale.step, scale.span / _MOST_COLUMNS, 1.0)
    return 1 << int(np.ceil(np.log2(least)))


@dataclass(frozen=True, slots=True, eq=False)
class _Counts:
    """The counts of some lanes over a run of columns, wider than the view they are for.

    `first` is the number of the first column, counted from 1970.
    """

    lanes: Ints
    width: int
    fine: int
    first: int
    bands: Ints
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
        width = column_width(scale)
        first = int(scale.start // width) // BLOCK * BLOCK
        last = -int(-scale.end // (width * BLOCK)) * BLOCK
        counts = self._counts
        if counts is None or not counts.hold(lanes, width, first, last):
            counts = self._counts = self._count(lanes, width, first, last)
        begin, end = first - counts.first, last - counts.first
        bands = counts.bands[:, begin:end]
        blocks = (len(lanes), (last - first) // BLOCK, BLOCK)
        by_block = bands.sum(axis=2).reshape(blocks).sum(axis=2)
        room = _CROWDED * rows * (BLOCK * width / scale.step) / _MARK
        return Density(
            edges=np.arange(first, last + 1, dtype=np.int64) * width,
            bands=bands,
            fog=counts.fog[:, begin:end],
            crowded=np.repeat(by_block > room[:, None], BLOCK, axis=1),
            ranks=tuple(ranks[:, :, begin : end + 1] for ranks in counts.ranks),
            fine=counts.fine,
            width=width,
        )

    def column_at(self, lane: int, time: float, scale: Scale) -> Column:
        """Return the column of a lane, by its number, in which a time lies."""
        width = column_width(scale)
        lo = int(time // width) * width
        edges, lanes = np.array([lo, lo + width]), np.array([lane])
        counts = self._count(lanes, width, lo // width, lo // width + 1)
        mass = self._layers.mass(range(counts.fine, len(TIERS) + 1), lanes, edges)
        digits = tuple(int(n) for n in counts.bands[0, 0])
        return Column(lo, lo + width, digits, float(mass[0, 0]))

    def _count(self, lanes: Ints, width: int, first: int, last: int) -> _Counts:
        margin = (last - first) // _MARGIN // BLOCK * BLOCK
        first, last = first - margin, last + margin
        fine = int(np.searchsorted(np.array(TIERS), _VAGUE * width, side="right"))
        edges = np.arange(first, last + 1, dtype=np.int64) * width
        tiers, layers = range(fine), self._layers
        ranks = layers.ranks(tiers, lanes, edges)
        return _Counts(
            lanes=lanes,
            width=width,
            fine=fine,
            first=first,
            bands=layers.counts(ranks, tiers, lanes, edges),
            fog=layers.mass(range(fine, len(TIERS) + 1), lanes, edges),
            ranks=ranks,
        )
