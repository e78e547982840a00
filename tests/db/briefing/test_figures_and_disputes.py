"""Figures, grades, lineage and disputes as a briefing words them."""

from typing import Any

from dateline_db.briefing.compose import compose
from dateline_db.briefing.parts import FigurePart
from dateline_db.case import Case
from dateline_db.model.claim import Claim
from dateline_db.model.discrepancy import Decision, Point, Resolution
from dateline_db.model.event import Event
from dateline_db.model.figure import Figure
from dateline_db.model.grade import (
    Credibility,
    CredibilityGrade,
    Reliability,
    ReliabilityGrade,
)
from dateline_db.model.publisher import Publisher
from dateline_db.model.source import Lineage, LineageState
from dateline_db.model.when import When
from written_down import a_publication, an_assertion, an_event, put

BY_ADA: dict[str, Any] = {"analyst": "Ada", "at": "2023-02-01T10:00:00.000Z"}


def count(claim: Claim, number: float, measure: str, scope: str = "") -> Figure:
    return Figure(
        claim_id=claim.id,
        measure=measure,
        scope=scope,
        low=number,
        best=number,
        high=number,
    )


def a_toll(
    case: Case, event: Event, killed: float, digit: Credibility, as_of: str = "2023-02"
) -> Claim:
    when = When.parse(as_of)
    claim = an_assertion(case, event, a_publication(case), as_of=when)
    put(
        case,
        count(claim, killed, "people_killed"),
        CredibilityGrade(claim_id=claim.id, digit=digit, reason="Told so.", **BY_ADA),
    )
    return claim


def decide(case: Case, event: Event, resolution: Resolution, **given: Any) -> None:
    put(
        case,
        Decision(
            event_id=event.id,
            point=Point.FIGURE,
            measure="injured",
            scope="police",
            resolution=resolution,
            claim_ids=tuple(claim.id for claim in case.claims.all()),
            reason="Counted on different days.",
            **given,
            **BY_ADA,
        ),
    )


def in_words(part: FigurePart) -> str:
    spread = "" if part.spread is None else f" ({part.spread})"
    return f"{part.measure} {part.text}{spread}"


def told(case: Case) -> list[str]:
    (event,) = compose(case).events
    return [in_words(part) for part in event.figures]


def test_of_several_figures_the_best_graded_is_said_with_the_range(case: Case) -> None:
    event = an_event(case)
    a_toll(case, event, 101, Credibility.FOUR)
    a_toll(case, event, 84, Credibility.TWO)
    a_toll(case, event, 17, Credibility.THREE)
    assert told(case) == ["people killed 84 (17 to 101 in 3 claims)"]


def test_of_equal_grades_the_later_count_is_said(case: Case) -> None:
    event = an_event(case)
    a_toll(case, event, 84, Credibility.TWO, "2023-02-04")
    a_toll(case, event, 61, Credibility.TWO, "2023-01-30")
    assert told(case) == ["people killed 84 (61 to 84 in 2 claims)"]


def test_the_figure_that_the_analyst_chose_is_said_first(case: Case) -> None:
    event = an_event(case)
    a_toll(case, event, 101, Credibility.TWO)
    chosen = a_toll(case, event, 84, Credibility.THREE)
    for claim, number in zip(case.claims.all(), (30, 5), strict=True):
        put(case, count(claim, number, "injured", "police"))
    decide(case, event, Resolution.RESOLVED, chosen_claim_id=chosen.id)
    assert "injured 5 (5 to 30 in 2 claims)" in told(case)


def test_a_dispute_shows_every_answer_with_its_sources(case: Case) -> None:
    event = an_event(case)
    for day in ("2023-01-10", "2023-01-20"):
        an_assertion(case, event, a_publication(case), when=When.parse(day))
    (one,) = compose(case).discrepancies
    assert (one.event, one.point, one.state) == (1, Point.DATE, "open")
    assert [(str(a.text), a.sources) for a in one.answers] == [
        ("10 January 2023", (1,)),
        ("20 January 2023", (2,)),
    ]


def test_open_disputes_come_first_and_decided_ones_keep_all_answers(case: Case) -> None:
    decided, still_open = an_event(case), an_event(case, when="2023-02-01")
    for event in (decided, still_open):
        for number in (84, 100):
            claim = an_assertion(case, event, a_publication(case))
            put(case, count(claim, number, "injured", "police"))
    decide(case, decided, Resolution.EXPLAINED)
    first, last = compose(case).discrepancies
    assert (first.event, first.state) == (2, "open")
    assert (last.event, last.state) == (1, "explained")
    assert last.reason == "Counted on different days."
    assert [one.bounds and one.bounds.best for one in last.answers] == [84, 100]


def test_the_letter_says_whose_it_is_and_why(case: Case) -> None:
    event = an_event(case)
    inherits, own = a_publication(case), a_publication(case)
    bare = a_publication(case, "Blog")
    for source in (inherits, own, bare):
        an_assertion(case, event, source)
    put(
        case,
        ReliabilityGrade(
            publisher_id=own.publisher_id,
            letter=Reliability.B,
            reason="Of record.",
            **BY_ADA,
        ),
        ReliabilityGrade(
            source_id=own.id, letter=Reliability.D, reason="Unsigned.", **BY_ADA
        ),
    )
    assert [(s.letter, s.letter_of, s.reason) for s in compose(case).sources] == [
        ("B", "publisher", "Of record."),
        ("D", "source", "Unsigned."),
        ("–", "publisher", ""),
    ]


def test_lineage_is_told_step_by_step(case: Case) -> None:
    ap, isp = Publisher(name="AP"), Publisher(name="ISPR")
    copy = a_publication(case, lineage=LineageState.DERIVED)
    own, unknown = (
        a_publication(case),
        a_publication(case, lineage=LineageState.UNKNOWN),
    )
    put(
        case,
        ap,
        isp,
        Lineage(source_id=copy.id, step=0, upstream_publisher_id=ap.id),
        Lineage(source_id=copy.id, step=1, upstream_publisher_id=isp.id),
        Lineage(source_id=copy.id, chain=1, upstream_source_id=own.id),
    )
    event = an_event(case)
    for source in (copy, own, unknown):
        an_assertion(case, event, source)
    assert [str(source.lineage) for source in compose(case).sources] == [
        f"derives from AP, which derives from ISPR; and derives from {own.ref} (Dawn)",
        "own reporting",
        "lineage unknown",
    ]
