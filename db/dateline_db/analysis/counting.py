"""Counting: which figures of one measure and scope cannot stand together.

Nobody knows whom a count without a scope counts; there the analyst's word that a claim
contradicts is what makes it comparable. A later and higher count is growth, not a
conflict. But where a claim was marked as contradicting and no conflict on the measure
accounts for it, the mark says that the analyst does not take the difference for growth.
"""

from collections.abc import Hashable, Sequence
from math import inf
from typing import NamedTuple

from dateline_db.analysis.comparison import (
    differing,
    figures_agree,
    figures_differ,
    is_growth,
)
from dateline_db.model.claim import Claim, Stance
from dateline_db.model.figure import Figure


class Count(NamedTuple):
    """A figure and the claim that gives it."""

    claim: Claim
    figure: Figure

    def alike(self) -> Hashable:
        """Return all that a comparison sees of it."""
        figure, claim = self.figure, self.claim
        return figure.low, figure.best, figure.high, claim.as_of, claim.stance


def clashing_counts(counts: Sequence[Count], *, scoped: bool) -> list[Count]:
    """Return the counts of one measure and scope that clash with any other.

    `scoped` says whether the scope is stated at all.
    """
    if not _are_disjoint(counts):
        return []

    def clash(one: Count, other: Count) -> bool:
        comparable = scoped or Stance.CONTRADICTS in (
            one.claim.stance,
            other.claim.stance,
        )
        return comparable and figures_differ(one.figure, other.figure)

    firm = differing(
        counts,
        Count.alike,
        lambda one, other: clash(one, other) and not is_growth(*one, *other),
    )
    marked = {count.alike() for count in counts if not _is_accounted_for(count, firm)}
    denied = differing(
        counts,
        Count.alike,
        lambda one, other: (
            one.claim.stance is not other.claim.stance
            and clash(one, other)
            and (one.alike() in marked or other.alike() in marked)
        ),
    )
    return [*firm, *denied]


def _is_accounted_for(count: Count, firm: Sequence[Count]) -> bool:
    """Whether a count was not marked, or agrees with one that is in conflict."""
    if count.claim.stance is not Stance.CONTRADICTS:
        return True
    return any(figures_agree(count.figure, other.figure) for other in firm)


def _are_disjoint(counts: Sequence[Count]) -> bool:
    """Whether any two counts are disjoint at all, without looking at pairs."""
    lows = [figure.low for _, figure in counts if figure.low is not None]
    highs = [figure.high for _, figure in counts if figure.high is not None]
    return max(lows, default=-inf) > min(highs, default=inf)
