"""Two connections to one case: each learns what the other has written."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from dateline_db.case import Case
from dateline_db.edits.events import change_event, create_event
from dateline_db.errors import say
from dateline_db.model.changes import Changes
from dateline_db.model.event import Event
from dateline_db.store.engine import connect
from dateline_db.store.file import OpenFile


@pytest.fixture
def writer(tmp_path: Path) -> Iterator[Case]:
    case = Case.create(tmp_path / "case.dateline", title="A case", analyst="Ann")
    yield case
    case.close()


@pytest.fixture
def reader(writer: Case) -> Iterator[Case]:
    case = Case.open(writer.path, analyst="Ben", read_only=True)
    yield case
    case.close()


def heard_by(case: Case) -> list[Changes]:
    heard: list[Changes] = []
    case.subscribe(heard.append)
    return heard


def test_a_reader_learns_which_records_the_writer_touched(
    writer: Case, reader: Case
) -> None:
    heard = heard_by(reader)
    blast = create_event(writer, Event(title="Blast"))
    answer = create_event(writer, Event(title="Answer"))
    assert reader.refresh()
    assert [one.of("event") for one in heard] == [{blast.id, answer.id}]
    assert reader.head == writer.head


def test_nothing_is_told_where_nothing_was_written(writer: Case, reader: Case) -> None:
    heard = heard_by(reader)
    create_event(writer, Event(title="Blast"))
    reader.refresh()
    assert not reader.refresh()
    assert not writer.refresh()
    assert len(heard) == 1


def test_what_was_imported_is_told_as_everything(writer: Case, reader: Case) -> None:
    heard = heard_by(reader)
    rows = {"event": [Event(ref="E01", title="Blast")]}
    writer.import_rows(say("Import a file"), "a.csv", "ab" * 32, rows)
    assert reader.refresh()
    assert heard == [Changes(everything=True)]


def test_what_a_program_changed_is_an_action_at_once(writer: Case) -> None:
    event = create_event(writer, Event(title="Blast"))
    heard = heard_by(writer)
    outside = connect(writer.path)
    outside.execute("UPDATE event SET title = 'Changed by a shell'")
    outside.close()
    assert writer.refresh()
    assert [one.of("event") for one in heard] == [{event.id}]
    assert writer.history(limit=1)[0].kind == "outside"
    assert "outside" in str(writer.undo_label)
    writer.undo()
    assert writer.events.get(event.id).title == "Blast"


def test_a_reader_sees_what_a_program_changed_before_it_is_an_action(
    writer: Case, reader: Case
) -> None:
    event = create_event(writer, Event(title="Blast"))
    reader.refresh()
    outside = connect(writer.path)
    outside.execute("UPDATE event SET title = 'Changed by a shell'")
    outside.close()
    heard = heard_by(reader)
    assert reader.refresh()
    assert heard == [Changes(everything=True)]
    assert reader.events.get(event.id).title == "Changed by a shell"


def test_an_edit_on_top_of_what_a_job_wrote_tells_of_both(writer: Case) -> None:
    event = create_event(writer, Event(title="Blast"))
    job = Case(writer.path, "Ann", OpenFile(connect(writer.path), None, None))
    create_event(job, Event(title="From a job"))
    job.close()
    heard = heard_by(writer)
    change_event(writer, replace(event, title="Explosion"))
    assert heard == [Changes(everything=True)]
    assert not writer.refresh()
    assert [str(one.label) for one in writer.history(limit=2)] == [
        "Rename event “Blast” to “Explosion”",
        "Create event “From a job”",
    ]
