"""Verification: any single cell that was changed past the journal is found."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from dateline_db.case import Case
from dateline_db.errors import DatelineError, say
from dateline_db.model.event import Event
from dateline_db.model.when import When
from dateline_db.store.engine import Connection, sqlite3
from one_of_each import a_case

DERIVED = {"search_index", "event_span", "todo", "_sqlite_migrations"}
"""Made from the records, or filled only while something is written."""


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed case with a record in every table, an edit, an undo and an import."""
    case = a_case(tmp_path_factory.mktemp("whole") / "a.dateline")
    event = case.events.all()[0]
    with case.action(say("Rename")):
        case.events.update(replace(event, title="Renamed"))
    case.undo()
    dated = Event(title="Row", when=When.parse("2023-01"))
    case.import_rows(say("Import"), "rows.csv", "00", {"event": [dated]})
    assert case.check() == []
    case.close()
    return case.path


@pytest.fixture
def connection(whole: Path, tmp_path: Path) -> Iterator[Connection]:
    copy = tmp_path / "a.dateline"
    copy.write_bytes(whole.read_bytes())
    opened = sqlite3.connect(copy, isolation_level=None)
    yield opened
    opened.close()


def cells(connection: Connection) -> list[tuple[str, str]]:
    """Every column of every table that is not made from others."""
    rows = connection.execute(
        "SELECT m.name, c.name FROM sqlite_schema m, pragma_table_info(m.name) c "
        "WHERE m.type = 'table'"
    ).fetchall()
    return [
        (table, column)
        for table, column in rows
        if not any(table.startswith(name) for name in DERIVED)
    ]


def tamper(connection: Connection, table: str, column: str) -> bool:
    """Change one cell without a trace of triggers; False if it cannot be changed."""
    triggers = connection.execute(
        "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = ?",
        [table],
    ).fetchall()
    connection.execute("PRAGMA synchronous = OFF")
    connection.execute("BEGIN")
    for name, _ in triggers:
        connection.execute(f"DROP TRIGGER {name}")
    try:
        changed = _change(connection, table, column)
    finally:
        for _, sql in triggers:
            connection.execute(sql)
        connection.execute("COMMIT")
    return changed


def _change(connection: Connection, table: str, column: str) -> bool:
    rowid, kind = connection.execute(
        f'SELECT rowid, typeof("{column}") FROM "{table}" ORDER BY rowid DESC LIMIT 1'
    ).fetchone()
    for new in _others(kind, column):
        try:
            connection.execute(
                f'UPDATE "{table}" SET "{column}" = {new} WHERE rowid = ?', [rowid]
            )
        except sqlite3.IntegrityError:
            continue
        return True
    return False


def _others(kind: str, column: str) -> list[str]:
    if kind in ("integer", "real"):
        return [f'"{column}" + 1000']
    if kind == "text":
        return [f"\"{column}\" || 'x'", "'D'", "NULL"]
    return ["'x'", "1", "X'00'"]


def test_every_changed_cell_is_found(whole: Path, tmp_path: Path) -> None:
    connection = sqlite3.connect(whole, isolation_level=None)
    listed = cells(connection)
    connection.close()
    assert len(listed) > 200
    unseen, fixed = [], []
    for table, column in listed:
        copy = tmp_path / "copy.dateline"
        copy.write_bytes(whole.read_bytes())
        connection = sqlite3.connect(copy, isolation_level=None)
        done = tamper(connection, table, column)
        connection.close()
        if not done:
            fixed.append((table, column))
        elif not is_found(copy):
            unseen.append((table, column))
    # Of this one only the order counts, and the last row was changed.
    assert unseen == [("journal_change", "n")]
    assert fixed == [("journal_state", "one")]


def is_found(path: Path) -> bool:
    """Whether the case is refused, or its check says something."""
    try:
        case = Case.open(path, analyst="Ann", read_only=True)
    except DatelineError:
        return True
    found = case.check()
    case.close()
    return bool(found)


def test_a_row_added_past_the_journal_is_found(connection: Connection) -> None:
    sql = connection.execute(
        "SELECT sql FROM sqlite_schema WHERE name = 'tag_added'"
    ).fetchone()[0]
    connection.execute("DROP TRIGGER tag_added")
    connection.execute("INSERT INTO tag (id, name, colour) VALUES ('f', 'Forged', '')")
    connection.execute(sql)
    path = Path(connection.execute("PRAGMA database_list").fetchone()[2])
    case = Case.open(path, analyst="Ann", read_only=True)
    assert any("added or removed past it" in str(one) for one in case.check())
    case.close()


def test_a_row_removed_past_the_journal_is_found(connection: Connection) -> None:
    sql = connection.execute(
        "SELECT sql FROM sqlite_schema WHERE name = 'note_deleted'"
    ).fetchone()[0]
    connection.execute("DROP TRIGGER note_deleted")
    connection.execute("DELETE FROM note")
    connection.execute(sql)
    path = Path(connection.execute("PRAGMA database_list").fetchone()[2])
    case = Case.open(path, analyst="Ann", read_only=True)
    assert any("note" in str(one) for one in case.check())
    case.close()


def test_the_last_entries_cut_off_show_in_the_rows(connection: Connection) -> None:
    connection.execute(
        "DELETE FROM journal_entry WHERE seq = (SELECT max(seq) FROM journal_entry)"
    )
    path = Path(connection.execute("PRAGMA database_list").fetchone()[2])
    case = Case.open(path, analyst="Ann", read_only=True)
    assert case.check() != []
    case.close()
