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
_AS_ONE = 100_000_000  # characters; SQLite makes no text of ten times as many
Rows = list[tuple[Cell, ...]]


class Part(NamedTuple):
    """Some rows of one table, as an import brought them."""

    table: str
    columns: tuple[str, ...]
    rows: Rows


class Kept(NamedTuple):
    """A part as the journal keeps it: its rows as a list in JSON."""

    table: str
    columns: tuple[str, ...]
    length: int
    text: str

    def part(self) -> Part:
        """Read the rows; raise `CaseDamaged` where they are none."""
        try:
            rows = list(map(tuple, json.loads(self.text)))
        except (ValueError, TypeError):
            raise _damaged(self.table) from None
        return Part(self.table, self.columns, rows)


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
    marks = ", ".join("?" * len(part.columns))
    connection.executemany(
        f'INSERT INTO "{part.table}" ({_listed(part.columns)}) VALUES ({marks})',
        part.rows,
    )


def parts(connection: Connection, replica: str, seq: int) -> Iterator[Part]:
    """Yield the batch of an action, part by part; nothing where it has none.

    Only one part is in memory at a time.
    """
    return (one.part() for one in kept(connection, replica, seq))


def kept(
    connection: Connection, replica: str, seq: int, *, last_first: bool = False
) -> Iterator[Kept]:
    """Yield the parts of the batch of an action, without reading their rows."""
    numbers = connection.execute(
        "SELECT part FROM journal_batch WHERE replica = ? AND seq = ? "
        f"ORDER BY part {'DESC' if last_first else ''}",
        [replica, seq],
    ).fetchall()
    for (number,) in numbers:
        row = connection.execute(
            "SELECT tbl, columns, rows, data FROM journal_batch "
            "WHERE replica = ? AND seq = ? AND part = ?",
            [replica, seq, number],
        ).fetchone()
        yield _kept(*row)


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
    rows = connection.execute(
        f'SELECT {_listed(part.columns)} FROM "{part.table}" '
        "WHERE id IN (SELECT value FROM json_each(?))",
        [json.dumps([row[at] for row in part.rows])],
    )
    return {row[at]: row for row in rows.fetchall()}


def take_out(connection: Connection, kept: Kept) -> bool:
    """Delete the rows of a part if all are as they came; return whether they were."""
    numbers = _lying_together(connection, kept)
    if numbers is not None:
        connection.execute(
            f'DELETE FROM "{kept.table}" WHERE rowid BETWEEN ? AND ?', numbers
        )
        return True
    part = kept.part()
    at = part.columns.index("id")
    there = current_rows(connection, part)
    if any(there.get(str(row[at])) != row for row in part.rows):
        return False
    connection.execute(
        f'DELETE FROM "{part.table}" WHERE id IN (SELECT value FROM json_each(?))',
        [json.dumps(list(there))],
    )
    return True


def _lying_together(connection: Connection, kept: Kept) -> tuple[int, int] | None:
    """Return between which numbers the rows of a part lie, just as they came.

    None where they do not: also where SQLite writes a number in JSON as the journal
    does not. Held together as two texts, rows take half the time of being read.
    """
    if len(kept.text) > _AS_ONE:
        return None
    try:
        row, _ = json.JSONDecoder().raw_decode(kept.text, 1)
        found = connection.execute(
            f'SELECT rowid FROM "{kept.table}" WHERE id = ?',
            [row[kept.columns.index("id")]],
        ).fetchone()
    except (ValueError, LookupError, TypeError):
        return None
    if found is None:
        return None
    numbers = found[0], found[0] + kept.length - 1
    (text,) = connection.execute(
        f"SELECT group_concat(json_array({_listed(kept.columns)})) FROM "
        f'(SELECT * FROM "{kept.table}" WHERE rowid BETWEEN ? AND ? ORDER BY rowid)',
        numbers,
    ).fetchone()
    return numbers if f"[{text}]" == kept.text else None


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


def _kept(table: str, columns: str, count: int, data: bytes) -> Kept:
    try:
        names = tuple(json.loads(columns))
        known = set(names) <= set(TABLES[table].names)
        text = zlib.decompress(data).decode()
    except (ValueError, TypeError, KeyError, zlib.error):
        known = False
    if not known:
        raise _damaged(table)
    return Kept(table, names, count, text)


def _listed(columns: Iterable[str]) -> str:
    return ", ".join(f'"{column}"' for column in columns)


def _damaged(table: str) -> CaseDamaged:
    return CaseDamaged(
        "The journal of this case cannot be read: an import of “{table}” is not "
        "as Dateline writes it. Restore a backup.",
        table=table,
    )
