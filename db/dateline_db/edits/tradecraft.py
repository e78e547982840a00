"""Edits of what the tradecraft checks find: looked at with the case, or turned down."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dateline_db.analysis.discrepancies import State
from dateline_db.analysis.tradecraft import Finding, Resting, check
from dateline_db.case import Case
from dateline_db.edits.dismissals import dismiss
from dateline_db.errors import InvalidValue, say
from dateline_db.model.claim import Claim, Stance
from dateline_db.model.dismissal import Dismissal
from dateline_db.model.judgement import Judgement, Side


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found in a judgement: what is open, and what was turned down and why."""

    resting: Resting
    open: tuple[Finding, ...]
    ignored: tuple[tuple[Finding, Dismissal], ...]


def checked(
    case: Case, judgement: Judgement, sides: Sequence[tuple[Side, str]] | None = None
) -> Checked:
    """Check a judgement; `sides` are its claims by id, else those in the case."""
    if sides is None:
        held = case.judgement_claims.where(judgement_id=judgement.id)
        sides = [(one.side, one.claim_id) for one in held]
    resting = _resting(case, sides)
    turned_down = {one.key: one for one in case.dismissals.all()}
    open_, ignored = [], []
    for finding in check(judgement, resting):
        dismissal = turned_down.get(finding.key(judgement.id))
        if dismissal is None:
            open_.append(finding)
        else:
            ignored.append((finding, dismissal))
    return Checked(resting, tuple(open_), tuple(ignored))


def ignore(case: Case, judgement_id: str, finding: Finding, reason: str) -> Dismissal:
    """Turn a finding down; the reason is kept with it."""
    if not reason.strip():
        raise InvalidValue("reason", "Say why it can be ignored.")
    judgement = case.judgements.get(judgement_id)
    kind, subjects = finding.key(judgement_id)
    label = say("Ignore a check of judgement {ref}", ref=judgement.ref)
    return dismiss(case, kind, subjects, label, reason.strip())


def _resting(case: Case, sides: Iterable[tuple[Side, str]]) -> Resting:
    chosen = list(sides)
    cited = case.claims.many({claim_id for _, claim_id in chosen})
    for_it = {claim_id for side, claim_id in chosen if side is Side.FOR}
    speaking = [claim for claim in cited if claim.id in for_it]
    grades = case.grades()
    ungraded = (one for one in cited if grades.of_claim(one).credibility is None)
    return Resting(
        claims=len(speaking),
        independence=case.lineages().independent(speaking),
        ungraded=_refs(ungraded),
        unmentioned=_refs(_unmentioned(case, cited)),
    )


def _unmentioned(case: Case, cited: Iterable[Claim]) -> list[Claim]:
    """Return the claims that contradict an event of these, and are not among them.

    One that differs on a point on which none of these says anything, or which is
    decided, does not bear on the judgement.
    """
    ids = {claim.id for claim in cited}
    events = sorted({claim.event_id for claim in cited})
    points = [one for here in case.discrepancies_of(events).values() for one in here]
    differing = {claim_id for one in points for claim_id in one.claim_ids}
    against = {
        claim_id
        for one in points
        if one.state is State.OPEN and one.claim_ids & ids
        for claim_id in one.claim_ids
    }
    return [
        claim
        for claim in case.claims.where(event_id=events)
        if claim.stance is Stance.CONTRADICTS
        and claim.id not in ids
        and (claim.id in against or claim.id not in differing)
    ]


def _refs(claims: Iterable[Claim]) -> tuple[str, ...]:
    return tuple(sorted(claim.ref or claim.statement[:30] for claim in claims))
