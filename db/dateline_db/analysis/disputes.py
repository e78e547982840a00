"""Disputes: the points of one event on which its claims give different answers.

A claim that is only context is on no point. Places are not compared, since a claim
names none.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from math import inf
from typing import Any, NamedTuple, TypeVar

from dateline_db.analysis.comparison import dates_differ, figures_differ, is_growth
from dateline_db.analysis.names import Names
from dateline_db.analysis.wording import figure_text
from dateline_db.errors import Message, say
from dateline_db.model.claim import Claim, Nature, Stance
from dateline_db.model.discrepancy import Point
from dateline_db.model.figure import Figure
from dateline_db.model.when import When

T = TypeVar("T")


class Answer(NamedTuple):
    """One answer to a point, and the claims that give it."""

    text: Message
    claim_ids: tuple[str, ...]


class Dispute(NamedTuple):
    """Answers that cannot all be right; measure and scope are those of figures."""

    point: Point
    measure: str
    scope: str
    answers: tuple[Answer, ...]


def disputes(
    claims: Sequence[Claim],
    figures_of: Mapping[str, Sequence[Figure]],
    event: When,
    names: Names,
) -> Iterator[Dispute]:
    """Yield what claims about one event dispute: its date, its figures, who did it."""
    told = [claim for claim in claims if claim.stance is not Stance.CONTEXT]
    if len(told) < 2:
        return
    if dated := _differently_dated(told, event):
        yield Dispute(Point.DATE, "", "", _dates(dated))
    counts: dict[tuple[str, str], list[_Count]] = defaultdict(list)
    for claim in told:
        for figure in figures_of.get(claim.id, ()):
            counts[same(figure.measure), same(figure.scope)].append(
                _Count(claim, figure)
            )
    for (_, scope), counted in sorted(counts.items()):
        if differing := _differently_counted(counted, scoped=bool(scope)):
            first = differing[0].figure
            answers = _figures(differing)
            yield Dispute(Point.FIGURE, first.measure, first.scope, answers)
    if blaming := _differently_blamed(told, names):
        yield Dispute(Point.RESPONSIBILITY, "", "", _parties(blaming))


def claims_in(answers: Iterable[Answer]) -> frozenset[str]:
    """Return the ids of the claims that give any of the answers."""
    return frozenset(one for answer in answers for one in answer.claim_ids)


def same(words: str) -> str:
    """Return the form in which measures, and scopes, are one and the same."""
    return " ".join(words.replace("_", " ").casefold().split())


class _Count(NamedTuple):
    claim: Claim
    figure: Figure

    @property
    def alike(self) -> Hashable:
        """What a comparison sees of it."""
        figure, claim = self.figure, self.claim
        return figure.low, figure.best, figure.high, claim.as_of, claim.stance


def _differently_dated(claims: Sequence[Claim], event: When) -> list[Claim]:
    return _differing(
        [claim for claim in claims if claim.when is not None],
        alike=lambda claim: (claim.when, claim.as_of),
        differ=lambda one, other: dates_differ(one, other, event),
    )


def _differently_counted(counts: Sequence[_Count], *, scoped: bool) -> list[_Count]:
    """Return the counts of one measure and scope that cannot stand together.

    Nobody knows whom a count without a scope counts; there the analyst's word that one
    contradicts is what makes two comparable. A later and higher count is growth. But
    a claim marked as contradicting, in conflict with no other count, was marked because
    the analyst does not take it for growth.
    """
    if not _disjoint(counts):
        return []

    def clash(one: _Count, other: _Count) -> bool:
        stances = one.claim.stance, other.claim.stance
        comparable = scoped or Stance.CONTRADICTS in stances
        return comparable and figures_differ(one.figure, other.figure)

    def clash_beyond_growth(one: _Count, other: _Count) -> bool:
        return clash(one, other) and not is_growth(*one, *other)

    def growth_is_denied(one: _Count, other: _Count) -> bool:
        if one.claim.stance is other.claim.stance or not clash(one, other):
            return False
        contradicts = one.claim.stance is Stance.CONTRADICTS
        return (one if contradicts else other).alike not in accounted_for

    def alike(count: _Count) -> Hashable:
        return count.alike

    differing = _differing(counts, alike=alike, differ=clash_beyond_growth)
    accounted_for = {count.alike for count in differing}
    differing += _differing(counts, alike=alike, differ=growth_is_denied)
    claims = {count.claim.id for count in differing}
    return differing if len(claims) > 1 else []


def _disjoint(counts: Sequence[_Count]) -> bool:
    """Whether any two counts are disjoint at all, without looking at pairs."""
    lows = [figure.low for _, figure in counts if figure.low is not None]
    highs = [figure.high for _, figure in counts if figure.high is not None]
    return max(lows, default=-inf) > min(highs, default=inf)


def _differently_blamed(claims: Sequence[Claim], names: Names) -> list[Claim]:
    return _differing(
        [claim for claim in claims if claim.nature in _VERBS],
        alike=lambda claim: (claim.nature, claim.stance, claim.attributed_to),
        differ=lambda one, other: _blame_differs(one, other, names),
    )


def _blame_differs(one: Claim, other: Claim, names: Names) -> bool:
    """Whether two claims cannot agree on who did it.

    A denial stands against every claim of responsibility and every allegation, and an
    allegation marked as contradicting against a claim of responsibility. Two parties
    that claim one deed differ if both are actors of the case.
    """
    natures = {one.nature, other.nature}
    if len(natures) == 2:
        contradicting = Stance.CONTRADICTS in (one.stance, other.stance)
        return contradicting or Nature.DENIAL in natures
    if natures != {Nature.CLAIM_OF_RESPONSIBILITY}:
        return False
    first, second = map(names.named_in, (one.attributed_to, other.attributed_to))
    return bool(first and second) and not first & second


def _differing(
    told: Iterable[T],
    alike: Callable[[T], Hashable],
    differ: Callable[[T, T], bool],
) -> list[T]:
    """Return what differs from anything else; of what is alike, one stands for all."""
    groups: dict[Hashable, list[T]] = defaultdict(list)
    for one in told:
        groups[alike(one)].append(one)
    found: set[Hashable] = set()
    for first, second in combinations(groups, 2):
        both_found = first in found and second in found
        if not both_found and differ(groups[first][0], groups[second][0]):
            found |= {first, second}
    return [one for key, group in groups.items() if key in found for one in group]


def _dates(claims: Iterable[Claim]) -> tuple[Answer, ...]:
    return _answers(
        (claim.when.sort_key(), say("{date}", date=claim.when.label()), claim)
        for claim in claims
        if claim.when is not None
    )


def _figures(counts: Iterable[_Count]) -> tuple[Answer, ...]:
    return _answers(
        (_order(figure), figure_text(figure), claim) for claim, figure in counts
    )


def _order(figure: Figure) -> tuple[float, float, float, str]:
    low = -inf if figure.low is None else figure.low
    high = inf if figure.high is None else figure.high
    number = low if figure.low is not None else high
    return number if figure.best is None else figure.best, low, high, figure.qualifier


def _parties(claims: Iterable[Claim]) -> tuple[Answer, ...]:
    return _answers((_verb(claim), _party(claim), claim) for claim in claims)


def _verb(claim: Claim) -> tuple[int, str]:
    return list(_VERBS).index(claim.nature), claim.attributed_to


def _party(claim: Claim) -> Message:
    by_whom, by_nobody = _VERBS[claim.nature]
    who = claim.attributed_to
    return say(by_whom, who=who) if who else say(by_nobody)


def _answers(
    given: Iterable[tuple[tuple[Any, ...], Message, Claim]],
) -> tuple[Answer, ...]:
    """Put claims that give one answer together, the answers in their own order."""
    texts: dict[tuple[Any, ...], Message] = {}
    claim_ids: dict[tuple[Any, ...], set[str]] = defaultdict(set)
    for order, text, claim in given:
        texts[order] = text
        claim_ids[order].add(claim.id)
    return tuple(
        Answer(texts[order], tuple(sorted(claim_ids[order]))) for order in sorted(texts)
    )


_VERBS = {
    Nature.CLAIM_OF_RESPONSIBILITY: ("claimed by {who}", "claimed"),
    Nature.ALLEGATION: ("alleged by {who}", "alleged"),
    Nature.DENIAL: ("denied by {who}", "denied"),
}
