"""Claims on one point of an event that cannot all be right."""

from collections.abc import Iterable
from dataclasses import replace
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline_db.analysis.discrepancies import (
    Discrepancy,
    State,
    disputed,
    find,
    listed,
)
from dateline_db.analysis.known import Known
from dateline_db.analysis.names import Names
from dateline_db.model.actor import Actor, ActorName
from dateline_db.model.claim import Claim, Nature, Stance
from dateline_db.model.discrepancy import Decision, Point, Resolution
from dateline_db.model.figure import Figure
from dateline_db.model.record import new_id
from dateline_db.model.when import When
from testimony import a_claim, a_figure, about, bounded, contradicting

CLAIMED, DENIED = Nature.CLAIM_OF_RESPONSIBILITY, Nature.DENIAL
NAMES = Names(
    [Actor(id="A01", name="Tehreek-e-Taliban Pakistan"), Actor(id="A03", name="ISKP")],
    [
        ActorName(actor_id="A01", text="TTP"),
        ActorName(actor_id="A03", text="Islamic State"),
    ],
)


def found(
    claims: Iterable[Claim],
    figures: Iterable[Figure] = (),
    *,
    event: str = "2023-01-30",
    decisions: Iterable[Decision] = (),
) -> list[Discrepancy]:
    dates = {"e": When.parse(event)}
    return find(claims, figures, dates, decisions, Known(NAMES)).get("e", [])


def answers(discrepancies: Iterable[Discrepancy]) -> list[list[str]]:
    return [[str(answer.text) for answer in one.answers] for one in discrepancies]


def a_decision(
    claims: Iterable[Claim],
    resolution: Resolution = Resolution.RESOLVED,
    point: Point = Point.FIGURE,
) -> Decision:
    return Decision(
        event_id="e",
        point=point,
        measure="killed" if point is Point.FIGURE else "",
        resolution=resolution,
        claim_ids=tuple(claim.id for claim in claims),
        reason="Names had been listed twice.",
        analyst="Ada",
        at="2023-02-04T00:00:00Z",
    )


# --- dates


def test_disjoint_dates_are_a_discrepancy() -> None:
    claims = [a_claim(when="2022-06-02"), contradicting(when="2022-05")]
    (one,) = found(claims, event="2022-06-02")
    assert (one.point, one.measure, one.scope) == (Point.DATE, "", "")
    assert one.claim_ids == {claim.id for claim in claims}
    assert [answer.claim_ids for answer in one.answers] == [
        (claims[1].id,),
        (claims[0].id,),
    ]


def test_a_vague_date_agrees_with_a_sharp_one_inside_it() -> None:
    assert not found([a_claim(when="2023-01"), a_claim(when="2023-01-30")])
    assert not found([a_claim(when="2023"), a_claim(when="[2023-01-21..2023-01-31]")])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("2011-05-01", "2011-05-02"),
        ("2022-04-09", "2022-04-10"),
        ("2021-11-08", "2021-11-09/2021-12-09"),
        ("2023-01-31", "2023-02"),
        ("2023-01-30T23:30:00Z", "2023-01-31"),
    ],
)
def test_one_midnight_is_not_a_discrepancy(one: str, other: str) -> None:
    assert not found([a_claim(when=one), contradicting(when=other)], event=one)


def test_a_date_that_differs_by_one_report_differs_in_all_that_give_it() -> None:
    early = a_claim("dawn", when="2024-05-14", as_of="2024-05-14")
    late = a_claim("geo", when="2024-05-14", as_of="2024-05-17")
    other = a_claim("ispr", when="2024-05-15", as_of="2024-05-17")
    (one,) = found([early, late, other], event="2024-05-14")
    assert one.claim_ids == {early.id, late.id, other.id}


def test_two_days_apart_is_more_than_a_midnight() -> None:
    assert found([a_claim(when="2023-09-04"), a_claim(when="2023-09-06")])


def test_adjoining_months_are_more_than_a_midnight() -> None:
    assert found([a_claim(when="2022-05"), a_claim(when="2022-06")])


def test_a_report_out_before_the_later_day_leaves_no_midnight_between() -> None:
    lapsed = a_claim(when="2021-12-09", as_of="2021-12-09")
    a_day_later = contradicting(when="2021-12-10", as_of="2021-12-10")
    assert found([lapsed, a_day_later], event="2021-12-09")
    reported_later = a_claim(when="2021-12-09", as_of="2021-12-10")
    assert not found([reported_later, a_day_later], event="2021-12-09")


