"""Counts by period: equal to counting one by one, and nothing is lost or sharpened."""

from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline_db.model.event import EVENT_KINDS
from dateline_db.model.when import UNKNOWN, End, When
from dateline_desktop.scene.arrays import Ints, Mask
from dateline_desktop.scene.index import EventIndex
from dateline_desktop.scene.periods import Period, edges, finest, period_name
from dateline_desktop.scene.scale import DAY, EARLIEST, LATEST
from dateline_desktop.scene.tally import apart, by_digit, by_kind, members, tally
from made_index import an_index

KINDS = ("attack", "border", "", "own kind")


def second(text: str) -> int:
    return int(np.datetime64(text, "s").astype(np.int64))


def everything(index: EventIndex) -> Mask:
    return np.ones(len(index), dtype=np.bool_)


def counts(index: EventIndex, period: Period, lo: str, hi: str) -> dict[str, float]:
    """Count one group of events, by the names of the periods that hold any."""
    found = tally(
        index,
        everything(index),
        by_kind(index, (), 8),
        edges(period, second(lo), second(hi)),
    )
    held = (found.certain + found.spread).sum(axis=0)
    return {
        period_name(period, int(begin)): float(n)
        for begin, n in zip(found.edges[:-1], held, strict=True)
        if n > 1e-9
    }


days = st.dates(date(2019, 1, 1), date(2024, 12, 31))


@st.composite
def dates(draw: st.DrawFn) -> str:
    """A date of any form, undated and open ones too."""
    one, other = sorted((draw(days), draw(days)))
    forms = (
        str(one),
        f"{one}~",
        f"{one}?",
        f"{one}T09:30:00Z",
        f"{one}T23:30:00",
        f"{one:%Y-%m}",
        f"{one:%Y}",
        f"{one:%Y}-33",
        f"{one}/{other}",
        f"[{one}..{other}]",
        f"{{{one},{other}}}",
        f"{one}/..",
        f"{one}/",
        f"../{other}",
        "",
    )
    return draw(st.sampled_from(forms))


@settings(max_examples=120)
@given(
    st.lists(st.tuples(dates(), st.sampled_from(KINDS)), min_size=1, max_size=25),
    st.sampled_from(list(Period)),
    days,
    st.integers(1, 900),
)
def test_counts_equal_counting_one_by_one(
    told: list[tuple[str, str]], period: Period, begin: date, length: int
) -> None:
    index = an_index(*(d for d, _ in told), kinds=[kind for _, kind in told])
    lo = second(str(begin))
    at = edges(period, lo, lo + length * DAY)
    groups = by_kind(index, EVENT_KINDS, 8)

    found = tally(index, everything(index), groups, at)

    certain = np.zeros_like(found.certain)
    spread = np.zeros(found.spread.shape, dtype=object)
    for row, (text, _) in enumerate(told):
        when = When.parse(text) if text else UNKNOWN
        for n, share in shares(when, at):
            if share == 1 and not when.approximate and not when.uncertain:
                certain[groups.codes[row], n] += 1
            else:
                spread[groups.codes[row], n] += share
    np.testing.assert_array_equal(found.certain, certain)
    np.testing.assert_allclose(found.spread, spread.astype(float), atol=1e-9)


def shares(when: When, at: Ints) -> Iterator[tuple[int, Fraction]]:
    """Yield for each period it may be in which share of a date lies there."""
    lo, hi = when.seconds()
    if lo is None or hi is None or End.UNKNOWN in (when.start, when.end):
        return
    for n, (begin, end) in enumerate(pairwise(at.tolist())):
        common = min(hi, end) - max(lo, begin)
        if common > 0:
            yield n, Fraction(common, hi - lo)


@settings(max_examples=60)
@given(st.lists(dates(), min_size=1, max_size=25), st.sampled_from(list(Period)))
def test_every_event_is_counted_once_or_told_apart(
    told: list[str], period: Period
) -> None:
    index = an_index(*told)
    at = edges(period, second("2010-01-01"), second("2030-01-01"))

    found = tally(index, everything(index), by_digit(index), at)

    counted = found.certain.sum() + found.spread.sum()
    assert counted + sum(apart(index, everything(index))) == pytest.approx(len(told))


