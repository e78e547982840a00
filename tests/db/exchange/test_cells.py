"""Cells: numbers, coordinates and keys as people write them, and never otherwise."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline_db.case import Case
from dateline_db.errors import DatelineError
from dateline_db.exchange.coordinates import latitude, longitude, point
from dateline_db.exchange.quantities import number
from exchanged import a_csv, a_new_case, bring_in


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    with closing(a_new_case(tmp_path)) as made:
        yield made


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("12,5", 12.5),
        ("0,333", 0.333),
        ("1,234", 1234),
        ("1,23,456", 123456),
        ("12.345,50", 12345.5),
        ("1.234.567", 1234567),
        ("1 234", 1234),
        ("1\u202f234,5", 1234.5),
        ("1'234", 1234),
        ("٣", 3),
        ("1e3", 1000),
        ("1,2,3", None),
        ("12 34", None),
        ("dozens", None),
    ],
)
def test_a_number_is_read_as_it_is_grouped(cell: str, expected: float | None) -> None:
    assert number(cell) == expected


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("-33.86", -33.86),
        ("30,19", 30.19),
        ("30.19N", 30.19),
        ("s 30.19", -30.19),
        ("30°11'24\"N", 30.19),
        ("30° 11′ 24″ S", -30.19),
        ("30°11'24S", -30.19),
        ("30 11 24 N", 30.19),
        ("30:11:24", 30.19),
    ],
)
def test_a_latitude_is_read_in_any_notation(cell: str, expected: float) -> None:
    assert latitude(cell) == pytest.approx(expected)


@pytest.mark.parametrize(
    "cell", ["", "x", "91", "30E", "-30 S", "30 11", "30.5 20 N", "30 61 0 N", "N30S"]
)
def test_what_is_no_latitude_gets_a_sentence(cell: str) -> None:
    with pytest.raises(DatelineError):
        latitude(cell)


@pytest.mark.parametrize(
    "cell",
    [
        "30.19, 67.01",
        "(30.19 67.01)",
        "30,19; 67,01",
        "POINT (67.01 30.19)",
        "30°11'24\"N 67°0'36\"E",
        "N30.19 E67.01",
    ],
)
def test_one_cell_may_hold_a_point(cell: str) -> None:
    assert point(cell) == pytest.approx((30.19, 67.01))


@given(st.text("0123456789NSEW°'\" .,;-:()", max_size=20))
def test_a_point_lies_on_the_earth(cell: str) -> None:
    try:
        north, east = point(cell)
    except DatelineError:
        return
    assert -90 <= latitude(f"{north:f}") <= 90
    assert -180 <= longitude(f"{east:f}") <= 180


def test_places_come_from_a_column_of_pairs(case: Case, tmp_path: Path) -> None:
    text = (
        'date,title,place,coordinates\n2023,Blast,Quetta,"30.19, 67.01"\n2023,Raid,,x\n'
    )
    report = bring_in(case, a_csv(tmp_path, text.replace("Raid,,", "Raid,Lahore,")))
    (place,) = case.places.all()
    assert (place.latitude, place.longitude) == (30.19, 67.01)
    assert [(one.row, one.column) for one in report.aside] == [(3, "coordinates")]


def test_a_number_that_can_be_two_is_kept_aside(case: Case, tmp_path: Path) -> None:
    text = 'date,title,killed\n2023,One,1.234\n2023,Two,"12,5"\n2023,Three,1 234\n'
    report = bring_in(case, a_csv(tmp_path, text))
    assert [(one.row, one.value) for one in report.aside] == [(2, "1.234")]
    assert "can be a group of three or a decimal" in str(report.aside[0].reason)
    assert [one.best for one in case.figures.all()] == [12.5, 1234]


def test_a_row_of_a_key_that_was_there_can_be_mended(
    case: Case, tmp_path: Path
) -> None:
    text = "id,date,title\n1,2023,One\n1,2023,Two\n,2023,Three\n,2023,Four\n"
    report = bring_in(case, a_csv(tmp_path, text))
    told = [(one.row, one.column, one.value, one.cells) for one in report.aside]
    assert sorted(told) == [
        (3, "id", "1", ("1", "2023", "Two")),
        (4, "id", "", ("", "2023", "Three")),
        (5, "id", "", ("", "2023", "Four")),
    ]


def test_rows_without_a_date_are_counted(case: Case, tmp_path: Path) -> None:
    path = a_csv(tmp_path, "date,title\n,One\nn.d.,Two\n2023,Three\n41762,Four\n")
    told = set(map(str, bring_in(case, path).notes))
    assert "2 rows say no date: their events are undated." in told
    assert "1 date is a count of days, as spreadsheets keep them from 1900 on." in told
