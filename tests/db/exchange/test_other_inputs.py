"""Further tables: SQLite files, Timesketch, Aeon Timeline, and numbers in words."""

import sqlite3  # noqa: TID251 - a file as another program makes it
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline_db.case import Case
from dateline_db.errors import DatelineError
from dateline_db.exchange.quantities import quantity
from dateline_db.exchange.reading import Layout, open_table, sheets
from exchanged import a_csv, a_new_case, bring_in


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    with closing(a_new_case(tmp_path)) as made:
        yield made


def database(path: Path) -> Path:
    connection = sqlite3.connect(path)
    connection.execute(
        "CREATE TABLE incidents (id INTEGER, date TEXT, title TEXT, killed_low INT, "
        "killed_high INT, picture BLOB)"
    )
    connection.execute("CREATE TABLE notes (text TEXT)")
    connection.execute("CREATE VIEW endless AS SELECT 1 AS date, 2 AS title")
    rows = [
        (1, "2023-01-30", "Blast", 84, 101, b"\0"),
        (2, "2023-02", "Raid", None, 4, None),
    ]
    connection.executemany("INSERT INTO incidents VALUES (?, ?, ?, ?, ?, ?)", rows)
    connection.commit()
    connection.close()
    return path


def test_the_widest_table_of_a_database_is_read(case: Case, tmp_path: Path) -> None:
    path = database(tmp_path / "other.db")
    assert sheets(path) == ("incidents", "notes")
    report = bring_in(case, path)
    assert (report.new, report.aside) == (2, [])
    assert [one.when.edtf for one in case.events.all()] == ["2023-01-30", "2023-02"]
    bounds = [(one.low, one.best, one.high) for one in case.figures.all()]
    assert bounds == [(84, None, 101), (None, None, 4)]


def test_another_table_is_read_where_it_is_named(tmp_path: Path) -> None:
    path = database(tmp_path / "other.sqlite")
    assert open_table(path, Layout(sheet="notes")).columns == ("text",)
    with pytest.raises(DatelineError, match="no table “endless”"):
        list(open_table(path, Layout(sheet="endless")).rows())


def test_parts_of_a_virtual_table_and_broken_text_are_survived(
    case: Case, tmp_path: Path
) -> None:
    path = database(tmp_path / "other.db")
    connection = sqlite3.connect(path)
    connection.execute("CREATE VIRTUAL TABLE words USING fts5(a, b, c, d, e, f, g, h)")
    connection.execute("UPDATE incidents SET title = CAST(x'42ff' AS TEXT)")
    connection.commit()
    connection.close()
    assert sheets(path) == ("incidents", "notes")
    bring_in(case, path)
    assert {one.title for one in case.events.all()} == {"B\ufffd"}


def test_a_case_is_no_table_of_another_program(case: Case, tmp_path: Path) -> None:
    copy = tmp_path / "case.db"
    case.save_copy(copy)
    with pytest.raises(DatelineError, match="is a case of Dateline itself"):
        open_table(copy)


def test_a_damaged_database_gets_a_sentence(tmp_path: Path) -> None:
    path = database(tmp_path / "other.db")
    path.write_bytes(path.read_bytes()[:200] + b"\xff" * 4000)
    with pytest.raises(DatelineError, match=r"other\.db cannot be read"):
        open_table(path)


def test_timesketch_falls_back_on_the_timestamp(case: Case, tmp_path: Path) -> None:
    path = a_csv(
        tmp_path,
        "message,timestamp,datetime,timestamp_desc\n"
        "Logged in,1435789661000000,,Logging\n"
        "Written,1,2015-07-24T19:01:01+00:00,Write time\n",
    )
    report = bring_in(case, path)
    assert report.mapping == "timesketch"
    assert [one.when.edtf for one in case.events.all()] == [
        "2015-07-01T22:27:41Z",
        "2015-07-24T19:01:01Z",
    ]


def test_aeon_items_lie_within_their_bounds(case: Case, tmp_path: Path) -> None:
    path = a_csv(
        tmp_path,
        "Internal Identifier,Title,Start Date,End Date,Earliest Start,Latest End,"
        "Participants,Location\n"
        "1,School attacked,16 Dec 2014,,,,TTP|Army,Peshawar\n"
        "2,Truce,Nov 2021,9 Dec 2021,,,TTP,\n"
        "3,Meeting,,,2020,2021,TTP,Kabul\n"
        "4,Rumour,,,,2021,,\n",
    )
    report = bring_in(case, path)
    assert (report.mapping, report.new) == ("aeon", 4)
    assert [one.when.edtf for one in case.events.all()] == [
        "2014-12-16",
        "2021-11/2021-12-09",
        "[2020..2021]",
        "[..2021]",
    ]
    assert sorted(one.name for one in case.actors.all()) == ["Army", "TTP"]


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ("84-101", (84, None, 101, "exact")),
        ("84 – 101", (84, None, 101, "exact")),
        ("between 2,500 and 6,000", (2500, None, 6000, "exact")),
        ("~5", (None, 5, None, "about")),
        ("about 90", (None, 90, None, "about")),
        ("40+", (40, 40, None, "at_least")),
        ("at least 40", (40, 40, None, "at_least")),
        (">50", (50, 50, None, "more_than")),
        ("more than 50", (50, 50, None, "more_than")),
        ("up to 12", (None, 12, 12, "up_to")),
        ("nearly 200", (None, 200, 200, "almost")),
        ("twelve", (12, 12, 12, "exact")),
        ("At least two hundred", (200, 200, None, "at_least")),
    ],
)
def test_numbers_in_words_keep_their_bounds(
    cell: str, said: tuple[float | None, float | None, float | None, str]
) -> None:
    assert quantity(cell) == said


@pytest.mark.parametrize(
    "cell", ["", "many", "dozens", "101-84", "12", "2023-01-30", "a-b"]
)
def test_what_is_no_such_number_is_left_alone(cell: str) -> None:
    assert quantity(cell) is None


@given(st.text(max_size=30))
def test_no_cell_breaks_it_and_bounds_rise(cell: str) -> None:
    found = quantity(cell)
    if found is not None:
        known = [one for one in found[:3] if one is not None]
        assert known == sorted(known)
