"""Dates that are compared, ordered, kept in a file and read from it."""

from datetime import date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline_db.errors import BadDate
from dateline_db.model.when import UNKNOWN, End, Precision, When, WhenKind
from edtf_texts import DAYS, TEXTS, instants, near_misses

HOUR = 3600
WHENS = TEXTS.map(When.parse)


def seconds(text: str) -> int:
    return int(datetime.fromisoformat(text).timestamp())


@given(WHENS)
def test_a_date_is_read_back_from_what_is_kept_and_from_what_is_typed(
    when: When,
) -> None:
    assert When.read(when.edtf, when.also) == when
    assert When.parse(when.typed) == when
    assert When.parse(str(when)).edtf == when.edtf


@given(WHENS)
def test_reading_back_loses_nothing_that_follows_from_a_date(when: When) -> None:
    again = When.parse(when.typed)
    for name in ("kind", "precision", "lo", "hi", "start", "end", "uncertain"):
        assert getattr(again, name) == getattr(when, name)
    assert again.approximate == when.approximate
    assert (again.time, again.offset_minutes) == (when.time, when.offset_minutes)


@given(WHENS)
def test_the_first_day_is_never_after_the_last(when: When) -> None:
    assert when.lo is None or when.hi is None or when.lo <= when.hi
    lo, hi = when.seconds()
    assert lo is None or hi is None or lo < hi
    assert (when.lo is None) == (when.start is not End.DATED)
    assert (when.hi is None) == (when.end is not End.DATED)


@given(WHENS)
def test_days_are_counted_from_1970(when: When) -> None:
    epoch = date(1970, 1, 1)
    assert when.lo_day == (when.lo and (when.lo - epoch).days)
    assert when.hi_day == (when.hi and (when.hi - epoch).days)


@given(WHENS, WHENS)
def test_overlap_goes_both_ways(one: When, other: When) -> None:
    assert one.overlaps(other) == other.overlaps(one)
    assert one.overlaps(one)
    assert one.overlaps(UNKNOWN)


@given(st.lists(WHENS, max_size=8))
def test_every_list_of_dates_has_one_order(whens: list[When]) -> None:
    ordered, reverse = whens.copy(), whens[::-1]
    ordered.sort(key=When.sort_key)
    reverse.sort(key=When.sort_key)
    assert ordered == reverse
    keys = [when.sort_key() for when in ordered]
    assert len(set(keys)) == len(set(whens))


@given(WHENS, WHENS)
def test_what_ends_before_another_begins_sorts_before_it(
    one: When, other: When
) -> None:
    if one.time or other.time or one.hi is None or other.lo is None:
        return
    if one.hi < other.lo:
        assert one.sort_key() < other.sort_key()
        assert not one.overlaps(other)


def fault_of(text: str) -> str:
    """Return the sentence that refuses a text; "" for a date."""
    try:
        When.parse(text)
    except BadDate as error:
        return str(error)
    return ""


@given(st.one_of(near_misses(), st.text(max_size=40)))
def test_any_text_is_a_date_or_refused_in_a_sentence(text: str) -> None:
    fault = fault_of(text)
    assert fault == "" or fault.endswith(".")


@given(DAYS)
def test_every_day_from_the_year_1_to_9999_is_a_date(text: str) -> None:
    when = When.parse(text)
    assert when.lo == when.hi == date.fromisoformat(text)
    assert when.precision is Precision.DAY
    assert when.label()


@given(instants())
def test_a_clock_time_is_in_utc_by_its_own_zone(text: str) -> None:
    when = When.parse(text)
    assert when.lo is not None
    assert when.time is not None
    if when.offset_minutes is None:
        return
    midnight = datetime(1970, 1, 1, tzinfo=timezone.utc)  # noqa: UP017
    local = datetime.combine(when.lo, when.time, midnight.tzinfo)
    utc = (local - midnight) - timedelta(minutes=when.offset_minutes)
    length = 60 if when.precision is Precision.MINUTE else 1
    start = int(utc.total_seconds())
    assert when.seconds() == (start, start + length)


def test_a_clock_time_without_a_zone_can_be_anywhere_on_earth() -> None:
    lo, hi = When.parse("2023-07-14T09:30").seconds()
    noon_in_utc = seconds("2023-07-14T09:30:00+00:00")
    assert lo == noon_in_utc - 14 * HOUR
    assert hi == noon_in_utc + 60 + 12 * HOUR


