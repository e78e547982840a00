"""Words that say a date only together with the date of publication."""

import pytest

from dateline_db.errors import BadDate
from dateline_db.model.phrases import read_date, read_phrase
from dateline_db.model.when import UNKNOWN, When

# 1 October 2023 was a Sunday.
SUNDAY = When.parse("2023-10-01")


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("14 July", "2023-07-14?"),
        ("July 14", "2023-07-14?"),
        ("Friday 14 July", "2023-07-14?"),
        ("14 October", "2022-10-14?"),
        ("1 October", "2023-10-01?"),
        ("in September", "2023-09?"),
        ("December", "2022-12?"),
        ("early September", "[2023-09-01?..2023-09-10?]"),
        ("14-16 July", "2023-07-14?/2023-07-16?"),
        ("14 or 15 July", "[2023-07-14?,2023-07-15?]"),
        ("since May", "2023-05?/.."),
        ("about 14 July", "2023-07-14%"),
        ("night of 14-15 July", "2023-07-14?/2023-07-15?"),
        ("14 July at 09:30", "2023-07-14T09:30?"),
    ],
)
def test_a_missing_year_is_that_of_the_last_such_date(words: str, edtf: str) -> None:
    reading = read_phrase(words, published=SUNDAY)
    assert reading is not None
    assert reading.when == When.parse(edtf)
    assert reading.basis == "derived"
    assert str(reading.note) == "The year is worked out from the date of publication."


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("today", "2023-10-01?"),
        ("this morning", "2023-10-01?"),
        ("yesterday", "2023-09-30?"),
        ("yesterday evening", "2023-09-30?"),
        ("the day before yesterday", "2023-09-29?"),
        ("last night", "2023-09-30?/2023-10-01?"),
        ("two days ago", "2023-09-29?"),
        ("3 days ago", "2023-09-28?"),
        ("a week ago", "2023-09-24%"),
        ("two months ago", "2023-08%"),
        ("ten months ago", "2022-12%"),
        ("a year ago", "2022%"),
        ("this week", "[2023-09-25?..2023-10-01?]"),
        ("last week", "[2023-09-18?..2023-09-24?]"),
        ("last month", "2023-09?"),
        ("this month", "2023-10?"),
        ("last year", "2022?"),
        ("on Friday", "2023-09-29?"),
        ("Friday", "2023-09-29?"),
        ("on Sunday", "[2023-09-24?,2023-10-01?]"),
        ("last Sunday", "2023-09-24?"),
        ("last Friday", "[2023-09-22?,2023-09-29?]"),
        ("about two days ago", "2023-09-29%"),
        ("tomorrow", "2023-10-02?"),
        ("next week", "[2023-10-02?..2023-10-08?]"),
        ("next month", "2023-11?"),
        ("next year", "2024?"),
        ("next Sunday", "2023-10-08?"),
        ("next Friday", "2023-10-06?"),
    ],
)
def test_words_count_from_the_date_of_publication(words: str, edtf: str) -> None:
    reading = read_phrase(words, published=SUNDAY)
    assert reading is not None
    assert reading.when == When.parse(edtf)
    assert reading.basis == "derived"
    assert str(reading.note) == "Counted from the date of publication."


def test_last_friday_said_on_a_monday_is_one_day() -> None:
    reading = read_phrase("last Friday", published=When.parse("2023-10-02"))
    assert reading is not None
    assert reading.when.edtf == "2023-09-29?"


def test_next_friday_said_on_a_monday_is_one_of_two() -> None:
    reading = read_phrase("next Friday", published=When.parse("2023-10-02"))
    assert reading is not None
    assert reading.when.edtf == "[2023-10-06?,2023-10-13?]"


def test_what_the_words_say_is_not_derived() -> None:
    reading = read_phrase("14 July 2021", published=SUNDAY)
    assert reading is not None
    assert (reading.when.edtf, reading.basis) == ("2021-07-14", "stated")


@pytest.mark.parametrize(
    ("words", "published"),
    [
        ("14 July", "2023~"),
        ("14 July", "2023?"),
        ("14 July", "2023/.."),
        ("14 July", "2023"),
        ("14 July", "2023-07"),
        ("yesterday", "2023-07"),
        ("last week", "2023-07"),
        ("on Monday", "2023-07"),
        ("last month", "2023"),
        ("29 February", "2023-10-01"),
        ("by May", "2023-10-01"),
        ("28 December - 3 January", "2023-10-01"),
        ("from 14 July 2022 to 16 August", "2023-10-01"),
        ("two days later", "2023-10-01"),
        ("soon", "2023-10-01"),
    ],
)
def test_a_doubt_about_what_is_counted_from_leaves_no_reading(
    words: str, published: str
) -> None:
    assert read_phrase(words, published=When.parse(published)) is None


@pytest.mark.parametrize(
    ("words", "published", "edtf"),
    [
        ("14 July", "2023-10", "2023-07-14?"),
        ("last month", "2023-10", "2023-09?"),
        ("last month", "2023-01-15", "2022-12?"),
        ("last year", "2023", "2022?"),
        ("29 February", "2024-10-01", "2024-02-29?"),
        ("29 February", "2025-01-01", "2024-02-29?"),
        ("yesterday", "2023-10-01T09:30Z", "2023-09-30?"),
    ],
)
def test_a_vague_date_of_publication_serves_where_it_makes_no_difference(
    words: str, published: str, edtf: str
) -> None:
    reading = read_phrase(words, published=When.parse(published))
    assert reading is not None
    assert reading.when.edtf == edtf


@pytest.mark.parametrize("published", [None, UNKNOWN])
def test_nothing_is_counted_from_nothing(published: When | None) -> None:
    for words in ("yesterday", "on Monday", "14 July", "May", "last week"):
        assert read_phrase(words, published=published) is None


def test_the_first_and_the_last_years_have_neighbours_out_of_reach() -> None:
    for words in ("yesterday", "last week", "last year", "a month ago", "14 July"):
        assert read_phrase(words, published=When.parse("0001-01-01")) is None


@pytest.mark.parametrize(
    ("text", "edtf", "rule"),
    [
        ("2023-07~", "2023-07~", "edtf"),
        (" late July 2023 ", "[2023-07-21..2023-07-31]", "third of a month"),
    ],
)
def test_a_field_takes_edtf_and_words(text: str, edtf: str, rule: str) -> None:
    reading = read_date(text)
    assert (reading.when.edtf, reading.rule) == (edtf, rule)


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("2023-02-29", "February 2023 has 28 days, so 2023-02-29 does not exist."),
        ("31 June 2023", "June 2023 has 30 days, so 2023-06-31 does not exist."),
        (
            "Monday 14 July 2023",
            "14 July 2023 was a Friday: correct the day of the week or the date.",
        ),
        (
            "14 July",
            "The year is missing: write it too, or give the date of publication.",
        ),
        ("yesterday", "“yesterday” counts from another date: give the date of"),
        (
            "winter 2023",
            "“winter 2023” can be two: write “winter 2022-2023” or “winter 2023-2024”.",
        ),
        ("week 54 of 2023", "2023 has no week 54."),
        ("2023-07-14/unknown", "Leave the side of an interval empty that is not known"),
        ("2023x", "Dateline cannot read “2023x” as a date: write it as EDTF, such as"),
        ("soon", "Dateline cannot read “soon” as a date: write it as EDTF, such as"),
        ("x" * 300, "x…” as a date"),
    ],
)
def test_a_field_says_what_is_wrong(text: str, part: str) -> None:
    with pytest.raises(BadDate) as caught:
        read_date(text)
    assert part in str(caught.value)
