"""Backups are whole or not there, the oldest go, and the case comes back from one."""

import datetime as dt
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from dateline_db.errors import Cancelled, CaseDamaged, CaseError, NotACase
from dateline_db.store import backup, lock, schema
from dateline_db.store.engine import Connection, connect
from permissions import an_open_folder, without_rights
from rows import a_case_file, put_row


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "Peshawar 2023.dateline"


@pytest.fixture
def case(path: Path) -> Iterator[Connection]:
    with closing(a_case_file(path)) as connection:
        put_row(connection, "tag", "t", name="first")
        yield connection


def rename(connection: Connection, name: str) -> None:
    connection.execute("UPDATE tag SET name = ?", (name,))


def name_in(path: Path) -> str:
    with closing(connect(path, read_only=True)) as connection:
        return str(connection.execute("SELECT name FROM tag").fetchone()[0])


def pretend(path: Path, *names: str) -> list[Path]:
    """Put files that are called like backups of the case into its folder."""
    backup.folder_of(path).mkdir(exist_ok=True)
    made = [backup.folder_of(path) / name for name in names]
    for one in made:
        one.touch()
    return made


def test_a_backup_lies_beside_the_case_and_holds_it(
    case: Connection, path: Path
) -> None:
    before = dt.datetime.now(dt.UTC).replace(microsecond=0)
    made = backup.back_up(case, path)
    assert made.parent == path.parent / "Peshawar 2023 backups"
    assert name_in(made) == "first"
    (listed,) = backup.list_backups(path)
    assert listed.path == made
    assert before <= listed.at <= dt.datetime.now(dt.UTC)
    assert list(made.parent.iterdir()) == [made]


def test_two_backups_in_a_second_are_two(case: Connection, path: Path) -> None:
    one, two = backup.back_up(case, path), backup.back_up(case, path)
    assert [found.path for found in backup.list_backups(path)] == [two, one]


def test_the_oldest_backups_go(case: Connection, path: Path) -> None:
    old, newer, other, mine = pretend(
        path,
        "Peshawar 2023 2020-01-01 000000Z.dateline",
        "Peshawar 2023 2021-01-01 000000Z.dateline",
        "Peshawar 2020-01-01 000000Z.dateline",
        "my notes.txt",
    )
    made = backup.back_up(case, path, keep=2)
    assert sorted(made.parent.iterdir()) == sorted([newer, other, mine, made])
    assert not old.exists()


def test_the_backup_just_made_stays_whatever_the_clock_says(
    case: Connection, path: Path
) -> None:
    pretend(path, "Peshawar 2023 2999-01-01 000000Z.dateline")
    assert backup.back_up(case, path, keep=1).exists()


def test_a_folder_of_somebodys_choice_is_not_thinned_out(
    case: Connection, path: Path, tmp_path: Path
) -> None:
    chosen = tmp_path / "stick"
    for _ in range(3):
        backup.back_up(case, path, chosen, keep=1)
    assert len(backup.list_backups(path, chosen)) == 3


def test_a_backup_that_is_stopped_leaves_nothing(case: Connection, path: Path) -> None:
    def stop(done: int, of: int) -> None:
        assert 0 < done <= of
        raise Cancelled("Stopped.")

    with pytest.raises(Cancelled):
        backup.back_up(case, path, progress=stop)
    assert list(backup.folder_of(path).iterdir()) == []


def test_a_backup_tells_how_far_it_is(case: Connection, path: Path) -> None:
    case.execute("INSERT INTO blob VALUES ('x', 0, zeroblob(20000000))")
    told: list[tuple[int, int]] = []
    backup.back_up(case, path, progress=lambda done, of: told.append((done, of)))
    assert len(told) > 2
    assert told == sorted(told)
    assert told[-1][0] == told[-1][1]


@pytest.mark.skipif(sys.platform == "win32", reason="folders are not made so there")
def test_a_folder_that_cannot_be_written_is_named() -> None:
    with an_open_folder() as folder:
        path = folder / "case.dateline"
        with closing(a_case_file(path)) as case:
            folder.chmod(0o555)
            with without_rights(), pytest.raises(CaseError, match="could not be wr"):
                backup.back_up(case, path)
            folder.chmod(0o777)
        assert list(folder.iterdir()) == [path]


