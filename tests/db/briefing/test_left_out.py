"""What a briefing may not say is left out, and counted."""

from dataclasses import replace

import pytest

from dateline_db.briefing.compose import compose
from dateline_db.briefing.parts import Composition
from dateline_db.briefing.problems import problems
from dateline_db.case import Case
from dateline_db.errors import say
from dateline_db.model.briefing import Briefing
from dateline_db.model.document import Document
from dateline_db.model.era import Era
from dateline_db.model.event import Review
from dateline_db.model.judgement import Judgement, JudgementClaim, Side
from dateline_db.model.marking import Marking
from dateline_db.model.source import Lineage, LineageState
from dateline_db.model.when import When
from written_down import a_publication, an_assertion, an_event, put, put_one

GREEN = Briefing(title="For the community", marking=Marking.GREEN)


def a_document(source_id: str, marking: Marking | None = None) -> Document:
    return Document(
        source_id=source_id,
        name="cable.txt",
        sha256="0" * 64,
        size=1,
        media_type="text/plain",
        captured_at="2023-01-30T10:00:00.000Z",
        captured_by="Ada",
        method="file",
        marking=marking,
    )


def sentences(made: Composition) -> list[str]:
    return [str(sentence) for sentence in made.left_out]


def test_drafts_are_left_out_and_counted(case: Case) -> None:
    an_event(case)
    an_event(case, review=Review.DRAFT)
    made = compose(case)
    assert len(made.events) == 1
    assert sentences(made) == ["Not yet reviewed and therefore left out: 1 event."]


def test_drafts_stand_in_a_briefing_that_asks_for_them(case: Case) -> None:
    an_event(case, review=Review.DRAFT)
    made = compose(case, Briefing(title="All", reviewed_only=False))
    assert [event.reviewed for event in made.events] == [False]
    assert made.left_out == ()


def test_a_judgement_may_rest_on_a_claim_about_a_draft(case: Case) -> None:
    claim = an_assertion(case, an_event(case, review=Review.DRAFT), a_publication(case))
    judgement = Judgement(statement="It was so.")
    basis = JudgementClaim(judgement_id=judgement.id, claim_id=claim.id, side=Side.FOR)
    put(case, judgement, basis)
    made = compose(case)
    assert [one.event for one in made.claims] == [None]
    assert len(made.sources) == 1


def test_what_is_marked_more_strictly_is_left_out_with_all_that_rests_on_it(
    case: Case,
) -> None:
    shown, hidden = an_event(case), an_event(case, marking=Marking.AMBER)
    free = a_publication(case, marking=Marking.GREEN)
    secret = a_publication(case, "Embassy", marking=Marking.RED)
    an_assertion(case, shown, free)
    an_assertion(case, shown, free, marking=Marking.AMBER)
    an_assertion(case, shown, secret)
    an_assertion(case, hidden, free)
    made = compose(case, GREEN)
    assert [event.ref for event in made.events] == [shown.ref]
    assert [source.ref for source in made.sources] == [free.ref]
    (sentence,) = sentences(made)
    assert sentence.startswith("Marked more strictly than this briefing")
    assert sentence.endswith("left out: 1 claim, 1 event and 1 source.")


def test_a_count_does_not_betray_a_source_that_is_left_out(case: Case) -> None:
    event = an_event(case)
    an_assertion(case, event, a_publication(case))
    an_assertion(case, event, a_publication(case, "Embassy", marking=Marking.RED))
    (part,) = compose(case, GREEN).events
    assert str(part.support) == "1 source, 1 independent origin"


def test_a_claim_read_in_a_document_that_is_marked_more_strictly_is_left_out(
    case: Case,
) -> None:
    source = a_publication(case)
    document = put_one(case, a_document(source.id, marking=Marking.RED))
    an_assertion(case, an_event(case), source, document_id=document.id)
    assert compose(case, GREEN).sources == ()


