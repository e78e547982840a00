"""Many grades at once: one action, one reason, the same rules."""

from dateline_db.case import Case
from dateline_db.edits.bulk_grades import grade_claims, grade_sources
from dateline_db.edits.grades import grade_claim
from dateline_db.model.grade import Credibility, Reliability
from dateline_db.model.when import When
from newsroom import add_claim, add_event, add_source
from undoing import nothing_happens, one_action, refusal


def test_many_claims_get_a_digit_as_one_action(case: Case) -> None:
    claims = [add_claim(case) for _ in range(3)]
    with one_action(case, "Grade 3 claims 3"):
        given = grade_claims(
            case, [one.id for one in claims], Credibility.THREE, "Alone so far."
        )
    assert len(given) == 3
    assert {one.reason for one in given} == {"Alone so far."}
    assert all(case.grades().digit(one.id) is Credibility.THREE for one in claims)


def test_a_claim_that_has_the_grade_already_keeps_its_row(case: Case) -> None:
    claim = add_claim(case)
    grade_claim(case, claim.id, Credibility.TWO, "Others say so.")
    with nothing_happens(case):
        grade_claims(case, [claim.id] * 2, Credibility.TWO, "Others say so.")


def test_a_1_asks_for_two_origins_behind_each_claim(case: Case) -> None:
    event, when = add_event(case), When.parse("2023-01-30")
    agreeing = [
        add_claim(case, event, add_source(case, name), when=when)
        for name in ("Dawn", "AFP")
    ]
    alone = add_claim(case, add_event(case, "Raid"))
    ids = [*(one.id for one in agreeing), alone.id]
    with refusal(case, "no two do for C003", field="digit"):
        grade_claims(case, ids, Credibility.ONE, "Two origins.")
    with one_action(case, "Grade 2 claims 1"):
        grade_claims(case, ids[:2], Credibility.ONE, "Two origins.")
    with one_action(case, "Grade 3 claims 1"):
        grade_claims(
            case, ids, Credibility.ONE, "Seen on film.", although_unconfirmed=True
        )


def test_many_sources_get_a_letter_as_one_action(case: Case) -> None:
    sources = [add_source(case, title=title) for title in "ab"]
    with one_action(case, "Grade 2 sources D"):
        grade_sources(case, [one.id for one in sources], Reliability.D, "Often wrong.")
    assert case.grades().letter(sources[0].id) is Reliability.D
