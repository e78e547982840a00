"""A briefing says what is in the case: in order, numbered, cited both ways."""

from dateline_db.briefing.compose import compose
from dateline_db.case import Case
from dateline_db.model.actor import Actor, ActorName, NameKind
from dateline_db.model.briefing import Briefing
from dateline_db.model.era import Era
from dateline_db.model.event import Participation, Role
from dateline_db.model.judgement import (
    Confidence,
    Judgement,
    JudgementClaim,
    Likelihood,
    Side,
)
from dateline_db.model.marking import Marking
from dateline_db.model.when import When
from written_down import a_publication, an_assertion, an_event, put, put_one


def test_without_a_briefing_it_is_called_as_the_case(case: Case) -> None:
    cover = compose(case).cover
    assert (cover.title, cover.author, cover.marking) == ("Harbour", "Ada", "TLP:CLEAR")


def test_an_empty_case_makes_an_empty_briefing(case: Case) -> None:
    made = compose(case)
    assert not made.events
    assert not made.sources
    assert not made.judgements
    assert not made.left_out


def test_the_latest_briefing_of_the_case_is_used(case: Case) -> None:
    put(
        case,
        Briefing(title="First"),
        Briefing(title="Second", as_of=When.parse("2023-09")),
    )
    cover = compose(case).cover
    assert (cover.title, cover.as_of) == ("Second", "September 2023")


def test_events_stand_by_date_each_as_vague_as_it_is(case: Case) -> None:
    for when in ("2023-07", "[2023-01-01..2023-01-03]", "XXXX", "2022-05-01"):
        an_event(case, when, when)
    assert [event.date for event in compose(case).events] == [
        "1 May 2022",
        "one day between 1 and 3 January 2023",
        "July 2023",
        "date unknown",
    ]
    assert [event.number for event in compose(case).events] == [1, 2, 3, 4]


def test_an_event_has_the_words_of_its_source_and_names_in_their_script(
    case: Case,
) -> None:
    event = an_event(case, when="2023-07", when_words="late July")
    actor = put_one(case, Actor(name="TTP"))
    put(
        case,
        ActorName(actor_id=actor.id, text="Tehreek"),
        ActorName(actor_id=actor.id, text="تحریک", language="ur", kind=NameKind.NATIVE),
        Participation(event_id=event.id, actor_id=actor.id, role=Role.PERPETRATOR),
    )
    (part,) = compose(case).events
    assert part.date_words == "late July"
    (who,) = part.actors
    assert who.native is not None
    assert (who.role, who.name, who.native.text) == ("perpetrator", "TTP", "تحریک")


def test_events_and_sources_cite_each_other(case: Case) -> None:
    bomb, raid = an_event(case, "Bomb"), an_event(case, "Raid", "2023-02-01")
    dawn, ap = a_publication(case), a_publication(case, "AP")
    for event, source in ((bomb, dawn), (bomb, ap), (raid, ap)):
        an_assertion(case, event, source)
    made = compose(case)
    assert [event.sources for event in made.events] == [(1, 2), (2,)]
    assert [source.events for source in made.sources] == [(1,), (1, 2)]


def test_sources_stand_by_their_numbers_and_only_if_something_rests_on_them(
    case: Case,
) -> None:
    event = an_event(case)
    for ref in ("S10", "S2", "", "S1"):
        source = a_publication(case, ref=ref)
        if ref != "S1":
            an_assertion(case, event, source)
    assert [source.ref for source in compose(case).sources] == ["(1)", "S2", "S10"]


def test_support_is_sources_origins_and_unknown_lineage(case: Case) -> None:
    event = an_event(case)
    for publisher in ("Dawn", "AP"):
        an_assertion(case, event, a_publication(case, publisher))
    (part,) = compose(case).events
    assert str(part.support) == "2 sources, 2 independent origins"


def test_a_judgement_cites_claims_for_and_against_and_they_are_listed(
    case: Case,
) -> None:
    event = an_event(case)
    first, second, unused = (
        an_assertion(case, event, a_publication(case)) for _ in range(3)
    )
    judgement = Judgement(
        ref="J01",
        statement="It will go on.",
        likelihood=Likelihood.L6,
        confidence=Confidence.LOW,
    )
    put(
        case,
        judgement,
        JudgementClaim(judgement_id=judgement.id, claim_id=second.id, side=Side.FOR),
        JudgementClaim(judgement_id=judgement.id, claim_id=first.id, side=Side.AGAINST),
    )
    made = compose(case)
    (part,) = made.judgements
    assert (part.likelihood, part.percent) == ("very likely", (80, 95))
    assert [made.claims[one.claim - 1].ref for one in part.claims_for] == [second.ref]
    assert [one.ref for one in part.claims_against] == [first.ref]
    assert unused.ref not in [claim.ref for claim in made.claims]
    assert made.claims[0].event == 1


def test_periods_stand_by_date(case: Case) -> None:
    put(case, Era(title="Truce", when=When.parse("2022-06/2022-11")))
    (era,) = compose(case).eras
    assert (era.title, era.date) == ("Truce", "June–November 2022")


def test_it_says_which_state_of_the_case_it_shows(case: Case) -> None:
    an_event(case)
    imprint = compose(case).imprint
    (entry,) = case.history(limit=1)
    assert (imprint.head, imprint.changed_at) == (case.head, entry.at)
    assert imprint.case_id == case.id


def test_the_marking_of_a_briefing_that_is_given_is_its_own(case: Case) -> None:
    given = Briefing(title="Given", marking=Marking.RED)
    assert compose(case, given).cover.marking is Marking.RED
