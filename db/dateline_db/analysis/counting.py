"""Counting: which figures of one measure and scope cannot stand together.

Nobody knows whom a count without a scope counts; there the analyst's word that a claim
contradicts is what makes it comparable. A later and higher count is growth, not a
conflict. But where a claim was marked as contradicting and no conflict on the measure
accounts for it, the mark says that the analyst does not take the difference for growth.
"""

from collections.abc import Sequence
from math import inf, isnan, nan
from typing import NamedTuple

from dateline_db.analysis.comparison import differing, figures_agree
from dateline_db.model.claim import Claim, Stance
from dateline_db.model.figure import Figure


class Count(NamedTuple):
    """A figure and the claim that gives it."""

    claim: Claim
    figure: Figure


class Point(NamedTuple):
    """All that a comparison sees of a count, as numbers; many reports share one.

    `first` and `last` are the days of the report. A bound that is open is not a number:
    it is above and below nothing. `marked` says that the claim contradicts.
    """

    first: float
    last: float
    low: float
    best: float
    high: float
    marked: bool

    @property
    def counted(self) -> float:
        """What had been counted: the upper bound, or the number printed."""
        printed = self.low if isnan(self.best) else self.best
        return printed if isnan(self.high) else self.high

    def excludes(self, other: "Point") -> bool:
        """Whether the bounds of two counts are disjoint."""
        return self.high < other.low or other.high < self.low

    def grew(self, other: "Point") -> bool:
        """Whether the higher of two counts that exclude each other is but the later."""
        if self.high < other.low:
            return self.last < other.first
        return other.last < self.first


def point_of(count: Count) -> Point:
    """Return what a comparison sees of a count."""
    as_of, figure = count.claim.as_of, count.figure
    first = None if as_of is None else as_of.lo_day
    last = None if as_of is None else as_of.hi_day
    return Point(
        -inf if first is None else first,
        inf if last is None else last,
        nan if figure.low is None else figure.low,
        nan if figure.best is None else figure.best,
        nan if figure.high is None else figure.high,
        count.claim.stance is Stance.CONTRADICTS,
    )


class _Seen(NamedTuple):
    told: Count
    point: Point


def clashing_counts(counts: Sequence[Count], *, scoped: bool) -> list[Count]:
    """Return the counts of one measure and scope that clash with any other.

    `scoped` says whether the scope is stated at all.
    """
    if not _are_disjoint(counts):
        return []
    seen = [_Seen(count, point_of(count)) for count in counts]

    def clash(one: Point, other: Point) -> bool:
        comparable = scoped or one.marked or other.marked
        return comparable and one.excludes(other)

    firm = differing(
        seen,
        lambda one: one.point,
        lambda one, other: (
            clash(one.point, other.point) and not one.point.grew(other.point)
        ),
    )
    unexplained = {one.point for one in seen if not _is_accounted_for(one, firm)}
    denied = differing(
        seen if unexplained else (),
        lambda one: one.point,
        lambda one, other: (
            one.point.marked is not other.point.marked
            and (one.point in unexplained or other.point in unexplained)
            and clash(one.point, other.point)
        ),
    )
    return [one.told for one in (*firm, *denied)]


def _is_accounted_for(one: _Seen, firm: Sequence[_Seen]) -> bool:
    """Whether a count was not marked, or agrees with one that is in conflict."""
    if not one.point.marked:
        return True
    return any(figures_agree(one.told.figure, other.told.figure) for other in firm)


def _are_disjoint(counts: Sequence[Count]) -> bool:
    """Whether any two counts are disjoint at all, without looking at pairs."""
    lows = [figure.low for _, figure in counts if figure.low is not None]
    highs = [figure.high for _, figure in counts if figure.high is not None]
    return max(lows, default=-inf) > min(highs, default=inf)