def test_a_month_is_spread_over_its_days_and_never_a_spike_on_the_first() -> None:
    found = counts(an_index("2023-07"), Period.DAY, "2023-07-01", "2023-08-01")

    assert len(found) == 31
    assert list(found.values()) == [pytest.approx(1 / 31)] * 31


def test_a_window_is_shared_by_the_months_it_reaches_into() -> None:
    index = an_index("[2023-07-25..2023-08-03]")

    found = counts(index, Period.MONTH, "2023-07-01", "2023-09-01")

    assert found == {
        "July 2023": pytest.approx(0.7),
        "August 2023": pytest.approx(0.3),
    }


def test_a_vague_date_is_certain_in_the_period_that_holds_all_of_it() -> None:
    index = an_index("2023-07", "2023-07~", "2023-07-04")
    at = edges(Period.QUARTER, second("2023-07-01"), second("2023-10-01"))

    found = tally(index, everything(index), by_digit(index), at)

    assert found.certain.sum() == 2
    assert found.spread.sum() == pytest.approx(1)


def test_what_has_no_date_or_no_end_is_told_apart() -> None:
    index = an_index("", "2023-07-04/..", "../2023", "2023-07/", "2023-07-04")

    assert apart(index, everything(index)) == (1, 3)
    assert sum(counts(index, Period.DAY, "2022-01-01", "2024-01-01").values()) == 1


def test_an_event_that_is_filtered_out_is_not_counted() -> None:
    index = an_index("2023-07-04", "2023-07-05", "")
    shown = np.array([True, False, False])
    at = edges(Period.YEAR, second("2023-01-01"), second("2024-01-01"))

    assert tally(index, shown, by_digit(index), at).highest == 1
    assert apart(index, shown) == (0, 0)


def test_rare_kinds_share_a_group_and_keep_their_count() -> None:
    kinds = ["attack"] * 3 + ["border"] * 2 + ["c", "d", ""]
    index = an_index(*["2023-07-04"] * 8, kinds=kinds)

    groups = by_kind(index, EVENT_KINDS, 3)

    assert groups.keys == ("attack", "border", None)
    assert np.bincount(groups.codes).tolist() == [3, 2, 3]


def test_kinds_keep_their_order_whatever_is_shown() -> None:
    index = an_index(*["2023"] * 4, kinds=["zebra", "border", "attack", ""])

    assert by_kind(index, EVENT_KINDS, 8).keys == ("attack", "border", "zebra", "")


def test_grades_are_classes_and_6_and_none_come_last() -> None:
    index = an_index(*["2023"] * 3, digits=["2", "6"])

    groups = by_digit(index)

    assert [groups.keys[code] for code in groups.codes.tolist()] == ["2", "6", ""]


def test_the_members_of_a_period_are_found_again() -> None:
    index = an_index("2023-07-04", "2023-07", "2023", "2023-08-01", "")

    certain, touching = members(
        index, everything(index), second("2023-07-01"), second("2023-08-01")
    )

    assert (certain.tolist(), touching.tolist()) == ([0, 1], [2])


@pytest.mark.parametrize(
    ("pixels_a_day", "period"),
    [
        (20.0, Period.DAY),
        (3.0, Period.WEEK),
        (0.5, Period.MONTH),
        (0.2, Period.QUARTER),
        (0.05, Period.YEAR),
        (0.004, Period.DECADE),
        (1e-9, Period.CENTURY),
    ],
)
def test_the_zoom_chooses_a_period_with_room(
    pixels_a_day: float, period: Period
) -> None:
    assert finest(DAY / pixels_a_day, 14) is period


@pytest.mark.parametrize("period", list(Period))
@pytest.mark.parametrize("moment", [EARLIEST, 0, -1, 1_689_292_800, LATEST - 1])
def test_a_moment_is_in_the_first_period_from_it(period: Period, moment: int) -> None:
    at = edges(period, moment, moment + 1)

    assert at[0] <= moment < at[1]
    assert len(at) == 2
    assert period_name(period, int(at[0]))


def test_weeks_begin_on_monday_and_are_named_by_their_days() -> None:
    (begin, _) = edges(Period.WEEK, second("2023-07-14"), second("2023-07-15"))

    assert np.datetime64(int(begin), "s").astype("M8[D]") == np.datetime64("2023-07-10")
    assert period_name(Period.WEEK, int(begin)) == "10–16 July 2023"
    assert period_name(Period.QUARTER, second("2023-07-01")) == "Q3 2023"
