"""Damaged, hostile and unreachable files: a sentence each, and nothing lost."""

import random
import signal
import subprocess
import sys
from contextlib import closing, suppress
from pathlib import Path

import pytest

from dateline_db.case import Case
from dateline_db.errors import (
    CaseDamaged,
    CaseTooNew,
    DatelineError,
    NotACase,
    ReadOnly,
    say,
)
from dateline_db.model.actor import Actor
from dateline_db.model.event import Event
from dateline_db.model.label import Tag
from dateline_db.model.when import When
from dateline_db.store.engine import connect, sqlite3
from permissions import an_open_folder, without_rights

PAGE = 4096


def a_case(path: Path) -> Path:
    """Make a closed case of some hundred pages."""
    case = Case.create(path, title="Peshawar 2023", analyst="Amina")
    with case.action(say("Add what is known")):
        for day in range(1, 29):
            when = When.parse(f"2023-01-{day:02}")
            case.events.insert(Event(title="حملہ", summary="Blast " * 60, when=when))
        case.actors.insert(Actor(name="TTP"))
    for name in ("red", "green"):
        with case.action(say("Add the tag {name}", name=name)):
            case.tags.insert(Tag(name=name))
    case.close()
    return path


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return a_case(tmp_path / "case.dateline")


def in_file(path: Path, *statements: str) -> None:
    """Change a case as another program would, with no care at all."""
    with closing(sqlite3.connect(str(path), isolation_level=None)) as connection:
        connection.execute("PRAGMA writable_schema = ON")
        for statement in statements:
            connection.execute(statement)


def use(path: Path) -> None:
    """Do with a case what a session does."""
    case = Case.open(path, analyst="Bilal")
    try:
        for table in case.tables.values():
            table.all()
        case.event_columns()
        case.supports()
        case.search("blast")
        for entry in case.history(limit=50):
            case.changes_of(entry.seq)
        case.check()
        if not case.read_only:
            with case.action(say("Add a tag")):
                case.tags.insert(Tag(name="blue"))
            case.undo()
            case.undo()
        case.back_up()
    finally:
        case.close()


# Damage


@pytest.mark.parametrize("part", [0.0001, 0.01, 0.3, 0.6, 0.99])
def test_a_case_that_is_cut_short_is_refused(path: Path, part: float) -> None:
    data = path.read_bytes()
    path.write_bytes(data[: int(len(data) * part)])
    with pytest.raises(CaseDamaged, match=r"case\.dateline is cut short"):
        Case.open(path, analyst="Bilal")


def test_a_case_whose_first_page_is_overwritten_is_refused(path: Path) -> None:
    data = path.read_bytes()
    path.write_bytes(bytes(PAGE) + data[PAGE:])
    with pytest.raises(NotACase, match="restore a backup"):
        Case.open(path, analyst="Bilal")


@pytest.mark.parametrize("kept", [0, 100])
def test_random_bytes_are_refused(path: Path, kept: int) -> None:
    data = path.read_bytes()
    noise = random.Random(1).randbytes(len(data))
    path.write_bytes(data[:kept] + noise[kept:])
    with pytest.raises((NotACase, CaseDamaged), match="backup"):
        Case.open(path, analyst="Bilal")


