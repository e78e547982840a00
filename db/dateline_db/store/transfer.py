"""The whole of a case row by row, out of its file and into a new one.

Nothing that counts is left out: records by id, the journal, the bytes of documents. The
search and the local numbers of events are made anew.
"""

import base64
import json
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from dateline_db.errors import CaseDamaged, DatelineError
from dateline_db.store import blobs, schema, search
from dateline_db.store.engine import Connection
from dateline_db.store.faults import worded
from dateline_db.store.file import create_file, open_file
from dateline_db.store.registry import TABLES

FORMAT = schema.NEWEST
_JOURNAL = {
    "journal_entry": "replica, seq",
    "journal_change": "n",
    "journal_batch": "replica, seq, part",
    "journal_import": "replica, seq",
    "journal_state": "one",
}
"""The tables of the journal, and the order of their rows."""
NAMES = (*TABLES, *_JOURNAL)
"""Every table that is carried over, parents before children."""
Row = dict[str, Any]
T = TypeVar("T")
Progress = Callable[[int, int], None]
"""Hears of the rows and parts of bytes done, and of all; what it raises stops it."""
_EVERY = 500
_LARGEST_BATCH = 1 << 28


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A case that is read: its head, its rows by table, its bytes by their hash."""

    head: str
    rows: Callable[[str], Iterator[Row]]
    blobs: Callable[[], Iterator[tuple[str, bytes]]]


@contextmanager
def outgoing(path: Path, progress: Progress | None = None) -> Iterator[Outgoing]:
    """Open the case at `path` to be read in one state, whoever writes meanwhile."""
    file = open_file(path, "", read_only=True)
    try:
        with worded():
            file.connection.execute("BEGIN")
            head = file.connection.execute(
                "SELECT hash FROM journal_entry ORDER BY seq DESC LIMIT 1"
            ).fetchone()
            told = _Told(file.connection, progress) if progress else _through
            yield Outgoing(
                head[0] if head else "",
                lambda table: told(_rows(file.connection, table)),
                lambda: told(_blobs(file.connection)),
            )
    finally:
        file.close()


class _Told:
    """Passes rows and bytes through, and tells how many of all there have been."""

    def __init__(self, connection: Connection, progress: Progress) -> None:
        self._progress, self._done = progress, 0
        counts = (
            connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]
            for name in (*NAMES, "blob")
        )
        self._total = sum(counts) + 1

    def __call__(self, things: Iterable[T]) -> Iterator[T]:
        for thing in things:
            if self._done % _EVERY == 0 or isinstance(thing, tuple):
                self._progress(min(self._done, self._total - 1), self._total)
            self._done += 1
            yield thing


def _through(things: Iterator[T]) -> Iterator[T]:
    return things


@contextmanager
def incoming(path: Path, analyst: str, number: int = FORMAT) -> Iterator["Incoming"]:
    """Make the case at `path` of what is put in; it is gone again if that fails.

    What is of an older format is put in as it is, and then brought up to date.
    """
    file = create_file(path, analyst, number)
    connection = file.connection
    try:
        with worded():
            with _unwatched(connection):
                yield Incoming(connection)
            connection.execute("BEGIN IMMEDIATE")
            schema.migrate(connection)
            search.rebuild(connection)
            connection.execute("COMMIT")
    except BaseException:
        file.close()
        remove(path)
        raise
    file.close()


def remove(path: Path) -> None:
    """Take away a case that came to nothing, with what SQLite put beside it."""
    for ending in ("", "-wal", "-shm", "-journal"):
        path.with_name(path.name + ending).unlink(missing_ok=True)


class Incoming:
    """A new case into which rows and bytes are put as they were."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def put(self, table: str, rows: Iterable[Row]) -> None:
        """Add the rows of a table; raise a sentence where they are none of its."""
        names = schema.columns_in(self._connection, table)
        if not names:
            raise CaseDamaged("Its format has no table “{table}”.", table=table)
        listed = ", ".join(f'"{name}"' for name in names)
        marks = ", ".join("?" * len(names))
        if table == "journal_state":
            self._connection.execute("DELETE FROM journal_state")
        self._connection.executemany(
            f'INSERT INTO "{table}" ({listed}) VALUES ({marks})',
            (_cells(table, names, row) for row in rows),
        )

    def put_blob(self, name: str, data: bytes) -> None:
        """Keep bytes; raise a sentence where they are not those of their name."""
        if blobs.put(self._connection, data) != name:
            raise DatelineError(
                "The bytes of document {name} are not those that were packed.",
                name=name,
            )


@contextmanager
def _unwatched(connection: Connection) -> Iterator[None]:
    """Write without the triggers, in one transaction that puts them back."""
    kept = connection.execute(
        "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'"
    ).fetchall()
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("PRAGMA defer_foreign_keys = ON")
    for name, _ in kept:
        connection.execute(f"DROP TRIGGER {name}")
    yield
    for _, sql in kept:
        connection.execute(sql)
    connection.execute("COMMIT")


def _columns(connection: Connection, table: str) -> list[str]:
    if table in TABLES:
        return list(TABLES[table].names)
    return schema.columns_in(connection, table)


def _rows(connection: Connection, table: str) -> Iterator[Row]:
    names = _columns(connection, table)
    listed = ", ".join(f'"{name}"' for name in names)
    order = _JOURNAL.get(table, "id")
    for cells in connection.execute(f'SELECT {listed} FROM "{table}" ORDER BY {order}'):
        yield {
            name: base64.b64encode(cell).decode() if isinstance(cell, bytes) else cell
            for name, cell in zip(names, cells, strict=True)
        }


def _blobs(connection: Connection) -> Iterator[tuple[str, bytes]]:
    names = connection.execute("SELECT DISTINCT sha256 FROM blob ORDER BY sha256")
    for (name,) in names.fetchall():
        yield name, blobs.read(connection, name)


def _cells(table: str, names: list[str], row: Row) -> list[Any]:
    if not isinstance(row, dict) or set(row) != set(names):
        raise CaseDamaged(
            "A row of “{table}” does not have the cells that it should have.",
            table=table,
        )
    cells = [row[name] for name in names]
    if table == "journal_batch":
        cells[names.index("data")] = _packed(row["data"])
    if not all(isinstance(cell, str | int | float | bytes | None) for cell in cells):
        raise CaseDamaged(
            "A row of “{table}” holds what no cell can hold: {row}.",
            table=table,
            row=json.dumps(row)[:200],
        )
    return cells


def _packed(text: str) -> bytes:
    """Return the rows of an import, which must not be a bomb, as they were packed."""
    data = base64.b64decode(text, validate=True)
    opened = zlib.decompressobj()
    opened.decompress(data, _LARGEST_BATCH)
    if opened.unconsumed_tail or not opened.eof:
        raise CaseDamaged("The rows of an import in it cannot be unpacked.")
    return data
