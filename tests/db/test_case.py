"""A case as a whole: made, opened, changed, and told about."""

from dataclasses import replace
from pathlib import Path

import pytest

from dateline_db.case import Case
from dateline_db.errors import (
    CaseError,
    CaseTooNew,
    DatelineError,
    InvalidValue,
    NotACase,
    NotFound,
    ReadOnly,
    say,
)
from dateline_db.model.changes import Changes
from dateline_db.model.event import Event
from dateline_db.model.when import When
from dateline_db.store.engine import sqlite3
from dateline_db.store.registry import TABLES
from one_of_each import BYTES, a_case


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "harbour.dateline"


def test_every_value_comes_back_as_it_was_written(path: Path) -> None:
    case = a_case(path)
    before = {name: case.table(name).all() for name in TABLES}
    case.close()
    again = Case.open(path, analyst="Ann")
    assert {name: again.table(name).all() for name in TABLES} == before
    assert all(before.values())
    assert again.blob(again.documents.all()[0].sha256) == BYTES
    again.close()


def test_a_new_case_has_its_title_and_nothing_to_undo(path: Path) -> None:
    case = Case.create(path, title="Harbour", analyst="Ann")
    assert case.settings.title == "Harbour"
    assert case.undo_label is None
    assert case.redo_label is None
    with pytest.raises(DatelineError, match="nothing to undo"):
        case.undo()
    case.close()


def test_a_file_that_is_there_is_never_replaced_by_a_new_case(path: Path) -> None:
    path.write_bytes(b"precious")
    with pytest.raises(CaseError, match=r"harbour\.dateline is there already"):
        Case.create(path, title="Harbour", analyst="Ann")
    assert path.read_bytes() == b"precious"


def test_a_case_without_a_folder_leaves_nothing_behind(tmp_path: Path) -> None:
    with pytest.raises(CaseError, match="No case can be made"):
        Case.create(tmp_path / "no" / "x.dateline", title="Harbour", analyst="Ann")
    assert list(tmp_path.iterdir()) == []


def spoil(case: Case, event: Event) -> None:
    with case.action(say("Spoil")):
        case.credibility_grades.delete(case.credibility_grades.all()[0].id)
        case.supports()
        case.events.update(replace(event, title="Spoilt"))
        case.events.update(replace(event, title=" "))


def test_an_action_that_fails_leaves_the_case_as_it_was(path: Path) -> None:
    case = a_case(path)
    event, head = case.events.all()[0], case.head
    with pytest.raises(InvalidValue):
        spoil(case, event)
    assert case.events.get(event.id) == event
    assert case.head == head
    case.close()


def test_an_action_that_changes_nothing_is_none(path: Path) -> None:
    case = a_case(path)
    told: list[Changes] = []
    case.subscribe(told.append)
    head = case.head
    with case.action(say("Nothing")):
        case.events.update(case.events.all()[0])
    assert (case.head, told) == (head, [])
    case.close()


def test_an_action_inside_another_joins_it(path: Path) -> None:
    case = Case.create(path, title="Harbour", analyst="Ann")
    told: list[Changes] = []
    case.subscribe(told.append)
    one, two = Event(title="One"), Event(title="Two")
    with case.action(say("Both")):
        case.events.insert(one)
        with case.action(say("The second")):
            case.events.insert(two)
    assert str(case.undo_label) == "Both"
    assert [changes.of("event") for changes in told] == [{one.id, two.id}]
    case.unsubscribe(told.append)
    case.undo()
    assert len(told) == 1
    assert case.events.count() == 0
    case.close()


def test_nothing_is_written_outside_an_action(path: Path) -> None:
    case = Case.create(path, title="Harbour", analyst="Ann")
    with pytest.raises(ReadOnly):
        case.events.insert(Event(title="One"))
    case.close()


def test_records_are_found_by_what_they_hold(path: Path) -> None:
    case = a_case(path)
    event, later = case.events.all()
    assert case.events.where(ref="E01") == [event]
    assert case.events.where(id=[later.id, event.id, "none"]) == [event, later]
    assert case.events.where(place_id=None) == [later]
    assert case.events.count(title=["Blast", "Answer"]) == 2
    assert case.events.many([]) == []
    assert case.events.find("none") is None
    with pytest.raises(NotFound, match="event is not in the case any more"):
        case.events.get("none")
    case.close()


def test_the_next_number_follows_the_highest(path: Path) -> None:
    case = a_case(path)
    assert case.next_ref("event") == "E03"
    assert case.next_ref("claim") == "C002"
    assert case.next_ref("judgement") == "J01"
    case.close()


