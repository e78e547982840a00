"""Imports: many rows journalled as one compressed batch, not one by one.

The triggers of the tables are put away for the length of the import, inside its own
transaction, so that nobody else can write past the journal meanwhile.
"""

import json
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from hashlib import sha256
from typing import Any, NamedTuple

from dateline_db.errors import CaseDamaged
from dateline_db.model.record import Record
from dateline_db.store import search
from dateline_db.store.columns import Cell
from dateline_db.store.engine import Connection
from dateline_db.store.journal_schema import trigger_names
from dateline_db.store.registry import TABLES

_ROWS_A_PART = 20_000
_UNREAD = 60_000  # rows that the search has not read; it takes memory for each
Rows = list[tuple[Cell, ...]]


class Part(NamedTuple):
    """Some rows of one table, as an import brought them."""

    table: str
    columns: tuple[str, ...]
    rows: Rows


@contextmanager
def muted(connection: Connection, tables: Sequence[str]) -> Iterator[None]:
    """Put the journal's triggers on some tables away, and back at the end."""
    kept = [
        connection.execute(
            "SELECT sql FROM sqlite_schema WHERE type = 'trigger' AND name = ?", [name]
        ).fetchone()[0]
        for table in tables
        for name in trigger_names(table)
    ]
    for table in tables:
        for name in trigger_names(table):
            connection.execute(f"DROP TRIGGER {name}")
    yield
    for sql in kept:
        connection.execute(sql)


Chunk = Mapping[str, Sequence[Record]]
"""Some records of an import, by table."""


def add(
    connection: Connection, replica: str, seq: int, chunks: Iterable[Chunk]
) -> None:
    """Insert records chunk by chunk, and keep them as the batch of `seq`.

    Of a chunk, parents come before children.
    """
    number = unread = 0
    with ExitStack() as quiet:
        put_away: set[str] = set()
        for chunk in chunks:
            for part in _parts_of(chunk):
                if part.table not in put_away:
                    put_away.add(part.table)
                    quiet.enter_context(muted(connection, [part.table]))
                insert(connection, part)
                _keep(connection, replica, seq, number, part)
                number, unread = number + 1, unread + len(part.rows)
            if unread > _UNREAD:
                search.drain(connection)
                unread = 0


def _parts_of(chunk: Chunk) -> Iterator[Part]:
    for table, columns in TABLES.items():
        records = chunk.get(table, ())
        for start in range(0, len(records), _ROWS_A_PART):
            some = records[start : start + _ROWS_A_PART]
            yield Part(table, columns.names, [columns.row(one) for one in some])


def insert(connection: Connection, part: Part) -> None:
    """Insert the rows of a part."""
    listed = ", ".join(f'"{column}"' for column in part.columns)
    marks = ", ".join("?" * len(part.columns))
    connection.executemany(
        f'INSERT INTO "{part.table}" ({listed}) VALUES ({marks})', part.rows
    )


def parts(
    connection: Connection, replica: str, seq: int, *, last_first: bool = False
) -> Iterator[Part]:
    """Yield the batch of an action, part by part; nothing where it has none.

    Only one part is in memory at a time.
    """
    numbers = connection.execute(
        "SELECT part FROM journal_batch WHERE replica = ? AND seq = ? "
        f"ORDER BY part {'DESC' if last_first else ''}",
        [replica, seq],
    ).fetchall()
    for (number,) in numbers:
        table, columns, data = connection.execute(
            "SELECT tbl, columns, data FROM journal_batch "
            "WHERE replica = ? AND seq = ? AND part = ?",
            [replica, seq, number],
        ).fetchone()
        yield _part(table, columns, data)


def counts(connection: Connection, replica: str, seq: int) -> dict[str, int]:
    """Return how many rows of each table the batch of an action has."""
    return dict(
        connection.execute(
            "SELECT tbl, sum(rows) FROM journal_batch WHERE replica = ? AND seq = ? "
            "GROUP BY tbl ORDER BY min(part)",
            [replica, seq],
        ).fetchall()
    )


def holding(connection: Connection, replica: str, table: str, row_id: str) -> list[int]:
    """Return the actions whose batch has a row of a table."""
    seqs = connection.execute(
        "SELECT DISTINCT seq FROM journal_batch WHERE replica = ? AND tbl = ?",
        [replica, table],
    ).fetchall()
    return [
        seq
        for (seq,) in seqs
        if any(
            row[part.columns.index("id")] == row_id
            for part in parts(connection, replica, seq)
            if part.table == table
            for row in part.rows
        )
    ]


def sealed(connection: Connection, replica: str, seq: int) -> list[list[Any]]:
    """Return what the hash of an action covers of its batch."""
    rows = connection.execute(
        "SELECT part, tbl, columns, rows, data FROM journal_batch "
        "WHERE replica = ? AND seq = ? ORDER BY part",
        [replica, seq],
    )
    found = [[*row[:-1], sha256(row[-1]).hexdigest()] for row in rows]
    origin = connection.execute(
        "SELECT batch, present, file, sha256 FROM journal_import "
        "WHERE replica = ? AND seq = ?",
        [replica, seq],
    )
    return found + [list(row) for row in origin.fetchall()]


def current_rows(connection: Connection, part: Part) -> dict[str, tuple[Cell, ...]]:
    """Return the present rows with the ids of a part, in its columns, by id."""
    at = part.columns.index("id")
    listed = ", ".join(f'"{column}"' for column in part.columns)
    rows = connection.execute(
        f'SELECT {listed} FROM "{part.table}" '
        "WHERE id IN (SELECT value FROM json_each(?))",
        [json.dumps([row[at] for row in part.rows])],
    )
    return {row[at]: row for row in rows.fetchall()}


def _keep(
    connection: Connection, replica: str, seq: int, number: int, part: Part
) -> None:
    text = json.dumps(part.rows, ensure_ascii=False, separators=(",", ":"))
    connection.execute(
        "INSERT INTO journal_batch VALUES (?, ?, ?, ?, ?, ?, ?)",
        [
            replica,
            seq,
            number,
            part.table,
            json.dumps(part.columns),
            len(part.rows),
            zlib.compress(text.encode(), 1),
        ],
    )


def _part(table: str, columns: str, data: bytes) -> Part:
    try:
        names = tuple(json.loads(columns))
        known = set(names) <= set(TABLES[table].names)
        rows = [tuple(row) for row in json.loads(zlib.decompress(data))]
    except (ValueError, TypeError, KeyError, zlib.error):
        known = False
    if not known:
        raise CaseDamaged(
            "The journal of this case cannot be read: an import of “{table}” is not "
            "as Dateline writes it. Restore a backup.",
            table=table,
        )
    return Part(table, names, rows)