FULL = """
import resource, signal, sys
from pathlib import Path
from dateline_db.errors import CaseError
from dateline_db.store import backup
from dateline_db.store.engine import connect
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
path = Path(sys.argv[1])
case = connect(path)
resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))
for write in (backup.back_up, lambda case, path: backup.save_copy(case, copy)):
    copy = path.with_name("copy.dateline")
    try:
        write(case, path)
    except CaseError as error:
        print(error)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no such limit there")
def test_a_full_disk_is_said_and_leaves_nothing(case: Connection, path: Path) -> None:
    case.close()
    done = subprocess.run(
        [sys.executable, "-c", FULL, str(path)],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.count("could not be written into") == 2
    assert list(backup.folder_of(path).iterdir()) == []
    assert {one.name for one in path.parent.glob("*.dateline*")} == {path.name}


def test_a_copy_replaces_what_was_there(case: Connection, tmp_path: Path) -> None:
    target = tmp_path / "copy.dateline"
    for ending in ("", "-wal", "-journal"):
        target.with_name(target.name + ending).write_bytes(b"old")
    backup.save_copy(case, target)
    assert name_in(target) == "first"
    assert not list(tmp_path.glob("copy.dateline-*"))


def test_a_case_is_not_copied_over_one_that_is_open(
    case: Connection, tmp_path: Path
) -> None:
    target = tmp_path / "open.dateline"
    held = lock.acquire(target, "Amina")
    assert isinstance(held, lock.Lock)
    with pytest.raises(CaseError, match="of Amina"):
        backup.save_copy(case, target)
    held.release()
    assert not target.exists()


@pytest.mark.skipif(sys.platform == "win32", reason="permissions are not these there")
def test_a_copy_is_as_private_as_the_case(case: Connection, path: Path) -> None:
    path.chmod(0o600)
    assert backup.back_up(case, path).stat().st_mode & 0o777 == 0o600


def test_a_case_comes_back_and_the_present_one_is_kept(
    case: Connection, path: Path
) -> None:
    saved = backup.back_up(case, path)
    rename(case, "second")
    case.close()
    kept = backup.restore(saved, path, schema.NEWEST)
    assert name_in(path) == "first"
    assert kept is not None
    assert name_in(kept) == "second"
    assert kept in [one.path for one in backup.list_backups(path)]
    assert saved.exists()


def test_a_case_that_is_gone_comes_back(case: Connection, path: Path) -> None:
    saved = backup.back_up(case, path)
    case.close()
    path.unlink()
    assert backup.restore(saved, path, schema.NEWEST) is None
    assert name_in(path) == "first"


def test_a_damaged_case_is_put_aside_and_comes_back(
    case: Connection, path: Path
) -> None:
    saved = backup.back_up(case, path)
    case.close()
    path.write_bytes(b"\xff" * 5_000)
    kept = backup.restore(saved, path, schema.NEWEST)
    assert name_in(path) == "first"
    assert kept is not None
    assert kept.read_bytes() == b"\xff" * 5_000
    assert [one.path for one in backup.list_backups(path)] == [saved]


def test_what_lies_unwritten_beside_a_case_is_kept_with_it(
    case: Connection, path: Path, tmp_path: Path
) -> None:
    saved = backup.back_up(case, path)
    rename(case, "only in the WAL")
    killed = tmp_path / "killed.dateline"
    for ending in ("", "-wal"):
        there = path.with_name(path.name + ending).read_bytes()
        killed.with_name(killed.name + ending).write_bytes(there)
    kept = backup.restore(saved, killed, schema.NEWEST)
    assert name_in(killed) == "first"
    assert kept is not None
    assert name_in(kept) == "only in the WAL"


def test_nothing_is_restored_over_a_case_that_is_open(
    case: Connection, path: Path
) -> None:
    saved = backup.back_up(case, path)
    rename(case, "second")
    held = lock.acquire(path, "Amina")
    assert isinstance(held, lock.Lock)
    with pytest.raises(CaseError, match="of Amina"):
        backup.restore(saved, path, schema.NEWEST)
    held.release()
    assert name_in(path) == "second"


@pytest.mark.parametrize("harm", ["cut", "scrambled", "foreign"])
def test_a_bad_backup_is_refused_and_the_case_stays(
    case: Connection, path: Path, harm: str
) -> None:
    saved = backup.back_up(case, path)
    case.close()
    data = saved.read_bytes()
    half = len(data) // 2
    saved.write_bytes(
        {
            "cut": data[:half],
            "scrambled": data[:4096] + bytes(half) + data[4096 + half :],
            "foreign": b"no database" * 500,
        }[harm]
    )
    with pytest.raises((CaseDamaged, NotACase)):
        backup.restore(saved, path, schema.NEWEST)
    assert name_in(path) == "first"
    assert list(backup.folder_of(path).iterdir()) == [saved]
