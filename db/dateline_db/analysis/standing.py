"""Standing: how each value in a column of the matrix stands to the others there."""

from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Mapping, Sequence
from enum import StrEnum
from itertools import combinations
from typing import Any, NamedTuple

from dateline_db.analysis.comparison import figures_agree
from dateline_db.analysis.counting import Count
from dateline_db.analysis.origins import Origins
from dateline_db.analysis.series import course
from dateline_db.model.claim import Claim, Stance


class Standing(StrEnum):
    """How a value stands; the first that holds of a value is the one it has.

    AGREEING takes another origin, for certain: what only copies say too, or sources of
    unknown lineage, is of SAME_ORIGIN; and so is what one of unknown lineage says, who
    may have it from the only other.
    """

    CONTEXT = "context"
    SUPERSEDED = "superseded"
    CUT_BACK = "cut_back"
    CONFLICTING = "conflicting"
    AGREEING = "agreeing"
    SAME_ORIGIN = "same_origin"
    NOT_COMPARABLE = "not_comparable"
    ALONE = "alone"


class Told(NamedTuple):
    """A value, the claim that gives it, and where that claim comes from."""

    claim: Claim
    value: Any
    origins: Origins


Agree = Callable[[Any, Any], bool]


def standings(
    told: Sequence[Told], disputed: Collection[str], agree: Agree
) -> list[Standing]:
    """Return how values stand that are dates, places or parties, one for each.

    `disputed` holds the claims that differ on the point.
    """
    heard = _heard(told, disputed, agree)
    return [_standing(one, disputed, heard) for one in told]


def count_standings(
    told: Sequence[Told],
    disputed: Collection[str],
    taken: Collection[str] = (),
    *,
    has_other_scopes: bool,
) -> list[Standing]:
    """Return how the figures of one measure and scope stand, one for each.

    `taken` holds the claims that the analyst decided for.

    Counts that cannot be right together, but of which nobody knows whom they count,
    are not comparable; nor is one that only other scopes stand beside.
    """
    counting = [n for n, one in enumerate(told) if _speaks(one.claim)]
    took = course([Count(told[n].claim, told[n].value) for n in counting])
    passed, cut = {counting[n] for n in took.passed}, {counting[n] for n in took.cut}
    bounds = [one._replace(value=_Bounds(one.value)) for one in told]
    heard = _heard(
        bounds, disputed, lambda one, other: figures_agree(one.figure, other.figure)
    )
    has_others = has_other_scopes or len(counting) > 1
    found = []
    for n, one in enumerate(bounds):
        standing = _standing(one, disputed, heard)
        is_alone = standing is Standing.ALONE and one.claim.id not in taken
        if is_alone and has_others:
            standing = Standing.NOT_COMPARABLE
        if n in passed:
            standing = Standing.SUPERSEDED
        elif n in cut:
            standing = Standing.CUT_BACK
        found.append(standing)
    return found


class _Bounds:
    """A figure as far as agreement sees it, so that equal ones are looked at once."""

    def __init__(self, figure: Any) -> None:
        self.figure = figure
        self._key = (figure.low, figure.best, figure.high)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Bounds) and self._key == other._key

    def __hash__(self) -> int:
        return hash(self._key)


_Voice = tuple[str, Origins]


def _heard(
    told: Sequence[Told], disputed: Collection[str], agree: Agree
) -> Mapping[Hashable, set[_Voice]]:
    """Return who says what agrees with each value: the source, and its origins.

    Of a value that nobody gives but who differs, nobody asks.
    """
    wanted = {one.value for one in told if one.claim.id not in disputed}
    voices: dict[Hashable, set[_Voice]] = defaultdict(set)
    for claim, value, origins in told:
        if _speaks(claim):
            voices[value].add((claim.source_id, origins))
    return {
        value: set().union(
            *(
                voicing
                for other, voicing in voices.items()
                if other == value or agree(value, other)
            )
        )
        for value in wanted & voices.keys()
    }


def _standing(
    one: Told, disputed: Collection[str], heard: Mapping[Hashable, set[_Voice]]
) -> Standing:
    if not _speaks(one.claim):
        return Standing.CONTEXT
    if one.claim.id in disputed:
        return Standing.CONFLICTING
    others = {
        origins
        for source_id, origins in heard[one.value]
        if source_id != one.claim.source_id
    }
    if _is_confirmed(one.origins, others):
        return Standing.AGREEING
    return Standing.SAME_ORIGIN if others else Standing.ALONE


def _is_confirmed(one: Origins, others: Collection[Origins]) -> bool:
    """Whether another voice certainly comes from elsewhere.

    What nobody traced may have come from any of the others; where two of these are
    independent of each other, one of them at least is another origin.
    """
    known = [
        other
        for other in others
        if not other.unknown and one.publisher_ids.isdisjoint(other.publisher_ids)
    ]
    if not one.unknown:
        return bool(known)
    return any(
        first.publisher_ids.isdisjoint(second.publisher_ids)
        for first, second in combinations(known, 2)
    )


def _speaks(claim: Claim) -> bool:
    return claim.stance is not Stance.CONTEXT
