"""The session: one selection, one filter, and every change heard everywhere."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from answers import Answers
from dateline_db.case import Case
from dateline_db.edits.events import change_event, create_event, delete_event
from dateline_db.edits.notes import create_note
from dateline_db.errors import CaseError, ReadOnly, say
from dateline_db.model.event import Event, Review
from dateline_db.model.when import When
from dateline_db.store.engine import connect
from dateline_desktop.core.filter import Filter
from dateline_desktop.core.session import Selection, Session


def test_a_change_is_heard_once_and_the_index_knows_it(
    session: Session, qtbot: QtBot
) -> None:
    with qtbot.waitSignals([session.changed, session.shown_changed]):
        session.edit(create_event, Event(title="Blast", when=When.parse("2023")))
    assert session.index is not None
    assert len(session.index) == 1
    assert session.saved_at is not None


def test_what_does_not_concern_events_leaves_their_index(
    session: Session, case: Case
) -> None:
    event = session.edit(create_event, Event(title="Blast"))
    before = session.index
    session.edit(create_note, "event", event.id, "Look again")
    assert session.index is before


def test_undo_and_redo_say_what_they_did(session: Session, case: Case) -> None:
    said: list[str] = []
    session.told.connect(lambda message: said.append(str(message)))
    session.edit(create_event, Event(title="Blast"))
    session.undo()
    session.redo()
    assert said == ["Undone: Create event “Blast”", "Redone: Create event “Blast”"]
    assert case.events.count() == 1


def test_undo_with_nothing_to_undo_says_so(session: Session, answers: Answers) -> None:
    session.undo()
    assert answers.told == ["There is nothing to undo."]


def test_undo_of_what_was_changed_outside_asks_and_skips_it(
    session: Session, case: Case, answers: Answers
) -> None:
    event = session.edit(create_event, Event(title="Blast"))
    session.edit(change_event, replace(event, title="Explosion"))
    connection = connect(case.path)
    connection.execute("UPDATE event SET title = 'Changed by a shell'")
    connection.close()
    answers.confirms = False
    session.undo()
    assert "changed by something else" in answers.told[0]
    assert "Explosion" in str(case.undo_label)
    answers.confirms = True
    session.undo()
    assert case.events.get(event.id).title == "Changed by a shell"


def test_a_refused_edit_is_told_and_changes_nothing(
    session: Session, case: Case, answers: Answers
) -> None:
    event = session.edit(create_event, Event(title="Blast"))
    assert not session.try_edit(
        lambda case: change_event(case, replace(event, title="  "))
    )
    assert answers.told == ["An event needs a title."]
    assert case.events.get(event.id).title == "Blast"


def test_a_deleted_record_is_no_longer_selected(session: Session) -> None:
    event = session.edit(create_event, Event(title="Blast"))
    session.select("event", event.id)
    session.edit(delete_event, event.id)
    assert session.selection == Selection()


def test_nothing_is_written_while_a_job_writes(session: Session) -> None:
    session.set_busy(say("an import is under way"))
    assert not session.writable
    with pytest.raises(ReadOnly, match="an import is under way"):
        session.edit(create_event, Event(title="Blast"))


def test_a_second_window_can_only_read_and_knows_why(
    session: Session, case: Case, make_session: Callable[[], Session]
) -> None:
    other = make_session()
    other.open(case.path)
    assert other.case is not None
    assert not other.writable
    assert "Ann Analyst has this case open" in str(other.case.read_only_reason)
    with pytest.raises(ReadOnly):
        other.edit(create_event, Event(title="Blast"))


def test_opening_what_is_no_case_leaves_the_open_one(
    session: Session, case: Case, tmp_path: Path
) -> None:
    path = tmp_path / "notes.dateline"
    path.write_text("not a case")
    with pytest.raises(Exception, match="not"):
        session.open(path)
    assert session.case is case


def test_a_case_whose_pages_are_damaged_leaves_the_open_one(
    session: Session, case: Case, sample_file: Path
) -> None:
    content = bytearray(sample_file.read_bytes())
    content[8 * 4096 : 200 * 4096] = bytes(192 * 4096)
    sample_file.write_bytes(content)
    with pytest.raises(CaseError):
        session.open(sample_file)
    assert session.case is case
    assert session.edit(create_event, Event(title="Blast")) in case.events.all()


def test_a_filter_hides_and_says_how_many(session: Session) -> None:
    session.edit(create_event, Event(title="Seen", review=Review.REVIEWED))
    session.edit(create_event, Event(title="Draft"))
    session.set_filter(Filter(review=Review.REVIEWED))
    assert session.index is not None
    assert session.shown.tolist() == [True, False]
    assert session.filter.hides(session.index) == {"review": 1}


def test_a_case_is_closed_with_all_that_was_chosen_in_it(session: Session) -> None:
    event = session.edit(create_event, Event(title="Blast"))
    session.select("event", event.id)
    session.set_filter(Filter(kinds=frozenset({"attack"})))
    session.highlight([event.id])
    session.close()
    assert session.case is None
    assert session.selection == Selection()
    assert session.filter.empty
    assert not session.highlighted
