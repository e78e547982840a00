"""Which SQLite a case runs on, and how every connection to one is made.

One SQLite library per process: sqlite-utils is made to use SQLCipher's as well, by the
name under which it looks for a newer SQLite than Python's own.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

try:
    import sqlcipher3.dbapi2 as sqlite3
except ImportError as missing:  # pragma: no cover - an installation that is broken
    raise SystemExit(
        "Dateline needs the package sqlcipher3, which is not installed or does not fit "
        "this Python. Install Dateline again: python -m pip install --force-reinstall "
        "dateline"
    ) from missing

sys.modules["pysqlite3"] = sys.modules["pysqlite3.dbapi2"] = sqlite3

__all__ = ["Connection", "connect", "connect_in_memory", "savepoint", "sqlite3"]

Connection = Any
"""A DB-API connection of sqlcipher3, which has no types of its own."""

_PRAGMAS = (
    "trusted_schema = OFF",  # nothing in a hostile schema may call a function
    "cell_size_check = ON",
    "mmap_size = 0",
    "foreign_keys = ON",
    "temp_store = MEMORY",
    "cache_size = -65536",
)
_WAIT_SECONDS = 5.0


def connect(
    path: Path, *, read_only: bool = False, journal_mode: str = "WAL"
) -> Connection:
    """Open the SQLite file at `path`, hardened against what it may contain.

    For writing, `journal_mode` is WAL on a local disk and TRUNCATE anywhere else; each
    commit is on disk when it returns. Raises sqlite3.Error.
    """
    if not read_only:
        connection = _open(f"{path.resolve().as_uri()}?mode=rw")
        try:
            connection.execute(f"PRAGMA journal_mode = {journal_mode}")
            connection.execute("PRAGMA synchronous = FULL")
        except BaseException:
            connection.close()
            raise
        return connection
    return _open(f"{path.resolve().as_uri()}?{_how_to_read(path)}", query_only=True)


def connect_in_memory() -> Connection:
    """Open an empty database that is gone when it is closed."""
    return _open("file::memory:")


@contextmanager
def savepoint(connection: Connection, name: str) -> Iterator[None]:
    """Take back what is done inside where it fails.

    On a full disk SQLite has taken back the whole transaction by then.
    """
    connection.execute(f"SAVEPOINT {name}")
    try:
        yield
    except BaseException:
        if connection.in_transaction:
            connection.execute(f"ROLLBACK TO {name}")
            connection.execute(f"RELEASE {name}")
        raise
    connection.execute(f"RELEASE {name}")


def _how_to_read(path: Path) -> str:
    """Return how SQLite can read a file that it may not be able to write beside.

    A file in WAL mode needs its side files. Where they cannot be made and there are
    none to read, the file itself is all there is. Not so where a journal lies beside it
    or somebody writes: the file alone would then show what never was.
    """
    if any(_size(path, ending) for ending in ("-wal", "-journal")):
        return "mode=ro"
    if os.access(path, os.W_OK) and os.access(path.parent, os.W_OK):
        # Not to write, which query_only forbids: to take the side files away at the
        # end. A connection that may not write leaves them beside the case for good.
        return "mode=rw"
    try:
        _open(f"{path.resolve().as_uri()}?mode=ro").close()
    except sqlite3.OperationalError as error:
        if any(word in str(error) for word in ("readonly", "unable to open")):
            return "immutable=1"
        raise
    return "mode=ro"


def _size(path: Path, ending: str) -> int:
    try:
        return path.with_name(path.name + ending).stat().st_size
    except OSError:
        return 0


def _open(uri: str, *, query_only: bool = False) -> Connection:
    connection = sqlite3.connect(
        uri, uri=True, isolation_level=None, timeout=_WAIT_SECONDS
    )
    try:
        for pragma in _PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")
        if query_only:
            connection.execute("PRAGMA query_only = ON")
        connection.execute("SELECT 1 FROM sqlite_schema").fetchone()
    except UnicodeDecodeError as error:  # SQLite's message quotes a damaged schema
        connection.close()
        raise sqlite3.DatabaseError("malformed database schema") from error
    except BaseException:
        connection.close()
        raise
    return connection
