"""Edits of grades: a letter for a publisher or a source, a digit for a claim.

Letter and digit are set in separate steps and neither fills in the other. Regrading
adds a row; what was given before stays, with its reason.
"""

from dataclasses import replace
from typing import NamedTuple

from dateline_db.analysis.agreement import Agreement, agreements
from dateline_db.analysis.grading import latest
from dateline_db.analysis.origins import Lineages
from dateline_db.case import Case
from dateline_db.edits.clock import now
from dateline_db.edits.saving import Rows, save
from dateline_db.errors import InvalidValue, Message
from dateline_db.model.claim import Claim
from dateline_db.model.grade import (
    Credibility,
    CredibilityGrade,
    Reliability,
    ReliabilityGrade,
)
from dateline_db.model.source import Lineage

Given = ReliabilityGrade | CredibilityGrade


class _Labels(NamedTuple):
    """The labels of grading one kind of record."""

    first: str
    again: str
    same: str


_PUBLISHER = _Labels(
    "Grade {name} {new}",
    "Regrade {name} from {old} to {new}",
    "Give another reason for the {new} of {name}",
)
_SOURCE = _Labels(
    "Grade source {name} {new}",
    "Regrade source {name} from {old} to {new}",
    "Give another reason for the {new} of source {name}",
)
_CLAIM = _Labels(
    "Grade claim {name} {new}",
    "Regrade claim {name} from {old} to {new}",
    "Give another reason for the {new} of claim {name}",
)


def grade_publisher(
    case: Case, publisher_id: str, letter: Reliability, reason: str
) -> ReliabilityGrade:
    """Give a publisher a letter; its sources without one of their own inherit it."""
    name = case.publishers.get(publisher_id).name
    given = ReliabilityGrade(
        publisher_id=publisher_id,
        letter=letter,
        reason=reason,
        analyst=case.analyst,
        at=now(),
    )
    held = case.reliability_grades.where(publisher_id=publisher_id)
    return _grade_reliability(case, _PUBLISHER, name, given, held)


def grade_source(
    case: Case, source_id: str, letter: Reliability, reason: str
) -> ReliabilityGrade:
    """Give a source a letter of its own, whatever its publisher has."""
    ref = case.sources.get(source_id).ref
    given = ReliabilityGrade(
        source_id=source_id,
        letter=letter,
        reason=reason,
        analyst=case.analyst,
        at=now(),
    )
    held = case.reliability_grades.where(source_id=source_id)
    return _grade_reliability(case, _SOURCE, ref, given, held)


def grade_claim(
    case: Case,
    claim_id: str,
    digit: Credibility,
    reason: str,
    *,
    although_unconfirmed: bool = False,
) -> CredibilityGrade:
    """Give a claim a digit.

    A 1 where no two independent origins agree is refused, unless the analyst knows
    and says that it is to be one all the same; the reason, which is printed, says why.
    """
    claim = case.claims.get(claim_id)
    given = CredibilityGrade(
        claim_id=claim_id, digit=digit, reason=reason, analyst=case.analyst, at=now()
    )
    if digit is Credibility.ONE and not although_unconfirmed:
        _check_confirmed(case, claim)
    before = latest(case.credibility_grades.where(claim_id=claim_id), case.analyst)
    if before is not None and _repeats(before, given):
        return before
    label = _label(_CLAIM, claim.ref, before.digit if before else None, digit)
    save(case, label, Rows(case.credibility_grades, after=[given]))
    return given


def confirmations(case: Case, claim: Claim) -> list[Agreement]:
    """Return the points of a claim on which two independent origins agree with it."""
    others = case.claims.where(event_id=claim.event_id)
    figures = case.figures.where(claim_id=[claim.id, *(one.id for one in others)])
    lineages = _lineages(case, {claim.source_id, *(one.source_id for one in others)})
    return agreements(claim, others, figures, lineages, case.names())


def _lineages(case: Case, source_ids: set[str]) -> Lineages:
    """Read the lineage of some sources as it is in the midst of an action."""
    rows: list[Lineage] = []
    seen, waiting = set(source_ids), set(source_ids)
    while waiting:
        steps = case.lineage.where(source_id=waiting)
        rows += steps
        waiting = {one.upstream_source_id for one in steps if one.upstream_source_id}
        waiting -= seen
        seen |= waiting
    return Lineages(case.sources.many(seen), rows)


def _grade_reliability(
    case: Case,
    labels: _Labels,
    name: str,
    given: ReliabilityGrade,
    held: list[ReliabilityGrade],
) -> ReliabilityGrade:
    before = latest(held, case.analyst)
    if before is not None and _repeats(before, given):
        return before
    label = _label(labels, name, before.letter if before else None, given.letter)
    save(case, label, Rows(case.reliability_grades, after=[given]))
    return given


def _check_confirmed(case: Case, claim: Claim) -> None:
    if not confirmations(case, claim):
        raise InvalidValue(
            "digit",
            "A 1 means that two independent origins agree on a point of the claim; "
            "here no two do. Choose 2, or say that it is to be a 1 all the same and "
            "why.",
        )


def _repeats(before: Given, given: Given) -> bool:
    """Whether an analyst gives the same grade for the same reason once more."""
    return replace(before, id=given.id, at=given.at) == given


def _label(
    labels: _Labels,
    name: str,
    old: Reliability | Credibility | None,
    new: Reliability | Credibility,
) -> Message:
    if old is None:
        return Message(labels.first, {"name": name, "new": new.value})
    if old is new:
        return Message(labels.same, {"name": name, "new": new.value})
    return Message(labels.again, {"name": name, "old": old.value, "new": new.value})
