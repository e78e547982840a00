"""Indicators: rates and totals over periods, counts over reports, copies as one."""

import pytest

from dateline_db.analysis.grading import Grades
from dateline_db.analysis.indicators import (
    Reading,
    Series,
    Sort,
    Step,
    indicators,
    over_reports,
    sort_of,
)
from dateline_db.analysis.origins import Lineages
from dateline_db.model.claim import Claim
from dateline_db.model.event import Event
from dateline_db.model.figure import Figure
from dateline_db.model.source import LineageState, Source
from dateline_db.model.when import When
from testimony import a_claim, a_figure, a_source, about, bounded, contradicting

RATE, TOTAL = "attacks_per_month", "attacks"


def grades(sources: list[Source]) -> Grades:
    return Grades(sources, [], [], "Ann")


def an_event(when: str = "2020", kind: str = "statistic", id: str = "e") -> Event:
    return Event(id=id, title="A year", when=When.parse(when), kind=kind)


def over_periods(
    claims: list[Claim],
    figures: list[Figure],
    *events: Event,
    sources: list[Source] | None = None,
) -> list[Series]:
    known = sources or [a_source(claim.source_id) for claim in claims]
    lineages = Lineages(known, [])
    return indicators(events or [an_event()], claims, figures, lineages, grades(known))


def counted(claims: list[Claim], figures: list[Figure]) -> list[Series]:
    known = [a_source(claim.source_id) for claim in claims]
    return over_reports(claims, figures, Lineages(known, []), grades(known))


def numbers(readings: tuple[Reading, ...]) -> list[float | None]:
    return [reading.figure.best for reading in readings]


@pytest.mark.parametrize(
    ("measure", "sort"),
    [
        ("attacks_per_month", Sort.RATE),
        ("Deaths per year", Sort.RATE),
        ("murder rate", Sort.RATE),
        ("attacks", Sort.TOTAL),
        ("separate attacks", Sort.TOTAL),
        ("share_percent", Sort.SHARE),
        ("per cent of all attacks", Sort.SHARE),
    ],
)
def test_the_name_of_a_measure_tells_rates_from_totals(
    measure: str, sort: Sort
) -> None:
    assert sort_of(measure) is sort


def test_a_rate_and_a_total_of_one_period_are_two_series() -> None:
    rate, total = a_claim("a", when="2020"), a_claim("b", when="2020")
    figures = [a_figure(total, 174, TOTAL), a_figure(rate, 14.5, RATE)]

    found = over_periods([rate, total], figures)

    assert [(one.measure, numbers(one.readings)) for one in found] == [
        (RATE, [14.5]),
        (TOTAL, [174]),
    ]


def test_rivals_stand_side_by_side_in_the_order_of_their_periods() -> None:
    claims = [a_claim(s, when=w) for s, w in (("a", "2022"), ("b", "2020"))]
    claims.append(a_claim("c", when="2020"))
    figures = [
        a_figure(claim, number, RATE)
        for claim, number in zip(claims, (45.8, 14.5, 15.5), strict=True)
    ]

    (found,) = over_periods(claims, figures)

    assert numbers(found.readings) == [14.5, 15.5, 45.8]
    assert {reading.step for reading in found.readings} == {Step.STANDS}


def test_a_claim_without_a_period_speaks_of_its_events() -> None:
    claim = a_claim("a")

    (found,) = over_periods([claim], [a_figure(claim, 11, TOTAL)], an_event("2023-01"))

    (reading,) = found.readings
    assert reading.when == When.parse("2023-01")
    assert not reading.is_stated


def test_what_nobody_dates_comes_last_and_is_not_left_out() -> None:
    dated, undated = a_claim("a", when="2020"), a_claim("b", event="f")
    figures = [a_figure(undated, 9, TOTAL), a_figure(dated, 7, TOTAL)]

    (found,) = over_periods(
        [undated, dated], figures, an_event(), an_event("XXXX", id="f")
    )

    assert [reading.when for reading in found.readings] == [When.parse("2020"), None]


