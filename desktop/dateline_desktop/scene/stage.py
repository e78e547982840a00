"""What stands ready to be drawn: the events in their lanes, and what is kept of them.

A stage is made anew when the events, the lanes or the filter change; moving and
zooming only look at it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from dateline_desktop.scene.arrays import Floats, Ints, Mask
from dateline_desktop.scene.density import Counter
from dateline_desktop.scene.eras import Span
from dateline_desktop.scene.heights import Heights, peaks, shares
from dateline_desktop.scene.index import EventIndex, Past
from dateline_desktop.scene.items import Items
from dateline_desktop.scene.lanes import Lanes
from dateline_desktop.scene.layers import Layers
from dateline_desktop.scene.packing import clash, depth, pack
from dateline_desktop.scene.scale import Scale
from dateline_desktop.scene.spreading import spread_evenly
from dateline_desktop.scene.stack import SMALL, Metrics, Stack, Wanted, stack

_MARK = 8.0  # pixels from the middle of a mark to where the next may begin
_LABEL = 130.0  # pixels that packing keeps free after a mark
_DATES_IN_VIEW = 32  # at least, of the width of the narrowest
_ROWS, _BIG_ROWS, _FEW = 7, 3, 80


@dataclass(frozen=True, slots=True, eq=False)
class Change:
    """Events that have changed, as they were, and where they stood in the lanes."""

    past: Past
    places: tuple[Ints, Ints]

    @classmethod
    def since(cls, index: EventIndex, version: int, lanes: Lanes) -> "Change":
        """Return what has changed since a version, for which there were these lanes."""
        past = index.past(version)
        return cls(past, lanes.places_of(past.row, len(index)))


class Stage:
    """The events of an index in their lanes, with the eras behind them."""

    def __init__(self, index: EventIndex, lanes: Lanes, eras: Sequence[Span]) -> None:
        self.index, self.lanes, self.eras = index, lanes, tuple(eras)
        self.clock = ""  # whose clock the axis shows, to be written beside it
        self.heights = Heights.LOG
        self.counts: Ints = np.diff(lanes.starts).astype(np.int64)
        self.big: Ints = np.flatnonzero(self.counts > SMALL).astype(np.int32)
        self.is_big: Mask = self.counts > SMALL
        self._packed: dict[tuple[str, int, int], Ints] = {}
        self._kept_rows: dict[str, int] = {}
        self._in_time: dict[int, Ints] = {}
        self._mass: dict[tuple[Scale, int], Floats] = {}
        self._piled: tuple[tuple[Metrics, float], Stack] | None = None

    def renewed(self, lanes: Lanes, eras: Sequence[Span], change: Change) -> "Stage":
        """Return the stage after a few events have changed, with all that still holds.

        `lanes` have been `moved` with the places of those events.
        """
        made = Stage(self.index, lanes, eras)
        places = lanes.places_of(change.past.row, len(self.index))
        changed = _keys_at(self.lanes, change.places) | _keys_at(lanes, places)
        made._packed = {
            key: rows for key, rows in self._packed.items() if key[0] not in changed
        }
        made._kept_rows = {
            lane.key: int(self.rows[n])
            for n, lane in enumerate(self.lanes.lanes)
            if lane.key not in changed
        }
        if "layers" in self.__dict__:
            made.layers = self.layers.renewed(self.index, lanes, made.big)
        was = change.past.only(
            np.isin(change.past.row, self.lanes.rows[change.places[0]])
        )
        now = self.index.now(np.unique(lanes.rows[places[0]]))
        if self.extent is not None and _is_inside(was, self.extent):
            made.extent = self._extended(now.row)
        for (scale, columns), mass in self._mass.items():
            lost = spread_evenly(was.lo, was.hi, scale, columns)
            gained = spread_evenly(now.lo, now.hi, scale, columns)
            made._mass[scale, columns] = mass - lost + gained
        return made

    def mass(self, scale: Scale, columns: int) -> Floats:
        """Return how many events each column of a scale holds; each counts once."""
        known = self._mass.get((scale, columns))
        if known is None:
            placed = self._placed
            lo, hi = self.index.lo[placed], self.index.hi[placed]
            known = spread_evenly(lo, hi, scale, columns)
            self._mass = {(scale, columns): known}
        return known

    def _extended(self, rows: Ints) -> tuple[int, int] | None:
        mask = np.zeros(len(self.index), dtype=np.bool_)
        mask[rows] = True
        reach, extent = self.index.extent(mask), self.extent
        if reach is None or extent is None:
            return reach or extent
        return min(reach[0], extent[0]), max(reach[1], extent[1])

    @property
    def _placed(self) -> Mask:
        """For each row of the index, whether it stands in a lane."""
        mask = np.zeros(len(self.index), dtype=np.bool_)
        mask[self.lanes.rows] = True
        return mask

    @cached_property
    def extent(self) -> tuple[int, int] | None:
        """The first and the last moment that any event here is known to touch."""
        return self.index.extent(self._placed)

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
            kept = self._kept_rows.get(self.lanes.lanes[lane].key)
            rows[lane] = kept or self._rows_needed(lane, scale.step, int(rows[lane]))
        return rows

    def shares(self, total: Floats, numbers: Ints, width: float) -> Floats:
        """Return how much of its lane each column fills: big lanes x stretches."""
        peak: float | Floats = self.layers.peak(width)
        if self.heights is Heights.LANE:
            peak = peaks(self._crowds, numbers, width)[:, None]
        return shares(total, peak, self.heights)

    @cached_property
    def _crowds(self) -> list[list[Ints]]:
        return self.layers.base.crowds_by_lane()

    def piled(self, metrics: Metrics, room: float) -> Stack:
        """Return where each lane lies, which moving through time does not change."""
        known = self._piled
        if known is None or known[0] != (metrics, room):
            found = stack(self.wanted, metrics, room)
            known = self._piled = ((metrics, room), found)
        return known[1]

    def in_time(self, lane: int) -> Ints:
        """Return the rows of a lane in the order of their dates."""
        known = self._in_time.get(lane)
        if known is None:
            rows = self.lanes.rows_of(lane)
            known = rows[np.lexsort((self.index.hi[rows], self.index.lo[rows]))]
            self._in_time[lane] = known
        return known

    def packed(self, lane: int, scale: Scale, rows: int) -> Ints:
        """Return the row of each event of a small lane, the same until zoomed far."""
        octave = int(np.ceil(np.log2(scale.step)))
        key = (self.lanes.lanes[lane].key, octave, rows)
        known = self._packed.get(key)
        if known is None:
            x0, x1 = self._spans(lane, 2.0**octave)
            order = np.argsort(x0, kind="stable")
            known = np.empty(len(order), dtype=np.int64)
            known[order] = pack(x0[order], x1[order], _LABEL, rows)
            self._packed[key] = known
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


def _keys_at(lanes: Lanes, places: tuple[Ints, Ints]) -> set[str]:
    return {lanes.lanes[n].key for n in np.unique(places[1]).tolist()}


def _is_inside(past: Past, extent: tuple[int, int]) -> bool:
    """Return whether events lay within an extent without reaching to its ends."""
    return bool(np.all(past.lo > extent[0]) and np.all(past.hi < extent[1]))
