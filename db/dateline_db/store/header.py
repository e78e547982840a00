"""Whether a file is a case at all: asked before SQLite may write to it.

The bytes of a case that this process may have open are never read: closing a file
drops all of a process's locks on it, and a commit was lost that way. So they are looked
at only under the lock; SQLite answers otherwise, and where a WAL holds what is newest.
"""

from dataclasses import dataclass
from pathlib import Path
from struct import unpack_from

from dateline_db.errors import (
    CaseDamaged,
    CaseError,
    CaseTooNew,
    DatelineError,
    NotACase,
)
from dateline_db.store.engine import connect, sqlite3
from dateline_db.store.faults import in_words

APPLICATION_ID = 0x444C4E31
"""What marks a SQLite file as a case: "DLN1"."""

_MAGIC = b"SQLite format 3\0"
_BYTES = 100


@dataclass(frozen=True, slots=True)
class _Header:
    application_id: int
    user_version: int
    size: int = 0
    """What the file should measure at least, in bytes."""


def check(path: Path, newest: int, *, held: bool) -> None:
    """Raise unless the file is a case of format `newest` or older; it stays as it is.

    `held`: its lock is ours, and nothing in this process has the file open yet. Raises
    NotACase, CaseDamaged, CaseTooNew, or CaseError where there is nothing to look at.
    """
    size = _size(path)
    if not size and not _is_beside(path, "-wal"):
        raise NotACase(
            "{name} is empty: it holds no case. If it once did, restore a backup.",
            name=path.name,
        )
    in_file = held and not _is_beside(path, "-wal")
    header = _read(path) if in_file else _ask(path)
    if header.application_id != APPLICATION_ID:
        raise NotACase(
            "{name} is a database of another program, not a Dateline case. It was left "
            "as it is: choose a file that Dateline made.",
            name=path.name,
        )
    if header.user_version > newest:
        raise CaseTooNew(
            "{name} was written by a later Dateline (format {found}; this one reads up "
            "to {newest}). It was left as it is: open it with the later Dateline.",
            name=path.name,
            found=header.user_version,
            newest=newest,
        )
    # What a journal beside it still has to take back need not be there in full.
    if size < header.size and not _is_beside(path, "-journal"):
        raise CaseDamaged(
            "{name} is cut short: {missing} of its {size} bytes are missing, as after "
            "a copy that was interrupted. Copy it again, or restore a backup.",
            name=path.name,
            missing=header.size - size,
            size=header.size,
        )


def _size(path: Path) -> int:
    try:
        if path.is_dir():
            raise NotACase(
                "{name} is a folder, not a Dateline case. Choose a file in it.",
                name=path.name,
            )
        return path.stat().st_size
    except FileNotFoundError as error:
        raise CaseError(
            "{name} is not in {folder} any more. If it was moved or renamed, open it "
            "where it is now.",
            name=path.name,
            folder=str(path.parent),
        ) from error
    except OSError as error:
        raise _unreadable(path) from error


def _unreadable(path: Path) -> CaseError:
    return CaseError(
        "{name} cannot be read. Look whether its disk is connected and whether you may "
        "read files in {folder}.",
        name=path.name,
        folder=str(path.parent),
    )


def _is_beside(path: Path, ending: str) -> bool:
    """Whether SQLite keeps something beside the file that belongs into it."""
    try:
        return path.with_name(path.name + ending).stat().st_size > 0
    except OSError:
        return False


def _read(path: Path) -> _Header:
    try:
        with path.open("rb") as file:
            start = file.read(_BYTES)
    except OSError as error:
        raise _unreadable(path) from error
    if start[:16] != _MAGIC:
        raise _no_database(path)
    if len(start) < _BYTES:
        raise CaseDamaged(
            "{name} is cut short: only its first {size} bytes are there. Copy it "
            "again, or restore a backup.",
            name=path.name,
            size=len(start),
        )
    (page,) = unpack_from(">H", start, 16)
    change, pages = unpack_from(">II", start, 24)
    (version,) = unpack_from(">I", start, 60)
    (application_id,) = unpack_from(">I", start, 68)
    (counted_at,) = unpack_from(">I", start, 92)
    # Old programs do not count pages; then the number stands for an earlier change.
    size = pages * (65_536 if page == 1 else page) if change == counted_at else 0
    return _Header(application_id, version, size)


def _ask(path: Path) -> _Header:
    try:
        connection = connect(path, read_only=True)
        try:
            application_id = connection.execute("PRAGMA application_id").fetchone()[0]
            user_version = connection.execute("PRAGMA user_version").fetchone()[0]
            connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        finally:
            connection.close()
    except sqlite3.OperationalError as error:
        raise _unopened(path, error) from error
    except sqlite3.DatabaseError as error:
        if "not a database" in str(error):
            raise _no_database(path) from error
        raise CaseDamaged(
            "{name} is damaged: SQLite cannot read it. Restore a backup of it.",
            name=path.name,
        ) from error
    return _Header(application_id, user_version)


def _unopened(path: Path, error: Exception) -> DatelineError:
    if "locked" in str(error):
        return in_words(error)
    if _is_beside(path, "-journal") or _is_beside(path, "-wal"):
        return CaseError(
            "{name} was not closed in the end, and what was left beside it cannot be "
            "put right in {folder}. Copy all files that begin with its name to a "
            "folder that you can write to, and open it there.",
            name=path.name,
            folder=str(path.parent),
        )
    return _unreadable(path)


def _no_database(path: Path) -> NotACase:
    return NotACase(
        "{name} is not a Dateline case: it is no database, or one that is encrypted or "
        "damaged at its start. If it was a case, restore a backup of it.",
        name=path.name,
    )
