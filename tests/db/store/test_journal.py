"""The journal: undo and redo of everything, across restarts, imports included."""

from collections.abc import Mapping, Sequence
from dataclasses import fields, replace
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline_db.case import Case
from dateline_db.errors import Conflict, say
from dateline_db.model.claim import Claim
from dateline_db.model.event import Event
from dateline_db.model.place import Place
from dateline_db.model.record import Record
from dateline_db.store.engine import sqlite3
from dateline_db.store.registry import TABLES
from one_of_each import a_case, one_of_each

State = Mapping[str, Sequence[Record]]


def state(case: Case) -> State:
    return {name: case.table(name).all() for name in TABLES}


@pytest.fixture
def case(tmp_path: Path) -> Case:
    return a_case(tmp_path / "a.dateline")


def delete_all(case: Case) -> None:
    with case.action(say("Delete everything")):
        for name in reversed(TABLES):
            if name != "case_settings":
                for record in case.table(name).all():
                    if case.table(name).find(record.id) is not None:
                        case.table(name).delete(record.id)


def test_a_record_of_every_kind_comes_back(case: Case) -> None:
    before = state(case)
    delete_all(case)
    assert {name for name, rows in state(case).items() if rows} == {"case_settings"}
    assert str(case.undo()) == "Delete everything"
    assert state(case) == before
    assert str(case.redo()) == "Delete everything"
    assert case.events.count() == 0
    assert case.check() == []
    case.close()


def test_a_cascade_comes_back_whole(case: Case) -> None:
    before = state(case)
    with case.action(say("Delete the event")):
        case.events.delete(case.events.where(ref="E01")[0].id)
    assert case.claims.count() == case.figures.count() == case.decisions.count() == 0
    case.undo()
    assert state(case) == before
    case.redo()
    case.undo()
    assert state(case) == before
    case.close()


def test_undo_goes_on_after_the_file_was_closed(case: Case) -> None:
    before = state(case)
    event = case.events.all()[0]
    for title in ("One", "Two", "Three"):
        with case.action(say("Rename to {title}", title=title)):
            case.events.update(replace(event, title=title))
    case.undo()
    case.close()
    case = Case.open(case.path, analyst="Bob")
    assert str(case.redo_label) == "Rename to Three"
    assert [str(case.undo()), str(case.undo())] == ["Rename to Two", "Rename to One"]
    assert state(case) == before
    case.close()
    case = Case.open(case.path, analyst="Bob")
    assert [str(case.redo()) for _ in range(3)][-1] == "Rename to Three"
    assert case.events.all()[0].title == "Three"
    assert case.redo_label is None
    case.close()


def test_an_entry_says_who_when_and_what(case: Case) -> None:
    event = case.events.all()[0]
    with case.action(say("Rename {ref}", ref="E01")):
        case.events.update(replace(event, title="New"))
    case.undo()
    undone, done = case.history(limit=2)
    assert (undone.kind, undone.reverts) == ("undo", done.seq)
    assert (done.analyst, str(done.label)) == ("Ann", "Rename E01")
    assert done.at.endswith("Z")
    (change,) = case.changes_of(done.seq)
    assert (change.table, change.id) == ("event", event.id)
    assert (change.before, change.after) == ({"title": "Blast"}, {"title": "New"})
    assert [one.seq for one in case.history(limit=1, before=done.seq)] == [done.seq - 1]
    case.close()


def test_going_back_is_one_action_that_can_be_undone(case: Case) -> None:
    event, seq = case.events.all()[0], case.history(limit=1)[0].seq
    before = state(case)
    for title in ("One", "Two"):
        with case.action(say("Rename")):
            case.events.update(replace(event, title=title))
    case.undo()
    delete_all(case)
    case.undo_to(seq)
    assert state(case) == before
    case.undo()
    assert case.events.count() == 0
    assert case.check() == []
    case.close()


def test_what_was_changed_since_is_not_overwritten(case: Case) -> None:
    event = case.events.all()[0]
    with case.action(say("Rename both")):
        case.events.update(replace(event, title="Mine"))
    with case.action(say("Rename the second")):
        case.events.update(replace(case.events.all()[1], title="Also mine"))
    case.undo()
    # Another program writes past the journal of this one.
    other = sqlite3.connect(case.path)
    other.execute("DROP TRIGGER event_changed")
    other.execute("UPDATE event SET title = 'Theirs' WHERE ref = 'E01'")
    other.commit()
    other.close()
    with pytest.raises(Conflict, match="changed by something else"):
        case.undo()
    assert case.events.all()[0].title == "Theirs"
    assert str(case.undo(skip_conflicts=True)) == "Rename both"
    assert case.events.all()[0].title == "Theirs"
    assert str(case.undo_label) == "Add one of each"
    case.close()


def imported(count: int, case: Case) -> Mapping[str, Sequence[Record]]:
    source = case.sources.all()[0]
    events = [Event(title=f"Row {n}", ref=f"X{n}") for n in range(count)]
    claims = [
        Claim(event_id=event.id, source_id=source.id, statement="Row")
        for event in events
    ]
    return {"claim": claims, "event": events}


def test_an_import_is_undone_and_redone_with_its_ids(case: Case) -> None:
    before = state(case)
    case.import_rows(say("Import"), "rows.csv", "00", imported(50, case))
    after = state(case)
    assert len(after["event"]) == 52
    assert case.search("Row 17")[0].title == "Row 17"
    case.undo()
    assert state(case) == before
    assert case.search("Row 17") == []
    case.close()
    case = Case.open(case.path, analyst="Ann")
    case.redo()
    assert state(case) == after
    assert case.check() == []
    case.undo_to(1)
    assert case.events.count() == 0
    case.undo()
    assert state(case) == after
    assert case.check() == []
    case.close()


