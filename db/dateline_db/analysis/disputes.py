"""Disputes: the points of one event on which its claims give different answers.

A claim that is only context is on no point.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import inf
from typing import Any, NamedTuple

from dateline_db.analysis.comparison import dates_differ, differing, same
from dateline_db.analysis.counting import Count, clashing_counts
from dateline_db.analysis.known import Known
from dateline_db.analysis.names import Names
from dateline_db.analysis.whereabouts import Whereabouts
from dateline_db.analysis.wording import figure_text
from dateline_db.errors import Message, say
from dateline_db.model.claim import Claim, Nature, Stance
from dateline_db.model.discrepancy import Point
from dateline_db.model.figure import Figure
from dateline_db.model.when import When


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
    known: Known,
) -> Iterator[Dispute]:
    """Yield what claims about one event dispute: date, place, figures, who did it."""
    told = [claim for claim in claims if claim.stance is not Stance.CONTEXT]
    if len(told) < 2:
        return
    if dated := _differently_dated(told, event):
        yield Dispute(Point.DATE, "", "", _dates(dated))
    if placed := _differently_placed(told, known.places):
        yield Dispute(Point.PLACE, "", "", _places(placed, known.places))
    yield from _differently_counted(told, figures_of)
    blamed = [
        one
        for one in told
        if is_of_responsibility(one, counts=bool(figures_of.get(one.id)))
    ]
    if blaming := _differently_blamed(blamed, known.names):
        yield Dispute(Point.RESPONSIBILITY, "", "", _parties(blaming))


def claims_in(answers: Iterable[Answer]) -> frozenset[str]:
    """Return the ids of the claims that give any of the answers."""
    return frozenset(one for answer in answers for one in answer.claim_ids)


def is_of_responsibility(claim: Claim, *, counts: bool) -> bool:
    """Whether a claim says who did it; `counts` says whether it gives figures.

    An allegation that gives figures and credits nobody alleges these.
    """
    if claim.nature is Nature.ALLEGATION and counts:
        return bool(claim.attributed_to)
    return claim.nature in _VERBS


def party_text(claim: Claim) -> Message:
    """Say who claims a deed, denies it, or blames whom."""
    by_whom, by_nobody = _VERBS[claim.nature]
    who = claim.attributed_to
    return say(by_whom, who=who) if who else say(by_nobody)


def _differently_counted(
    told: Sequence[Claim], figures_of: Mapping[str, Sequence[Figure]]
) -> Iterator[Dispute]:
    counts: dict[tuple[str, str], list[Count]] = defaultdict(list)
    for claim in told:
        for figure in figures_of.get(claim.id, ()):
            counts[same(figure.measure), same(figure.scope)].append(
                Count(claim, figure)
            )
    for (_, scope), counted in sorted(counts.items()):
        if clashing := clashing_counts(counted, scoped=bool(scope)):
            measure = min(count.figure.measure for count in clashing)
            scope = min(count.figure.scope for count in clashing)
            yield Dispute(Point.FIGURE, measure, scope, _figures(clashing))


def _differently_dated(claims: Sequence[Claim], event: When) -> list[Claim]:
    """Return the claims whose date is one of those that differ.

    A date that differs by one report of it, differs in all that give it.
    """
    dated = [claim for claim in claims if claim.when is not None]
    found = differing(
        dated,
        alike=lambda claim: (claim.when, claim.as_of),
        differ=lambda one, other: dates_differ(one, other, event),
    )
    dates = {claim.when for claim in found}
    return [claim for claim in dated if claim.when in dates]


def _differently_placed(claims: Sequence[Claim], places: Whereabouts) -> list[Claim]:
    return differing(
        [claim for claim in claims if claim.place_id is not None],
        alike=lambda claim: claim.place_id,
        differ=lambda one, other: places.differ(
            one.place_id or "", other.place_id or ""
        ),
    )


def _differently_blamed(claims: Sequence[Claim], names: Names) -> list[Claim]:
    return differing(
        claims,
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


def _dates(claims: Iterable[Claim]) -> tuple[Answer, ...]:
    return _answers(
        (claim.when.sort_key(), say("{date}", date=claim.when.label()), claim)
        for claim in claims
        if claim.when is not None
    )


def _places(claims: Iterable[Claim], places: Whereabouts) -> tuple[Answer, ...]:
    return _answers(
        ((places.name(place_id), place_id), say("{place}", place=name), claim)
        for claim in claims
        if (place_id := claim.place_id or "") and (name := places.name(place_id))
    )


def _figures(counts: Iterable[Count]) -> tuple[Answer, ...]:
    return _answers(
        (_order(figure), figure_text(figure), claim) for claim, figure in counts
    )


def _order(figure: Figure) -> tuple[float, float, float, str]:
    low = -inf if figure.low is None else figure.low
    high = inf if figure.high is None else figure.high
    number = low if figure.low is not None else high
    return number if figure.best is None else figure.best, low, high, figure.qualifier


def _parties(claims: Iterable[Claim]) -> tuple[Answer, ...]:
    return _answers((_verb(claim), party_text(claim), claim) for claim in claims)


def _verb(claim: Claim) -> tuple[int, str]:
    return list(_VERBS).index(claim.nature), claim.attributed_to


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
    Nature.CLAIM_OF_RESPONSIBILITY: ("claimed by {who}", "claimed, no party named"),
    Nature.ALLEGATION: ("alleged by {who}", "alleged, no party named"),
    Nature.DENIAL: ("denied by {who}", "denied, no party named"),
}
