"""The axis by another clock: days stay, clock times move, also where clocks change."""

from zoneinfo import ZoneInfo

import numpy as np
import pytest

from dateline_db.model.when import When
from dateline_desktop.scene.clock import (
    changes_of_clocks,
    clocked,
    follow,
    on_clock,
    own_shift,
    zone_shift,
)
from dateline_desktop.scene.scale import HOUR
from made_index import an_index

DATES = (
    "2023-07-14",
    "2023-07",
    "2023-03-12T06:59Z",
    "2023-03-12T07:00Z",
    "2023-11-05T05:30Z",
    "2023-11-05T06:30Z",
    "2023-07-14T09:30",
    "2023-07-14T09:30+05:00",
)
EDTF = {f"e{n}": When.parse(text).edtf for n, text in enumerate(DATES)}
NEW_YORK = ZoneInfo("America/New_York")


def shown(second: int) -> str:
    return str(np.datetime64(second, "s"))[:16]


def test_clock_times_are_those_of_the_zone_also_when_clocks_change() -> None:
    index = an_index(*DATES)

    moved = on_clock(index, zone_shift(NEW_YORK))

    assert moved.lo[:2].tolist() == index.lo[:2].tolist()
    assert [shown(lo) for lo in moved.lo[2:6].tolist()] == [
        "2023-03-12T01:59",
        "2023-03-12T03:00",
        "2023-11-05T01:30",
        "2023-11-05T01:30",
    ]
    assert moved.hi[2] - moved.lo[2] in (60, 60 + HOUR)


def test_a_clock_time_without_a_zone_stays_wide_but_on_its_own_clock() -> None:
    index = an_index(*DATES)
    wide = on_clock(index, zone_shift(NEW_YORK))
    assert wide.hi[6] - wide.lo[6] == 26 * HOUR + 60

    own = on_clock(index, own_shift(lambda ids: [EDTF[one] for one in ids]))

    assert [shown(lo) for lo in own.lo[6:].tolist()] == ["2023-07-14T09:30"] * 2
    assert (own.hi - own.lo)[6:].tolist() == [60, 60]


def test_in_a_zone_without_clock_times_nothing_is_copied() -> None:
    index = an_index("2023-07-14", "2023")
    assert on_clock(index, zone_shift(NEW_YORK)) is index
    timed = an_index(*DATES)
    assert on_clock(timed, zone_shift(ZoneInfo("UTC"))) is timed
    assert clocked(timed).tolist() == [False] * 2 + [True] * 6


def test_the_index_by_another_clock_follows_edits() -> None:
    index, shift = an_index(*DATES), zone_shift(NEW_YORK)
    moved, version = on_clock(index, shift), index.version
    part = an_index("2023-07-14T12:00Z", "2023-01-01T00:00Z")
    part.ids = np.array(["e0", "new"], dtype="S")

    index.take_in(part, ["e1"])

    assert follow(moved, index, version, shift)
    assert shown(int(moved.lo[0])) == "2023-07-14T08:00"
    assert not moved.living[1]
    assert shown(int(moved.lo[len(DATES)])) == "2022-12-31T19:00"
    assert moved.row_of("new") == index.row_of("new")


@pytest.mark.parametrize("zone", ["Europe/London", "Asia/Karachi", "Asia/Kabul"])
def test_the_changes_of_clocks_are_found_to_the_second(zone: str) -> None:
    since, ahead = changes_of_clocks(ZoneInfo(zone))
    assert len(ahead) == len(since) + 1
    for second, before, after in zip(since, ahead, ahead[1:], strict=False):
        assert before != after, second
