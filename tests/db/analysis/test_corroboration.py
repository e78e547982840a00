"""How well claims support an event."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline_db.analysis.corroboration import UNSUPPORTED, Support, supports
from dateline_db.analysis.grading import Grades, grade
from dateline_db.analysis.origins import Lineages
from dateline_db.model.claim import Claim, Stance
from dateline_db.model.grade import Credibility, Reliability
from testimony import (
    a_chain,
    a_claim,
    a_copy,
    a_digit,
    a_letter,
    a_source,
    contradicting,
    untraced,
)

SOURCES = [a_source(letter) for letter in "abcdef"]
LETTERS = [a_letter(letter, publisher=letter) for letter in "ABCDEF"]
LINEAGES = Lineages(SOURCES, [])


def support(*graded: tuple[Claim, str]) -> Support:
    """Support of claims by sources a to f, of just those letters, with digits."""
    digits = [a_digit(claim, digit) for claim, digit in graded if digit]
    grades = Grades(SOURCES, LETTERS, digits, "Ada")
    return supports([claim for claim, _ in graded], LINEAGES, grades)["e"]


def test_the_best_digit_goes_before_the_best_letter() -> None:
    found = support((a_claim("a"), "3"), (a_claim("d", id="d2"), "2"))
    assert str(found.grade) == "D2"
    assert found.best_claim_id == "d2"


def test_letter_and_digit_are_those_of_one_claim() -> None:
    assert str(support((a_claim("a"), "4"), (a_claim("e"), "1")).grade) == "E1"


def test_contradicting_claims_are_left_out() -> None:
    assert str(support((contradicting("a"), "1"), (a_claim("c"), "4")).grade) == "C4"
    assert support((contradicting("a"), "1")).grade is None


def test_f_and_6_count_only_where_nothing_else_is() -> None:
    assert str(support((a_claim("f"), "1"), (a_claim("e"), "5")).grade) == "E5"
    assert str(support((a_claim("a"), "6"), (a_claim("e"), "5")).grade) == "E5"
    assert str(support((a_claim("f"), "6")).grade) == "F6"


def test_a_claim_not_graded_yet_gives_what_it_has() -> None:
    assert str(support((a_claim("b"), "")).grade) == "B–"
    nothing = supports([a_claim("a")], LINEAGES, Grades([], [], [], "Ada"))["e"]
    assert nothing.grade is None
    assert nothing.best_claim_id is None


def test_of_equal_grades_the_claim_with_more_origins_stands_for_the_event() -> None:
    sources = [a_source("one", "P"), a_copy("two", "P")]
    rows = a_chain("two", "AP") + a_chain("two", "AFP", chain=1)
    claims = [a_claim("one", id="c1"), a_claim("two", id="c2")]
    digits = [a_digit(claim, "2") for claim in claims]
    grades = Grades(sources, [a_letter("B", publisher="P")], digits, "Ada")
    assert supports(claims, Lineages(sources, rows), grades)["e"].best_claim_id == "c2"


def test_the_spread_counts_every_claim_best_first() -> None:
    found = support(
        (a_claim("b"), "2"),
        (a_claim("b"), "2"),
        (contradicting("a"), "4"),
        (a_claim("f"), "6"),
        (a_claim("c"), "1"),
    )
    spread = [(str(pair), number) for pair, number in found.spread]
    assert spread == [("C1", 1), ("B2", 2), ("A4", 1), ("F6", 1)]


def test_each_event_has_its_own_support() -> None:
    claims = [a_claim("a", event="one"), a_claim("b", event="two"), a_claim("b")]
    found = supports(claims, LINEAGES, Grades([], [], [], ""), {"two"})
    assert set(found) == {"one", "two", "e"}
    assert [found[event].disputed for event in ("one", "two")] == [False, True]


@pytest.mark.parametrize(
    ("sources", "origins", "unknown", "label"),
    [
        (11, 8, 1, "11 sources, 8 independent origins, 1 of unknown lineage"),
        (1, 1, 0, "1 source, 1 independent origin"),
        (1, 2, 0, "1 source, 2 independent origins"),
        (3, 1, 2, "3 sources, 1 independent origin, 2 of unknown lineage"),
        (1, 0, 1, "1 source, no independent origin, 1 of unknown lineage"),
        (0, 0, 0, "no sources yet"),
    ],
)
def test_the_label_says_sources_origins_and_unknown(
    sources: int, origins: int, unknown: int, label: str
) -> None:
    support = Support(sources=sources, origins=origins, unknown=unknown)
    assert str(support.label) == label


def test_no_claims_are_no_support() -> None:
    assert supports([], LINEAGES, Grades([], [], [], "")) == {}
    assert str(UNSUPPORTED.label) == "no sources yet"


def test_copies_and_untraced_sources_are_not_counted_as_origins() -> None:
    sources = [a_source("ap"), a_copy("copy"), untraced("blog")]
    lineages = Lineages(sources, a_chain("copy", "AP"))
    claims = [a_claim(source.id) for source in sources] * 2
    found = supports(claims, lineages, Grades([], [], [], ""))["e"]
    assert (found.claims, found.sources, found.origins, found.unknown) == (6, 3, 1, 1)


GRADED = st.lists(
    st.tuples(
        st.builds(a_claim, st.sampled_from("abcdef"), stance=st.sampled_from(Stance)),
        st.sampled_from(["1", "2", "3", "4", "5", "6", ""]),
    ),
    min_size=1,
    max_size=12,
)


@given(GRADED)
def test_the_best_grade_belongs_to_one_claim_that_does_not_contradict(
    graded: list[tuple[Claim, str]],
) -> None:
    found = support(*graded)
    own = {
        claim.id: f"{claim.source_id.upper()}{digit or '–'}"
        for claim, digit in graded
        if claim.stance is not Stance.CONTRADICTS
    }
    if found.best_claim_id is None:
        assert not own
    else:
        assert own[found.best_claim_id] == str(found.grade)


@given(GRADED)
def test_what_cannot_be_judged_never_wins_over_what_is(
    graded: list[tuple[Claim, str]],
) -> None:
    judged = [
        int(digit)
        for claim, digit in graded
        if claim.stance is not Stance.CONTRADICTS
        and claim.source_id != "f"
        and digit in set("12345")
    ]
    best = support(*graded).grade
    if judged:
        assert best is not None
        assert best.reliability is not Reliability.F
        assert best.credibility == Credibility(str(min(judged)))


@given(GRADED, st.randoms())
def test_support_does_not_depend_on_the_order_of_the_claims(
    graded: list[tuple[Claim, str]], random: Random
) -> None:
    expected = support(*graded)
    random.shuffle(graded)
    assert support(*graded) == expected
    assert sum(number for _, number in expected.spread) == len(graded)


def test_equal_pairs_are_one_object() -> None:
    assert grade(Reliability.B, None) is grade(Reliability("B"), None)