def test_lineage_does_not_name_a_source_that_is_left_out(case: Case) -> None:
    secret = a_publication(case, "Embassy", title="Cable", marking=Marking.RED)
    copy = a_publication(case, lineage=LineageState.DERIVED)
    put(case, Lineage(source_id=copy.id, upstream_source_id=secret.id))
    an_assertion(case, an_event(case), copy)
    (part,) = compose(case, GREEN).sources
    assert str(part.lineage) == "derives from a source that is left out here"


@pytest.mark.parametrize("marking", [Marking.AMBER, Marking.RED])
def test_what_has_no_marking_carries_that_of_the_case(
    case: Case, marking: Marking
) -> None:
    with case.action(say("Mark the case")):
        case.case_settings.update(replace(case.settings, marking=marking))
    an_event(case)
    freed = an_event(case, marking=Marking.CLEAR)
    put(
        case,
        Judgement(statement="It was so."),
        Era(title="T", when=When.parse("2022/")),
    )
    made = compose(case, GREEN)
    assert [event.ref for event in made.events] == [freed.ref]
    assert not made.judgements
    assert not made.eras
    assert "1 event and 1 judgement" in sentences(made)[0]


def test_a_judgement_counts_the_claims_it_cannot_cite(case: Case) -> None:
    claim = an_assertion(case, an_event(case), a_publication(case), marking=Marking.RED)
    judgement = put_one(case, Judgement(statement="It was so."))
    put(
        case,
        JudgementClaim(judgement_id=judgement.id, claim_id=claim.id, side=Side.FOR),
    )
    (part,) = compose(case, GREEN).judgements
    assert (part.claims_for, part.unprinted) == ((), 1)


def test_nothing_is_used_from_after_the_information_cut_off(case: Case) -> None:
    event = an_event(case, when="2023-01-30")
    an_event(case, when="2023-10-01")
    an_assertion(case, event, a_publication(case, published=When.parse("2023-09")))
    an_assertion(case, event, a_publication(case, published=When.parse("2024-11")))
    an_assertion(case, event, a_publication(case), as_of=When.parse("2023-10-02"))
    briefing = Briefing(title="To September", as_of=When.parse("2023-09-30"))
    made = compose(case, briefing)
    assert (len(made.events), len(made.sources)) == (1, 1)
    (sentence,) = sentences(made)
    assert sentence.startswith("Later than the information cut-off")
    assert sentence.endswith("left out: 1 claim, 1 event and 1 source.")


@pytest.mark.parametrize("marked", ["event", "source", "claim", "document"])
def test_a_marking_lower_than_that_of_any_record_is_a_problem(
    case: Case, marked: str
) -> None:
    strict = {marked: {"marking": Marking.AMBER}}
    event = an_event(case, **strict.get("event", {}))
    source = a_publication(case, **strict.get("source", {}))
    an_assertion(case, event, source, **strict.get("claim", {}))
    put(case, a_document(source.id, **strict.get("document", {})))
    found = problems(case, GREEN, compose(case, GREEN))
    assert found[0].field == "marking"
    assert "TLP:AMBER" in str(found[0].message)
    amber = replace(GREEN, marking=Marking.AMBER)
    first = problems(case, amber, compose(case, amber))[0]
    assert first.field != "marking"


def test_a_briefing_without_an_event_says_why(case: Case) -> None:
    def said(briefing: Briefing) -> list[str]:
        found = problems(case, briefing, compose(case, briefing))
        return [str(one.message) for one in found if one.field == "reviewed_only"]

    assert said(GREEN) == []
    an_event(case, review=Review.DRAFT)
    assert said(GREEN) == ["No event is in it: none has been reviewed yet."]
    an_event(case, review=Review.REVIEWED)
    assert said(GREEN) == []
    assert said(replace(GREEN, kinds=("flood",))) == [
        "No event is in it: none is within its scope."
    ]