@pytest.mark.parametrize("is_moved", [False, True])
def test_an_import_of_odd_rows_is_undone_and_redone(
    case: Case,
    is_moved: bool,
) -> None:
    before = state(case)
    texts = ["a\u0000b", '"\\/\b\f\n\r\t\x1f\x7f', "پشاور \U0001f600", "<]},[>"]
    rows = imported(len(texts), case)
    events = [
        replace(event, title=text)
        for event, text in zip(rows["event"], texts, strict=True)
        if isinstance(event, Event)
    ]
    numbers = (0.1 + 0.2, -90.0, 1e-7, 33.3)
    places = [Place(name="X", ref=f"{n}", latitude=n, longitude=0.0) for n in numbers]
    rows = {**rows, "event": events, "place": places}
    case.import_rows(say("Import"), "rows.csv", "00", rows)
    if is_moved:  # to the end of its table, away from the others
        with case.action(say("Delete")):
            case.events.delete(events[1].id)
        case.undo()
    after = state(case)
    case.undo()
    assert state(case) == before
    case.redo()
    assert state(case) == after
    assert case.check() == []
    case.close()


def test_an_import_that_fails_leaves_nothing(case: Case) -> None:
    before, head = state(case), case.head
    rows = imported(3, case)
    rows = {**rows, "event": [*rows["event"], rows["event"][0]]}
    with pytest.raises(Exception, match="refers to"):
        case.import_rows(say("Import"), "rows.csv", "00", rows)
    assert (state(case), case.head) == (before, head)
    assert case.check() == []
    case.close()


def test_an_edited_import_is_not_taken_out_with_the_edit(case: Case) -> None:
    case.import_rows(say("Import"), "rows.csv", "00", imported(3, case))
    row = case.events.where(ref="X1")[0]
    with case.action(say("Rename")):
        case.events.update(replace(row, title="Mine"))
    case.undo()
    case.redo()
    case.undo()
    case.undo()
    assert case.events.count() == 2
    case.redo()
    case.redo()
    assert case.events.get(row.id).title == "Mine"
    assert case.check() == []
    case.close()


# Random actions


def change_something(case: Case, random: Random) -> None:
    table = case.table(random.choice([name for name in TABLES if name != "briefing"]))
    records = table.all()
    with case.action(say("Change {table}", table=table.name)):
        if not records:
            return
        record = random.choice(records)
        chance = random.random()
        if chance < 0.2 and table.name not in ("case_settings", "publisher", "actor"):
            delete_with_references(case, table.name, record)
        else:
            table.update(replace(record, **altered(record, random)))


def delete_with_references(case: Case, table: str, record: Record) -> None:
    """Delete a record and, first, what the file would not let go with it."""
    if table == "place":
        for event in case.events.where(place_id=record.id):
            case.events.update(replace(event, place_id=None))
        for claim in case.claims.where(place_id=record.id):
            case.claims.update(replace(claim, place_id=None))
    if table == "document":
        for claim in case.claims.where(document_id=record.id):
            case.claims.update(replace(claim, document_id=None, quote_start=None))
    case.table(table).delete(record.id)


def altered(record: Record, random: Random) -> dict[str, Any]:
    texts = ("note", "title", "name", "text", "reason", "locator", "summary", "scope")
    here = [field.name for field in fields(record) if field.name in texts]
    word = random.choice(["x", "پشاور", "a'b\"c", "line\nline", "\u0000nul", "é"])
    return {name: f"{word}{random.randrange(99)}" for name in here}


@settings(max_examples=12)
@given(st.integers(0, 2**32), st.integers(1, 25))
def test_undoing_all_leads_back_and_redoing_all_forth(
    tmp_path_factory: pytest.TempPathFactory, seed: int, actions: int
) -> None:
    random = Random(seed)
    case = a_case(tmp_path_factory.mktemp("case") / "a.dateline")
    start, base = state(case), len(case.history(limit=99))
    for _ in range(actions):
        if random.random() < 0.15 and case.sources.count():
            rows = imported(3, case)
            case.import_rows(say("Import"), "rows.csv", "00", rows)
        else:
            change_something(case, random)
    end, done = state(case), len(case.history(limit=999)) - base
    for number in range(done):
        if number == done // 2:
            case.close()
            case = Case.open(case.path, analyst="Bob")
        case.undo()
    assert state(case) == start
    for _ in range(done):
        case.redo()
    assert state(case) == end
    assert case.check() == []
    case.close()


def test_one_thousand_actions(tmp_path: Path) -> None:
    case = a_case(tmp_path / "a.dateline")
    start, random = state(case), Random(7)
    heads = {case.head}
    while len(heads) <= 1_000:
        change_something(case, random)
        heads.add(case.head)
    end = state(case)
    case.close()
    case = Case.open(case.path, analyst="Ann")
    for _ in range(1_000):
        case.undo()
    assert state(case) == start
    assert str(case.undo_label) == "Add one of each"
    for _ in range(1_000):
        case.redo()
    assert state(case) == end
    assert case.check() == []
    case.close()


def test_one_of_each_fills_every_table() -> None:
    assert {*one_of_each("00"), "case_settings"} == set(TABLES)
