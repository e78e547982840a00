"""Charts of figures: bounds stay open, dates stay vague, copies stay one."""

from itertools import pairwise

import pytest

from dateline_db.analysis.grading import Grades
from dateline_db.analysis.indicators import Series, indicators, over_reports
from dateline_db.analysis.origins import Lineages
from dateline_db.model.claim import Claim
from dateline_db.model.event import Event
from dateline_db.model.figure import Figure, Qualifier
from dateline_db.model.when import When
from dateline_desktop.charts.marks import Line, Picture, Texture
from dateline_desktop.charts.readings import Names
from dateline_desktop.charts.reports import ReportsChart
from dateline_desktop.charts.spans import SpansChart
from dateline_desktop.scene.palette import LIGHT
from on_chart import a_frame
from testimony import a_claim, a_figure, a_source, bounded, contradicting

NAMES = Names({}, {})


def series_of(claims: list[Claim], figures: list[Figure]) -> Series:
    """Return the one series of the figures over their reports."""
    sources = [a_source(source) for source in {claim.source_id for claim in claims}]
    grades = Grades(sources, [], [], "Ann")
    (found,) = over_reports(claims, figures, Lineages(sources, []), grades)
    return found


def reports(claims: list[Claim], figures: list[Figure], period: str) -> Picture:
    chart, frame = ReportsChart(series_of(claims, figures), NAMES), a_frame(period)
    return chart.picture(frame, chart.heights(frame))


def periods(claims: list[Claim], figures: list[Figure], period: str) -> Picture:
    sources = [a_source(source) for source in {claim.source_id for claim in claims}]
    event = Event(id="e", title="E", kind="statistic", when=When.parse("2021"))
    grades = Grades(sources, [], [], "Ann")
    (found,) = indicators([event], claims, figures, Lineages(sources, []), grades)
    chart, frame = SpansChart(found, NAMES), a_frame(period)
    return chart.picture(frame, chart.heights(frame))


def across(picture: Picture) -> list[Line]:
    return [line for line in picture.lines if line.y0 == line.y1]


def words(picture: Picture) -> list[str]:
    return [text.text for text in picture.texts]


def the_toll() -> tuple[list[Claim], list[Figure]]:
    """17, 100 and 101 on three days, then 84."""
    days = {17: "30", 100: "31"}
    claims = [a_claim(f"s{n}", as_of=f"2023-01-{day}") for n, day in days.items()]
    claims.append(a_claim("dawn", as_of="2023-02-01"))
    claims.append(contradicting("dawn", as_of="2023-02-04"))
    figures = [a_figure(c, n) for c, n in zip(claims, (17, 100, 101, 84), strict=True)]
    return claims, figures


def test_a_toll_is_hollow_where_it_was_passed_and_its_cut_is_named() -> None:
    picture = reports(*the_toll(), "2023-01-25/2023-02-10")

    assert [mark.is_hollow for mark in picture.marks] == [True, True, True, False]
    assert "cut back from 101 to 84" in words(picture)
    fall = [line for line in picture.lines if line.ink == LIGHT.danger]
    assert len(fall) == 1
    assert fall[0].x0 == fall[0].x1 == picture.marks[-1].x
    assert (fall[0].y0, fall[0].y1) == (picture.marks[2].y, picture.marks[3].y)


def test_counts_of_one_origin_are_connected() -> None:
    picture = reports(*the_toll(), "2023-01-25/2023-02-10")

    links = [line for line in picture.lines if line.is_dashed]
    one, other = picture.marks[2:]
    assert [line[:4] for line in links] == [(one.x, one.y, other.x, other.y)]


def test_a_later_repetition_of_a_passed_count_does_not_raise_it_again() -> None:
    claims, figures = the_toll()
    late = a_claim("late", as_of="2023-02-08")
    figures.append(bounded(late, None, 100, best=100))

    picture = reports([*claims, late], figures, "2023-01/2023-02")

    assert picture.marks[-1].is_hollow
    reach = max(line.x1 for line in across(picture) if line.ink == LIGHT.muted)
    assert reach < picture.marks[-1].x


def test_a_report_is_as_wide_as_its_date_and_dashed_where_that_is_vague() -> None:
    claims = [a_claim("a", as_of="2023-01-30"), a_claim("b", as_of="2023-02-03~")]
    figures = [a_figure(claim, 10) for claim in claims]

    picture = reports(claims, figures, "2023-01-30/2023-02-08")

    spans = [line for line in across(picture) if line.x1 - line.x0 > 50]
    assert [(line.x0, line.x1, line.is_dashed) for line in spans] == [
        (0, 100, False),
        (400, 500, True),
    ]