def harmed(data: bytes, rnd: random.Random) -> bytes:
    """Do to a file what disks and careless programs do."""
    bent = bytearray(data)
    page = rnd.randrange(len(data) // PAGE) * PAGE
    other = rnd.randrange(len(data) // PAGE) * PAGE
    match rnd.choice(["bits", "zeros", "noise", "swap"]):
        case "bits":
            for _ in range(rnd.choice([1, 40])):
                bent[rnd.randrange(len(bent))] = rnd.randrange(256)
        case "zeros":
            bent[page : page + PAGE] = bytes(PAGE)
        case "noise":
            bent[page : page + PAGE] = rnd.randbytes(PAGE)
        case "swap":
            bent[page : page + PAGE] = data[other : other + PAGE]
            bent[other : other + PAGE] = data[page : page + PAGE]
    return bytes(bent)


@pytest.mark.parametrize("seed", range(8))
def test_no_damage_is_met_with_anything_but_a_sentence(path: Path, seed: int) -> None:
    data, rnd = path.read_bytes(), random.Random(seed)
    for number in range(6):
        bent = path.with_name(f"bent {number}.dateline")
        bent.write_bytes(harmed(data, rnd))
        with suppress(DatelineError):
            use(bent)


# Malice


FORGE = "AFTER INSERT ON tag BEGIN DELETE FROM actor; END"
FOREIGN = {
    "evil": f"CREATE TRIGGER evil {FORGE}",
    "sqliteX": f"CREATE TRIGGER sqliteX {FORGE}",
    "sqlite_x": "INSERT INTO sqlite_schema VALUES ('trigger', 'sqlite_x', 'tag', 0, "
    f"'CREATE TRIGGER sqlite_x {FORGE}')",
    "tag_added": "DROP TRIGGER tag_added",
    "event_kind": "CREATE INDEX event_kind ON event (kind)",
    "loot": "CREATE TABLE loot (x)",
}


@pytest.mark.parametrize("name", FOREIGN)
def test_a_schema_that_is_not_ours_is_only_read(path: Path, name: str) -> None:
    in_file(path, FOREIGN[name])
    case = Case.open(path, analyst="Bilal")
    assert name in str(case.read_only_reason)
    with pytest.raises(ReadOnly), case.action(say("Add a tag")):
        case.tags.insert(Tag(name="blue"))
    assert case.actors.count() == 1
    case.close()


def test_a_view_in_place_of_a_table_is_refused(path: Path) -> None:
    in_file(
        path,
        "ALTER TABLE tag RENAME TO hidden",
        "CREATE VIEW tag AS SELECT n, id, name, load_extension('evil') AS colour "
        "FROM hidden",
    )
    with pytest.raises(CaseDamaged, match="lacks tables"):
        Case.open(path, analyst="Bilal")


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE event SET when_edtf = 'soon'",
        "UPDATE event SET review = 'perhaps'",
        "UPDATE event SET title = ''",
        "UPDATE event SET lo = 9223372036854775807, hi = -9223372036854775808",
        "UPDATE journal_entry SET label = '['",
        "UPDATE journal_entry SET label = '[\"{x}\", {}]'",
        "UPDATE journal_change SET after = '{\"id; DROP TABLE event\": 1}'",
        "UPDATE journal_change SET tbl = 'sqlite_schema'",
        "UPDATE search_text SET tbl = 'sqlite_schema'",
        "INSERT INTO todo (tbl, row_id, row_n) VALUES ('x; DROP TABLE tag', '', -1)",
        "DELETE FROM case_settings",
        "DELETE FROM journal_state",
        "UPDATE publisher SET aliases = '{'",
    ],
)
def test_cells_that_dateline_never_writes_end_in_a_sentence(
    path: Path, statement: str
) -> None:
    in_file(path, statement)
    with suppress(DatelineError):
        use(path)
    with closing(connect(path, read_only=True)) as connection:
        assert connection.execute("SELECT count(*) FROM event").fetchone() == (28,)


def test_a_case_of_a_later_dateline_is_left_as_it_is(path: Path) -> None:
    in_file(path, "PRAGMA user_version = 99", "PRAGMA wal_checkpoint(TRUNCATE)")
    before = path.read_bytes()
    for read_only in (False, True):
        with pytest.raises(CaseTooNew):
            Case.open(path, analyst="Bilal", read_only=read_only)
    assert path.read_bytes() == before


# Out of reach


