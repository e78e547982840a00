"""Edits of tags and notes, which most records may carry."""

from dataclasses import replace

import pytest

from dateline_db.case import Case
from dateline_db.edits.notes import change_note, create_note, delete_note
from dateline_db.edits.references import SUBJECTS
from dateline_db.edits.tags import (
    change_tag,
    create_tag,
    delete_tag,
    tag_records,
    untag_records,
)
from dateline_db.errors import InvalidValue
from dateline_db.model.label import Tag
from dateline_db.model.record import new_id
from newsroom import add_event, add_source
from undoing import nothing_happens, one_action, refusal


def test_a_tag_is_created_changed_and_deleted(case: Case) -> None:
    with one_action(case, "Create tag “urgent”"):
        tag = create_tag(case, Tag(name="urgent"))
    with one_action(case, "Change tag “urgent”"):
        tag = change_tag(case, replace(tag, colour="#c00"))
    with one_action(case, "Rename tag “urgent” to “first”"):
        tag = change_tag(case, replace(tag, name="first"))
    with one_action(case, "Delete tag “first”"):
        delete_tag(case, tag.id)


def test_two_tags_of_one_name_are_refused(case: Case) -> None:
    create_tag(case, Tag(name="urgent"))
    with refusal(case, "There is a tag “urgent” already", field="name"):
        create_tag(case, Tag(name="Urgent"))
    other = create_tag(case, Tag(name="later"))
    with refusal(case, "There is a tag “urgent” already", field="name"):
        change_tag(case, replace(other, name="URGENT"))


def test_records_are_tagged_once(case: Case) -> None:
    tag = create_tag(case, Tag(name="urgent"))
    one, other = add_event(case, "One"), add_event(case, "Other")
    with one_action(case, "Tag 1 record with “urgent”"):
        tag_records(case, tag.id, "event", [one.id, one.id])
    with nothing_happens(case):
        tag_records(case, tag.id, "event", [one.id])
    with one_action(case, "Tag 1 record with “urgent”"):
        tag_records(case, tag.id, "event", [one.id, other.id])
    with one_action(case, "Take tag “urgent” off 2 records"):
        untag_records(case, tag.id, "event", [one.id, other.id])
    with nothing_happens(case):
        untag_records(case, tag.id, "event", [one.id])


def test_a_deleted_tag_is_off_every_record(case: Case) -> None:
    tag = create_tag(case, Tag(name="urgent"))
    tag_records(case, tag.id, "event", [add_event(case).id])
    tag_records(case, tag.id, "source", [add_source(case).id])
    with one_action(case, "Delete tag “urgent”, also from 2 records"):
        delete_tag(case, tag.id)
    assert case.taggings.all() == []


def test_only_what_is_there_is_tagged(case: Case) -> None:
    tag, event = create_tag(case, Tag(name="urgent")), add_event(case)
    with refusal(case, "The event that was chosen is not", field="subject_id"):
        tag_records(case, tag.id, "event", [new_id()])
    with refusal(case, "This tag is not in the case", field="tag_id"):
        tag_records(case, new_id(), "event", [event.id])
    with refusal(case, "A figure carries no tags", field="subject"):
        tag_records(case, tag.id, "figure", [event.id])


def test_a_note_is_written_rewritten_and_deleted(case: Case) -> None:
    event = add_event(case)
    with one_action(case, "Write note “Ask the hospital.”"):
        note = create_note(case, "event", event.id, "Ask the hospital.")
    assert (note.analyst, note.subject, note.subject_id) == ("Ada", "event", event.id)
    with one_action(case, "Change note “Asked: 84.”"):
        change_note(case, note.id, "Asked:\n84.")
    with nothing_happens(case):
        change_note(case, note.id, "Asked:\n84.")
    with one_action(case, "Delete note “Asked: 84.”"):
        delete_note(case, note.id)


def test_a_note_needs_words_and_something_to_stand_on(case: Case) -> None:
    event = add_event(case)
    with nothing_happens(case), pytest.raises(InvalidValue) as caught:
        create_note(case, "event", event.id, " ")
    assert caught.value.field == "text"
    with refusal(case, "The source that was chosen is not", field="subject_id"):
        create_note(case, "source", event.id, "Ask.")
    with refusal(case, "A tagging carries no tags and notes", field="subject"):
        create_note(case, "tagging", event.id, "Ask.")


def test_what_can_carry_notes_is_a_table(case: Case) -> None:
    assert set(SUBJECTS) < set(case.tables)