@pytest.mark.parametrize(
    ("text", "zone", "first", "length"),
    [
        ("2023-01-30T13:00", "Asia/Karachi", "2023-01-30T08:00:00+00:00", 60),
        ("2023-07-14T09:30:00", "Europe/London", "2023-07-14T08:30:00+00:00", 1),
        ("2023-01-14T09:30:00", "Europe/London", "2023-01-14T09:30:00+00:00", 1),
        ("2023-10-29T01:30", "Europe/London", "2023-10-29T00:30:00+00:00", 3660),
        ("2023-03-26T01:30", "Europe/London", "2023-03-26T00:30:00+00:00", 3660),
        ("2023-07-14T09:30Z", "Asia/Karachi", "2023-07-14T09:30:00+00:00", 60),
        ("2023-07-14T09:30", "Mars/Olympus", "2023-07-13T19:30:00+00:00", 93_660),
    ],
)
def test_a_clock_time_is_that_of_its_zone_also_when_clocks_change(
    text: str, zone: str, first: str, length: int
) -> None:
    start = seconds(first)
    assert When.parse(text).seconds(zone) == (start, start + length)


def test_days_without_a_clock_time_are_days_of_utc() -> None:
    start, end = "2023-07-01T00:00:00+00:00", "2023-08-01T00:00:00+00:00"
    assert When.parse("2023-07").seconds() == (seconds(start), seconds(end))
    assert When.parse("2023-07/..").seconds() == (seconds(start), None)
    assert UNKNOWN.seconds() == (None, None)


@pytest.mark.parametrize(
    ("one", "other", "overlap"),
    [
        ("2023-07", "2023-07-14", True),
        ("2023-07", "2023-08-01", False),
        ("2023-07/..", "2031", True),
        ("../2023-07", "2031", False),
        ("[2023-07-14,2023-07-20]", "2023-07-20", True),
        ("XXXX", "2023", True),
        ("2023-07-14T23:30Z", "2023-07-15T04:30+05:00", True),
        ("2023-07-14T23:30Z", "2023-07-14T23:30+05:00", False),
        ("2023-07-14T09:30", "2023-07-14T20:30Z", True),
        ("2023-07-14T09:30", "2023-07-16T09:30Z", False),
        ("2023-07-14T23:30Z", "2023-07-14", True),
        ("2023-07-14T23:30Z", "2023-07-15", False),
    ],
)
def test_dates_overlap_where_both_can_mean_the_same_time(
    one: str, other: str, *, overlap: bool
) -> None:
    assert When.parse(one).overlaps(When.parse(other)) is overlap


def test_dates_sort_by_their_first_and_then_their_last_second() -> None:
    ordered = [
        *("../2023-07", "2022", "2023-07-01", "2023-07", "2023-07-14"),
        *("2023-07-14T09:30Z", "2023-07-14T09:30", "2023-07-14T10:00+00:00"),
        *("2023-07-15", "2023-07-15/..", "XXXX", "XXXX-07-14"),
    ]
    whens = [When.parse(text) for text in ordered]
    mixed = whens[::2] + whens[1::2]
    assert sorted(mixed, key=When.sort_key) == whens


def test_unknown_has_no_days() -> None:
    assert UNKNOWN.kind is WhenKind.UNKNOWN
    assert (UNKNOWN.lo, UNKNOWN.hi, UNKNOWN.edtf) == (None, None, "XXXX")
    assert When.parse("XXXX") == UNKNOWN


def test_dates_are_equal_by_their_texts_alone() -> None:
    assert When.parse("2023-07-14 09:30") == When.parse("2023-07-14T09:30")
    assert When.parse("2023-07-14T09:30") != When.parse("2023-07-14T09:30:00")
    assert len({When.parse("2023-07~"), When.parse("2023-07~"), UNKNOWN}) == 2


@pytest.mark.parametrize(
    ("edtf", "also"),
    [
        ("2023-07", "~"),
        ("2023-07", "m"),
        ("2023-07-14T09:30", ""),
        ("2023-33", "!"),
        ("2023-33", "m"),
        ("next week", ""),
        ("next week", "~"),
        ("XXXX", "?"),
    ],
)
def test_a_case_with_texts_that_dateline_never_writes_is_told(
    edtf: str, also: str
) -> None:
    with pytest.raises(BadDate):
        When.read(edtf, also)
