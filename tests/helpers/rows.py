"""Rows put straight into the tables of a case, with nothing but what matters given."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from dateline_db.store import schema
from dateline_db.store.engine import Connection, connect, connect_in_memory


@contextmanager
def a_case_in_memory() -> Iterator[Connection]:
    """Give an empty case that no file keeps, and that lets rows refer to nothing."""
    with closing(connect_in_memory()) as connection:
        _fill(connection)
        connection.execute("PRAGMA foreign_keys = OFF")
        yield connection


def a_case_file(path: Path) -> Connection:
    """Make an empty case at `path` and return the connection to it."""
    path.touch()
    connection = connect(path)
    _fill(connection)
    return connection


def _fill(connection: Connection) -> None:
    connection.execute("BEGIN")
    schema.migrate(connection)
    connection.execute("INSERT INTO journal_state VALUES (1, 'case', 'replica', NULL)")
    connection.execute("COMMIT")


def put_row(connection: Connection, table: str, row_id: str, **given: Any) -> None:
    """Insert a row; columns that may not be empty and were not given get "" or 0."""
    columns = {"id": row_id, **given}
    info = connection.execute(f"PRAGMA table_info({table})").fetchall()
    for _, name, kind, required, _, _ in info:
        if required:
            columns.setdefault(name, "" if kind == "TEXT" else 0)
    marks = ", ".join("?" * len(columns))
    connection.execute(
        f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks})",
        list(columns.values()),
    )
