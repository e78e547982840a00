"""Tables in SQLite files of other programs, read as they are and never written to.

A hostile file can do little: nothing in its schema may call a function, only tables are
read (a view or a virtual table could be made to run for ever), and every read can be
broken off.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from dateline_db.errors import DatelineError
from dateline_db.store.engine import Connection, connect, sqlite3
from dateline_db.store.header import APPLICATION_ID

START = b"SQLite format 3\0"
"""How every such file begins."""
_VIRTUAL = "type = 'table' AND upper(substr(ltrim(sql), 1, 14)) = 'CREATE VIRTUAL'"
_ORDINARY = (
    "SELECT name FROM sqlite_schema AS t WHERE type = 'table' AND substr(name, 1, 7) "
    f"<> 'sqlite_' AND NOT ({_VIRTUAL}) AND NOT EXISTS (SELECT 1 FROM (SELECT name AS "
    f"v FROM sqlite_schema WHERE {_VIRTUAL}) WHERE substr(t.name, 1, length(v) + 1) "
    "= v || '_') ORDER BY name"
)
"""What is no virtual table, and no part of one, in which its words are kept."""


def is_sqlite(path: Path) -> bool:
    """Whether a file says that it is SQLite; only of a file that is no open case."""
    with path.open("rb") as file:
        return file.read(len(START)) == START


def table_names(path: Path) -> tuple[str, ...]:
    """Return the names of the tables; raise a sentence where there are none to read."""
    connection = _opened(path)
    try:
        return tuple(name for (name,) in connection.execute(_ORDINARY))
    except sqlite3.Error as error:
        raise _damaged(path, error) from error
    finally:
        connection.close()


def table_rows(path: Path, table: str) -> Iterator[tuple[Any, ...]]:
    """Yield the names of the columns of a table, then its rows as SQLite has them."""
    connection = _opened(path)
    try:
        if (table,) not in connection.execute(_ORDINARY).fetchall():
            raise DatelineError(
                "{file} has no table “{table}”.", file=path.name, table=table
            )
        quoted = table.replace('"', '""')
        cursor = connection.execute(f'SELECT * FROM "{quoted}"')
        yield tuple(column for column, *_ in cursor.description)
        yield from cursor
    except sqlite3.Error as error:
        raise _damaged(path, error) from error
    finally:
        connection.close()


def _opened(path: Path) -> Connection:
    try:
        connection = connect(path, read_only=True)
        connection.text_factory = _as_text
        (application,) = connection.execute("PRAGMA application_id").fetchone()
    except sqlite3.Error as error:
        raise _damaged(path, error) from error
    if application & 0xFFFFFFFF == APPLICATION_ID:
        connection.close()
        raise DatelineError(
            "{name} is a case of Dateline itself. Open it, and export it as a bundle "
            "or as CSV to take something of it over.",
            name=path.name,
        )
    return connection


def _as_text(data: bytes) -> str:
    """Return a text even where another program wrote one that is none."""
    return data.decode("utf-8", "replace")


def _damaged(path: Path, error: Exception) -> DatelineError:
    return DatelineError(
        "{name} cannot be read as an SQLite file: {detail}.",
        name=path.name,
        detail=str(error),
    )