def test_clock_times_with_zones_leave_no_doubt() -> None:
    strike = a_claim(when="2023-01-30T23:50:00+05:00")
    assert found([strike, a_claim(when="2023-01-31T00:20:00+05:00")])
    assert not found([strike, a_claim(when="2023-01-30T18:50:00Z")])


def test_claims_may_date_different_parts_of_what_lasted() -> None:
    claims = [a_claim(when="2022-12-18"), a_claim(when="2022-12-20")]
    assert not found(claims, event="2022-12-18/2022-12-20")
    assert found(claims, event="[2022-12-18..2022-12-20]")


def test_a_date_outside_of_what_lasted_differs_from_those_inside() -> None:
    dates = "2023-09-04", "2023-09-06", "2023-09-15"
    claims = [a_claim(when=when) for when in dates]
    (one,) = found(claims, event="2023-09-06/2023-09-15")
    assert len(one.claim_ids) == 3


def test_context_is_on_no_point() -> None:
    background = a_claim(when="2011", stance=Stance.CONTEXT)
    assert not found([a_claim(when="2023-01-30"), background])


def test_an_event_of_its_own_date_is_compared_alone() -> None:
    claims = [a_claim(when="2011"), a_claim(when="2023", event="another")]
    assert not found(claims)


# --- figures


def test_a_count_cut_back_is_a_discrepancy_and_a_rising_count_is_none() -> None:
    tolls = {"2023-01-30": (17, 20, 47), "2023-01-31": (83, 100), "2023-02-01": (101,)}
    rising = [
        (a_claim(when="2023-01-30", as_of=day), toll)
        for day, counted in tolls.items()
        for toll in counted
    ]
    cut = contradicting(when="2023-01-30", as_of="2023-02-04")
    figures = [a_figure(claim, toll) for claim, toll in [*rising, (cut, 84)]]
    claims = [claim for claim, _ in rising]
    assert not found(claims, figures)
    (one,) = found([*claims, cut], figures)
    assert answers([one]) == [["84", "100", "101"]]
    assert str(one.sentence) == "Sources differ on “killed”: 84; 100; 101."


def test_the_number_that_a_cut_count_gives_again_is_no_second_conflict() -> None:
    claims = [
        a_claim(as_of="2023-01-30", id="first"),
        a_claim(as_of="2023-02-01", id="peak"),
        contradicting(as_of="2023-02-04", id="cut"),
        contradicting(as_of="2023-03-18", id="again"),
    ]
    counts = [
        a_figure(claim, toll)
        for claim, toll in zip(claims, (17, 101, 84), strict=False)
    ]
    counts.append(bounded(claims[3], 84, None, best=84))
    (one,) = found(claims, counts)
    assert one.claim_ids == {"peak", "cut"}


def test_counts_of_one_day_that_differ_are_no_growth() -> None:
    claims = [a_claim(as_of="2021-12~"), contradicting(as_of="2021-12~")]
    figures = [
        a_figure(claim, best, "prisoners_released")
        for claim, best in zip(claims, (42, 92), strict=True)
    ]
    (one,) = found(claims, figures)
    assert str(one.sentence) == "Sources differ on “prisoners released”: 42; 92."


def test_a_later_count_that_the_analyst_marked_is_not_taken_for_growth() -> None:
    three = contradicting(as_of="2022-08-08")
    four = a_claim(as_of="2023-09-25")
    assert found([three, four], [a_figure(three, 3), a_figure(four, 4)])
    unmarked = a_claim(as_of="2022-08-08")
    assert not found([unmarked, four], [a_figure(unmarked, 3), a_figure(four, 4)])


def test_of_two_marked_counts_the_later_may_have_grown() -> None:
    four = contradicting(as_of="2023-02-18")
    five = contradicting(as_of="2023-02-20")
    assert not found([four, five], [a_figure(four, 4), a_figure(five, 5)])


def test_without_a_scope_only_what_was_marked_is_compared() -> None:
    figures = [a_claim(), a_claim()]
    assert not found(figures, [a_figure(figures[0], 358), a_figure(figures[1], 854)])
    marked = contradicting()
    assert found(
        [figures[0], marked], [a_figure(figures[0], 358), a_figure(marked, 854)]
    )


def test_figures_of_one_stated_scope_are_compared_without_a_mark() -> None:
    one, other = a_claim(), a_claim()
    (found_one,) = found(
        [one, other],
        [
            a_figure(one, 2, scope="police"),
            a_figure(other, 4, scope=" Police "),
        ],
    )
    assert found_one.scope.strip().casefold() == "police"
    assert str(found_one.sentence).startswith("Sources differ on “killed” (")


