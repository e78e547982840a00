"""Edits of grades: letter and digit in separate steps, each with a reason."""

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from dateline_db.case import Case
from dateline_db.edits.grades import (
    confirmations,
    grade_claim,
    grade_publisher,
    grade_source,
)
from dateline_db.edits.lineage import set_lineage
from dateline_db.errors import NotFound, say
from dateline_db.model.claim import Claim
from dateline_db.model.grade import Credibility, Reliability
from dateline_db.model.record import new_id
from dateline_db.model.source import Lineage, LineageState
from dateline_db.model.when import When
from newsroom import add_claim, add_event, add_publisher, add_source
from undoing import nothing_happens, one_action, refusal

B, C, F = Reliability.B, Reliability.C, Reliability.F
ONE, TWO, FOUR = Credibility.ONE, Credibility.TWO, Credibility.FOUR


def test_a_publisher_is_graded_and_regraded(case: Case) -> None:
    dawn = add_publisher(case)
    with one_action(case, "Grade Dawn B"):
        grade_publisher(case, dawn.id, B, "Newspaper of record.")
    with one_action(case, "Regrade Dawn from B to C"):
        grade_publisher(case, dawn.id, C, "Two slips this year.")
    with one_action(case, "Give another reason for the C of Dawn"):
        grade_publisher(case, dawn.id, C, "Three slips this year.")
    with nothing_happens(case):
        grade_publisher(case, dawn.id, C, "Three slips this year.")
    rows = case.reliability_grades.where(publisher_id=dawn.id)
    assert [row.letter for row in rows] == [B, C, C]
    assert {row.analyst for row in rows} == {"Ada"}


def test_a_grade_keeps_when_it_was_given(case: Case) -> None:
    given = grade_publisher(case, add_publisher(case).id, B, "Its record.")
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", given.at)
    age = datetime.now(UTC) - datetime.fromisoformat(given.at)
    assert timedelta(seconds=-1) < age < timedelta(minutes=1)


def test_a_source_may_have_a_letter_of_its_own(case: Case) -> None:
    source = add_source(case)
    grade_publisher(case, source.publisher_id, B, "Its record.")
    assert case.grades().letter(source.id) is B
    with one_action(case, "Grade source S01 C"):
        grade_source(case, source.id, C, "A rolling page with slips.")
    assert case.grades().letter(source.id) is C
    with one_action(case, "Regrade source S01 from C to F"):
        grade_source(case, source.id, F, "Seen only as a repost.")
    with one_action(case, "Give another reason for the F of source S01"):
        grade_source(case, source.id, F, "No headline in the stored copy.")
    assert case.grades().of_publisher(source.publisher_id) is B


def test_a_claim_is_graded_and_regraded(case: Case) -> None:
    claim = add_claim(case)
    with one_action(case, "Grade claim C001 2"):
        grade_claim(case, claim.id, TWO, "Named official.")
    with one_action(case, "Regrade claim C001 from 2 to 4"):
        grade_claim(case, claim.id, FOUR, "Cut back by the police.")
    with one_action(case, "Give another reason for the 4 of claim C001"):
        grade_claim(case, claim.id, FOUR, "Names stood twice.")
    with nothing_happens(case):
        grade_claim(case, claim.id, FOUR, "Names stood twice.")
    assert case.grades().digit(claim.id) is FOUR
    assert case.grades().letter(claim.source_id) is None


def test_another_analyst_adds_a_grade_and_overwrites_none(
    case: Case, tmp_path: Path
) -> None:
    claim = add_claim(case)
    grade_claim(case, claim.id, TWO, "Named official.")
    case.close()
    ben = Case.open(case.path, analyst="Ben")
    try:
        grade_claim(ben, claim.id, TWO, "Named official.")
        grade_claim(ben, claim.id, FOUR, "Cut back.")
        assert ben.grades().digit(claim.id) is FOUR
        digits = [(one.analyst, one.digit) for one in ben.credibility_grades.all()]
        assert digits == [("Ada", TWO), ("Ben", TWO), ("Ben", FOUR)]
    finally:
        ben.close()


@pytest.mark.parametrize("reason", ["", "  "])
def test_a_grade_needs_a_reason(case: Case, reason: str) -> None:
    claim = add_claim(case)
    with refusal(case, "without a reason", field="reason"):
        grade_claim(case, claim.id, TWO, reason)
    with refusal(case, "without a reason", field="reason"):
        grade_source(case, claim.source_id, B, reason)


def test_what_is_not_there_cannot_be_graded(case: Case) -> None:
    with nothing_happens(case), pytest.raises(NotFound):
        grade_claim(case, new_id(), TWO, "It is gone.")


def reported(case: Case, *publishers: str) -> list[Claim]:
    """One event on one day, as each of the publishers has it from its own people."""
    event, day = add_event(case), When.parse("2022-11-28")
    return [
        add_claim(case, event, add_source(case, publisher), when=day)
        for publisher in publishers
    ]


def test_a_1_needs_two_independent_origins(case: Case) -> None:
    (alone,) = reported(case, "Dawn")
    with refusal(case, "two independent origins agree", field="digit"):
        grade_claim(case, alone.id, ONE, "It was on the record.")
    ours, _ = reported(case, "Dawn", "AP")
    with one_action(case, "Grade claim C002 1"):
        grade_claim(case, ours.id, ONE, "Dawn and AP agree on the day.")


def test_two_pages_of_one_origin_do_not_confirm_each_other(case: Case) -> None:
    ours, theirs = reported(case, "Dawn", "Geo")
    dawn = add_publisher(case, "Dawn")
    step = Lineage(source_id="", upstream_publisher_id=dawn.id)
    set_lineage(case, theirs.source_id, LineageState.DERIVED, [[step]])
    with refusal(case, "two independent origins agree"):
        grade_claim(case, ours.id, ONE, "Two pages have it.")


def test_lineage_set_in_the_same_action_counts(case: Case) -> None:
    ours, theirs = reported(case, "Dawn", "Geo")
    assert len(confirmations(case, ours)) == 1
    case.lineages()
    step = Lineage(source_id="", upstream_source_id=ours.source_id)

    def trace_and_grade() -> None:
        with case.action(say("Change source S02")):
            set_lineage(case, theirs.source_id, LineageState.DERIVED, [[step]])
            grade_claim(case, ours.id, ONE, "Two pages have it.")

    with refusal(case, "two independent origins agree"):
        trace_and_grade()
    assert case.lineage.all() == []


def test_an_analyst_may_insist_on_a_1(case: Case) -> None:
    (alone,) = reported(case, "Dawn")
    with one_action(case, "Grade claim C001 1"):
        grade_claim(
            case,
            alone.id,
            ONE,
            "One origin, but the announcement is the act.",
            although_unconfirmed=True,
        )
    assert case.grades().digit(alone.id) is ONE
