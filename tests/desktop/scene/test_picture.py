"""The whole picture as a list: forms, labels, badges, and what it is made of."""

from dataclasses import replace

import numpy as np
import pytest

from dateline_db.model.when import When
from dateline_desktop.scene.ground import View
from dateline_desktop.scene.index import EventIndex
from dateline_desktop.scene.lanes import LaneBy
from dateline_desktop.scene.marks import (
    DisplayList,
    Role,
    Stop,
    Style,
    elided,
    ink,
)
from dateline_desktop.scene.overview import profile
from dateline_desktop.scene.palette import CREDIBILITY_SHAPE, LIGHT
from dateline_desktop.scene.picture import Words, picture
from dateline_desktop.scene.scale import Scale
from dateline_desktop.scene.stack import Metrics
from dateline_desktop.scene.stage import Stage
from made_index import all_lanes, an_index
from synthetic import synthetic_columns, synthetic_digits

WIDTH, HEADER = 1_000.0, 120.0


def measure(text: str, _: Role) -> float:
    return 7.0 * len(text)


def drawn(
    index: EventIndex,
    first: str,
    last: str,
    *,
    titles: list[str] | None = None,
    by: LaneBy = LaneBy.NONE,
) -> DisplayList:
    lo, hi = When.parse(first).seconds()[0], When.parse(last).seconds()[1]
    stage = Stage(index, all_lanes(index, by), [])
    scale = Scale.over(lo or 0, hi or 0, WIDTH)
    view = View(scale, 600, HEADER, 0, Metrics(16), LIGHT)
    words = titles or [f"Event {n}" for n in range(len(index))]
    return picture(stage, view, Words(lambda row: words[row], measure))


@pytest.mark.parametrize(
    ("date", "style", "left", "right"),
    [
        ("2023-07", Style.SOFT, Stop.CLOSED, Stop.CLOSED),
        ("2023-07~", Style.SOFT, Stop.SOFT, Stop.SOFT),
        ("[2023-07-01..2023-08-14]", Style.DASHED, Stop.CLOSED, Stop.CLOSED),
        ("2023-07-01/2023-08-14", Style.SOLID, Stop.CLOSED, Stop.CLOSED),
        ("2023-07/2023-08", Style.SOLID, Stop.SOFT, Stop.SOFT),
        ("2023-07-01/..", Style.SOLID, Stop.CLOSED, Stop.OPEN),
        ("2023-07-01/", Style.SOLID, Stop.CLOSED, Stop.UNKNOWN),
        ("../2023-07-01", Style.SOLID, Stop.CUT, Stop.CLOSED),
        ("{2023-07-01,2023-08-14}", Style.DOTTED, Stop.CLOSED, Stop.CLOSED),
    ],
)
def test_each_form_has_its_bar(
    date: str, style: Style, left: Stop, right: Stop
) -> None:
    bars = drawn(an_index(date), "2023", "2023").bars

    ends = (Style(bars.style[0]), Stop(bars.left[0]), Stop(bars.right[0]))
    if date.startswith(".."):
        assert ends[0] is style
        assert ends[2] is right
    else:
        assert ends == (style, left, right)


def test_a_day_is_a_mark_of_its_digit_at_its_place() -> None:
    index = an_index("2023-07-02", "2023-07-14%", digits=["4", "6"], disputed=[1])

    found = drawn(index, "2023", "2023")

    assert not len(found.bars.x0)
    assert found.glyphs.ink.tolist() == [4, 6]
    assert found.glyphs.soft.tolist() == [False, True]
    assert found.glyphs.unsure.tolist() == [False, True]
    assert found.glyphs.disputed.tolist() == [False, True]
    assert found.glyphs.x[0] == pytest.approx(HEADER + WIDTH / 2, abs=3)


