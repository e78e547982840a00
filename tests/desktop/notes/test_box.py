"""Notes on any record, written where it is shown."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from dateline_db.case import Case
from dateline_db.edits.notes import create_note
from dateline_desktop.core.session import Session
from dateline_desktop.notes.box import NotesBox
from newsroom import add_event, add_source

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def box(session: Session, qtbot: QtBot) -> NotesBox:
    box = NotesBox(session)
    qtbot.addWidget(box)
    box.show()
    return box


def test_a_note_is_written_by_keys_and_kept_with_the_record(
    session: Session, case: Case, box: NotesBox, qtbot: QtBot
) -> None:
    source = add_source(case)
    session.select("source", source.id)
    qtbot.mouseClick(box.adder, Qt.MouseButton.LeftButton)
    qtbot.keyClicks(box.field.text, "Ask the editor.")
    qtbot.keyClick(box.field.text, Qt.Key.Key_Return, CONTROL)
    (note,) = case.notes.all()
    assert (note.subject, note.subject_id) == ("source", source.id)
    assert (note.text, note.analyst) == ("Ask the editor.", "Ann Analyst")
    assert len(box.cards) == 1
    assert box.field.isHidden() or not box.field.isVisible()


def test_a_note_is_changed_and_deleted_and_undone(
    session: Session, case: Case, box: NotesBox, qtbot: QtBot
) -> None:
    event = add_event(case)
    create_note(case, "event", event.id, "Look again.")
    session.select("event", event.id)
    qtbot.mouseClick(box.cards[0].edit, Qt.MouseButton.LeftButton)
    assert box.field.value() == "Look again."
    box.field.set_value("Looked.")
    qtbot.mouseClick(box.save, Qt.MouseButton.LeftButton)
    assert case.notes.all()[0].text == "Looked."
    qtbot.mouseClick(box.cards[0].delete, Qt.MouseButton.LeftButton)
    assert box.cards == []
    session.undo()
    assert len(box.cards) == 1


def test_esc_leaves_a_note_and_writes_nothing(
    session: Session, case: Case, box: NotesBox, qtbot: QtBot
) -> None:
    session.select("event", add_event(case).id)
    box.write()
    qtbot.keyClicks(box.field.text, "No.")
    qtbot.keyClick(box.field.text, Qt.Key.Key_Escape)
    assert not box.field.isVisible()
    assert case.notes.count() == 0


def test_an_empty_note_is_not_saved(
    session: Session, case: Case, box: NotesBox, qtbot: QtBot
) -> None:
    session.select("event", add_event(case).id)
    box.write()
    assert not box.save.isEnabled()
    qtbot.keyClick(box.field.text, Qt.Key.Key_Return, CONTROL)
    assert case.notes.count() == 0


def test_each_record_has_its_own_notes(
    session: Session, case: Case, box: NotesBox
) -> None:
    one, other = add_event(case, "One"), add_event(case, "Other")
    create_note(case, "event", one.id, "Only here.")
    session.select("event", one.id)
    assert len(box.cards) == 1
    session.select("event", other.id)
    assert box.cards == []


def test_what_is_being_written_outlasts_another_change(
    session: Session, case: Case, box: NotesBox, qtbot: QtBot
) -> None:
    event = add_event(case)
    session.select("event", event.id)
    box.write()
    qtbot.keyClicks(box.field.text, "Half a th")
    create_note(case, "event", event.id, "Another.")
    assert box.field.value() == "Half a th"
    assert box.field.isVisible()


def test_without_a_selection_nothing_is_written(box: NotesBox) -> None:
    box.write()
    assert not box.field.isVisible()
