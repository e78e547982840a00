"""Attachments: the tags and notes of records, which go when the records go."""

from collections.abc import Iterable

from dateline_db.case import Case
from dateline_db.edits.saving import Rows
from dateline_db.model.label import Note, Tagging


def attached_to(
    case: Case, **records: Iterable[str]
) -> tuple[Rows[Tagging], Rows[Note]]:
    """Return the removal of every tag and note on records, given as table=ids."""
    taggings: list[Tagging] = []
    notes: list[Note] = []
    for subject, ids in records.items():
        subject_ids = list(ids)
        taggings += case.taggings.where(subject=subject, subject_id=subject_ids)
        notes += case.notes.where(subject=subject, subject_id=subject_ids)
    return Rows(case.taggings, taggings), Rows(case.notes, notes)
