"""Tables in SQLite files of other programs."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from dateline_db.errors import DatelineError
from dateline_db.store.other_tables import table_names, table_rows

SUFFIXES = (".sqlite", ".sqlite3", ".db", ".db3")


def sheets(path: Path) -> tuple[str, ...]:
    """Return the names of the tables, the one with most columns first.

    That one is read where none is named: of a database, it is the likeliest to be the
    one that matters.
    """
    names = table_names(path)
    if not names:
        raise DatelineError("{name} has no table that can be read.", name=path.name)
    widths = {name: len(next(table_rows(path, name))) for name in names}
    return tuple(sorted(names, key=lambda name: -widths[name]))


def records(path: Path, sheet: str) -> Iterator[tuple[int, list[str]]]:
    """Yield the columns of a table, then its rows, counted from 1."""
    rows = table_rows(path, sheet or sheets(path)[0])
    for number, row in enumerate(rows):
        yield number, [_text(cell) for cell in row]


def _text(cell: Any) -> str:
    """Return a value as it would be typed; bytes are no text."""
    if cell is None or isinstance(cell, bytes):
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)
