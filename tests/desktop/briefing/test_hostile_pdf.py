"""Texts that try to break the briefing are printed as they are, or cut, or named."""

import re
from pathlib import Path

import pytest

from dateline_db.case import Case
from dateline_db.model.actor import Actor, ActorName, NameKind
from dateline_db.model.briefing import Briefing
from dateline_db.model.event import Participation
from dateline_db.model.judgement import Judgement, JudgementClaim, Likelihood, Side
from dateline_db.model.marking import Marking
from dateline_desktop.briefing.export import write_briefing
from pdf_reading import Print, Printed
from written_down import a_publication, an_assertion, an_event, put, put_one

TITLES = [
    '#read("/etc/passwd") #import "@preview/cetz" #panic("x")',
    "= Heading *bold* _it_ $x^2$ `raw` ```typ #1``` <label> @ref // c /* d */",
    "- list",
    "/ term: x",
    "\u202eevil right to left",
    "A" * 1_000_000,
    "\U0001f4a3 bomb \U0001f1f5\U0001f1f0",
    "\u4e2d\u6587 \u0939\u093f\u0928\u094d\u0926\u0940",
    "nul \x00 bell \x07 \ufeff private \ue000",
    "javascript:alert(1)",
    "a" + "\u0301" * 2_000,
    "تحریک طالبان پاکستان نے ذمہ داری قبول کی (2023)",
    "می\u200cروم ﷽ ﻻ",
    'Quote " brace } bracket ] hash # backslash \\ \\u{0} %',
    "word " * 3_000,
    "line\u2028separator\u2029paragraph\r\nbreak",
    "Ḥaqqānī Ṭālibān ʿAbd al-Raḥmān",
]


def test_a_case_full_of_hostile_titles_is_printed(case: Case, printed: Print) -> None:
    for number, title in enumerate(TITLES):
        event = an_event(case, title, summary=title, when_words=title[:99], kind=title)
        source = a_publication(
            case, title[:200], title=title, author=title, url="javascript:alert(1)"
        )
        an_assertion(case, event, source, statement=title, locator=title)
        actor = put_one(case, Actor(name=title))
        put(case, Participation(event_id=event.id, actor_id=actor.id))
        name = ActorName(
            actor_id=actor.id,
            text=title,
            language=title[:20],
            kind=NameKind.NATIVE,
            position=number,
        )
        put(case, name)
    text = "\n".join(TITLES)
    put(
        case, Briefing(title=TITLES[0], bottom_line=text, background=text, gaps=(text,))
    )
    made = printed(case)
    assert TITLES[0] in made.text
    assert "= Heading *bold* _it_ $x^2$" in made.text
    assert "evil right to left" in made.text
    assert "[U+1F4A3] bomb" in made.text
    assert "Ḥaqqānī Ṭālibān ʿAbd al-Raḥmān" in made.text
    assert "U+4E2D, U+6587" in made.text  # listed among what could not be printed
    assert len(made.pages) < 60
    assert not [link for link in made.links if link.target_page is None]
    assert "root:" not in made.text


def test_what_could_not_be_printed_is_told(case: Case, tmp_path: Path) -> None:
    an_event(case, "\U0001f4a3")
    (problem,) = write_briefing(case, tmp_path / "made.pdf").problems
    assert "U+1F4A3" in str(problem)


@pytest.mark.parametrize("events", [0, 1])
def test_a_case_with_next_to_nothing_makes_a_briefing(
    case: Case, printed: Print, events: int
) -> None:
    for _ in range(events):
        an_event(case)
    made = printed(case)
    assert ("Timeline" in made.outline) == (events == 1)
    told = "No event of the case is in this briefing." in made.text
    assert told == (events == 0)


def test_events_without_a_date_are_told_though_not_drawn(
    case: Case, printed: Print
) -> None:
    an_event(case, "Dated")
    an_event(case, "Undated", when="XXXX")
    made = printed(case)
    assert "Not drawn, since they have no date: 1 event" in made.text
    assert "date unknown" in made.text


def test_events_that_are_all_undated_need_no_timeline(
    case: Case, printed: Print
) -> None:
    an_event(case, when="XXXX")
    assert "Timeline" not in printed(case).outline


def test_a_judgement_may_have_neither_likelihood_nor_confidence(
    case: Case, printed: Print
) -> None:
    put(case, Judgement(statement="It is so."))
    put(case, Judgement(statement="It was so.", likelihood=Likelihood.L1))
    text = printed(case).text
    assert "It is so." in text
    assert "almost no chance 1 to 5%" in text


@pytest.mark.parametrize("marking", list(Marking))
def test_every_page_bears_the_marking(
    case: Case, printed: Print, marking: Marking
) -> None:
    put(case, Briefing(title="Marked", marking=marking))
    for text in printed(case).pages:
        assert len(re.findall(rf"{re.escape(marking)}(?!\+)", text)) >= 2


def test_refs_that_are_long_or_twice_break_nothing(case: Case, printed: Print) -> None:
    for ref in ("E1", "E1", "E" * 300, "<label>"):
        event = an_event(case, ref=ref)
        an_assertion(case, event, a_publication(case, ref=ref), ref=ref)
    assert isinstance(printed(case), Printed)


def test_what_is_longer_than_a_page_goes_on_on_the_next(
    case: Case, printed: Print
) -> None:
    long = "W" * 1_990
    judgement = Judgement(
        ref="J01",
        statement=long,
        confidence_basis=long,
        alternatives=long,
        would_change_it=long,
    )
    claim = an_assertion(
        case,
        an_event(case, summary=long),
        a_publication(case, note=long),
        statement=long,
    )
    basis = JudgementClaim(judgement_id=judgement.id, claim_id=claim.id, side=Side.FOR)
    put(case, judgement, basis)
    assert printed(case).body.count("W") >= 7 * len(long)
