"""The checks of a judgement read the case; a finding is turned down with a reason."""

import pytest

from dateline_db.case import Case
from dateline_db.edits.judgements import create_judgement
from dateline_db.edits.tradecraft import checked, ignore
from dateline_db.errors import InvalidValue
from dateline_db.model.claim import Claim, Stance
from dateline_db.model.judgement import Judgement, JudgementClaim, Side
from dateline_db.model.when import When
from written_down import a_publication, an_assertion, an_event


def a_judgement(case: Case) -> Judgement:
    event = an_event(case)
    claim = an_assertion(case, event, a_publication(case))
    an_assertion(
        case, event, a_publication(case, "AP"), stance=Stance.CONTRADICTS, ref="C9"
    )
    judgement = Judgement(statement="It is likely.", alternatives="None fits.")
    basis = JudgementClaim(judgement_id=judgement.id, claim_id=claim.id, side=Side.FOR)
    return create_judgement(case, judgement, [basis])


def test_it_says_what_the_judgement_rests_on_and_what_is_left_out(case: Case) -> None:
    found = checked(case, a_judgement(case))
    assert str(found.resting.label) == "rests on 1 claim, 1 origin"
    assert found.resting.unmentioned == ("C9",)


def test_a_finding_is_turned_down_with_a_reason_and_undone(case: Case) -> None:
    judgement = a_judgement(case)
    before = checked(case, judgement).open
    with pytest.raises(InvalidValue):
        ignore(case, judgement.id, before[-1], " ")
    ignore(case, judgement.id, before[-1], "It is a retelling.")
    after = checked(case, judgement)
    assert after.open == before[:-1]
    [(finding, dismissal)] = after.ignored
    assert (finding, dismissal.reason) == (before[-1], "It is a retelling.")
    case.undo()
    assert checked(case, judgement).open == before


def test_claims_that_are_not_saved_yet_are_checked_too(case: Case) -> None:
    judgement = a_judgement(case)
    sides = [(Side.AGAINST, claim.id) for claim in case.claims.all()]
    assert checked(case, judgement, sides).resting.unmentioned == ()


def test_a_contrary_claim_bears_only_on_a_point_that_the_judgement_rests_on(
    case: Case,
) -> None:
    event = an_event(case, when="2023-01")
    silent = an_assertion(case, event, a_publication(case))
    dated = an_assertion(
        case, event, a_publication(case, "BBC"), when=When.parse("2023-01-20")
    )
    for ref, day in (("C8", "2023-01-02"), ("C9", "2023-01-09")):
        an_assertion(
            case,
            event,
            a_publication(case, ref),
            when=When.parse(day),
            stance=Stance.CONTRADICTS,
            ref=ref,
        )
    judgement = Judgement(statement="It is likely.")

    def unmentioned(claim: Claim) -> tuple[str, ...]:
        return checked(case, judgement, [(Side.FOR, claim.id)]).resting.unmentioned

    assert unmentioned(silent) == ()
    assert unmentioned(dated) == ("C8", "C9")
