"""What stands ready to be drawn: the events in their lanes, and what is kept of them.

A stage is made anew when the events, the lanes or the filter change; moving and
zooming only look at it.
"""

from collections.abc import Sequence
from functools import cached_property

import numpy as np

from dateline_desktop.scene.arrays import Floats, Ints, Mask
from dateline_desktop.scene.density import Counter
from dateline_desktop.scene.eras import Span
from dateline_desktop.scene.index import EventIndex
from dateline_desktop.scene.items import Items
from dateline_desktop.scene.lanes import Lanes
from dateline_desktop.scene.layers import Layers
from dateline_desktop.scene.packing import clash, depth, pack
from dateline_desktop.scene.scale import Scale
from dateline_desktop.scene.stack import SMALL, Wanted

_MARK = 8.0  # pixels from the middle of a mark to where the next may begin
_LABEL = 130.0  # pixels that packing keeps free after a mark
_DATES_IN_VIEW = 14  # at least, of the width of the narrowest
_ROWS, _BIG_ROWS, _FEW = 7, 3, 80


class Stage:
    """The events of an index in their lanes, with the eras behind them."""

    def __init__(self, index: EventIndex, lanes: Lanes, eras: Sequence[Span]) -> None:
        self.index, self.lanes, self.eras = index, lanes, tuple(eras)
        self.counts: Ints = np.diff(lanes.starts).astype(np.int64)
        self.big: Ints = np.flatnonzero(self.counts > SMALL).astype(np.int32)
        self.is_big: Mask = self.counts > SMALL
        self._packed: dict[tuple[int, int, int], Ints] = {}

    @cached_property
    def extent(self) -> tuple[int, int] | None:
        """The first and the last moment that any event here is known to touch."""
        mask = np.zeros(len(self.index), dtype=np.bool_)
        mask[self.lanes.rows] = True
        return self.index.extent(mask)

    @cached_property
    def fitting(self) -> tuple[int, int] | None:
        """What to look at first: everything, and not only one single date."""
        if self.extent is None:
            return None
        (lo, hi), rows = self.extent, self.lanes.rows
        narrowest = int(np.min(self.index.hi[rows] - self.index.lo[rows]))
        free = max(_DATES_IN_VIEW * narrowest - (hi - lo), 0) // 2
        return lo - free, hi + free

    @cached_property
    def layers(self) -> Layers:
        """The big lanes, sorted for counting; their numbers are those in `big`."""
        return Layers.build(self.index, self.lanes, self.big)

    @cached_property
    def counter(self) -> Counter:
        """Counts what is in view of the big lanes."""
        return Counter(self.layers)

    @cached_property
    def wanted(self) -> Wanted:
        """What each lane asks for, as it was arranged or as its events need it."""
        asked = np.array([lane.rows for lane in self.lanes.lanes], dtype=np.int64)
        collapsed = [lane.is_collapsed for lane in self.lanes.lanes]
        return Wanted(
            counts=self.counts,
            rows=np.where(asked > 0, asked, self.rows),
            collapsed=np.array(collapsed, dtype=np.bool_),
            fixed=asked > 0,
        )

    @cached_property
    def rows(self) -> Ints:
        """How many rows of marks the events of each lane need."""
        wanted = np.ceil(np.sqrt(self.counts)).astype(np.int64)
        rows = np.clip(wanted, 1, _ROWS)
        rows[self.big] = _BIG_ROWS
        if self.extent is None:
            return rows
        scale = Scale.over(*self.extent, 900.0)
        for lane in np.flatnonzero(self.counts <= SMALL).tolist():
            rows[lane] = self._rows_needed(lane, scale.step, int(rows[lane]))
        return rows

    def packed(self, lane: int, scale: Scale, rows: int) -> Ints:
        """Return the row of each event of a small lane, the same until zoomed far."""
        octave = int(np.ceil(np.log2(scale.step)))
        known = self._packed.get((lane, octave, rows))
        if known is None:
            x0, x1 = self._spans(lane, 2.0**octave)
            order = np.argsort(x0, kind="stable")
            known = np.empty(len(order), dtype=np.int64)
            known[order] = pack(x0[order], x1[order], _LABEL, rows)
            self._packed[lane, octave, rows] = known
        return known

    def _rows_needed(self, lane: int, step: float, least: int) -> int:
        """Return how many rows let no long bar, and in few marks none, be covered."""
        x0, x1 = self._spans(lane, step)
        rows = min(max(least, depth(x0, x1)), _ROWS)
        order = np.argsort(x0, kind="stable")
        x0, x1 = x0[order], x1[order]
        while (
            len(x0) <= _FEW
            and rows < _ROWS
            and clash(x0, x1, pack(x0, x1, _LABEL, rows))
        ):
            rows += 1
        return rows

    def _spans(self, lane: int, step: float) -> tuple[Floats, Floats]:
        """Return from where to where each event takes up its row, in pixels."""
        rows = self.lanes.rows_of(lane)
        nowhere = np.zeros(len(rows))
        items = Items.of(self.index, Scale(0.0, step, 1.0), rows, nowhere, rows)
        middle, bar = (items.x0 + items.x1) / 2, items.is_bar
        return (
            np.where(bar, items.x0, middle - _MARK),
            np.where(bar, items.x1, middle + _MARK),
        )
