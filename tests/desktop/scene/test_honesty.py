"""Nothing that is drawn of crowds says more than is known, or less than there is."""

from datetime import UTC, date, datetime, timedelta

import numpy as np
import pytest

from dateline_desktop.scene.density import Counter, column_width
from dateline_desktop.scene.ground import View
from dateline_desktop.scene.index import EventIndex
from dateline_desktop.scene.layers import Layers
from dateline_desktop.scene.marks import FOG, DisplayList, Role
from dateline_desktop.scene.palette import LIGHT
from dateline_desktop.scene.picture import Words, picture
from dateline_desktop.scene.placements import TIERS
from dateline_desktop.scene.scale import DAY, Scale
from dateline_desktop.scene.stack import Metrics
from dateline_desktop.scene.stage import Stage
from made_index import all_lanes, an_index

WIDTH = 1_200.0
FIRST = date(2020, 1, 1)
HOURS, DAYS, WEEKS = 2, 3, 4  # tiers


def days(count: int, each: int = 1) -> list[str]:
    """Return one date after the other, so many times each."""
    return [f"{FIRST + timedelta(n // each)}" for n in range(count * each)]


def seconds(day: str) -> int:
    return int(datetime.fromisoformat(day).replace(tzinfo=UTC).timestamp())


def stage_of(*dates: str) -> Stage:
    index = an_index(*dates, digits=["2"] * len(dates))
    return Stage(index, all_lanes(index), [])


def shown(stage: Stage, scale: Scale) -> DisplayList:
    view = View(scale, 600, 100, 0, Metrics(16), LIGHT)
    return picture(stage, view, Words(str, lambda text, _: 7.0 * len(text)))


def counts_in(index: EventIndex, scale: Scale) -> tuple[list[int], list[float]]:
    """Return what each column in view holds: counted, and as fog."""
    lanes = all_lanes(index)
    layers = Layers.build(index, lanes, np.array([0]))
    found = Counter(layers).density(np.array([0]), scale, np.array([3]))
    inside = (found.edges[:-1] >= scale.start) & (found.edges[1:] <= scale.end)
    counted = found.bands[0].sum(axis=1)[inside]
    return counted.tolist(), found.fog[0][inside].tolist()


@pytest.mark.parametrize("span", [40, 90, 200, 400, 1_000, 1_900])
def test_equal_days_make_equal_columns(span: int) -> None:
    begin = seconds("2020-03-01")
    scale = Scale.over(begin, begin + span * DAY, WIDTH)
    index = an_index(*days(2_000))

    counted, fog = counts_in(index, scale)

    width = column_width(scale, DAYS)
    assert set(counted) == {width // DAY}
    assert max(fog) == 0


@pytest.mark.parametrize("span", [400, 3_000, 9_000, 14_000])
def test_equal_months_make_no_peaks(span: int) -> None:
    months = [f"{1980 + n // 12}-{n % 12 + 1:02}" for n in range(600)]
    begin = seconds("1982-01-01")
    scale = Scale.over(begin, begin + span * DAY, WIDTH)

    counted, fog = counts_in(an_index(*months), scale)

    heights = np.array(counted) + np.array(fog)
    assert heights.max() <= 1.26 * heights.min()


@pytest.mark.parametrize("grain", [0, HOURS, DAYS, WEEKS])
@pytest.mark.parametrize("step", [0.1, 1.0, 40.0, 900.0, 2_400.0, 30_000.0, 4e6, 2e8])
def test_columns_are_units_of_the_calendar_and_not_too_wide(
    grain: int, step: float
) -> None:
    width = column_width(Scale(0.0, step, WIDTH), grain)

    assert DAY % width == 0 or width % DAY == 0
    assert width >= 4 * step
    assert width <= 48 * step or width == 1


def test_events_of_one_day_are_seen_by_their_grades_at_first() -> None:
    stage = stage_of(*days(1, each=900))
    assert stage.fitting is not None

    drawn = shown(stage, Scale.over(*stage.fitting, WIDTH))

    assert set(drawn.columns.ink.tolist()) == {2}
    assert drawn.left_out == 0
    assert abs(stage.fitting[0] - seconds("2020-01-01")) < 40 * DAY


@pytest.mark.parametrize("hours", [6, 30, 200, 2_000])
def test_what_is_not_drawn_is_counted(hours: int) -> None:
    dates = [*days(120, each=9), "2020-02", "2020", "[2020-02-10..2020-02-12]"]
    stage = stage_of(*dates)
    begin = seconds("2020-02-09")
    scale = Scale.over(begin, begin + hours * 3_600, WIDTH)

    drawn = shown(stage, scale)

    index = stage.index
    inside = (index.lo < scale.end) & (index.hi > scale.start)
    marked = np.isin(np.arange(len(index)), drawn.bars.row)
    marked |= np.isin(np.arange(len(index)), drawn.glyphs.row)
    fine = column_width(scale, DAYS) >= DAY
    vague = inside & (index.hi - index.lo > TIERS[DAYS]) if fine else inside
    assert drawn.left_out == np.count_nonzero(vague & ~marked)
    is_fog = drawn.columns.ink == FOG
    assert is_fog.any() == (drawn.left_out > 0)


def test_bars_of_one_kind_are_drawn_all_or_not_at_all() -> None:
    few, many = stage_of(*days(30, each=14)), stage_of(*days(30, each=90))
    begin = seconds("2020-01-10")
    scale = Scale.over(begin, begin + 4 * 3_600, WIDTH)

    assert len(shown(few, scale).bars.row) == 14 - shown(few, scale).left_out
    assert len(shown(many, scale).bars.row) == 0


def test_marks_and_columns_stand_in_for_each_other() -> None:
    stage = stage_of(*days(400, each=3))
    begin = seconds("2020-06-01")
    for span in np.geomspace(20, 400, 12).tolist():
        drawn = shown(stage, Scale.over(begin, begin + span * DAY, WIDTH))
        opacity = drawn.columns.opacity
        solid = opacity is None or bool(np.any(opacity >= 1))
        marks = drawn.glyphs.opacity
        assert solid or (marks is not None and bool(np.any(marks == 1)))


@pytest.mark.parametrize(
    "dates",
    [
        ["2023-07-14"],
        ["2023"],
        ["2023-07-14T09:30:05Z"],
        ["0001", "3001-05"],
        ["2023-07-14T09:30Z"] * 10_000,
    ],
)
def test_few_and_extreme_dates_are_fitted_around_themselves(dates: list[str]) -> None:
    stage = stage_of(*dates)
    assert stage.fitting is not None
    lo, hi = stage.fitting

    drawn = shown(stage, Scale.over(lo, hi, WIDTH))

    extent = stage.index.extent()
    assert extent is not None
    assert lo <= extent[0]
    assert hi >= extent[1]
    assert hi - lo <= max(40 * (extent[1] - extent[0]), 3_600)
    assert len(drawn.glyphs.row) + len(drawn.columns.x) > 0
    assert any(text.role is Role.LOWER for text in drawn.front_texts)
