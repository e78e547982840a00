"""The axis: ticks that tell, labels that fit, from seconds to millennia."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline_db.model.when import When
from dateline_desktop.scene.axis import axis
from dateline_desktop.scene.scale import DAY, EARLIEST, HOUR, LATEST, YEAR, Scale


def over(first: str, last: str, width: float = 1000) -> Scale:
    lo, hi = When.parse(first).seconds()[0], When.parse(last).seconds()[1]
    return Scale.over(lo or 0, hi or 0, width)


def labels(scale: Scale) -> tuple[list[str], list[str]]:
    found = axis(scale, 16)
    return [t.label for t in found.upper], [t.label for t in found.lower]


@pytest.mark.parametrize(
    ("first", "last", "upper", "lower"),
    [
        ("2023-07-14", "2023-07-14", "14 July 2023", "03:00"),
        ("2023-07-01", "2023-07-20", "July 2023", "14"),
        ("2022-01", "2023-12", "2023", "Jul"),
        ("2001", "2019", "2010s", "2014"),
        ("1500", "1999", "1500–1599", "1550"),
    ],
)
def test_both_levels_say_what_belongs_to_the_span(
    first: str, last: str, upper: str, lower: str
) -> None:
    above, below = labels(over(first, last))

    assert upper in above
    assert lower in below


def test_the_upper_label_of_the_left_edge_is_kept() -> None:
    found = axis(over("2023-07-10", "2023-07-12"), 16)

    assert found.upper[0].x <= 0


@settings(max_examples=200)
@given(st.floats(EARLIEST, LATEST), st.floats(1, 5_000 * YEAR), st.integers(200, 3_000))
def test_ticks_rise_and_leave_room(start: float, span: float, width: int) -> None:
    scale = Scale.over(start, start + span, float(width))

    found = axis(scale, 16)

    for ticks in (found.upper, found.lower):
        xs = [tick.x for tick in ticks]
        assert xs == sorted(xs)
    xs = [tick.x for tick in found.lower]
    assert all(b - a > 20 for a, b in pairwise(xs))
    assert len(xs) < width / 15
    assert found.upper[0].x <= max(xs[0], 0.0) + 1e-6 or not found.lower


def test_weeks_begin_on_monday() -> None:
    lower = axis(over("2023-07-01", "2023-09-30"), 16).lower

    assert [tick.label for tick in lower][:3] in (["26", "3", "10"], ["3", "10", "17"])


def test_a_scale_never_leaves_the_years_there_are() -> None:
    scale = Scale.over(EARLIEST, EARLIEST + YEAR, 800).moved(-1e9)

    assert scale.start == EARLIEST
    assert Scale.over(0, HOUR, 800).zoomed(1e-12, 400).span <= LATEST - EARLIEST


@given(st.floats(0.2, 5), st.floats(0, 900))
def test_zooming_keeps_the_time_under_the_pointer(factor: float, x: float) -> None:
    scale = Scale.over(1e9, 1e9 + 300 * DAY, 900)

    assert scale.zoomed(factor, x).time(x) == pytest.approx(scale.time(x))
