"""The tradecraft checks find what ICD 203 forbids, and leave good sentences alone."""

from dataclasses import replace

import pytest

from dateline_db.analysis.origins import Independence
from dateline_db.analysis.tradecraft import Resting, Rule, check, terms
from dateline_db.model.judgement import Confidence, Judgement, Likelihood, Yardstick

SOUND = Judgement(
    statement="The group is very likely to attack again.",
    likelihood=Likelihood.L6,
    confidence=Confidence.MODERATE,
    confidence_basis="Three origins say so.",
    alternatives="A truce arranged elsewhere.",
)
RESTING = Resting(claims=3, independence=Independence(3, 0, {}))


def found(
    judgement: Judgement = SOUND, resting: Resting = RESTING
) -> list[tuple[Rule, str]]:
    return [(one.rule, one.field) for one in check(judgement, resting)]


def said(statement: str, likelihood: Likelihood | None = Likelihood.L6) -> set[Rule]:
    judgement = replace(SOUND, statement=statement, likelihood=likelihood)
    return {rule for rule, _ in found(judgement)}


def test_a_sound_judgement_has_no_findings() -> None:
    assert found() == []


@pytest.mark.parametrize(
    "text",
    [
        "We judge with high confidence that it is very likely to attack.",
        "It is very likely to attack; our confidence is low.",
        "It will very likely attack, of which we are confident.",
    ],
)
def test_likelihood_and_confidence_in_one_sentence(text: str) -> None:
    assert said(text) == {Rule.TOGETHER}


def test_two_sentences_may_say_both() -> None:
    assert said("It is very likely to attack. Confidence is low.") == set()


@pytest.mark.parametrize("word", ["may", "might", "could", "possibly", "perhaps"])
def test_a_hedge_word_without_a_term(word: str) -> None:
    assert said(f"The group {word} attack.") == {Rule.HEDGE}
    assert said(f"It is very likely that it {word} attack.") == set()


@pytest.mark.parametrize(
    "text",
    ["In May the group struck.", "Its chief said “we may attack” in June."],
)
def test_a_month_and_a_quotation_are_no_hedges(text: str) -> None:
    assert said(text) == set()


@pytest.mark.parametrize(
    "text",
    ["It is very likely and indeed highly probable.", "It is very likely, or remote."],
)
def test_terms_of_two_rows(text: str) -> None:
    assert Rule.MIXED in said(text)


def test_terms_of_two_scales() -> None:
    assert Rule.MIXED in said("It is a realistic possibility.", Likelihood.L4)
    assert said("It is a realistic possibility.", Likelihood.P4) == set()


def test_a_longer_term_is_not_taken_for_a_shorter() -> None:
    assert terms("It is Very Unlikely, or almost certainly so") == [
        "very unlikely",
        "almost certainly",
    ]


def test_the_sentence_says_another_term_than_is_set() -> None:
    assert said("It is unlikely to attack.") == {Rule.OTHER_TERM}
    assert said("It is highly probable.", Likelihood.L6) >= {Rule.MIXED}


def test_what_is_missing_is_found_by_its_field() -> None:
    bare = Judgement(statement="It was so.")
    nothing = Resting(claims=0, independence=Independence(0, 0, {}))
    assert found(bare, nothing) == [
        (Rule.NO_TERM, "likelihood"),
        (Rule.NO_BASIS, "confidence_basis"),
        (Rule.NO_ALTERNATIVE, "alternatives"),
        (Rule.NO_CLAIM, "for"),
    ]


@pytest.mark.parametrize("independence", [(1, 0), (0, 1), (0, 3)])
def test_one_origin_is_one_witness(independence: tuple[int, int]) -> None:
    resting = Resting(claims=4, independence=Independence(*independence, {}))
    assert found(resting=resting) == [(Rule.ONE_ORIGIN, "for")]


def test_contrary_and_ungraded_claims_are_named() -> None:
    resting = replace(RESTING, unmentioned=("C009", "C010"), ungraded=("C001",))
    messages = [str(one.message) for one in check(SOUND, resting)]
    assert [message.split(": ")[1] for message in messages] == ["C001", "C009, C010"]


def test_what_it_rests_on_in_words() -> None:
    assert str(RESTING.label) == "rests on 3 claims, 3 origins"
    unknown = Resting(claims=1, independence=Independence(1, 2, {}))
    assert (
        str(unknown.label) == "rests on 1 claim, 1 origin, 2 sources of unknown lineage"
    )
    one = Resting(claims=1, independence=Independence(0, 1, {}))
    assert str(one.label).endswith("0 origins, 1 source of unknown lineage")


@pytest.mark.parametrize("rule", Rule)
def test_every_rule_is_a_sentence(rule: Rule) -> None:
    assert str(rule.sentence).endswith(".")


def test_each_yardstick_has_seven_steps_in_order() -> None:
    for yardstick in Yardstick:
        chances = [step.percent for step in yardstick.steps]
        assert len(chances) == 7
        assert chances == sorted(chances)
