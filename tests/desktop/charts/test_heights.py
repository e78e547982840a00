"""The axis of values: round ticks with room, and nothing higher than the top."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline_desktop.charts.heights import heights


@given(
    most=st.floats(0, 1e9),
    height=st.floats(20, 2_000),
    free=st.floats(0, 40),
    whole=st.booleans(),
)
def test_ticks_have_room_and_all_values_are_in_it(
    most: float, height: float, free: float, whole: bool
) -> None:
    over = heights(most, height, 24, free=free, whole=whole)

    ticks = over.ticks
    assert ticks[0] == 0
    assert 0 <= over.y(most) <= height
    assert over.y(0) == height
    assert over.step / over.top * height >= 24 * (1 - 1e-9)
    assert ticks[-1] <= over.top * (1 + 1e-9)
    if whole:
        assert all(tick == int(tick) for tick in ticks)


@pytest.mark.parametrize(
    ("most", "step"), [(3, 0.5), (45.8, 5), (101, 20), (12_000, 2_000), (0.4, 0.05)]
)
def test_ticks_are_round(most: float, step: float) -> None:
    assert heights(most, 250, 24).step == pytest.approx(step)


def test_nothing_to_show_still_has_an_axis() -> None:
    assert heights(0, 100, 24, whole=True).ticks == [0, 1]
