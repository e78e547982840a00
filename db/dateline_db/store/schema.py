"""The schema of a case, as a chain of migrations that is only ever added to."""

from functools import cache

from sqlite_utils import Database, Migrations

from dateline_db.store import blobs, foreign, format_1, journal_schema, search
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
    for table in TABLES:
        for statement in journal_schema.triggers(table, columns_in(db.conn, table)):
            db.conn.execute(statement)
    for statement in search.triggers():
        db.conn.execute(statement)


NEWEST = 1
"""The format that this Dateline writes, the number of migrations; the file keeps it
as `user_version`."""


def migrate(connection: Connection) -> None:
    """Bring a new or an older case to the newest format, in the transaction open."""
    database = Database(connection, execute_plugins=False)
    _migrations.apply(database)
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {NEWEST}")


def is_older(connection: Connection) -> bool:
    """Whether the case has an older format than this Dateline writes."""
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    return version < NEWEST


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
