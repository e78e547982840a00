"""A case of an older format is backed up, brought up to date, and loses nothing."""

import shutil
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from dateline_db.case import Case, list_backups
from dateline_db.edits.claims import change_claim
from dateline_db.edits.publishers import change_publisher
from dateline_db.errors import ReadOnly
from dateline_db.store.engine import sqlite3

FIRST = Path(__file__).parents[2] / "files" / "format-1.dateline"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    copy = tmp_path / "old.dateline"
    shutil.copy(FIRST, copy)
    return copy


@pytest.fixture
def case(path: Path) -> Iterator[Case]:
    with closing(Case.open(path, analyst="Ann")) as opened:
        yield opened


def version(path: Path) -> int:
    with closing(sqlite3.connect(path)) as connection:
        found: int = connection.execute("PRAGMA user_version").fetchone()[0]
        return found


def test_it_is_backed_up_as_it_was(path: Path, case: Case) -> None:
    (saved,) = list_backups(path)
    assert version(saved.path) == 1
    assert version(path) > 1


def test_new_columns_are_empty_and_can_be_filled_and_emptied_again(case: Case) -> None:
    publisher, claim = case.publishers.all()[0], case.claims.all()[0]
    assert publisher.owner == claim.place_words == ""
    assert claim.place_id is None
    change_publisher(case, replace(publisher, owner="Herald"))
    change_claim(case, replace(claim, place_id=case.places.all()[0].id))
    assert case.check() == []
    case.undo()
    case.undo()
    assert case.publishers.all()[0].owner == ""
    assert case.check() == []


def test_what_was_deleted_before_comes_back_with_empty_columns(case: Case) -> None:
    case.undo()
    assert case.publishers.all() == []
    case.redo()
    assert {publisher.owner for publisher in case.publishers.all()} == {""}
    assert case.check() == []


def test_the_search_finds_what_it_found_and_what_came_with_the_format(
    case: Case,
) -> None:
    assert case.search("d")
    publisher = case.publishers.all()[0]
    assert publisher.id in {hit.id for hit in case.search("dawn")}
    change_publisher(case, replace(publisher, owner="Herald"))
    assert [hit.id for hit in case.search("heral")] == [publisher.id]


def test_a_case_that_is_only_read_is_read_as_one_of_the_newest(path: Path) -> None:
    before = path.read_bytes()
    with closing(Case.open(path, analyst="Ann", read_only=True)) as case:
        assert case.format == 1
        assert case.publishers.all()[0].owner == ""
        assert case.search("dawn")
        assert case.check() == []
        with pytest.raises(ReadOnly):
            change_publisher(case, replace(case.publishers.all()[0], owner="Herald"))
    assert path.read_bytes() == before
    assert list(path.parent.iterdir()) == [path]
