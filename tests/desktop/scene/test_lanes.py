"""Lanes, and the index below them."""

import numpy as np

from dateline_db.model.when import When
from dateline_desktop.scene.lanes import LaneBy, LaneName, lanes
from made_index import all_lanes, an_index

DAY = "2023-07-14"


def test_an_event_stands_once_in_the_lane_of_each_of_its_actors() -> None:
    index = an_index(DAY, DAY, DAY, actors=[["a", "b", "a"], ["a"], []])

    found = all_lanes(index, LaneBy.ACTOR)

    rows = {v.key: found.rows_of(n).tolist() for n, v in enumerate(found.lanes)}
    assert rows == {"a": [0, 1], "b": [0], "": [2]}
    assert [lane.count for lane in found.lanes] == [2, 1, 1]
    assert sorted(found.lanes_of(0)) == [0, 1]


def test_the_fullest_lane_is_first_and_that_of_all_others_last() -> None:
    kinds = ["x", "y", "y", "", "", ""]
    index = an_index(*[DAY] * 6, kinds=kinds)

    found = all_lanes(index, LaneBy.KIND)

    assert [lane.key for lane in found.lanes] == ["y", "x", ""]


def test_what_is_filtered_or_undated_stands_in_no_lane() -> None:
    index = an_index(DAY, "", DAY, places=["p", "p", "q"])
    shown = np.array([True, True, False])

    found = lanes(index, LaneBy.PLACE, shown, {"p": LaneName("Peshawar", "پشاور")})

    assert [lane.name.title for lane in found.lanes] == ["Peshawar"]
    assert found.rows.tolist() == [0]


def test_rows_and_ids_lead_to_each_other() -> None:
    index = an_index(DAY, DAY, DAY)

    assert [index.row_of(index.id_of(row)) for row in range(3)] == [0, 1, 2]
    assert index.row_of("e9") is None
    assert index.row_of("a") is None


def test_a_period_keeps_what_may_lie_in_it() -> None:
    index = an_index("2023-07-14", "2023", "2022", "2014/..", "", "[..2023-01-01]")

    inside = index.overlapping(When.parse("2023-07"))

    assert inside.tolist() == [True, True, False, True, False, False]


def test_open_sides_do_not_stretch_the_extent() -> None:
    index = an_index("2014-01-01/..", "2020-05-01")

    lo, hi = index.extent() or (0, 0)

    assert (lo, hi) == (
        When.parse("2014-01-01").seconds()[0],
        When.parse("2020-05-01").seconds()[1],
    )
    assert an_index("").extent() is None


def test_the_digit_is_that_of_the_support() -> None:
    index = an_index(DAY, DAY, DAY, digits=["2", "", "6"], disputed=[1])

    assert index.digit.tolist() == [2, 0, 6]
    assert index.disputed.tolist() == [False, True, False]
