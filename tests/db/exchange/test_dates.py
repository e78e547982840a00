"""Dates of rows: what each way of giving them becomes, and what is refused."""

from dataclasses import replace

import pytest

from dateline_db.exchange.dates import DateReader
from dateline_db.exchange.day_order import DayOrder, decide, order_of
from dateline_db.exchange.mapping import Dates
from dateline_db.exchange.problems import RowProblem

ONE = Dates(column="d")
PARTS = Dates(year="y", month="m", day="d")
SPAN = Dates(
    start="s",
    end="e",
    precision="p",
    codes={"1": "day", "2": "about", "3": "week", "4": "month", "5": "year"},
    lasting="c",
    lasted="2",
)


def edtf(dates: Dates, columns: str, *cells: str, day_first: bool | None = None) -> str:
    order = DayOrder(dates.column, day_first, 0, "learnt")
    reader = DateReader(dates, columns.split(), {dates.column: order})
    return reader.read(cells)[0].typed


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("2023-07-04", "2023-07-04"),
        ("2023-10-07 00:00:00.000", "2023-10-07"),
        ("2023-07", "2023-07"),
        ("2023", "2023"),
        ("20230704", "2023-07-04"),
        ("20230700", "2023-07"),
        ("20230000", "2023"),
        ("late July 2023", "[2023-07-21..2023-07-31]"),
        ("Tuesday, 4 July 2023", "2023-07-04"),
        ("Teusday 4 July 2023", "2023-07-04"),
        ("Wedensday, 3 March 2021", "2021-03-03"),
        ("Fri 14/07/2023", "2023-07-14"),
        ("Tuesday, 2023-07-04", "2023-07-04"),
        ("2015-07-24T19:01:01+00:00", "2015-07-24T19:01:01Z"),
        ("2012-03-14 04:17:38.276340+00:00", "2012-03-14T04:17:38Z"),
        ("1437764461", "2015-07-24T19:01:01Z"),
        ("1437764461000000", "2015-07-24T19:01:01Z"),
        ("1601-01-01T00:00:00Z", "1601-01-01T00:00:00Z"),
        ("41762", "2014-05-03"),
        ("41762.6", "2014-05-03"),
        ("٢٠١٤-٠٥-٠٣", "2014-05-03"),
        ("２０１４/05/03", "2014-05-03"),
        ("3 May 2014 (approx.)", "2014-05-03~"),
        ("2014, estimated", "2014~"),
        ("13-Mar-15", "2015-03-13"),
        ("13/Mar/15", "2015-03-13"),
        ("13 March '99", "1999-03-13"),
        ("", "XXXX"),
        ("N/A", "XXXX"),
    ],
)
def test_a_date_in_one_cell(cell: str, expected: str) -> None:
    assert edtf(ONE, "d", cell) == expected


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (("1995", "3", "14"), "1995-03-14"),
        (("1995", "03", "0"), "1995-03"),
        (("1995", "0", ""), "1995"),
        (("1995.0", "3.0", "0.0"), "1995-03"),
        (("", "", ""), "XXXX"),
        (("-9", "", ""), "XXXX"),
    ],
)
def test_a_part_that_is_not_known_leaves_the_date_open(
    cells: tuple[str, ...], expected: str
) -> None:
    assert edtf(PARTS, "y m d", *cells) == expected


@pytest.mark.parametrize(
    ("start", "end", "code", "clarity", "expected"),
    [
        ("2023-01-05", "2023-01-05", "1", "1", "2023-01-05"),
        ("2023-01-05", "2023-01-09", "1", "1", "2023-01-05/2023-01-09"),
        ("2023-01-05", "2023-01-09", "2", "1", "[2023-01-05..2023-01-09]"),
        ("2023-01-05", "2023-01-09", "3", "2", "2023-01-05/2023-01-09"),
        ("2023-01-01", "2023-12-31", "5", "1", "[2023-01-01..2023-12-31]"),
        ("2023-01-05", "2023-01-05", "2", "1", "2023-01-05~"),
        ("2023-01-05", "2023-01-05", "3", "1", "[2023-01-02..2023-01-08]"),
        ("2023-01-15", "2023-01-15", "4", "1", "2023-01"),
        ("2023-01-15", "", "5", "1", "2023"),
    ],
)
def test_a_span_is_as_vague_as_its_code(
    start: str, end: str, code: str, clarity: str, expected: str
) -> None:
    assert edtf(SPAN, "s e p c", start, end, code, clarity) == expected


