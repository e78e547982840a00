"""Which of the grades ever given holds."""

from collections.abc import Iterable

from hypothesis import given
from hypothesis import strategies as st

from dateline_db.analysis.grading import Grades, grade, in_order, latest, rank
from dateline_db.model.grade import (
    Credibility,
    CredibilityGrade,
    Grade,
    Reliability,
    ReliabilityGrade,
)
from testimony import a_claim, a_digit, a_letter, a_source

CLAIM = a_claim("s", id="c")
LETTERS = st.sampled_from([*Reliability, None])
DIGITS = st.sampled_from([*Credibility, None])


def grades(
    letters: Iterable[ReliabilityGrade] = (),
    digits: Iterable[CredibilityGrade] = (),
    analyst: str = "Ada",
) -> Grades:
    return Grades([a_source("s", "P")], letters, digits, analyst)


def test_a_regrade_takes_the_place_of_the_grade_before() -> None:
    given = [a_letter("B", publisher="P"), a_letter("C", publisher="P")]
    assert grades(given).letter("s") is Reliability.C
    assert grades(reversed(given)).letter("s") is Reliability.C


def test_a_source_has_the_letter_of_its_publisher() -> None:
    assert grades([a_letter("B", publisher="P")]).letter("s") is Reliability.B
    assert grades([a_letter("B", publisher="P")]).own_letter("s") is None


def test_a_letter_of_its_own_goes_before_a_later_one_of_the_publisher() -> None:
    given = [a_letter("D", source="s"), a_letter("B", publisher="P")]
    assert grades(given).letter("s") is Reliability.D
    assert grades(given).of_publisher("P") is Reliability.B


def test_what_nobody_graded_has_no_grade() -> None:
    assert grades().of_claim(CLAIM) == Grade(None, None)
    assert grades().letter("not in the case") is None


def test_the_analyst_s_own_digit_goes_before_a_later_one_of_somebody_else() -> None:
    digits = [a_digit(CLAIM, "2", "Ada"), a_digit(CLAIM, "4", "Ben")]
    assert grades(digits=digits, analyst="Ada").digit("c") is Credibility.TWO
    assert grades(digits=digits, analyst="Ben").digit("c") is Credibility.FOUR


def test_without_an_own_digit_the_latest_of_anybody_holds() -> None:
    digits = [a_digit(CLAIM, "2", "Ada"), a_digit(CLAIM, "4", "Ben")]
    assert grades(digits=digits, analyst="Cid").digit("c") is Credibility.FOUR


def test_a_claim_s_grade_is_its_source_s_letter_and_its_own_digit() -> None:
    held = grades([a_letter("B", publisher="P")], [a_digit(CLAIM, "2")])
    assert str(held.of_claim(CLAIM)) == "B2"


def test_the_history_of_a_grade_is_in_the_order_it_was_given() -> None:
    first, second, third = (a_digit(CLAIM, digit, "Ben") for digit in "543")
    assert in_order([third, first, second]) == [first, second, third]
    assert latest([second, third, first], "Ada") == third
    assert latest([], "Ada") is None


def test_grades_rank_by_digit_and_then_by_letter() -> None:
    pairs = [
        grade(Reliability(text[0]), Credibility(text[1]))
        for text in ("A3", "E1", "B2", "A2", "F1", "A6", "F6")
    ]
    ranked = [str(pair) for pair in sorted(pairs, key=rank)]
    assert ranked == ["E1", "A2", "B2", "A3", "F1", "A6", "F6"]


@given(LETTERS, DIGITS, LETTERS, DIGITS)
def test_what_cannot_be_judged_never_goes_before_what_is(
    letter: Reliability | None,
    digit: Credibility | None,
    other_letter: Reliability | None,
    other_digit: Credibility | None,
) -> None:
    pairs = (letter, digit), (other_letter, other_digit)
    whole = [all(part and part.judged for part in pair) for pair in pairs]
    if whole == [True, False]:
        assert rank(grade(letter, digit)) < rank(grade(other_letter, other_digit))