@pytest.mark.parametrize("scope", ["civilians", ""])
def test_other_or_unknown_scopes_are_not_compared(scope: str) -> None:
    one, other = a_claim(), contradicting()
    figures = [a_figure(one, 4, scope="police"), a_figure(other, 9, scope=scope)]
    assert not found([one, other], figures)


def test_other_measures_are_not_compared() -> None:
    one, other = a_claim(), contradicting()
    figures = [a_figure(one, 354), a_figure(other, 854, "killed_or_wounded")]
    assert not found([one, other], figures)


def test_open_bounds_can_be_anything() -> None:
    one, other = a_claim(), contradicting()
    assert not found([one, other], [bounded(one, 2500, 6000), about(other, 9000)])
    assert not found([one, other], [bounded(one, 57, None), bounded(other, 63, 63)])
    assert found([one, other], [bounded(one, 2500, 6000), bounded(other, 8000, None)])


def test_agreeing_figures_are_no_discrepancy() -> None:
    one, other = a_claim(), contradicting()
    assert not found([one, other], [a_figure(one, 174), a_figure(other, 174)])


# --- responsibility


def test_a_denial_stands_against_a_claim_of_responsibility() -> None:
    claims = [
        a_claim(nature=CLAIMED, by="Sarbakaf Mohmand"),
        contradicting(nature=DENIED, by="TTP spokesman"),
    ]
    (one,) = found(claims)
    assert one.point is Point.RESPONSIBILITY
    assert answers([one]) == [
        ["claimed by Sarbakaf Mohmand", "denied by TTP spokesman"]
    ]
    assert str(one.sentence).startswith("Sources differ on responsibility: claimed by")


def test_a_denial_that_is_only_context_stands_against_nothing() -> None:
    denial = a_claim(nature=DENIED, by="TTP", stance=Stance.CONTEXT)
    assert not found([a_claim(nature=CLAIMED, by="Islamic State"), denial])


def test_two_actors_that_claim_one_deed_differ() -> None:
    first = a_claim(nature=CLAIMED, by="Islamic State")
    assert found([first, a_claim(nature=CLAIMED, by="the TTP's spokesman")])
    assert not found([first, a_claim(nature=CLAIMED, by="ISKP, on Telegram")])
    assert not found([first, a_claim(nature=CLAIMED, by="a caller")])


def test_an_allegation_stands_against_a_claim_when_it_is_marked() -> None:
    claim = a_claim(nature=CLAIMED, by="TTP")
    blamed = {"nature": Nature.ALLEGATION, "by": "police"}
    assert not found([claim, a_claim(**blamed)])  # type: ignore[arg-type]
    assert found([claim, contradicting(**blamed)])


def test_an_allegation_of_a_number_blames_nobody_unless_it_credits_somebody() -> None:
    claim = a_claim(nature=CLAIMED, by="TTP")
    sixty = contradicting(nature=Nature.ALLEGATION)
    assert not found([claim, sixty], [a_figure(sixty, 60)])
    police = contradicting(nature=Nature.ALLEGATION, by="police")
    assert found([claim, police], [a_figure(police, 60)])


def test_a_party_without_a_name_is_said_to_have_none() -> None:
    claims = [a_claim(nature=Nature.ALLEGATION), a_claim(nature=DENIED)]
    assert answers(found(claims)) == [
        ["alleged, no party named", "denied, no party named"]
    ]


# --- decisions


def two_tolls() -> tuple[list[Claim], list[Figure]]:
    claims = [a_claim(as_of="2023-02-01"), contradicting(as_of="2023-02-04")]
    return claims, [a_figure(claims[0], 101), a_figure(claims[1], 84)]


def test_without_a_decision_a_discrepancy_is_open() -> None:
    (one,) = found(*two_tolls())
    assert (one.state, one.decision) == (State.OPEN, None)


@pytest.mark.parametrize("resolution", Resolution)
def test_a_decision_settles_it_and_the_losers_stay(resolution: Resolution) -> None:
    claims, figures = two_tolls()
    decision = a_decision(claims, resolution)
    (one,) = found(claims, figures, decisions=[decision])
    assert (one.state.value, one.decision) == (resolution.value, decision)
    assert one.claim_ids == {claim.id for claim in claims}


def test_a_new_claim_reopens_what_was_decided() -> None:
    claims, figures = two_tolls()
    decision = a_decision(claims)
    late = a_claim(as_of="2023-02-02")
    later = [*figures, a_figure(late, 90)]
    (one,) = found([*claims, late], later, decisions=[decision])
    assert (one.state, one.decision) == (State.OPEN, decision)


def test_the_latest_decision_holds() -> None:
    claims, figures = two_tolls()
    first = a_decision(claims, Resolution.EXPLAINED)
    second = a_decision(claims, Resolution.RESOLVED)
    (one,) = found(claims, figures, decisions=[second, first])
    assert one.state is State.RESOLVED