def test_a_bar_that_leaves_the_view_keeps_mark_and_label_in_sight() -> None:
    found = drawn(an_index("2010-01-01/2030-01-01"), "2023-03", "2023-03")

    assert HEADER <= found.glyphs.x[0] <= HEADER + WIDTH
    (label,) = found.texts
    assert label.x >= HEADER
    assert label.row == 0


def test_bars_of_a_lane_do_not_cover_each_other() -> None:
    index = an_index(*["2023-02-01/2023-11-30"] * 4)

    bars = drawn(index, "2023", "2023").bars

    assert len(set(bars.y.tolist())) == 4


def test_a_crowded_lane_says_how_many_vague_events_it_leaves_out() -> None:
    index = an_index(*["2023"] * 500)

    found = drawn(index, "2023", "2023")

    badge = next(t for t in found.front_texts if t.role is Role.BADGE)
    assert badge.text == f"+{500 - len(found.bars.x0)}"


def test_a_million_dates_make_a_bounded_picture() -> None:
    count = 30_000
    index = EventIndex.build(synthetic_columns(count), {})
    index = replace(index, digit=synthetic_digits(count))

    for first, last in (("1997", "2036"), ("2005", "2005"), ("2005-05", "2005-05")):
        found = drawn(index, first, last, by=LaneBy.ACTOR)
        assert len(found.glyphs.x) < 3_000
        assert len(found.columns.x) < 30_000
        assert len(found.bars.x0) < 600
        assert len(found.texts) <= 160


def test_lanes_out_of_view_cost_nothing() -> None:
    index = an_index(*["2023-07-14"] * 200, kinds=[f"k{n}" for n in range(200)])

    assert len(drawn(index, "2023", "2023", by=LaneBy.KIND).glyphs.x) < 40


def test_an_empty_index_is_drawn() -> None:
    found = drawn(an_index(), "2023", "2023")

    assert not len(found.glyphs.x)
    assert found.boxes


def test_the_overview_spreads_a_vague_date_over_its_span() -> None:
    index = an_index("2023", "2023-07-14")
    stage = Stage(index, all_lanes(index), [])
    lo, hi = stage.extent or (0, 0)

    heights = profile(stage, Scale.over(lo, hi, 365.0), 73)

    assert np.max(heights) == 1
    assert int(np.argmax(heights)) == 194 // 5
    assert 0 < heights[3] < 0.2
    assert heights[3] == pytest.approx(heights[60])


def test_what_goes_on_for_ever_fills_no_part_of_the_overview() -> None:
    index = an_index("2023-01-01/..", "2023-12-31")
    stage = Stage(index, all_lanes(index), [])
    lo, hi = stage.extent or (0, 0)

    heights = profile(stage, Scale.over(lo, hi, 365.0), 73)

    assert heights[-1] == 1
    assert np.max(heights[:-1]) < 0.01


def test_a_shortened_text_ends_in_an_ellipsis_and_fits() -> None:
    assert elided("Suicide bombing", 60, Role.LABEL, measure) == "Suicide…"
    assert elided("short", 60, Role.LABEL, measure) == "short"
    assert elided("anything", 3, Role.LABEL, measure) == ""


def test_every_digit_has_an_ink_and_a_shape_of_its_own() -> None:
    judged = [ink(LIGHT, code) for code in range(1, 6)]

    assert len(set(judged)) == 5
    assert len(set(CREDIBILITY_SHAPE.values())) == 7


def test_the_name_of_a_lane_never_lies_on_the_axis_above() -> None:
    index = EventIndex.build(synthetic_columns(60, lanes=12), {})
    stage = Stage(index, all_lanes(index, LaneBy.ACTOR), [])
    scale = Scale.over(0, 86_400 * 20_000, WIDTH)
    view = View(scale, 300, HEADER, 0, Metrics(16), LIGHT)
    for scroll in range(0, 200, 3):
        made = picture(stage, replace(view, scroll=scroll), Words(str, measure))
        names = [text for text in made.front_texts if text.role is Role.LANE]
        assert names
        assert min(text.y for text in names) - 8 >= made.clip.y
