"""Columns grow by a curve, and fill their lane where it is fullest."""

import numpy as np
import pytest

from dateline_desktop.scene.heights import Heights, shares
from dateline_desktop.scene.lanes import LaneBy
from dateline_desktop.scene.scale import DAY
from dateline_desktop.scene.stage import Stage
from made_index import all_lanes, an_index

COUNTS = np.array([[0.0, 1.0, 10.0, 100.0]])


@pytest.mark.parametrize("heights", list(Heights))
def test_a_fuller_column_is_higher_and_the_fullest_fills_the_lane(
    heights: Heights,
) -> None:
    found = shares(COUNTS, 100.0, heights)[0]

    assert found[0] == 0.0
    assert found[-1] == pytest.approx(1.0)
    assert np.all(np.diff(found) > 0)


def test_the_square_root_keeps_more_of_the_difference() -> None:
    log, root = (shares(COUNTS, 100.0, h)[0] for h in (Heights.LOG, Heights.ROOT))
    assert root[1] < log[1]
    assert root[2] < log[2]


@pytest.fixture
def stage() -> Stage:
    """Two full lanes, one of them ten times as full on its fullest day."""
    busy = [f"2023-07-{n % 5 + 10}" for n in range(5_000)]
    quiet = [f"2023-07-{n % 5 + 10}" for n in range(500)]
    kinds = ["busy"] * len(busy) + ["quiet"] * len(quiet)
    index = an_index(*busy, *quiet, kinds=kinds)
    return Stage(index, all_lanes(index, LaneBy.KIND), [])


def test_by_its_own_fullest_every_lane_is_filled(stage: Stage) -> None:
    numbers, total = np.arange(2), np.array([[1_000.0], [100.0]])

    together = stage.shares(total, numbers, DAY)[:, 0]
    stage.heights = Heights.LANE
    alone = stage.shares(total, numbers, DAY)[:, 0]

    assert together[1] < together[0] * 0.75
    assert alone[1] > 0.85
    assert alone[0] == pytest.approx(together[0], abs=0.05)
