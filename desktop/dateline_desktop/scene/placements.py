"""Counts of events per lane and stretch of time, at any zoom, without looking at each.

Events are sorted once, by how vague their date is (tier), then lane, then start. The
count in a stretch is the difference of two ranks, so a picture costs columns times
lanes, never the number of events. What is vaguer than the picture is fog: each date is
spread evenly over its span, and prefix sums give the mass in any stretch exactly.
"""

from dataclasses import dataclass

import numpy as np

from dateline_desktop.scene.arrays import Floats, Ints
from dateline_desktop.scene.index import EventIndex, Past
from dateline_desktop.scene.lanes import Lanes
from dateline_desktop.scene.scale import DAY, EARLIEST, HOUR, MINUTE

TIERS = (
    1,
    MINUTE,
    HOUR,
    26 * HOUR,  # a day, or a clock time whose zone is not stated
    7 * DAY,
    31 * DAY,
    366 * DAY,
    3_660 * DAY,
)
"""The widest date of each tier; one more tier holds the rest."""
_REACH = 1 << 39  # more seconds than there are in the years 1 to 9999
BANDS = 7  # not graded, and the digits 1 to 6


@dataclass(frozen=True, slots=True, eq=False)
class Slope:
    """Prefix sums over dates in one order, from which evenly spread mass follows.

    `density` sums 1/width and `moment` start/width, in seconds from `Placements.zero`.
    """

    key: Ints
    density: Floats
    moment: Floats


