"""Series: counts of one measure and scope in the order of their reports.

A toll rises while people count, and is sometimes cut back. A count that was passed is
not false, and one that repeats a passed count later is not news.
"""

from collections import defaultdict
from collections.abc import Sequence
from math import inf
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from dateline_db.analysis.counting import Count, Point, point_of

_Mask = NDArray[np.bool_]


class Course(NamedTuple):
    """Which counts of a series were passed, and which cut it back; by place in it."""

    passed: frozenset[int]
    cut: frozenset[int]


def course(counts: Sequence[Count]) -> Course:
    """Return the course that the counts took, ordered by the dates of the reports.

    Reports that are not dated, or cover each other's dates, have no order.
    """
    places: dict[Point, list[int]] = defaultdict(list)
    for place, count in enumerate(counts):
        places[point_of(count)].append(place)
    if len(places) < 2:
        return Course(frozenset(), frozenset())
    passed, cut = _Course(list(places)).found()
    groups = list(places.values())
    return Course(_all_of(groups, passed & ~cut), _all_of(groups, cut))


class _Course:
    """Every count of a series held against every other, the earlier one by row."""

    def __init__(self, points: Sequence[Point]) -> None:
        columns = np.array([point[:5] for point in points]).T
        self.first, self.last, self.low, self.best, self.high = columns
        self.counted = np.array([point.counted for point in points])
        self.marked = np.array([point.marked for point in points])
        self.later = self.last[:, None] < self.first[None, :]
        self.grown = self._grown()

    def found(self) -> tuple[_Mask, _Mask]:
        """Return what was passed or repeated late, and what cut the series back.

        A late repetition is no news, unless the analyst marked it as contradicting:
        then it is one answer among others. It cuts nothing back either way.
        """
        old = self._old()
        cut = self._cutting() & ~old
        above = self.low[:, None] > self.high[None, :]
        passed = np.any(self.grown, axis=1)
        passed |= np.any(self.later & above & cut[None, :], axis=1)
        return passed | (old & ~self.marked), cut & ~passed

    def _grown(self) -> _Mask:
        """Return where a later count begins above what the earlier one had counted.

        Where the analyst marked one of the two as contradicting, it is no growth.
        """
        above = self.counted[:, None] < self.low[None, :]
        alike = self.marked[:, None] == self.marked[None, :]
        return np.asarray(self.later & above & alike)

    def _old(self) -> _Mask:
        """Return the reports of a number that was passed before they came."""
        passed_at = np.min(np.where(self.grown, self.last[None, :], inf), axis=1)
        same = self.counted[:, None] == self.best[None, :]
        before = passed_at[:, None] < self.first[None, :]
        return np.asarray(np.any(same & before, axis=0))

    def _cutting(self) -> _Mask:
        """Return what lies below a count that stood when it came and had been rising.

        Where nothing was rising there are two answers, and no count that was cut. A
        count that was marked as contradicting does not take the place of another.
        """
        following = np.where(self.marked, -inf, self.first)[:, None]
        newest = np.max(np.where(self.later, following, -inf), axis=0)
        stood = self.later & (self.last[:, None] >= newest[None, :])
        above = self.low[:, None] > self.high[None, :]
        risen = np.any(self.grown, axis=0)
        return np.asarray(np.any(stood & above & risen[:, None], axis=0))


def _all_of(groups: Sequence[Sequence[int]], chosen: _Mask) -> frozenset[int]:
    return frozenset(n for at in np.flatnonzero(chosen).tolist() for n in groups[at])
