"""The schema: what the values need, what other programs read, and every old format."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from dateline_db.case import Case
from dateline_db.errors import say
from dateline_db.model.claim import Nature
from dateline_db.model.event import Event, Role
from dateline_db.model.judgement import Likelihood
from dateline_db.model.marking import Marking
from dateline_db.model.publisher import PublisherKind
from dateline_db.model.source import LineageKind, SourceKind
from dateline_db.store import foreign, schema
from dateline_db.store.engine import connect_in_memory, sqlite3
from dateline_db.store.registry import TABLES
from dateline_db.store.transfer import NAMES
from one_of_each import BYTES, a_case

FILES = Path(__file__).parents[2] / "files"
FIXTURES = sorted(FILES.glob("format-*.dateline"))


@pytest.mark.parametrize("table", TABLES)
def test_a_table_has_the_columns_of_its_value(table: str) -> None:
    connection = connect_in_memory()
    schema.migrate(connection)
    assert schema.columns_in(connection, table) == list(TABLES[table].names)
    connection.close()


def test_the_format_is_the_number_of_migrations() -> None:
    connection = connect_in_memory()
    schema.migrate(connection)
    applied = connection.execute("SELECT count(*) FROM _sqlite_migrations").fetchone()
    assert applied == (schema.NEWEST,)
    connection.close()


def test_every_column_is_written_down() -> None:
    text = (Path(__file__).parents[3] / "db" / "SCHEMA.md").read_text(encoding="utf-8")
    told = {
        part.partition("\n")[0]: re.findall(
            r"^\| `(\w+)` \| (\w+)(, NULL)? ", part, re.M
        )
        for part in text.split("\n## ")[1:]
    }
    connection = connect_in_memory()
    schema.migrate(connection)
    assert list(told) == [*NAMES, "blob"]
    for table, columns in told.items():
        found = connection.execute(f"PRAGMA table_info({table})").fetchall()
        assert columns == [
            (name, kind.lower(), "" if never_null or key else ", NULL")
            for _, name, kind, never_null, _, key in found
        ]
    connection.close()
    assert f"this is format {schema.NEWEST}," in text


def test_every_word_of_a_vocabulary_is_written_down() -> None:
    text = (Path(__file__).parents[3] / "db" / "SCHEMA.md").read_text(encoding="utf-8")
    words = (Role, LineageKind, SourceKind, Nature, PublisherKind, Likelihood, Marking)
    assert [w for kind in words for w in kind if f"`{w.value}`" not in text] == []


def test_there_is_a_file_of_every_format() -> None:
    assert [path.stem for path in FIXTURES] == [
        f"format-{number}" for number in range(1, schema.NEWEST + 1)
    ]


@pytest.mark.parametrize("fixture", FIXTURES, ids=lambda path: path.stem)
def test_a_file_of_an_old_format_opens_as_one_of_the_newest(
    fixture: Path, tmp_path: Path
) -> None:
    path = tmp_path / fixture.name
    shutil.copy(fixture, path)
    case = Case.open(path, analyst="Ann")
    assert not case.read_only
    assert case.check() == []
    assert case.blob(case.documents.all()[0].sha256) == BYTES
    assert str(case.supports()[case.claims.all()[0].event_id].grade) == "B2"
    with case.action(say("Add an event")):
        case.events.insert(Event(title="New"))
    case.undo()
    case.undo()
    assert case.events.count() == 0
    case.close()
    connection = sqlite3.connect(path)
    assert foreign.schema(connection) == schema.expected()
    connection.close()


def test_any_sqlite_reads_and_writes_a_case(tmp_path: Path) -> None:
    case = a_case(tmp_path / "a.dateline")
    case.close()
    # Another process, since two SQLite libraries in one would lose locks.
    script = (
        "import sqlite3, sys\n"
        "c = sqlite3.connect(sys.argv[1])\n"
        "print(*c.execute('SELECT title, when_edtf FROM event ORDER BY id'))\n"
        "print(*c.execute(\"SELECT count(*) FROM search_index('peshawar')\"))\n"
        "c.execute(\"UPDATE event SET title = 'Elsewhere' WHERE ref = 'E01'\")\n"
        "c.commit()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(case.path)],
        capture_output=True,
        text=True,
        check=True,
    )
    events, found = done.stdout.splitlines()
    assert events == "('Blast', '2023-01-30') ('Answer', '2023-02?')"
    assert found == "(3,)"
    case = Case.open(case.path, analyst="Ann")
    assert "changed outside Dateline" in str(case.opened_notice)
    assert case.events.all()[0].title == "Elsewhere"
    assert case.check() == []
    case.close()
