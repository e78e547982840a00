"""A schema that is not exactly Dateline's is told, whichever way it differs."""

from collections.abc import Iterator

import pytest

from dateline_db.store import foreign, schema
from dateline_db.store.engine import Connection
from rows import a_case_in_memory

FORGE = "AFTER INSERT ON event BEGIN DELETE FROM claim; END"


@pytest.fixture
def case() -> Iterator[Connection]:
    with a_case_in_memory() as connection:
        yield connection


def differences(case: Connection) -> list[str]:
    found = foreign.differences(foreign.schema(case), schema.expected())
    return [str(sentence) for sentence in found]


def test_a_case_of_our_own_differs_in_nothing(case: Connection) -> None:
    assert differences(case) == []


def test_what_sqlite_adds_by_itself_is_not_foreign(case: Connection) -> None:
    case.execute("ANALYZE")
    assert differences(case) == []


@pytest.mark.parametrize("name", ["evil", "sqliteX", "SQLite", "sqlite1evil"])
def test_a_trigger_too_many_is_named(case: Connection, name: str) -> None:
    case.execute(f"CREATE TRIGGER {name} {FORGE}")
    (sentence,) = differences(case)
    assert f"trigger that Dateline did not make: {name}" in sentence


def test_a_trigger_that_bears_the_name_of_sqlites_own_is_found(
    case: Connection,
) -> None:
    case.execute("PRAGMA writable_schema = ON")
    case.execute(
        "INSERT INTO sqlite_schema VALUES ('trigger', 'sqlite_x', 'event', 0, ?)",
        (f"CREATE TRIGGER sqlite_x {FORGE}",),
    )
    (sentence,) = differences(case)
    assert "sqlite_x" in sentence


def test_a_trigger_too_few_is_named(case: Connection) -> None:
    case.execute("DROP TRIGGER event_added")
    (sentence,) = differences(case)
    assert "lacks a trigger that Dateline needs: event_added" in sentence


def test_a_trigger_that_says_something_else_is_named(case: Connection) -> None:
    case.execute("DROP TRIGGER event_added")
    case.execute(f"CREATE TRIGGER event_added {FORGE}")
    (sentence,) = differences(case)
    assert "trigger event_added is not as Dateline made it" in sentence


def test_a_view_in_place_of_a_table_is_found(case: Connection) -> None:
    case.execute("PRAGMA foreign_keys = OFF")
    case.execute("DROP TABLE tag")
    case.execute("CREATE VIEW tag AS SELECT 1 AS n, '1' AS id, 'x' AS name")
    text = " ".join(differences(case))
    assert "holds a view that Dateline did not make: tag" in text
    assert "lacks a table that Dateline needs: tag" in text
