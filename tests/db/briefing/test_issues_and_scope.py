"""What a briefing takes in, what was issued before, and what has changed since."""

import json
from dataclasses import replace

import pytest

from dateline_db.briefing.compose import compose
from dateline_db.briefing.parts import Composition
from dateline_db.case import Case
from dateline_db.edits.briefings import (
    Issue,
    change_briefing,
    create_briefing,
    issue_briefing,
)
from dateline_db.edits.events import change_event
from dateline_db.errors import InvalidValue
from dateline_db.model.actor import Actor
from dateline_db.model.briefing import Briefing, Section
from dateline_db.model.event import Participation
from dateline_db.model.judgement import Judgement, Likelihood
from dateline_db.model.marking import Marking
from dateline_db.model.when import When
from written_down import a_publication, an_assertion, an_event, put, put_one

BRIEFING = Briefing(title="Harbour")


def issue(case: Case, briefing: Briefing, made: Composition) -> None:
    content = {
        "events": [
            {
                "ref": one.ref,
                "title": one.title,
                "date": one.date,
                "grade": None if one.grade is None else str(one.grade),
                "support": str(one.support),
            }
            for one in made.events
        ],
        "judgements": [
            {"ref": one.ref, "likelihood": one.likelihood, "confidence": one.confidence}
            for one in made.judgements
        ],
    }
    facts = Issue(
        file_name="harbour.pdf",
        sha256="0" * 64,
        size=9,
        head=case.head,
        content=json.dumps(content).encode(),
    )
    issue_briefing(case, briefing, facts)


def test_what_was_issued_is_kept_and_undone_as_one_action(case: Case) -> None:
    briefing = create_briefing(case, BRIEFING)
    issue(case, briefing, compose(case, briefing))
    [kept] = case.issued_briefings.all()
    assert (kept.briefing_id, kept.title, kept.analyst) == (
        briefing.id,
        "Harbour",
        "Ada",
    )
    assert case.check() == []
    assert compose(case, briefing).issues[0].sha256 == "0" * 64
    case.undo()
    assert case.issued_briefings.count() == 0


def test_what_changed_since_the_last_issue_is_said(case: Case) -> None:
    briefing = create_briefing(case, BRIEFING)
    event = an_event(case, "Blast")
    judgement = put_one(
        case, Judgement(ref="J01", statement="So.", likelihood=Likelihood.L3)
    )
    assert compose(case, briefing).changes is None
    issue(case, briefing, compose(case, briefing))
    same = compose(case, briefing).changes
    assert same is not None
    assert same.events == ()
    change_event(case, replace(event, when=When.parse("2023-01-31")))
    an_event(case, "Answer", "2023-02-01")
    with case.action(case.history(limit=1)[0].label):
        case.judgements.update(replace(judgement, likelihood=Likelihood.L5))
    found = compose(case, briefing).changes
    assert found is not None
    assert [str(one) for one in found.events] == [
        "E01 is now dated 31 January 2023, it was 30 January 2023.",
        "E02 is new: Answer, 1 February 2023.",
    ]
    assert str(found.judgements[0]) == "J01 is now “likely”, it was “unlikely”."


def test_an_issue_that_was_marked_more_strictly_is_not_compared_with(
    case: Case,
) -> None:
    briefing = create_briefing(case, replace(BRIEFING, marking=Marking.RED))
    an_event(case, marking=Marking.RED)
    issue(case, briefing, compose(case, briefing))
    free = change_briefing(case, replace(briefing, marking=Marking.GREEN))
    made = compose(case, free)
    assert (made.changes, made.issues, made.events) == (None, (), ())


@pytest.mark.parametrize(
    ("narrowed", "titles"),
    [
        ({"period": When.parse("2023")}, ["Vague", "Raid"]),
        ({"kinds": ("talks",)}, ["Talks"]),
        ({}, ["Talks", "Vague", "Raid"]),
    ],
)
def test_the_scope_narrows_and_what_it_leaves_out_is_counted(
    case: Case, narrowed: dict[str, object], titles: list[str]
) -> None:
    an_event(case, "Talks", "2021-05-01", kind="talks")
    an_event(case, "Vague", "2022/2023", kind="raid")
    an_event(case, "Raid", "2023-05-01", kind="raid")
    made = compose(case, replace(BRIEFING, **narrowed))  # type: ignore[arg-type]
    assert [event.title for event in made.events] == titles
    assert len(made.left_out) == (len(titles) < 3)


def test_the_scope_may_be_some_actors(case: Case) -> None:
    first, second = an_event(case, "One"), an_event(case, "Two")
    actors = [put_one(case, Actor(name=name)) for name in ("A", "B")]
    for event, actor in zip((first, second), actors, strict=True):
        put(case, Participation(event_id=event.id, actor_id=actor.id))
    made = compose(case, replace(BRIEFING, actor_ids=(actors[1].id,)))
    assert [event.title for event in made.events] == ["Two"]


def test_sections_keep_the_order_chosen_and_unknown_ones_are_passed_over() -> None:
    chosen = replace(BRIEFING, sections=("sources", "no such", "events", "sources"))
    assert chosen.layout == (Section.SOURCES, Section.EVENTS)
    assert BRIEFING.layout == tuple(Section)


@pytest.mark.parametrize("texts", ["[]", "no json"])
def test_texts_of_sections_are_an_object(texts: str) -> None:
    with pytest.raises(InvalidValue):
        replace(BRIEFING, section_texts=texts)


def test_a_vague_event_is_in_no_month_for_sure(case: Case) -> None:
    an_event(case, when="2023-01-30")
    an_event(case, when="[2023-01-30..2023-02-02]")
    counted = compose(case, BRIEFING).periods
    assert [(one.date, one.sure, one.maybe) for one in counted] == [
        ("2023-01", 1, 1),
        ("2023-02", 0, 1),
    ]


def test_the_source_summary_is_drafted_until_one_is_written(case: Case) -> None:
    event = an_event(case)
    an_assertion(case, event, a_publication(case, published=When.parse("2022-05")))
    draft = compose(case, BRIEFING).source_summary
    assert draft.startswith("This briefing rests on 1 source with 1 claim")
    assert "They were published in 2022." in draft
    written = replace(BRIEFING, source_summary="Thin.")
    assert compose(case, written).source_summary == "Thin."
