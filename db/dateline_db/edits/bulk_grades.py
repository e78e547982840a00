"""Edits of many grades at once: one letter or digit, one reason, one action."""

from collections.abc import Iterable

from dateline_db.case import Case
from dateline_db.edits.grades import confirmations, grade_claim, grade_source
from dateline_db.edits.wording import counted
from dateline_db.errors import InvalidValue
from dateline_db.model.grade import (
    Credibility,
    CredibilityGrade,
    Reliability,
    ReliabilityGrade,
)

_NAMED = 8  # numbers that a sentence lists


def grade_claims(
    case: Case,
    claim_ids: Iterable[str],
    digit: Credibility,
    reason: str,
    *,
    although_unconfirmed: bool = False,
) -> list[CredibilityGrade]:
    """Give claims one digit for one reason.

    A 1 is refused for all of them where no two independent origins agree on a point of
    any, unless the analyst knows and says that it is to be one all the same.
    """
    ids = list(dict.fromkeys(claim_ids))
    if digit is Credibility.ONE and not although_unconfirmed:
        _check_confirmed(case, ids)
    label = counted(
        len(ids),
        "Grade 1 claim {digit}",
        "Grade {count} claims {digit}",
        digit=digit.value,
    )
    with case.action(label):
        return [
            grade_claim(case, one, digit, reason, although_unconfirmed=True)
            for one in ids
        ]


def grade_sources(
    case: Case, source_ids: Iterable[str], letter: Reliability, reason: str
) -> list[ReliabilityGrade]:
    """Give sources one letter of their own for one reason."""
    ids = list(dict.fromkeys(source_ids))
    label = counted(
        len(ids),
        "Grade 1 source {letter}",
        "Grade {count} sources {letter}",
        letter=letter.value,
    )
    with case.action(label):
        return [grade_source(case, one, letter, reason) for one in ids]


def _check_confirmed(case: Case, claim_ids: Iterable[str]) -> None:
    lacking = [
        claim.ref
        for claim in case.claims.many(claim_ids)
        if not confirmations(case, claim)
    ]
    if lacking:
        more = len(lacking) - _NAMED
        raise InvalidValue(
            "digit",
            "A 1 means that two independent origins agree on a point of the claim; no "
            "two do for {refs}. Choose 2, or say that they are to be a 1 all the same "
            "and why.",
            refs=", ".join(lacking[:_NAMED]) + (f" (+{more})" if more > 0 else ""),
        )
