"""Discrepancies: claims on one point of an event that cannot all be right.

They are found in what the claims say and never stored; only the analyst's decision is.
Every claim stays, the ones decided against included.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from dateline_db.analysis.comparison import overtakes, same
from dateline_db.analysis.disputes import Answer, Dispute, claims_in, disputes
from dateline_db.analysis.known import Known
from dateline_db.analysis.wording import measure_text
from dateline_db.errors import Message, say
from dateline_db.model.claim import Claim, Stance
from dateline_db.model.discrepancy import Decision, Point
from dateline_db.model.figure import Figure
from dateline_db.model.when import UNKNOWN, When

_Topic = tuple[str, Point, str, str]
_MOST = 24  # answers that a sentence has


class State(StrEnum):
    """Where a discrepancy stands: open until the analyst has decided."""

    OPEN = "open"
    EXPLAINED = "explained"
    RESOLVED = "resolved"


@dataclass(frozen=True, slots=True)
class Discrepancy:
    """Two or more answers to one point of an event.

    `measure` and `scope` are set where `point` is FIGURE. `decision` is the latest one;
    it stands beside the state OPEN when claims came in that it had not seen.
    """

    event_id: str
    point: Point
    measure: str
    scope: str
    answers: tuple[Answer, ...]
    state: State = State.OPEN
    decision: Decision | None = None

    @property
    def claim_ids(self) -> frozenset[str]:
        """The claims that differ."""
        return claims_in(self.answers)

    @property
    def taken_ids(self) -> frozenset[str]:
        """The claims of the answer that the analyst took, none before that."""
        if self.decision is None or self.state is not State.RESOLVED:
            return frozenset()
        chosen = self.decision.chosen_claim_id
        return claims_in(one for one in self.answers if chosen in one.claim_ids)

    @property
    def sentence(self) -> Message:
        """Say what the sources differ on, and what they say."""
        told = [str(answer.text) for answer in self.answers[:_MOST]]
        if (more := len(self.answers) - _MOST) > 0:
            told.append(str(say("{n:,} more", n=more)))
        answers = "; ".join(told)
        if self.point is Point.DATE:
            return say("Sources differ on the date: {answers}.", answers=answers)
        if self.point is Point.PLACE:
            return say("Sources differ on the place: {answers}.", answers=answers)
        if self.point is Point.RESPONSIBILITY:
            return say("Sources differ on responsibility: {answers}.", answers=answers)
        measure = measure_text(self.measure)
        if not self.scope:
            return say(
                "Sources differ on “{measure}”: {answers}.",
                measure=measure,
                answers=answers,
            )
        return say(
            "Sources differ on “{measure}” ({scope}): {answers}.",
            measure=measure,
            scope=self.scope,
            answers=answers,
        )


def find(
    claims: Iterable[Claim],
    figures: Iterable[Figure],
    dates: Mapping[str, When],
    decisions: Iterable[Decision] = (),
    known: Known | None = None,
) -> dict[str, list[Discrepancy]]:
    """Return the discrepancies of every event that has any, by its id.

    `dates` gives the dates of the events themselves.
    """
    told: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        told[claim.event_id].append(claim)
    figures_of: dict[str, list[Figure]] = defaultdict(list)
    for figure in figures:
        figures_of[figure.claim_id].append(figure)
    decided = {_topic(one): one for one in sorted(decisions, key=lambda one: one.id)}
    known = known or Known()
    found = {}
    for event_id, about in told.items():
        when = dates.get(event_id, UNKNOWN)
        if here := [
            _held_against(decided, event_id, dispute, _Told(about, figures_of))
            for dispute in disputes(about, figures_of, when, known)
        ]:
            found[event_id] = here
    return found


def listed(
    found: Mapping[str, Iterable[Discrepancy]], dates: Mapping[str, When]
) -> list[Discrepancy]:
    """Return the discrepancies of a whole case: the open ones first, then by date.

    `dates` gives the dates of the events.
    """

    def order(one: Discrepancy) -> tuple[object, ...]:
        when = dates.get(one.event_id, UNKNOWN)
        point = list(Point).index(one.point)
        return (
            one.state is not State.OPEN,
            when.sort_key(),
            one.event_id,
            point,
            one.measure,
            one.scope,
        )

    return sorted((one for here in found.values() for one in here), key=order)


def disputed(found: Mapping[str, Iterable[Discrepancy]]) -> frozenset[str]:
    """Return the ids of the events with an open discrepancy."""
    return frozenset(
        event_id
        for event_id, here in found.items()
        if any(one.state is State.OPEN for one in here)
    )


class _Told(NamedTuple):
    """What is said of an event: its claims, and their figures by claim."""

    claims: Sequence[Claim]
    figures: Mapping[str, Sequence[Figure]]


def _held_against(
    decided: Mapping[_Topic, Decision], event_id: str, dispute: Dispute, told: _Told
) -> Discrepancy:
    """Give a dispute the state that the latest decision leaves it in."""
    point, measure, scope, answers = dispute
    decision = decided.get((event_id, point, same(measure), same(scope)))
    seen = frozenset() if decision is None else frozenset(decision.claim_ids)
    state = State.OPEN
    if decision is not None and seen.issuperset(claims_in(dispute.answers)):
        is_old = _is_overtaken(decision, told)
        state = State.OPEN if is_old else State(decision.resolution.value)
    return Discrepancy(event_id, point, measure, scope, answers, state, decision)


def _is_overtaken(decision: Decision, told: _Told) -> bool:
    """Whether a count came in that is later and higher than the one that was taken.

    That is no dispute, since a count grows; but nobody has decided on it.
    """
    counts = [
        (claim, figure)
        for claim in told.claims
        if claim.stance is not Stance.CONTEXT
        for figure in told.figures.get(claim.id, ())
        if same(figure.measure) == same(decision.measure)
        and same(figure.scope) == same(decision.scope)
    ]
    taken = [one for one in counts if one[0].id == decision.chosen_claim_id]
    new = [one for one in counts if one[0].id not in decision.claim_ids]
    return any(overtakes(*other, *one) for one in taken for other in new)


def _topic(decision: Decision) -> _Topic:
    measure, scope = same(decision.measure), same(decision.scope)
    return decision.event_id, decision.point, measure, scope
