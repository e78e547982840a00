"""The schema of a case, as a chain of migrations that is only ever added to."""

from collections.abc import Iterable
from functools import cache

from sqlite_utils import Database, Migrations

from dateline_db.store import (
    blobs,
    foreign,
    format_1,
    format_2,
    format_3,
    format_4,
    journal_schema,
    search,
)
from dateline_db.store.engine import Connection, connect_in_memory
from dateline_db.store.header import APPLICATION_ID
from dateline_db.store.registry import TABLES

_migrations = Migrations("dateline")


@_migrations()
def format_1_first(db: Database) -> None:
    """Make the tables, indexes, triggers and search of format 1."""
    statements = (
        *format_1.TABLES,
        *format_1.INDEXES,
        *journal_schema.TABLES,
        *blobs.TABLES,
        *search.TABLES,
    )
    for statement in statements:
        db.conn.execute(statement)
    later = (*format_2.NEW_TABLES, *format_3.NEW_TABLES)
    _watch(db.conn, (table for table in TABLES if table not in later))


@_migrations()
def format_2_second(db: Database) -> None:
    """Add the tables and columns of format 2, and watch what has changed."""
    for table in format_2.ADDED:
        _unwatch(db.conn, table)
        db.conn.execute(
            "INSERT INTO todo (tbl, row_id, row_n) "
            f"SELECT '{table}', id, 0 FROM {table}"
        )
    for statement in (
        *format_2.TABLES,
        *format_2.COLUMNS,
        *format_2.INDEXES,
        *format_2.SEARCH,
    ):
        db.conn.execute(statement)
    _watch(db.conn, (*format_2.ADDED, *format_2.NEW_TABLES))


@_migrations()
def format_3_third(db: Database) -> None:
    """Add the table and the columns of format 3, and watch what has changed."""
    for table in format_3.ADDED:
        _unwatch(db.conn, table)
    for statement in (*format_3.TABLES, *format_3.COLUMNS, *format_3.INDEXES):
        db.conn.execute(statement)
    _watch(db.conn, (*format_3.ADDED, *format_3.NEW_TABLES))


@_migrations()
def format_4_fourth(db: Database) -> None:
    """Add the columns of format 4, and watch what has changed."""
    for table in format_4.ADDED:
        _unwatch(db.conn, table)
    for statement in format_4.COLUMNS:
        db.conn.execute(statement)
    _watch(db.conn, format_4.ADDED)


NEWEST = 4
"""The format that this Dateline writes, the number of migrations; the file keeps it
as `user_version`."""


def migrate(connection: Connection, number: int = NEWEST) -> None:
    """Bring a new or an older case to a format, in the transaction that is open."""
    database = Database(connection, execute_plugins=False)
    later = [step.name for step in _migrations.pending(database)][number - NEWEST :]
    _migrations.apply(database, stop_before=later if number < NEWEST else None)
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {number}")


def format_of(connection: Connection) -> int:
    """Return the format of a case."""
    number: int = connection.execute("PRAGMA user_version").fetchone()[0]
    return number


def columns_in(connection: Connection, table: str) -> list[str]:
    """Return the columns of a table but `n`, in the order of the file."""
    rows = connection.execute(f"PRAGMA table_info({table})").fetchall()
    return [name for _, name, *_ in rows if name != "n"]


@cache
def expected() -> foreign.Schema:
    """Return the schema of a new case."""
    connection = connect_in_memory()
    try:
        migrate(connection)
        return foreign.schema(connection)
    finally:
        connection.close()


def _watch(connection: Connection, tables: Iterable[str]) -> None:
    """Add the triggers by which journal and search learn of changes."""
    watched = list(tables)
    for table in watched:
        for statement in journal_schema.triggers(table, columns_in(connection, table)):
            connection.execute(statement)
    for statement in search.triggers(watched):
        connection.execute(statement)


def _unwatch(connection: Connection, table: str) -> None:
    rows = connection.execute(
        "SELECT name FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = ?",
        [table],
    )
    for (name,) in rows.fetchall():
        connection.execute(f"DROP TRIGGER {name}")
