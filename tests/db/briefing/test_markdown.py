"""The briefing as Markdown: all sections, and texts of the case shown as they are."""

from dataclasses import replace
from pathlib import Path

import pytest

from dateline_db.briefing.compose import compose
from dateline_db.briefing.markdown import escaped, markdown, section_title
from dateline_db.case import Case
from dateline_db.model.briefing import Briefing, Section
from dateline_db.model.figure import Figure
from dateline_db.model.judgement import Judgement, JudgementClaim, Likelihood, Side
from dateline_db.model.marking import Marking
from written_down import a_publication, an_assertion, an_event, put


def test_it_says_what_the_briefing_says(case: Case) -> None:
    event = an_event(case, "Blast at the | harbour")
    claim = an_assertion(case, event, a_publication(case, url="https://dawn.com/a"))
    judgement = Judgement(
        ref="J01",
        statement="It is likely.",
        likelihood=Likelihood.L5,
        would_change_it="A denial.",
    )
    put(
        case,
        judgement,
        JudgementClaim(judgement_id=judgement.id, claim_id=claim.id, side=Side.FOR),
    )
    briefing = Briefing(title="Harbour", marking=Marking.GREEN, bottom_line="Yes.")
    text = markdown(compose(case, briefing))
    assert text.startswith("**TLP:GREEN**\n\n# Harbour\n")
    for said in (
        "**Bottom line.** Yes.",
        "Likelihood: likely (55 to 80%).",
        "It rests on 1 claim, 1 origin.",
        "| E01 | 30 January 2023 | **Blast at the \\| harbour** |",
        "<https://dawn.com/a>.",
        "J01 would change: A denial.",
    ):
        assert said in text
    assert text.endswith("**TLP:GREEN**\n")


def test_sections_stand_in_the_order_chosen_with_their_texts(case: Case) -> None:
    an_event(case)
    briefing = Briefing(
        title="Harbour",
        sections=("method", "events"),
        section_texts='{"method": "By hand."}',
    )
    text = markdown(compose(case, briefing))
    assert text.index("## Method and legend\n\nBy hand.") < text.index("## Events")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("<script>x</script>", "\\<script\\>x\\</script\\>"),
        ("# no heading", "\\# no heading"),
        ("- no list", "\\- no list"),
        ("1. no list", "1\\. no list"),
        ("14.5 a month", "14.5 a month"),
        ("[a](javascript:x)", "\\[a\\](javascript:x)"),
        ("a\nb\u202e", "a b"),
        ("*a* _b_ `c`", "\\*a\\* \\_b\\_ \\`c\\`"),
    ],
)
def test_texts_of_the_case_are_no_markup(text: str, shown: str) -> None:
    assert escaped(text) == shown


def test_only_web_addresses_become_links(case: Case) -> None:
    event = an_event(case)
    an_assertion(case, event, a_publication(case, url="javascript:alert(1)"))
    text = markdown(compose(case, replace(Briefing(title="H"), author="Ada")))
    assert "<javascript" not in text


def test_its_numbers_are_those_of_its_language(case: Case) -> None:
    claim = an_assertion(case, an_event(case), a_publication(case))
    put(case, Figure(claim_id=claim.id, measure="displaced", best=12000, low=12000))
    text = markdown(compose(case, Briefing(title="H", language="de")))
    assert "30\\. Januar 2023" in text
    assert "displaced 12.000" in text


def test_what_is_left_out_is_counted_whatever_sections_it_has(case: Case) -> None:
    an_event(case, marking=Marking.RED)
    for sections in ((), ("sources",)):
        text = markdown(compose(case, Briefing(title="H", sections=sections)))
        assert text.count("left out: 1 event") == 1


@pytest.mark.parametrize("section", Section)
def test_every_section_has_a_title(section: Section) -> None:
    assert section_title(section)


def test_the_same_case_gives_the_same_text(case: Case, tmp_path: Path) -> None:
    an_event(case)
    assert markdown(compose(case)) == markdown(compose(case))