@pytest.mark.skipif(sys.platform == "win32", reason="folders are not made so there")
def test_a_case_in_a_folder_that_cannot_be_written_is_read() -> None:
    with an_open_folder() as folder:
        path = a_case(folder / "case.dateline")
        folder.chmod(0o555)
        before = path.read_bytes()
        with without_rights():
            case = Case.open(path, analyst="Bilal")
            assert "folder of this case cannot be written" in str(case.read_only_reason)
            assert case.events.count() == 28
            assert len(case.search("حملہ")) == 28
            case.close()
        assert path.read_bytes() == before
        folder.chmod(0o777)


@pytest.mark.skipif(sys.platform == "win32", reason="permissions are not these there")
def test_a_case_whose_file_is_protected_is_read() -> None:
    with an_open_folder() as folder:
        path = a_case(folder / "case.dateline")
        path.chmod(0o444)
        with without_rights():
            case = Case.open(path, analyst="Bilal")
            assert "write-protected" in str(case.read_only_reason)
            assert case.events.count() == 28
            case.close()


def test_the_second_to_open_a_case_reads_it_and_learns_who_was_first(
    path: Path,
) -> None:
    first = Case.open(path, analyst="Amina")
    second = Case.open(path, analyst="Bilal")
    assert "Amina has this case open on" in str(second.read_only_reason)
    with first.action(say("Add a tag")):
        first.tags.insert(Tag(name="blue"))
    assert second.tags.count() == 3
    second.close()
    with first.action(say("Add a tag")):
        first.tags.insert(Tag(name="white"))
    first.close()
    third = Case.open(path, analyst="Bilal")
    assert not third.read_only
    assert third.tags.count() == 4
    assert third.check() == []
    third.close()


FULL = """
import resource, signal, sys
from pathlib import Path
from dateline_db.case import Case
from dateline_db.errors import CaseError, say
from dateline_db.model.label import Tag
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
path = Path(sys.argv[1])
case = Case.open(path, analyst="Bilal")
def add(name):
    with case.action(say("Add the tag")):
        case.tags.insert(Tag(name=name))
add("before")
size = path.stat().st_size + 60_000
resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))
try:
    add("x" * 900_000)
except CaseError as error:
    print(error)
print(case.tags.count())
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY,) * 2)
add("after")
print(case.tags.count(), case.check())
case.close()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no such limit there")
def test_a_full_disk_loses_the_action_alone(path: Path) -> None:
    done = run(FULL, path)
    assert "disk is full" in done[0]
    assert done[1:] == ["3", "4 []"]


def run(program: str, path: Path) -> list[str]:
    done = subprocess.run(
        [sys.executable, "-c", program, str(path)],
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.splitlines()


WORK = """
import sys
from pathlib import Path
from dateline_db.case import Case
from dateline_db.errors import say
from dateline_db.model.label import Tag
case = Case.open(Path(sys.argv[1]), analyst="Bilal")
number = case.tags.count()
while True:
    with case.action(say("Add the tag {number}", number=number)):
        for part in range(3):
            case.tags.insert(Tag(name=f"{number} {part}"))
    print(number, flush=True)
    number += 3
"""


@pytest.mark.parametrize("journal", ["WAL", "TRUNCATE"])
def test_a_process_that_is_killed_loses_no_action_it_acknowledged(
    path: Path, journal: str
) -> None:
    if journal == "TRUNCATE":
        (path.parent / ".stfolder").mkdir()  # as Syncthing marks what it carries away
    acknowledged = 2
    for kill in range(10):
        with subprocess.Popen(
            [sys.executable, "-c", WORK, str(path)], stdout=subprocess.PIPE, text=True
        ) as process:
            assert process.stdout is not None
            for _ in range(kill + 1):
                acknowledged = int(process.stdout.readline()) + 3
            process.send_signal(signal.SIGKILL)
            for line in process.stdout:
                acknowledged = int(line) + 3
        case = Case.open(path, analyst="Amina")
        assert not case.read_only
        assert case.tags.count() in {acknowledged, acknowledged + 3}
        acknowledged = case.tags.count()
        case.close()
    case = Case.open(path, analyst="Amina")
    assert case.check() == []
    case.close()