@dataclass(frozen=True, slots=True, eq=False)
class Placements:
    """The events of some lanes in the order that answers every count."""

    lanes: int
    zero: int
    row: Ints
    bands: Ints  # how many of each digit from 1 on stand before a rank
    by_start: Slope
    by_end: Slope
    crowds: Ints  # how short a stretch 1, 2, 4, ... events of a lane fill at best
    grain: int  # the tier of the event in the middle

    @classmethod
    def build(cls, index: EventIndex, lanes: Lanes, which: Ints) -> "Placements":
        """Sort the events of the lanes in `which`; its order numbers them."""
        parts = [lanes.rows_of(lane) for lane in which.tolist()]
        row = np.concatenate([np.zeros(0, np.int32), *parts])
        lane = np.repeat(np.arange(len(which)), [len(part) for part in parts])
        return cls.sort(index.now(row), lane, len(which))

    @classmethod
    def sort(cls, events: Past, lane: Ints, lanes: int) -> "Placements":
        """Sort events with the number of the lane of each, of so many lanes."""
        lo, hi = events.lo, events.hi
        tier = np.searchsorted(np.array(TIERS), hi - lo)
        segment = tier * lanes + lane
        order, by_end = _order(segment, lo), _order(segment, hi)
        segment = segment * _REACH - EARLIEST
        zero = int(np.min(lo)) if len(lo) else 0
        key = (segment + lo)[order]
        return cls(
            lanes=lanes,
            zero=zero,
            row=events.row[order],
            bands=_band_sums(events.digit[order]),
            by_start=_slope(key, lo[order], hi[order], zero),
            by_end=_slope((segment + hi)[by_end], lo[by_end], hi[by_end], zero),
            crowds=_crowds(key),
            grain=int(tier[order[len(tier) // 2]]) if len(tier) else 0,
        )

    def __len__(self) -> int:
        return len(self.row)

    def ranks(self, tiers: range, lanes: Ints, edges: Ints) -> Ints:
        """Return the rank of each edge, for each tier and lane."""
        return self._cut(self.by_start.key, tiers, lanes, edges)

    def counts(self, ranks: Ints) -> Ints:
        """Return the counts between ranks by digit: lanes x stretches x bands."""
        graded = np.diff(self.bands[:, ranks], axis=3).sum(axis=1, dtype=np.int64)
        others = np.diff(ranks, axis=2).sum(axis=0) - graded.sum(axis=0)
        counts: Ints = np.stack([others, *graded], axis=2)
        return counts

    def mass(self, tiers: range, lanes: Ints, edges: Ints) -> Floats:
        """Return the expected number of vague events: lanes x stretches."""
        if not tiers:
            return np.zeros((len(lanes), len(edges) - 1))
        began = self._cut(self.by_start.key, tiers, lanes, edges)
        ended = self._cut(self.by_end.key, tiers, lanes, edges)
        started, over = self.by_start, self.by_end
        x = (edges - self.zero).astype(np.float64)
        under_way = started.density[began] - over.density[ended]
        moments = started.moment[began] - over.moment[ended]
        passed = ended + x * under_way - moments
        spread: Floats = np.diff(passed, axis=2).sum(axis=0)
        return np.maximum(spread, 0.0)

    def windows(
        self, tiers: range, lanes: Ints, lo: float, hi: float
    ) -> tuple[Ints, Ints, Ints]:
        """Return the ranks between which all lie that overlap [lo, hi), and how many.

        By tier and lane. Between the ranks stand others too, that ended before.
        """
        reach = np.array([*TIERS, _REACH])[tiers.start : tiers.stop]
        edges = np.stack([lo - reach, np.full(len(reach), hi)], axis=1)
        ranks = self._cut(self.by_start.key, tiers, lanes, edges[:, None, :])
        over = self._cut(self.by_end.key, tiers, lanes, np.array([lo + 1]))[..., 0]
        return ranks[..., 0], ranks[..., 1], ranks[..., 1] - over

    def peak(self, width: float) -> float:
        """Return about how many events the fullest stretch of `width` seconds holds."""
        doublings = np.interp(width, self.crowds, np.arange(len(self.crowds)))
        return float(2.0**doublings)

    def crowds_by_lane(self) -> list[list[Ints]]:
        """Return for each lane and its tiers what `crowds` is for all of them."""
        key, count = self.by_start.key, self.lanes * (len(TIERS) + 1)
        ends = np.searchsorted(key, np.arange(count + 1) * _REACH)
        tiers = [_crowds(key[ends[n] : ends[n + 1]]) for n in range(count)]
        return [tiers[lane :: self.lanes] for lane in range(self.lanes)]

    def _cut(self, key: Ints, tiers: range, lanes: Ints, edges: Floats | Ints) -> Ints:
        inside = np.clip(edges - EARLIEST, 0, _REACH - 1).astype(np.int64)
        segments = np.add.outer(np.array(tiers) * self.lanes, lanes.astype(np.int64))
        wanted = segments[:, :, None] * _REACH + inside
        ranks: Ints = np.searchsorted(key, wanted)
        return ranks


def _order(segment: Ints, time: Ints) -> Ints:
    """Return the order by segment and then time.

    By 16 bits at a time, from the last ones on: that is the quickest way to sort very
    many whole numbers.
    """
    if not len(time):
        return np.zeros(0, dtype=np.int64)
    begin = int(np.min(time))
    key = segment * (int(np.max(time)) - begin + 1) + (time - begin)
    order = np.argsort(key.astype(np.uint16), kind="stable")
    for shift in range(16, int(np.max(key)).bit_length(), 16):
        digit = (key >> shift).astype(np.uint16)
        order = order[np.argsort(digit[order], kind="stable")]
    return order


def _band_sums(digits: Ints) -> Ints:
    sums = np.zeros((BANDS - 1, len(digits) + 1), dtype=np.uint32)
    for band in range(1, BANDS):
        np.cumsum(digits == band, out=sums[band - 1, 1:], dtype=np.uint32)
    return sums


def _slope(key: Ints, lo: Ints, hi: Ints, zero: int) -> Slope:
    density = 1.0 / np.maximum(hi - lo, 1)
    moment = (lo - zero) * density
    return Slope(key, _sums(density), _sums(moment))


def _sums(values: Floats) -> Floats:
    sums = np.zeros(len(values) + 1)
    np.cumsum(values, out=sums[1:])
    return sums


def _crowds(key: Ints) -> Ints:
    """Return for 1, 2, 4, ... events the shortest stretch that holds so many."""
    widths = [0]
    size = 2
    while size <= len(key):
        widths.append(int(np.min(key[size - 1 :] - key[: 1 - size])))
        size *= 2
    return np.array(widths, dtype=np.int64)
