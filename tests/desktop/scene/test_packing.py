"""Rows of a lane: nothing covers anything while there is room for it."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from dateline_desktop.scene.arrays import Floats
from dateline_desktop.scene.packing import clash, depth, pack

SPANS = st.lists(
    st.tuples(st.floats(0, 900), st.sampled_from([16.0, 60.0, 300.0])), max_size=30
)


def ordered(spans: list[tuple[float, float]]) -> tuple[Floats, Floats]:
    x0 = np.array(sorted(start for start, _ in spans))
    return x0, x0 + np.array([length for _, length in spans])


@given(SPANS)
def test_with_a_row_for_each_nothing_touches(spans: list[tuple[float, float]]) -> None:
    x0, x1 = ordered(spans)

    assert not clash(x0, x1, pack(x0, x1, 0.0, max(len(spans), 1)))


@given(SPANS)
def test_long_bars_find_place_in_as_many_rows_as_they_need(
    spans: list[tuple[float, float]],
) -> None:
    x0, x1 = ordered(spans)
    long = x1 - x0 > 48

    rows = pack(x0[long], x1[long], 0.0, max(depth(x0, x1), 1))

    assert not clash(x0[long], x1[long], rows)


def test_marks_too_many_for_their_rows_still_get_one() -> None:
    x0 = np.zeros(9)

    rows = pack(x0, x0 + 16, 130.0, 2)

    assert set(rows) == {0, 1}
    assert clash(x0, x0 + 16, rows)
