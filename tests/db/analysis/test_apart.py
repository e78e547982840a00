"""How far events are apart is said as sharply as their dates allow, and no more."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline_db.analysis.apart import apart
from dateline_db.model.event import Event
from dateline_db.model.when import When


def said(one: str, other: str, zone: str = "") -> str | None:
    events = [Event(title=t, when=When.parse(t), zone=zone) for t in (one, other)]
    found = apart(events[0], events[1])
    return None if found is None else str(found.label)


@pytest.mark.parametrize(
    ("one", "other", "label"),
    [
        ("2023-01-30", "2023-05-03", "3 months 3 days (93 days)"),
        ("2023-05-03", "2023-01-30", "3 months 3 days (93 days)"),
        ("2023-01-30", "2023-02-04", "5 days"),
        ("2023-01-30", "2023-01-31", "1 day"),
        ("2023-01-30", "2023-01-30", "the same day"),
        ("2023-01-31", "2023-02-28", "28 days"),
        ("2020-02-29", "2023-03-01", "3 years 1 day (1,096 days)"),
        (
            "[2023-01-28..2023-02-01]",
            "2023-05-03",
            "3 months 2 days – 3 months 5 days (91–95 days)",
        ),
        ("2023-01", "2023-01-20", "at most 19 days apart, either may be first"),
        ("2023-01/2023-03", "2023-06-01", "4 months 1 day – 5 months (121–151 days)"),
        ("2023-01-30T13:00", "2023-01-30T15:20", "2 h 20 min"),
        ("2023-01-30T13:00", "2023-01-30T13:00", "the same minute"),
        ("2023-01-30T13:00", "2023-02-10T13:00", "11 days"),
    ],
)
def test_what_lies_between_two_events(one: str, other: str, label: str) -> None:
    assert said(one, other, "Asia/Karachi") == label


def test_clock_times_without_a_zone_leave_it_open() -> None:
    assert said("2023-01-30T13:00", "2023-01-30T15:20Z") == (
        "at most 16 h 20 min apart, either may be first"
    )


def test_from_a_start_that_is_not_known_nothing_is_measured() -> None:
    assert said("/2023-07", "2023-08-01") is None
    assert said("XXXX", "2023-08-01") is None


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.integers(1, 5000))
def test_exact_days_give_one_number(first: date, days: int) -> None:
    label = said(str(first), str(first + timedelta(days=days))) or ""
    assert f"{days:,} day" in label
    assert "–" not in label
