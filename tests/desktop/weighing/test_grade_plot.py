"""The plot of letters against digits, and what is said of it."""

import pytest

from dateline_db.case import Case
from dateline_db.model.grade import Credibility, Reliability
from dateline_desktop.weighing.grade_plot import GradePlot, counted, reading

A1, B2, C4 = (
    (Reliability.A, Credibility.ONE),
    (Reliability.B, Credibility.TWO),
    (Reliability.C, Credibility.FOUR),
)


def test_every_claim_of_the_case_is_counted_once(held: Case) -> None:
    counts, without = counted(held)
    assert sum(counts.values()) + without == held.claims.count()


def test_a_crowd_on_the_diagonal_is_pointed_out() -> None:
    told = " ".join(map(str, reading({A1: 4, B2: 5, C4: 1}, 0)))
    assert "9 of 10 claims" in told
    assert "digits were taken from letters: look" in told


def test_what_cannot_be_judged_is_on_no_diagonal() -> None:
    told = str(reading({(Reliability.F, Credibility.SIX): 9, B2: 1, C4: 2}, 3)[0])
    assert told.startswith("1 of 3 claims")


def test_a_case_without_grades_is_told_so() -> None:
    assert "No claim is judged" in str(reading({}, 0)[0])


def test_claims_without_a_part_are_told_of() -> None:
    assert "3 claims lack" in str(reading({}, 3)[-1])


@pytest.mark.parametrize("name", ["A", "F"])
def test_what_is_not_ranked_stands_apart(name: str, qapp: object) -> None:
    plot = GradePlot({A1: 1})
    letter = Reliability(name)
    gap = (
        plot.cell(letter, Credibility.SIX).left()
        - plot.cell(letter, Credibility.FIVE).right()
    )
    assert gap > 0
