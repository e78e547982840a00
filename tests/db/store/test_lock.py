"""One Dateline writes to a case; the next one learns who that is."""

import subprocess
import sys
from pathlib import Path

import pytest

from dateline_db.store.lock import Holder, Lock, acquire, path_of
from permissions import an_open_folder, without_rights

HOLD = """
import sys
from pathlib import Path
from dateline_db.store.lock import Lock, acquire
found = acquire(Path(sys.argv[1]), "Amina")
print(type(found).__name__, flush=True)
sys.stdin.read()
"""


def an_instance(case: Path) -> "subprocess.Popen[str]":
    """Start another process that holds the lock until its input ends."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(case)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline().strip() == "Lock"
    return process


def locked(case: Path, analyst: str = "Bilal") -> Lock:
    found = acquire(case, analyst)
    assert isinstance(found, Lock)
    return found


def test_a_lock_leaves_nothing_behind(tmp_path: Path) -> None:
    lock = locked(tmp_path / "case.dateline")
    assert path_of(tmp_path / "case.dateline").exists()
    lock.release()
    lock.release()
    assert list(tmp_path.iterdir()) == []


def test_another_process_is_named(tmp_path: Path) -> None:
    case = tmp_path / "case.dateline"
    with an_instance(case) as process:
        found = acquire(case, "Bilal")
        assert isinstance(found, Holder)
        assert (found.analyst, found.pid) == ("Amina", process.pid)
        process.communicate("")
    locked(case).release()


def test_the_lock_of_a_killed_process_is_taken_over(tmp_path: Path) -> None:
    case = tmp_path / "case.dateline"
    with an_instance(case) as process:
        process.kill()
    assert path_of(case).exists()
    locked(case).release()


def test_the_same_file_twice_in_one_process_is_seen(tmp_path: Path) -> None:
    case = tmp_path / "case.dateline"
    lock = locked(case, "Amina")
    link = tmp_path / "link.dateline"
    case.touch()
    link.symlink_to(case)
    found = acquire(link, "Bilal")
    assert isinstance(found, Holder)
    assert found.analyst == "Amina"
    lock.release()
    locked(link).release()


def test_a_lock_file_that_says_nothing_is_no_hindrance(tmp_path: Path) -> None:
    case = tmp_path / "case.dateline"
    for text in ("", "[]", '{"analyst": 1}', "\0" * 100):
        path_of(case).write_text(text, encoding="utf-8")
        locked(case).release()


@pytest.mark.skipif(sys.platform == "win32", reason="an open file stays there")
def test_a_lock_that_was_removed_by_hand_leaves_that_of_another_alone(
    tmp_path: Path,
) -> None:
    case = tmp_path / "case.dateline"
    lock = locked(case)
    path_of(case).unlink()
    with an_instance(case) as process:
        lock.release()
        assert isinstance(acquire(case, "Bilal"), Holder)
        process.communicate("")


def test_two_cases_are_locked_apart(tmp_path: Path) -> None:
    one, two = locked(tmp_path / "a.dateline"), locked(tmp_path / "b.dateline")
    one.release()
    two.release()


@pytest.mark.skipif(sys.platform == "win32", reason="folders are not made so there")
def test_a_folder_that_cannot_be_written_has_no_lock() -> None:
    with an_open_folder() as folder:
        folder.chmod(0o555)
        with without_rights():
            assert acquire(folder / "case.dateline", "Amina") is None
        folder.chmod(0o777)
