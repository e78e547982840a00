"""Edits of notes, which most records may carry."""

from dataclasses import replace

from dateline_db.case import Case
from dateline_db.edits.clock import now
from dateline_db.edits.saving import Rows, save
from dateline_db.edits.wording import brief
from dateline_db.errors import say
from dateline_db.model.label import Note


def create_note(case: Case, subject: str, subject_id: str, text: str) -> Note:
    """Write a note on a record of the table `subject`."""
    note = Note(
        subject=subject,
        subject_id=subject_id,
        text=text,
        analyst=case.analyst,
        at=now(),
    )
    label = say("Write note “{text}”", text=brief(text))
    save(case, label, Rows(case.notes, after=[note]))
    return note


def change_note(case: Case, note_id: str, text: str) -> Note:
    """Rewrite a note; it then is the analyst's, of the present time."""
    before = case.notes.get(note_id)
    if text == before.text:
        return before
    note = replace(before, text=text, analyst=case.analyst, at=now())
    label = say("Change note “{text}”", text=brief(text))
    save(case, label, Rows(case.notes, [before], [note]))
    return note


def delete_note(case: Case, note_id: str) -> None:
    """Delete a note."""
    note = case.notes.get(note_id)
    label = say("Delete note “{text}”", text=brief(note.text))
    save(case, label, Rows(case.notes, [note]))
