"""The journal's own tables, and the triggers that write into it.

`journal_entry` is one action, `journal_change` one row that it touched, with the cells
that differ before and after; `journal_batch` holds the rows of an import, compressed,
and `journal_import` says of an action that it put a batch in or took it out again.
A change made by another program stands under `seq` 0 until the case is next opened.
"""

from collections.abc import Iterable, Iterator

TABLES = (
    """CREATE TABLE journal_entry (
    replica TEXT NOT NULL,
    seq INTEGER NOT NULL,
    at TEXT NOT NULL,
    analyst TEXT NOT NULL,
    kind TEXT NOT NULL,
    label TEXT NOT NULL,
    reverts INTEGER,
    hash TEXT NOT NULL,
    PRIMARY KEY (replica, seq)
) STRICT""",
    """CREATE TABLE journal_change (
    n INTEGER PRIMARY KEY,
    replica TEXT NOT NULL,
    seq INTEGER NOT NULL,
    tbl TEXT NOT NULL,
    row_id TEXT NOT NULL,
    op TEXT NOT NULL CHECK (op IN ('I', 'U', 'D')),
    before TEXT,
    after TEXT
) STRICT""",
    "CREATE INDEX journal_change_seq ON journal_change (seq, replica)",
    "CREATE INDEX journal_change_row ON journal_change (row_id, tbl)",
    """CREATE TABLE journal_batch (
    replica TEXT NOT NULL,
    seq INTEGER NOT NULL,
    part INTEGER NOT NULL,
    tbl TEXT NOT NULL,
    columns TEXT NOT NULL,
    rows INTEGER NOT NULL,
    data BLOB NOT NULL,
    PRIMARY KEY (replica, seq, part)
) STRICT""",
    """CREATE TABLE journal_import (
    replica TEXT NOT NULL,
    seq INTEGER NOT NULL,
    batch INTEGER NOT NULL,
    present INTEGER NOT NULL,
    file TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    PRIMARY KEY (replica, seq)
) STRICT""",
    """CREATE TABLE journal_state (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    case_id TEXT NOT NULL,
    replica TEXT NOT NULL,
    seq INTEGER
) STRICT""",
)


def triggers(table: str, columns: Iterable[str]) -> Iterator[str]:
    """Yield the triggers that journal a table; `columns` leaves out `n`."""
    names = list(columns)
    write = (
        "INSERT INTO journal_change (replica, seq, tbl, row_id, op, before, after)\n"
        f"    SELECT replica, coalesce(seq, 0), '{table}'"
    )
    yield (
        f"CREATE TRIGGER {table}_added AFTER INSERT ON {table} BEGIN\n    {write}, "
        f"NEW.id, 'I', NULL, {_image('NEW', names)}\n    FROM journal_state;\nEND"
    )
    yield (
        f"CREATE TRIGGER {table}_deleted AFTER DELETE ON {table} BEGIN\n    {write}, "
        f"OLD.id, 'D', {_image('OLD', names)}, NULL\n    FROM journal_state;\nEND"
    )
    yield (
        f"CREATE TRIGGER {table}_changed AFTER UPDATE ON {table}\n"
        f"WHEN {_differs(names)} BEGIN\n    {write}, OLD.id, 'U',\n"
        f"    {_difference('o', names)},\n    {_difference('w', names)}\n"
        "    FROM journal_state;\nEND"
    )


def trigger_names(table: str) -> tuple[str, ...]:
    """Return the names of a table's triggers."""
    return f"{table}_added", f"{table}_deleted", f"{table}_changed"


def _image(row: str, names: list[str]) -> str:
    return "json_object(" + ", ".join(f"'{n}', {row}.\"{n}\"" for n in names) + ")"


def _differs(names: list[str]) -> str:
    return " OR ".join(f'OLD."{n}" IS NOT NEW."{n}"' for n in names)


def _difference(side: str, names: list[str]) -> str:
    pairs = " UNION ALL ".join(
        f'SELECT \'{n}\' k, OLD."{n}" o, NEW."{n}" w' for n in names
    )
    return f"(SELECT json_group_object(k, {side}) FROM ({pairs}) WHERE o IS NOT w)"
