"""Backups and copies of a case, complete or not there at all, and their way back.

Backups lie in "<case> backups" beside the case, where somebody who looks for a lost
case finds them; their names carry the time in UTC, so that they sort by it.
"""

import datetime as dt
import os
import re
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from dateline_db.errors import CaseDamaged, CaseError
from dateline_db.store import header, lock
from dateline_db.store.engine import Connection, connect, sqlite3

Progress = Callable[[int, int], None]
"""Told the pages copied and the pages in all; may raise Cancelled."""

_ENDING = ".dateline"
_PAGES = 2_000  # a step of 8 MB: short enough to be stopped
_TIME = "%Y-%m-%d %H%M%SZ"
_SIDE_FILES = ("-wal", "-shm", "-journal")


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup of a case, and when it was made (UTC)."""

    path: Path
    at: dt.datetime


def folder_of(case: Path) -> Path:
    """Return the folder in which the backups of a case lie."""
    return case.with_name(f"{case.stem} backups")


def list_backups(case: Path, folder: Path | None = None) -> list[Backup]:
    """Return the backups of a case, the newest first."""
    stem, ending = re.escape(case.stem), re.escape(_ENDING)
    named = re.compile(rf"{stem} (\d{{4}}-\d\d-\d\d \d{{6}}Z)(?: (\d+))?{ending}")
    found = []
    try:
        paths = list((folder or folder_of(case)).iterdir())
    except OSError:
        return []
    for path in paths:
        if match := named.fullmatch(path.name):
            at = dt.datetime.strptime(match[1], _TIME).replace(tzinfo=dt.UTC)
            found.append((at, int(match[2] or 1), path))
    return [Backup(path, at) for at, _, path in sorted(found, reverse=True)]


def back_up(
    connection: Connection,
    case: Path,
    folder: Path | None = None,
    *,
    keep: int | None = None,
    progress: Progress | None = None,
) -> Path:
    """Back up the case that `connection` has open and return where the backup lies.

    All but the `keep` newest are then deleted, though never in a folder that somebody
    chose: other cases of the same name may have theirs there.
    """
    target = _free_name(case, folder or folder_of(case))
    with _explained(target):
        target.parent.mkdir(exist_ok=True)
        with _copied(connection, target, progress) as part:
            _put(part, target)
    if folder is None and keep is not None:
        _thin_out(case, keep, target)
    return target


def save_copy(
    connection: Connection, target: Path, progress: Progress | None = None
) -> None:
    """Write the case that `connection` has open to `target`, in place of what is there.

    A case that is open somewhere is not replaced.
    """
    target = target.resolve()
    with (
        _explained(target),
        _locked(target),
        _copied(connection, target, progress) as part,
    ):
        _put(part, target)


def restore(backup: Path, case: Path, newest: int) -> Path | None:
    """Put a backup in the place of the case, and return where that one is kept now.

    The backup is checked first. Nothing changes if it is damaged, or the case is open.
    """
    case = case.resolve()
    with _locked(case), _locked(backup) as held:
        header.check(backup, newest, held=held)
        with (
            _explained(case),
            _sound(backup) as source,
            _copied(source, case) as part,
        ):
            kept = _put_aside(case) if case.exists() else None
            _put(part, case)
    return kept


def _free_name(case: Path, folder: Path) -> Path:
    now = dt.datetime.now(dt.UTC).strftime(_TIME)
    path, count = folder / f"{case.stem} {now}{_ENDING}", 1
    while path.exists():
        count += 1
        path = folder / f"{case.stem} {now} {count}{_ENDING}"
    return path


@contextmanager
def _copied(
    connection: Connection, target: Path, progress: Progress | None = None
) -> Iterator[Path]:
    """Copy into a file of another name, so that `target` is whole when it appears."""
    part = target.with_name(f".{target.name}.part")
    try:
        _drop(part, *_beside(part))
        with closing(sqlite3.connect(str(part), isolation_level=None)) as copy:
            copy.execute("PRAGMA synchronous = OFF")  # it is synced as a whole below
            connection.backup(copy, pages=_PAGES, progress=_telling(progress))
            # One file that opens from a read-only disk too, with nothing beside it.
            copy.execute("PRAGMA journal_mode = DELETE")
        shutil.copymode(_file_of(connection), part)
        _sync(part)
        yield part
    finally:
        _drop(part, *_beside(part))


def _file_of(connection: Connection) -> str:
    row = connection.execute("PRAGMA database_list").fetchone()
    return str(row[2])


def _put(part: Path, target: Path) -> None:
    # SQLite would play what lies beside the old file into the new one.
    _drop(*_beside(target))
    part.replace(target)
    _sync_folder(target.parent)


def _telling(progress: Progress | None) -> Callable[[int, int, int], None] | None:
    if progress is None:
        return None
    return lambda _status, remaining, total: progress(total - remaining, total)


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _sync_folder(folder: Path) -> None:
    if sys.platform == "win32":
        return  # there, a rename is on disk when it returns
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _thin_out(case: Path, keep: int, made: Path) -> None:
    for old in list_backups(case)[keep:]:
        if old.path != made:
            old.path.unlink(missing_ok=True)
    for part in folder_of(case).glob(".*.part"):  # of a backup that was killed
        part.unlink(missing_ok=True)


def _put_aside(case: Path) -> Path:
    """Keep the case as a backup; one that cannot be read is moved as it is."""
    target = _free_name(case, folder_of(case))
    target.parent.mkdir(exist_ok=True)
    if _is_kept(case, target):
        return target
    target = target.with_name(f"{target.stem} damaged{_ENDING}")
    for path, name in zip(_beside(case), _beside(target), strict=True):
        if path.exists():
            path.replace(name)
    return case.replace(target)


@contextmanager
def _sound(backup: Path) -> Iterator[Connection]:
    """Open a backup for reading, unless it is damaged."""
    try:
        connection = connect(backup, read_only=True)
    except sqlite3.OperationalError:
        raise
    except sqlite3.DatabaseError as error:
        raise _damaged(backup) from error
    with closing(connection):
        if not _is_sound(connection):
            raise _damaged(backup)
        yield connection


def _damaged(backup: Path) -> CaseDamaged:
    return CaseDamaged(
        "The backup {name} is damaged, so the case was left as it is. Choose another "
        "backup.",
        name=backup.name,
    )


def _is_kept(case: Path, target: Path) -> bool:
    """Back up a case that nobody has open, unless it is damaged."""
    try:
        with closing(connect(case, journal_mode="DELETE")) as present:
            if not _is_sound(present):
                return False
            with _copied(present, target) as part:
                _put(part, target)
    except sqlite3.OperationalError:
        raise
    except sqlite3.DatabaseError:
        return False
    return True


def _is_sound(connection: Connection) -> bool:
    """Whether SQLite finds nothing wrong; that a file is locked is not damage."""
    try:
        found = connection.execute("PRAGMA quick_check(1)").fetchone()
    except sqlite3.OperationalError:
        raise
    except sqlite3.DatabaseError:
        return False
    return bool(found == ("ok",))


def _drop(*paths: Path) -> None:
    for path in paths:
        path.unlink(missing_ok=True)


def _beside(path: Path) -> list[Path]:
    return [path.with_name(path.name + ending) for ending in _SIDE_FILES]


@contextmanager
def _locked(path: Path) -> Iterator[bool]:
    """Keep others from a file; False where a lock cannot be had."""
    found = lock.acquire(path, "")
    if isinstance(found, lock.Holder):
        raise CaseError(
            "{name} is open in a Dateline window of {analyst} on {host} since {since}. "
            "Close it there, then try again.",
            name=path.name,
            analyst=found.analyst or "?",
            host=found.host or "?",
            since=found.since or "?",
        )
    try:
        yield found is not None
    finally:
        if found is not None:
            found.release()


@contextmanager
def _explained(target: Path) -> Iterator[None]:
    """Say what the disk would not do as a sentence that names the place."""
    try:
        yield
    except (OSError, sqlite3.DatabaseError) as error:
        raise CaseError(
            "{name} could not be written into {folder}: {reason}. Nothing was left "
            "half done. Make room there, or choose another folder.",
            name=target.name,
            folder=str(target.parent),
            reason=getattr(error, "strerror", None) or str(error),
        ) from error
