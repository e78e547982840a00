"""Agreement: on which points of a claim independent origins say the same.

Credibility 1 asks for two that do, or for a reason. Independent means for certain: both
lineages are known and share no origin.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from dateline_db.analysis.comparison import figures_agree, same
from dateline_db.analysis.names import Names
from dateline_db.analysis.origins import Lineages
from dateline_db.model.claim import Claim, Nature, Stance
from dateline_db.model.discrepancy import Point
from dateline_db.model.figure import Figure
from dateline_db.model.when import When, WhenKind

_OF_PARTIES = (Nature.CLAIM_OF_RESPONSIBILITY, Nature.DENIAL)


class Agreement(NamedTuple):
    """A point of a claim and the origins that agree on it, at least two.

    The claim's own origin may be among them; measure and scope are those of figures.
    """

    point: Point
    measure: str
    scope: str
    publisher_ids: frozenset[str]


class _Party(NamedTuple):
    nature: Nature
    words: str
    actor_ids: frozenset[str]


class _Assertion(NamedTuple):
    """What one claim says on one point."""

    claim: Claim
    point: Point
    measure: str
    scope: str
    said: When | Figure | _Party

    def agrees(self, other: "_Assertion") -> bool:
        """Whether both are on one point and can both be right there."""
        if (self.point, self.measure, self.scope) != other[1:4]:
            return False
        match self.said, other.said:
            case When() as mine, When() as theirs:
                return mine.overlaps(theirs)
            case Figure() as mine, Figure() as theirs:
                return figures_agree(mine, theirs)
            case _Party() as mine, _Party() as theirs:
                return mine.nature is theirs.nature and _is_same(mine, theirs)
        return False


def agreements(
    claim: Claim,
    others: Iterable[Claim],
    figures: Iterable[Figure],
    lineages: Lineages,
    names: Names,
) -> list[Agreement]:
    """Return the points of a claim on which two independent origins agree with it.

    `others` are the claims about the same event, `figures` those of all of them. What
    counts in a statistic are its figures, in a claim of responsibility or a denial the
    party, in anything else its date and its figures.
    """
    figures_of: dict[str, list[Figure]] = defaultdict(list)
    for figure in figures:
        figures_of[figure.claim_id].append(figure)
    heard = [
        assertion
        for other in others
        if other.id != claim.id and other.stance is not Stance.CONTEXT
        for assertion in _assertions(other, figures_of, names)
    ]
    found = []
    for mine in _assertions(claim, figures_of, names):
        agreeing = [mine, *(theirs for theirs in heard if mine.agrees(theirs))]
        origins = _independent(agreeing, lineages)
        if _is_what_counts(mine) and origins:
            found.append(Agreement(mine.point, mine.measure, mine.scope, origins))
    return found


def _assertions(
    claim: Claim, figures_of: Mapping[str, Sequence[Figure]], names: Names
) -> Iterator[_Assertion]:
    if claim.when is not None and claim.when.kind is not WhenKind.UNKNOWN:
        yield _Assertion(claim, Point.DATE, "", "", claim.when)
    for figure in figures_of.get(claim.id, ()):
        measure, scope = same(figure.measure), same(figure.scope)
        yield _Assertion(claim, Point.FIGURE, measure, scope, figure)
    if claim.nature in _OF_PARTIES:
        words = claim.attributed_to
        party = _Party(claim.nature, words.casefold(), names.named_in(words))
        yield _Assertion(claim, Point.RESPONSIBILITY, "", "", party)


def _is_what_counts(mine: _Assertion) -> bool:
    if mine.claim.nature in _OF_PARTIES:
        return mine.point is Point.RESPONSIBILITY
    return mine.point is Point.FIGURE or mine.claim.nature is not Nature.STATISTIC


def _is_same(mine: _Party, theirs: _Party) -> bool:
    if mine.actor_ids or theirs.actor_ids:
        return bool(mine.actor_ids & theirs.actor_ids)
    return bool(mine.words) and mine.words == theirs.words


def _independent(agreeing: Sequence[_Assertion], lineages: Lineages) -> frozenset[str]:
    """Return the origins of all pairs that agree with each other independently.

    Of those who say the same and come from the same, one stands for all.
    """
    voices = {
        (origins.publisher_ids, _gist(one.said)): one
        for one in agreeing
        if not (origins := lineages.of_claim(one.claim)).unknown
    }
    found: frozenset[str] = frozenset()
    for (mine, one), (theirs, other) in combinations(voices.items(), 2):
        first, second = mine[0], theirs[0]
        if first.isdisjoint(second) and one.agrees(other):
            found |= first | second
    return found


def _gist(said: When | Figure | _Party) -> Hashable:
    return (said.low, said.best, said.high) if isinstance(said, Figure) else said
