"""Whether the schema of a file is the one that Dateline makes, neither more nor less.

A trigger too many forges rows, one too few leaves changes out of the journal, and no
pragma stops either. So a file whose schema differs is only ever read.
"""

from collections.abc import Set

from dateline_db.errors import Message, say
from dateline_db.store.engine import Connection

Schema = frozenset[tuple[str, str, str, str | None]]
"""Rows of `sqlite_schema`: type, name, table, SQL."""

_STATISTICS = {
    ("table", name, name, f"CREATE TABLE {name}({columns})")
    for name, columns in {
        "sqlite_stat1": "tbl,idx,stat",
        "sqlite_stat4": "tbl,idx,neq,nlt,ndlt,sample",
    }.items()
}


def schema(connection: Connection) -> Schema:
    """Return the schema of a file without what SQLite adds to any file by itself.

    That is told by type and text, never by a name alone: `LIKE 'sqlite_%'` hides
    "sqliteX", and SQLite runs a trigger called "sqlite_x" that was written into a file.
    """
    rows = connection.execute("SELECT type, name, tbl_name, sql FROM sqlite_schema")
    return frozenset(
        row for row in map(tuple, rows.fetchall()) if not _is_made_by_sqlite(row)
    )


def differences(found: Schema, expected: Schema) -> list[Message]:
    """Return a sentence for each way in which `found` is not what was `expected`."""
    had, wanted = _named(found), _named(expected)
    sentences = []
    for kind, name in sorted(_named(found ^ expected)):
        if (kind, name) not in wanted:
            template = "It holds a {kind} that Dateline did not make: {name}."
        elif (kind, name) not in had:
            template = "It lacks a {kind} that Dateline needs: {name}."
        else:
            template = "Its {kind} {name} is not as Dateline made it."
        sentences.append(say(template, kind=kind, name=name))
    return sentences


def _named(rows: Set[tuple[str, str, str, str | None]]) -> set[tuple[str, str]]:
    return {(str(kind), str(name)) for kind, name, _, _ in rows}


def _is_made_by_sqlite(row: tuple[str, str, str, str | None]) -> bool:
    kind, name, _, sql = row
    is_implied = kind == "index" and sql is None and name[:7] == "sqlite_"
    return is_implied or row in _STATISTICS
