"""Dragging a date never makes it sharper, and never changes what sort of date it is."""

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from dateline_db.model.when import When, WhenKind
from dateline_desktop.scene.axis import LEVELS, Level, Unit
from dateline_desktop.scene.redating import (
    Part,
    parts,
    redated,
    tick_date,
    tick_span,
)
from dateline_desktop.scene.scale import DAY, EARLIEST, LATEST

DATES = (
    "2023-07-14",
    "2023-07-14?",
    "2023-07",
    "2023-33",
    "2023-41",
    "2023",
    "202X",
    "20XX",
    "2023-07-10/2023-07-14",
    "2023-07/2023-09-04",
    "2023-07-10/..",
    "../2023-07",
    "2023-07/",
    "[2023-07-10..2023-07-14]",
    "[2023-07..2023-09]",
    "[..2023-05]",
    "[2023-05-02..]",
    "2023-07-14T09:30",
    "2023-07-14T09:30:15Z",
    "2023-07-14T09:30+05:00",
)


def width(when: When) -> int:
    lo, hi = when.seconds("UTC")
    return 0 if lo is None or hi is None else hi - lo


@given(
    st.sampled_from(DATES),
    st.sampled_from(list(Part)),
    st.integers(-400 * DAY, 400 * DAY),
    st.sampled_from(LEVELS),
)
def test_a_date_keeps_its_form_and_gets_no_sharper(
    text: str, part: Part, seconds: int, tick: Level
) -> None:
    when = When.parse(text)
    assume(part in parts(when))

    after = redated(when, part, seconds, tick)

    assume(after is not None)
    assert after is not None
    if when.kind in (WhenKind.INTERVAL, WhenKind.ONE_OF):
        assert after.kind is when.kind
        assert (after.start, after.end) == (when.start, when.end)
    else:
        assert width(after) >= width(when) * 0.89  # February is short
    if when.kind is WhenKind.DATE:
        assert width(after) >= min(tick.seconds * 0.89, 3600 * DAY) or after.approximate
    assert When.parse(after.typed) == after


@example(EARLIEST + 5, Level(Unit.YEAR, 1000, 0))
@example(EARLIEST + 5, Level(Unit.YEAR, 10, 0))
@example(-62_104_060_801, Level(Unit.YEAR, 2, 2.9))
@example(-62_009_366_401, Level(Unit.YEAR, 5, 2.9))
@example(-30_610_224_001, Level(Unit.YEAR, 1000, 0))
@given(st.integers(EARLIEST, LATEST - 1), st.sampled_from(LEVELS))
def test_a_place_on_the_axis_is_a_date_as_sharp_as_its_ticks(
    second: int, tick: Level
) -> None:
    lo, hi = tick_date(second, tick).seconds("UTC")

    assert lo is not None
    assert hi is not None
    assert lo <= second
    if tick.unit in (Unit.DAY, Unit.WEEK, Unit.MONTH, Unit.YEAR):
        assert second < hi
        assert hi - lo >= tick.seconds * 0.89


@pytest.mark.parametrize(
    ("lo", "hi", "unit", "count", "span"),
    [
        ("2023-07-03T10:00", "2023-07-09T10:00", Unit.DAY, 1, "2023-07-03/2023-07-09"),
        ("2023-07-03T10:00", "2023-07-03T18:00", Unit.HOUR, 1, "2023-07-03/2023-07-03"),
        ("2023-07-05T10:00", "2023-11-09T10:00", Unit.MONTH, 1, "2023-07/2023-11"),
        ("2021-07-05T10:00", "2023-11-09T10:00", Unit.YEAR, 1, "2021/2023"),
    ],
)
def test_a_span_of_the_axis_is_in_whole_ticks(
    lo: str, hi: str, unit: Unit, count: int, span: str
) -> None:
    first, last = (When.parse(text).seconds("UTC")[0] or 0 for text in (lo, hi))

    assert tick_span(last, first, Level(unit, count, 0)).edtf == span


@pytest.mark.parametrize(
    "text", ["XXXX", "{2023-01,2023-03}", "[2023-01,2023-03]", "2023-07-1X", "2023-21"]
)
def test_dates_that_are_too_particular_cannot_be_dragged(text: str) -> None:
    assert parts(When.parse(text)) == ()
    assert redated(When.parse(text), Part.BODY, DAY, LEVELS[0]) is None


def test_an_end_cannot_be_dragged_past_the_other() -> None:
    when = When.parse("2023-07-10/2023-07-14")
    assert redated(when, Part.START, 30 * DAY, Level(Unit.DAY, 1, 0)) is None