def test_a_decision_on_another_point_settles_nothing() -> None:
    claims, figures = two_tolls()
    (one,) = found(claims, figures, decisions=[a_decision(claims, point=Point.DATE)])
    assert (one.state, one.decision) == (State.OPEN, None)


def test_only_an_open_discrepancy_makes_an_event_disputed() -> None:
    claims, figures = two_tolls()
    dates = {"e": When.parse("2023-01-30")}
    assert disputed(find(claims, figures, dates)) == {"e"}
    assert not disputed(find(claims, figures, dates, [a_decision(claims)]))


# --- in general

DATES = st.sampled_from(
    ["2022-05", "2022-06", "2022-06-02", "2022-06-03", "2022-06-09", "2022", None]
)
DAYS = st.sampled_from(["2023-01-30", "2023-01-31", "2023-02-04", "2023", None])


@st.composite
def stories(draw: st.DrawFn, most: int) -> list[tuple[Claim, Figure]]:
    """Claims with one figure each, of any nature and stance."""
    told = []
    for _ in range(draw(st.integers(0, most))):
        claim = a_claim(
            when=draw(DATES),
            as_of=draw(DAYS),
            nature=draw(st.sampled_from(Nature)),
            stance=draw(st.sampled_from(Stance)),
            by=draw(st.sampled_from(["", "TTP", "Islamic State", "police"])),
        )
        toll = draw(st.integers(0, 4))
        bounds = draw(st.sampled_from([(toll, toll), (toll, None), (None, toll)]))
        told.append((claim, bounded(claim, *bounds, best=toll)))
    return told


def points(told: Iterable[tuple[Claim, Figure]]) -> set[tuple[Point, str]]:
    claims, figures = [one for one, _ in told], [figure for _, figure in told]
    return {(one.point, one.measure) for one in found(claims, figures)}


@given(stories(7), st.randoms())
def test_discrepancies_do_not_depend_on_any_order(
    told: list[tuple[Claim, Figure]], random: Random
) -> None:
    claims, figures = [claim for claim, _ in told], [figure for _, figure in told]
    expected = found(claims, figures)
    random.shuffle(claims)
    random.shuffle(figures)
    assert found(claims, figures) == expected


@given(stories(7), stories(3))
def test_another_claim_never_takes_a_discrepancy_away(
    told: list[tuple[Claim, Figure]], more: list[tuple[Claim, Figure]]
) -> None:
    assert points(told) <= points(told + more)


@given(stories(7))
def test_the_same_claim_told_twice_adds_no_discrepancy(
    told: list[tuple[Claim, Figure]],
) -> None:
    again = []
    for claim, figure in told:
        copy = replace(claim, id=new_id())
        again.append((copy, replace(figure, id=new_id(), claim_id=copy.id)))
    assert points(told) == points(told + again)


def test_the_whole_case_s_list_has_the_open_ones_first_then_goes_by_date() -> None:
    claims, figures, decisions = [], [], []
    for event in ("early", "late", "settled"):
        pair = [a_claim(one, event=event, as_of="2023") for one in "ab"]
        pair[1] = replace(pair[1], stance=Stance.CONTRADICTS)
        claims += pair
        figures += [a_figure(pair[0], 84), a_figure(pair[1], 101)]
        if event == "settled":
            decisions.append(replace(a_decision(pair), event_id=event))
    dates = {
        "late": When.parse("2023-01-30"),
        "early": When.parse("2022"),
        "settled": When.parse("2011"),
    }
    found = listed(find(claims, figures, dates, decisions), dates)
    assert [one.event_id for one in found] == ["early", "late", "settled"]
    assert [one.state for one in found][-1] is not State.OPEN


def test_a_later_and_higher_count_than_the_one_taken_opens_it_again() -> None:
    one = a_claim(as_of="2023-01-31")
    other = contradicting(as_of="2023-02-04")
    figures = [a_figure(one, 101), a_figure(other, 84)]
    taken = replace(a_decision([one, other]), chosen_claim_id=other.id)
    (settled,) = found([one, other], figures, decisions=[taken])
    assert settled.state is State.RESOLVED

    later = a_claim(as_of="2023-03-01")
    counted = [*figures, a_figure(later, 86)]
    (again,) = found([one, other, later], counted, decisions=[taken])
    assert again.state is State.OPEN
    assert again.decision == taken

    seen = replace(taken, claim_ids=(*taken.claim_ids, later.id))
    (settled,) = found([one, other, later], counted, decisions=[seen])
    assert settled.state is State.RESOLVED
