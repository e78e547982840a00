"""The events of full lanes as they were sorted, with those that changed since.

Sorting very many takes long, and an edit changes few. Every count is a sum, so what was
counted with an event as it was is taken off, and what it is now is added.
"""

from dataclasses import dataclass

import numpy as np

from dateline_desktop.scene.arrays import Floats, Ints, Mask
from dateline_desktop.scene.index import EventIndex
from dateline_desktop.scene.lanes import Lanes
from dateline_desktop.scene.placements import Placements

_MOST_CHANGED = 2_000


@dataclass(frozen=True, slots=True, eq=False)
class Layers:
    """What was sorted, what was gained and lost since, and the rows that count no more.

    `version` is that of the index when `base` was sorted, and `lanes` are those lanes.
    """

    version: int
    lanes: Lanes
    which: Ints
    base: Placements
    gained: Placements | None = None
    lost: Placements | None = None
    stale: Mask | None = None

    @classmethod
    def build(cls, index: EventIndex, lanes: Lanes, which: Ints) -> "Layers":
        """Sort the events of the lanes in `which`; its order numbers them."""
        base = Placements.build(index, lanes, which)
        return cls(index.version, lanes, which, base)

    def renewed(self, index: EventIndex, lanes: Lanes, which: Ints) -> "Layers":
        """Return the layers for lanes that few events have entered or left."""
        past = index.past(self.version)
        if len(past.row) > _MOST_CHANGED or self._keys != _keys(lanes, which):
            return Layers.build(index, lanes, which)
        stale = np.zeros(len(index), dtype=np.bool_)
        stale[past.row] = True
        at, number = _placed(self.lanes, self.which, past.row, len(index))
        was = np.searchsorted(past.row, self.lanes.rows[at])
        lost = Placements.sort(past.only(was), number, len(which))
        at, number = _placed(lanes, which, past.row, len(index))
        gained = Placements.sort(index.now(lanes.rows[at]), number, len(which))
        return Layers(
            self.version, self.lanes, self.which, self.base, gained, lost, stale
        )

    @property
    def shown(self) -> tuple[Placements, ...]:
        """The layers whose events are drawn; of the first, not those that are stale."""
        return (self.base,) if self.gained is None else (self.base, self.gained)

    def ranks(self, tiers: range, lanes: Ints, edges: Ints) -> tuple[Ints, ...]:
        """Return the rank of each edge, for each tier and lane, in each layer shown."""
        return tuple(layer.ranks(tiers, lanes, edges) for layer in self.shown)

    def counts(
        self, ranks: tuple[Ints, ...], tiers: range, lanes: Ints, edges: Ints
    ) -> Ints:
        """Return the counts between edges by digit: lanes x stretches x bands."""
        counts = self.base.counts(ranks[0])
        if self.gained is not None and self.lost is not None:
            counts = counts + self.gained.counts(ranks[1])
            counts -= self.lost.counts(self.lost.ranks(tiers, lanes, edges))
        return counts

    def sizes(
        self, ranks: tuple[Ints, ...], tiers: range, lanes: Ints, edges: Ints
    ) -> Ints:
        """Return the counts between edges by tier: tiers x lanes x stretches."""
        sizes = np.diff(ranks[0], axis=2)
        if self.gained is not None and self.lost is not None:
            sizes = sizes + np.diff(ranks[1], axis=2)
            sizes -= np.diff(self.lost.ranks(tiers, lanes, edges), axis=2)
        return sizes

    @property
    def grain(self) -> int:
        """The tier of an event in the middle, if they were sorted by their tiers."""
        return self.base.grain

    def mass(self, tiers: range, lanes: Ints, edges: Ints) -> Floats:
        """Return the expected number of vague events: lanes x stretches."""
        mass = self.base.mass(tiers, lanes, edges)
        if self.gained is not None and self.lost is not None:
            mass = mass + self.gained.mass(tiers, lanes, edges)
            mass = np.maximum(mass - self.lost.mass(tiers, lanes, edges), 0.0)
        return mass

    def overlapping(self, tiers: range, lanes: Ints, view: tuple[float, float]) -> Ints:
        """Return how many events overlap a view: tiers x lanes."""
        counts: Ints = np.zeros((len(tiers), len(lanes)), dtype=np.int64)
        layers = (self.base, self.gained, self.lost)
        for sign, layer in zip((1, 1, -1), layers, strict=True):
            if layer is not None:
                counts += sign * layer.windows(tiers, lanes, *view)[2]
        return counts

    def peak(self, width: float) -> float:
        """Return about how many events the fullest stretch of `width` seconds holds."""
        return self.base.peak(width)

    def rows_at(self, layer: int, ranks: Ints) -> tuple[Ints, Mask]:
        """Return the rows at some ranks of a layer, and which of them still count."""
        rows = self.shown[layer].row[ranks]
        if layer or self.stale is None:
            return rows, np.ones(len(rows), dtype=np.bool_)
        return rows, ~self.stale[rows]

    @property
    def _keys(self) -> list[str]:
        return _keys(self.lanes, self.which)


def _keys(lanes: Lanes, which: Ints) -> list[str]:
    return [lanes.lanes[lane].key for lane in which.tolist()]


def _placed(lanes: Lanes, which: Ints, rows: Ints, count: int) -> tuple[Ints, Ints]:
    """Return where some of `count` rows stand in some lanes, and each one's number.

    Rows that came after the lanes were made cannot stand in them.
    """
    at, lane = lanes.places_of(rows, count)
    number = np.full(len(lanes), -1)
    number[which] = np.arange(len(which))
    found = number[lane]
    return at[found >= 0], found[found >= 0]
