"""The chart of events: bars that hold what is counted, and say what they hold."""

import numpy as np
import pytest

from dateline_desktop.charts.events import Choice, EventsChart, ink_on
from dateline_desktop.charts.marks import Picture, Sample, Texture
from dateline_desktop.scene.index import EventIndex
from dateline_desktop.scene.palette import DARK, LIGHT, Palette
from dateline_desktop.scene.periods import Period
from made_index import an_index
from on_chart import a_frame

MONTHS = Choice(period=Period.MONTH)


def chart_of(index: EventIndex, choice: Choice = MONTHS) -> EventsChart:
    return EventsChart(index, np.ones(len(index), dtype=np.bool_), choice)


def drawn(index: EventIndex, period: str, choice: Choice = MONTHS) -> Picture:
    chart, frame = chart_of(index, choice), a_frame(period)
    return chart.picture(frame, chart.heights(frame))


def told(picture: Picture) -> dict[str, tuple[str, ...]]:
    said = [target.tell() for target in picture.targets]
    return {one.title: one.lines for one in said}


def test_a_bar_says_what_its_period_holds() -> None:
    index = an_index(
        "2023-07-04", "2023-07-30", "2023-08-01", kinds=["attack", "attack", "border"]
    )

    assert told(drawn(index, "2023")) == {
        "July 2023": ("2 attack",),
        "August 2023": ("1 border",),
    }


def test_bars_stand_where_their_periods_are_and_as_high_as_their_counts() -> None:
    index = an_index("2023-07-04", "2023-07-30", kinds=["attack", "attack"])
    chart, frame = chart_of(index), a_frame("2023-07")
    over = chart.heights(frame)

    (bars,) = chart.picture(frame, over).bars

    assert bars.texture is Texture.SOLID
    ((left, top, right, bottom),) = bars.boxes
    assert [left, right] == pytest.approx([1, 999])
    assert [top, bottom] == pytest.approx([over.y(2), over.y(0)])


def test_a_vague_date_is_hatched_over_all_it_may_be_in() -> None:
    picture = drawn(an_index("[2023-06-15..2023-08-15]"), "2023")

    (bars,) = picture.bars
    assert bars.texture is Texture.HATCHED
    assert len(bars.boxes) == 3
    assert set(told(picture)) == {"June 2023", "July 2023", "August 2023"}
    assert told(picture)["July 2023"] == ("0.5 of 1 that is vaguer or lasted",)


def test_what_is_certain_stands_below_what_is_spread() -> None:
    picture = drawn(an_index("2023-07-04", "2023"), "2023")

    solid = next(bars for bars in picture.bars if bars.texture is Texture.SOLID)
    hatched = next(bars for bars in picture.bars if bars.texture is Texture.HATCHED)
    assert solid.boxes[0][3] == pytest.approx(300)
    july = next(box for box in hatched.boxes if box[0] == solid.boxes[0][0])
    assert july[3] == pytest.approx(solid.boxes[0][1])


def test_grades_are_stacked_with_their_digit_written_in() -> None:
    index = an_index("2023-07-04", "2023-07-05", digits=["2"])

    picture = drawn(index, "2023-07", Choice(by_grade=True, period=Period.MONTH))

    assert told(picture) == {"July 2023": ("1 2 Probably true", "1 not graded")}
    assert [text.text for text in picture.texts] == ["2", "–"]
    assert [bars.fill for bars in picture.bars] == [
        LIGHT.credibility["2"],
        LIGHT.credibility[""],
    ]


def test_the_zoom_chooses_the_period() -> None:
    index = an_index("2023-07-04")

    assert set(told(drawn(index, "2023-07", Choice()))) == {"4 July 2023"}
    assert set(told(drawn(index, "2021/2025", Choice()))) == {"July 2023"}
    assert set(told(drawn(index, "1900/2100", Choice()))) == {"the 2020s"}


def test_a_chosen_period_that_is_too_short_to_see_gives_way() -> None:
    chart = chart_of(an_index("2023-07-04"), Choice(period=Period.DAY))

    assert chart.period(a_frame("2023").scale) is Period.WEEK
    assert chart.period(a_frame("2023-07").scale) is Period.DAY


def test_the_axis_of_values_stays_while_the_view_moves() -> None:
    index = an_index("2023-07-04", "2023-07-05", "2023-01-05")
    chart, frame = chart_of(index), a_frame("2023-06/2023-08")
    before = chart.heights(frame)

    moved = a_frame("2023-03/2023-05")

    assert chart.heights(moved).top == before.top


def test_what_cannot_be_counted_is_told_apart() -> None:
    chart = chart_of(an_index("", "2023-07-04/..", "2023-07-04"))

    assert chart.apart == (1, 1)
    assert not chart.is_empty
    assert chart_of(an_index("", "2023-07-04/..")).is_empty


def test_the_events_of_a_bar_are_found() -> None:
    chart, frame = (
        chart_of(an_index("2023-07-04", "2023", "2023-08-01")),
        a_frame("2023"),
    )
    picture = chart.picture(frame, chart.heights(frame))

    july = next(t for t in picture.targets if t.tell().title == "July 2023")

    assert chart.events_in(july.key) == ["e0", "e1"]


def test_the_selected_event_is_underlined_where_it_is() -> None:
    chart, frame = chart_of(an_index("2023-07", "")), a_frame("2023-07")
    chart.selected = 0
    line = chart.picture(frame, chart.heights(frame)).lines[-1]
    chart.selected = 1

    assert (line.x0, line.x1, line.ink) == (0, 1_000, LIGHT.accent)
    assert chart.picture(frame, chart.heights(frame)).lines == []


@pytest.mark.parametrize("palette", [LIGHT, DARK])
def test_the_legend_has_a_fill_for_each_group_that_is_shown(palette: Palette) -> None:
    kinds = [f"kind {n:02}" for n in range(12)]
    legend = chart_of(an_index(*["2023"] * 12, kinds=kinds)).legend(palette)

    assert [entry.text for entry in legend][-2:] == [
        "other kinds",
        "vague or lasting",
    ]
    fills = [entry.ink for entry in legend if entry.sample is Sample.FILL]
    assert len(set(fills)) == len(fills) == 8


def test_kinds_are_called_alike_however_they_were_typed() -> None:
    kinds = ["Abduction", "attack"]
    legend = chart_of(an_index("2023", "2023", kinds=kinds)).legend(LIGHT)
    assert {"abduction", "attack"} <= {entry.text for entry in legend}


@pytest.mark.parametrize("palette", [LIGHT, DARK])
def test_fills_stand_out_by_themselves_or_by_their_edge(palette: Palette) -> None:
    for fill in palette.groups:
        assert (
            max(
                contrast(fill, palette.surface),
                contrast(palette.edge, palette.surface),
            )
            >= 3
        )
        assert contrast(ink_on(fill), fill) >= 4.5


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    parts = [part / 255 for part in bytes.fromhex(colour[1:])]
    red, green, blue = (
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4
        for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
