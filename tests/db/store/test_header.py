"""A file is looked at before it is opened, and says what is the matter with it."""

from contextlib import closing
from pathlib import Path

import pytest

from dateline_db.errors import CaseDamaged, CaseError, CaseTooNew, NotACase
from dateline_db.store import header, schema
from dateline_db.store.engine import connect, sqlite3
from permissions import an_open_folder, without_rights
from rows import a_case_file, put_row


def check(path: Path, held: bool = True) -> None:
    header.check(path, schema.NEWEST, held=held)


def a_closed_case(path: Path, pragma: str = "user_version = 1") -> Path:
    with closing(a_case_file(path)) as connection:
        connection.execute(f"PRAGMA {pragma}")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return path


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "case.dateline"


@pytest.mark.parametrize("held", [True, False])
def test_a_case_passes_and_stays_as_it_is(path: Path, held: bool) -> None:
    before = a_closed_case(path).read_bytes()
    check(path, held)
    assert path.read_bytes() == before


def test_a_case_that_is_open_passes(path: Path) -> None:
    with closing(a_case_file(path)) as connection:
        put_row(connection, "tag", "t")
        check(path, held=False)


def test_a_case_that_was_killed_passes(path: Path, tmp_path: Path) -> None:
    with closing(a_case_file(path)):
        copy = tmp_path / "copy.dateline"
        for ending in ("", "-wal"):
            there = path.with_name(path.name + ending).read_bytes()
            copy.with_name(copy.name + ending).write_bytes(there)
    check(copy)


def killed_while_writing(path: Path, copy: Path) -> Path:
    """Give a case as a crash leaves it: half written, the way back in a journal."""
    a_closed_case(path)
    with closing(connect(path, journal_mode="TRUNCATE")) as connection:
        connection.execute("PRAGMA cache_size = 2")
        connection.execute("BEGIN")
        for number in range(300):
            put_row(connection, "tag", f"t{number}", name="half" * 500)
        for ending in ("", "-journal"):
            there = path.with_name(path.name + ending).read_bytes()
            copy.with_name(copy.name + ending).write_bytes(there)
    return copy


def test_a_case_that_was_killed_while_writing_passes(
    path: Path, tmp_path: Path
) -> None:
    copy = killed_while_writing(path, tmp_path / "copy.dateline")
    check(copy)
    with closing(connect(copy, journal_mode="TRUNCATE")) as connection:
        assert connection.execute("SELECT count(*) FROM tag").fetchone() == (0,)


def test_a_case_that_was_killed_where_it_cannot_be_put_right_says_what_to_do(
    path: Path,
) -> None:
    with an_open_folder() as folder:
        copy = killed_while_writing(path, folder / "copy.dateline")
        folder.chmod(0o555)
        with without_rights(), pytest.raises(CaseError, match="was not closed"):
            check(copy, held=False)
        folder.chmod(0o777)


def test_what_is_missing_is_said_to_be_missing(path: Path) -> None:
    with pytest.raises(CaseError, match=r"case\.dateline is not in .* any more"):
        check(path)


def test_a_folder_is_no_case(tmp_path: Path) -> None:
    with pytest.raises(NotACase, match="is a folder"):
        check(tmp_path)


@pytest.mark.parametrize("held", [True, False])
def test_an_empty_file_is_no_case(path: Path, held: bool) -> None:
    path.touch()
    with pytest.raises(NotACase, match="is empty"):
        check(path, held)


@pytest.mark.parametrize("held", [True, False])
@pytest.mark.parametrize("data", [b"%PDF-1.7\n" * 200, b"\0" * 4096, b"x"])
def test_another_kind_of_file_is_no_case(path: Path, data: bytes, held: bool) -> None:
    path.write_bytes(data)
    with pytest.raises(NotACase):
        check(path, held)
    assert path.read_bytes() == data


@pytest.mark.parametrize("held", [True, False])
def test_a_database_of_another_program_is_no_case(path: Path, held: bool) -> None:
    with closing(sqlite3.connect(str(path))) as connection:
        connection.execute("CREATE TABLE bookmarks (url)")
    with pytest.raises(NotACase, match="another program"):
        check(path, held)


@pytest.mark.parametrize("held", [True, False])
def test_a_case_of_a_later_dateline_is_left_as_it_is(path: Path, held: bool) -> None:
    before = a_closed_case(path, "user_version = 9").read_bytes()
    with pytest.raises(CaseTooNew, match=r"format 9; this one reads up to \d"):
        check(path, held)
    assert path.read_bytes() == before


@pytest.mark.parametrize("size", [20, 99, 100, 4096, 40_000])
def test_a_case_that_is_cut_short_is_damaged(path: Path, size: int) -> None:
    path.write_bytes(a_closed_case(path).read_bytes()[:size])
    with pytest.raises(CaseDamaged, match="cut short"):
        check(path)


def test_a_case_whose_first_page_is_gone_is_no_case(path: Path) -> None:
    data = a_closed_case(path).read_bytes()
    path.write_bytes(b"\xff" * 4096 + data[4096:])
    with pytest.raises(NotACase, match="damaged at its start"):
        check(path)


def test_a_file_without_permission_is_said_to_be_unreadable() -> None:
    with an_open_folder() as folder:
        path = a_closed_case(folder / "case.dateline")
        path.chmod(0)
        with without_rights(), pytest.raises(CaseError, match="cannot be read"):
            check(path)


def test_a_case_in_a_folder_without_permission_passes() -> None:
    with an_open_folder() as folder:
        path = a_closed_case(folder / "case.dateline")
        folder.chmod(0o555)
        with without_rights():
            check(path, held=False)
        folder.chmod(0o777)


def test_a_case_is_open_unharmed_after_it_was_looked_at(path: Path) -> None:
    with closing(a_case_file(path)) as connection:
        connection.execute("BEGIN IMMEDIATE")
        check(path, held=False)
        put_row(connection, "tag", "t", name="kept")
        connection.execute("COMMIT")
    with closing(connect(path)) as connection:
        assert connection.execute("SELECT name FROM tag").fetchall() == [("kept",)]


def test_a_case_that_somebody_writes_to_is_said_to_be_written(path: Path) -> None:
    a_closed_case(path)
    with closing(connect(path, journal_mode="TRUNCATE")) as connection:
        connection.execute("BEGIN EXCLUSIVE")
        with pytest.raises(CaseError, match="Another program is writing"):
            check(path, held=False)