def test_bounds_that_the_wording_leaves_open_are_arrows() -> None:
    claims = [a_claim(s, as_of="2023-01-30") for s in ("a", "b", "c")]
    figures = [
        bounded(claims[0], 40, None, best=40),
        bounded(claims[1], None, 90, best=90),
        a_figure(claims[2], 60),
    ]

    picture = reports(claims, figures, "2023")

    shafts = [
        line for line in picture.lines if line.x0 == line.x1 and line.width == 1.5
    ]
    ups = [line for line in shafts if line.y1 < line.y0]
    downs = [line for line in shafts if line.y1 > line.y0]
    by_height = sorted(mark.y for mark in picture.marks)  # 90, 60, 40
    assert [line.y0 + 5.5 for line in ups] == [pytest.approx(by_height[2])]
    assert [line.y0 - 5.5 for line in downs] == [pytest.approx(by_height[0])]


def test_a_range_is_a_band_without_a_number_of_its_own() -> None:
    claim = a_claim("a", when="2021")

    picture = periods([claim], [bounded(claim, 2_500, 6_000)], "2020/2022")

    (bars,) = picture.bars
    assert bars.texture is Texture.PALE
    assert not [line for line in across(picture) if line.width > 2]
    assert words(picture) == ["2,500 to 6,000  ––  "]


def test_an_indicator_lies_over_its_period_at_its_number() -> None:
    claim = a_claim("a", when="2021")
    figure = a_figure(claim, 14.5, "attacks_per_month")

    picture = periods([claim], [figure], "2020/2022")

    (line,) = across(picture)
    assert (round(line.x0), round(line.x1)) == (334, 667)
    assert line.y0 == picture.marks[0].y
    assert not line.is_dashed


def test_a_period_that_the_source_does_not_give_is_dashed() -> None:
    claim = a_claim("a")

    picture = periods([claim], [a_figure(claim, 11, "attacks")], "2020/2022")

    assert [line.is_dashed for line in across(picture)] == [True]
    (line,) = picture.targets[0].tell().lines[:1]
    assert line == "2021, the period of the event: its source gives none"


def test_rivals_with_the_same_number_stand_side_by_side() -> None:
    claims = [a_claim(s, when="2021") for s in ("a", "b", "c")]
    figures = [
        a_figure(claims[0], 376, "attacks"),
        Figure(claim_id=claims[1].id, measure="attacks", low=376, best=376),
        Figure(
            claim_id=claims[2].id,
            measure="attacks",
            best=376,
            high=376,
            qualifier=Qualifier.UP_TO,
        ),
    ]

    picture = periods(claims, figures, "2020/2022")

    places = sorted(mark.x for mark in picture.marks)
    assert len(places) == 3
    assert min(b - a for a, b in pairwise(places)) >= 15
    assert len({target.key for target in picture.targets}) == 3


def test_labels_cover_neither_each_other_nor_a_mark() -> None:
    claims = [a_claim(f"s{n}", as_of="2023-01-30") for n in range(30)]
    figures = [a_figure(claim, n % 9) for n, claim in enumerate(claims)]

    picture = reports(claims, figures, "2023-01")

    boxes = [(t.x, t.y - 6, t.x + 6 * len(t.text), t.y + 6) for t in picture.texts]
    assert len(boxes) >= 5
    for n, one in enumerate(boxes):
        assert not any(meet(one, other) for other in boxes[n + 1 :])
        assert not any(
            meet(one, (mark.x - 5, mark.y - 5, mark.x + 5, mark.y + 5))
            for mark in picture.marks
        )


def meet(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    across = one[0] < other[2] and other[0] < one[2]
    return across and one[1] < other[3] and other[1] < one[3]


def test_a_claim_that_is_selected_stands_out() -> None:
    claims, figures = the_toll()
    chart = ReportsChart(series_of(claims, figures), NAMES)
    chart.chosen = [claims[1].id]
    frame = a_frame("2023-01/2023-02")

    marks = chart.picture(frame, chart.heights(frame)).marks

    assert [mark.is_chosen for mark in marks] == [False, True, False, False]


def test_what_is_out_of_view_is_not_drawn() -> None:
    picture = reports(*the_toll(), "2022")

    assert picture.marks == []
    assert picture.targets == []
    assert words(picture) == []