@pytest.mark.parametrize(
    ("dates", "columns", "cells", "column"),
    [
        (ONE, "d", ("2023-02-30",), "d"),
        (ONE, "d", ("20231301",), "d"),
        (ONE, "d", ("some day",), "d"),
        (ONE, "d", ("Mondey 14/07/2023",), "d"),
        (ONE, "d", ("04/05/2023",), "d"),
        (PARTS, "y m d", ("1995", "", "4"), "d"),
        (PARTS, "y m d", ("soon", "", ""), "y"),
        (PARTS, "y m d", ("1995", "13", ""), "d"),
        (SPAN, "s e p c", ("2023-01-05", "2023-01-01", "1", "1"), "e"),
        (SPAN, "s e p c", ("2023-01-05", "2023-01-06", "9", "1"), "p"),
    ],
)
def test_what_is_no_date_names_its_column(
    dates: Dates, columns: str, cells: tuple[str, ...], column: str
) -> None:
    with pytest.raises(RowProblem) as caught:
        edtf(dates, columns, *cells)
    assert caught.value.column == column


def test_the_order_that_was_learnt_is_used() -> None:
    assert edtf(ONE, "d", "04/05/2023", day_first=True) == "2023-05-04"
    assert edtf(ONE, "d", "04/05/2023", day_first=False) == "2023-04-05"


@pytest.mark.parametrize(
    ("seen", "day_first", "note"),
    [
        ({"day": 3, "either": 2}, True, "2 rows could be read either way"),
        ({"month": 1, "either": 2}, False, "the month comes first"),
        ({"day": 1, "month": 1, "either": 2}, None, "kept aside"),
        ({"either": 2}, True, "no row decides it"),
        ({"day": 2}, True, None),
    ],
)
def test_the_order_of_a_column_is_learnt_and_doubt_is_counted(
    seen: dict[str, int], day_first: bool | None, note: str | None
) -> None:
    order = decide("date", seen, "", default=True)
    assert order.day_first is day_first
    assert (note or "None") in str(order.note())
    told = decide("date", seen, "month", default=True)
    assert told.day_first is False
    assert "either" not in seen or "as the mapping says" in str(told.note())


def test_only_what_can_be_turned_round_is_ambiguous() -> None:
    cells = ["13/05/2023", "05/13/2023", "Sat 05/06/2023", "05/05/2023", "2023-05-06"]
    assert [order_of(cell) for cell in cells] == ["day", "month", "either", "", ""]


def test_the_words_of_the_row_are_kept() -> None:
    dates = replace(ONE, words="w")
    reader = DateReader(dates, ["d", "w"], {})
    assert reader.read(["2023-01", "early January"])[1] == "early January"


def test_a_year_of_two_digits_is_read_and_said_once_for_all() -> None:
    order = DayOrder("d", True, 0, "learnt")
    reader = DateReader(ONE, ["d"], {"d": order})
    cells = ["14/4/14", "14.04.69", "14/04/68", "14/04/2014"]
    assert [reader.read([cell])[0].typed for cell in cells] == [
        "2014-04-14", "1969-04-14", "2068-04-14", "2014-04-14",
    ]  # fmt: skip
    assert [str(note) for note in reader.notes()] == [
        "3 dates have years of two digits, read as 1969 to 2068."
    ]


@pytest.mark.parametrize("cell", ["14-04-14", "Mar-15", "31/02/14", "1/2/3"])
def test_other_short_years_may_be_something_else(cell: str) -> None:
    with pytest.raises(RowProblem):
        edtf(ONE, "d", cell, day_first=True)