def test_numbers_of_happenings_are_no_indicators_but_rates_are() -> None:
    claim = a_claim("a", when="2023-01-30")
    figures = [a_figure(claim, 84, "killed"), a_figure(claim, 3, "shots_per_minute")]

    found = over_periods([claim], figures, an_event("2023-01-30", kind="attack"))

    assert [one.measure for one in found] == ["shots_per_minute"]


def test_different_scopes_of_a_measure_are_different_series() -> None:
    claim = a_claim("a", when="2020")
    scopes = ("civilians", "Civilians ", "soldiers")
    figures = [a_figure(claim, n, "killed", scope) for n, scope in enumerate(scopes)]

    found = over_periods([claim], figures)

    assert [(one.scope, len(one.readings)) for one in found] == [
        ("civilians", 2),
        ("soldiers", 1),
    ]


def test_copies_of_one_origin_are_one_reading() -> None:
    claims = [a_claim(s, when="2020", credits="AFP", id=s) for s in ("a", "b")]
    claims.append(a_claim("c", when="2020", id="c"))

    (found,) = over_periods(claims, [a_figure(claim, 12, TOTAL) for claim in claims])

    assert [[c.source_id for c in r.claims] for r in found.readings] == [
        ["a", "b"],
        ["c"],
    ]


def test_sources_of_unknown_lineage_are_no_copies_of_each_other() -> None:
    claims = [a_claim(s, when="2020") for s in ("a", "b")]
    sources = [a_source(s, lineage=LineageState.UNKNOWN) for s in ("a", "b")]
    figures = [a_figure(claim, 12, TOTAL) for claim in claims]

    (found,) = over_periods(claims, figures, sources=sources)

    assert [len(reading.claims) for reading in found.readings] == [1, 1]


def test_a_rising_toll_is_passed_and_its_cut_back_stands_out() -> None:
    days = {17: "30", 61: "30", 101: "31"}
    claims = [a_claim(f"s{n}", as_of=f"2023-01-{day}") for n, day in days.items()]
    figures = [a_figure(c, n) for c, n in zip(claims, days, strict=True)]
    cut = contradicting("cut", as_of="2023-02-04")
    last = a_claim("last", as_of="2023-03-18")
    figures += [a_figure(cut, 84), bounded(last, 84, None, best=84)]

    (found,) = counted([*claims, cut, last], figures)

    steps = [(r.figure.best, r.step) for r in found.readings]
    assert steps == [
        (17, Step.PASSED),
        (61, Step.PASSED),
        (101, Step.PASSED),
        (84, Step.CUT_BACK),
        (84, Step.STANDS),
    ]


def test_the_same_number_at_a_later_report_is_another_reading() -> None:
    claims = [
        a_claim("a", as_of=f"2023-01-{day}", credits="AP") for day in ("30", "31")
    ]

    (found,) = counted(claims, [a_figure(claim, 20) for claim in claims])

    assert [reading.origins.publisher_ids for reading in found.readings] == [
        frozenset({"AP"}),
        frozenset({"AP"}),
    ]


def test_a_report_without_a_date_is_kept() -> None:
    dated, undated = a_claim("a", as_of="2022-03-05"), a_claim("b")

    (found,) = counted([undated, dated], [a_figure(undated, 63), about(dated, 57)])

    assert numbers(found.readings) == [57, 63]
    assert found.readings[-1].when is None


def test_the_measure_with_most_readings_goes_first() -> None:
    claims = [a_claim(s, as_of="2023-01-30") for s in ("a", "b")]
    figures = [a_figure(claims[0], 300, "worshippers")]
    figures += [a_figure(claim, n) for n, claim in enumerate(claims)]

    assert [one.measure for one in counted(claims, figures)] == [
        "killed",
        "worshippers",
    ]