def test_a_second_window_reads_and_says_who_writes(path: Path) -> None:
    case = a_case(path)
    second = Case.open(path, analyst="Bob")
    assert second.read_only
    assert "Ann has this case open" in str(second.read_only_reason)
    assert second.events.count() == 2
    with pytest.raises(ReadOnly, match="Ann has this case open"):
        second.undo()
    with pytest.raises(ReadOnly), second.action(say("Write")):
        pass
    second.close()
    case.close()
    third = Case.open(path, analyst="Bob")
    assert not third.read_only
    third.close()


def test_a_newer_case_is_refused_and_left_alone(path: Path) -> None:
    a_case(path).close()
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(CaseTooNew, match=r"later Dateline \(format 99"):
        Case.open(path, analyst="Ann")
    assert path.read_bytes() == before
    assert [file.name for file in path.parent.iterdir()] == [path.name]


@pytest.mark.parametrize("content", [b"", b"\xff\xd8\xff picture", b"a,b\n1,2\n" * 99])
def test_a_file_that_is_no_case_is_refused(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    with pytest.raises(NotACase, match=r"harbour\.dateline"):
        Case.open(path, analyst="Ann")
    assert path.read_bytes() == content


def test_what_another_program_changed_is_an_action_of_its_own(path: Path) -> None:
    a_case(path).close()
    connection = sqlite3.connect(path)
    connection.execute("UPDATE event SET title = 'Forged' WHERE ref = 'E01'")
    connection.commit()
    connection.close()
    case = Case.open(path, analyst="Ann")
    assert "changed outside Dateline" in str(case.opened_notice)
    latest = case.history(limit=1)[0]
    assert latest.kind == "outside"
    assert case.search("forged")[0].title == "Forged"
    assert case.check() == []
    case.undo()
    assert case.events.where(ref="E01")[0].title == "Blast"
    case.close()


def test_findings_follow_what_they_rest_on(path: Path) -> None:
    case = a_case(path)
    event = case.events.where(ref="E01")[0]
    assert str(case.supports()[event.id].grade) == "B2"
    with case.action(say("Drop the digit")):
        case.credibility_grades.delete(case.credibility_grades.all()[0].id)
        assert str(case.supports()[event.id].grade) == "B–"
    assert str(case.supports()[event.id].grade) == "B–"
    case.undo()
    assert str(case.supports()[event.id].grade) == "B2"
    case.close()


def test_findings_of_an_action_that_failed_are_forgotten(path: Path) -> None:
    case = a_case(path)
    event = case.events.where(ref="E01")[0]
    with pytest.raises(InvalidValue):
        spoil(case, event)
    assert str(case.supports()[event.id].grade) == "B2"
    case.close()


def test_the_events_as_columns(path: Path) -> None:
    case = a_case(path)
    columns = case.event_columns()
    first, second = case.events.all()
    assert list(columns.id) == [first.id, second.id]
    assert list(columns.lo) == [first.when.seconds()[0], second.when.seconds()[0]]
    assert list(columns.when_edtf) == ["2023-01-30", "2023-02?"]
    assert columns.part_event == [0]
    assert columns.part_actor == [case.actors.all()[0].id]
    case.close()


def test_events_are_found_by_the_days_they_may_touch(path: Path) -> None:
    case = a_case(path)
    blast, answer = case.events.all()
    day = blast.when.lo_day or 0
    assert case.events_between(day, day) == [blast]
    assert case.events_between(day + 1, day + 20) == [answer]
    assert case.events_between(day, day + 2) == [blast, answer]
    assert case.events_between(0, day - 1) == []
    case.close()


def test_an_empty_case_has_empty_columns(path: Path) -> None:
    case = Case.create(path, title="Harbour", analyst="Ann")
    assert len(case.event_columns().id) == 0
    case.close()


def test_days_of_an_event_follow_its_date(path: Path) -> None:
    case = a_case(path)
    event = case.events.all()[0]
    with case.action(say("Date it")):
        case.events.update(replace(event, when=When.parse("2022/..")))
    assert case.event_columns().hi[0] is None
    case.close()


def test_reading_a_case_leaves_it_and_its_folder_as_they_were(path: Path) -> None:
    a_case(path).close()
    before = path.read_bytes()
    case = Case.open(path, analyst="Bob", read_only=True)
    assert case.check() == []
    case.close()
    assert path.read_bytes() == before
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_a_snapshot_shows_one_state_throughout(path: Path) -> None:
    case = a_case(path)
    reader = Case.open(path, analyst="Bob", read_only=True)
    with reader.snapshot():
        before, head = reader.events.all(), reader.head
        with case.action(say("Rename")):
            case.events.update(replace(before[0], title="Meanwhile"))
        assert reader.events.all() == before
        assert reader.head == head
    with reader.snapshot():
        assert reader.events.all()[0].title == "Meanwhile"
        assert reader.head == case.head
    reader.close()
    case.close()
