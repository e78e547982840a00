"""Merging: two records that are of one thing become one, and nothing said is lost.

What the record that goes has and the one that stays lacks is taken over; what differs
is written into a note on the one that stays. What referred to either refers to that one
then.
"""

from collections.abc import Mapping
from dataclasses import replace
from enum import Enum
from typing import Any, TypeVar

from dateline_db.case import Case
from dateline_db.edits.clock import now
from dateline_db.edits.saving import Rows
from dateline_db.errors import InvalidValue
from dateline_db.model.label import Note, Tagging
from dateline_db.model.marking import Marking, strictest
from dateline_db.model.record import Record
from dateline_db.model.when import UNKNOWN, When

T = TypeVar("T", bound=Record)


class Leftover:
    """What the record that goes says otherwise, for a note on the one that stays."""

    def __init__(self, name: str) -> None:
        self._lines = [f"Merged with {name}."]

    def add(self, field: str, value: object) -> None:
        """Keep a value that differs."""
        self._lines.append(f"{field} there: {_text(value)}")

    def note(self, case: Case, subject: str, subject_id: str) -> Rows[Note]:
        """Return the note to be written."""
        note = Note(
            subject=subject,
            subject_id=subject_id,
            text="\n".join(self._lines),
            analyst=case.analyst,
            at=now(),
        )
        return Rows(case.notes, after=[note])


def check_two(keep_id: str, other_id: str) -> None:
    """Refuse to merge a record with itself."""
    if keep_id == other_id:
        raise InvalidValue("other_id", "Choose another record to merge this one with.")


def joined(keep: T, other: T, fields: Mapping[str, str], left: Leftover) -> T:
    """Return the record that stays with what it lacked; keep what differs.

    `fields` are those that are joined, and what they are called.
    """
    taken: dict[str, Any] = {}
    for field, word in fields.items():
        mine, theirs = getattr(keep, field), getattr(other, field)
        if theirs in _NOTHING or theirs == mine:
            continue
        if mine in _NOTHING:
            taken[field] = theirs
        else:
            left.add(word, theirs)
    return replace(keep, **taken)


def moved(case: Case, table: str, field: str, other_id: str, keep_id: str) -> Rows[Any]:
    """Let the rows of a table that name one record name the other."""
    rows: list[Any] = case.table(table).where(**{field: other_id})
    named = [replace(row, **{field: keep_id}) for row in rows]
    return Rows(case.table(table), rows, named)


def attached_moved(
    case: Case, subject: str, other_id: str, keep_id: str
) -> tuple[Rows[Tagging], Rows[Note]]:
    """Let the tags and notes of one record be those of the other, no tag twice."""
    held = case.taggings.where(subject=subject, subject_id=keep_id)
    tagged = {one.tag_id for one in held}
    theirs = case.taggings.where(subject=subject, subject_id=other_id)
    new = [
        replace(one, subject_id=keep_id) for one in theirs if one.tag_id not in tagged
    ]
    notes = case.notes.where(subject=subject, subject_id=other_id)
    return (
        Rows(case.taggings, theirs, new),
        Rows(case.notes, notes, [replace(one, subject_id=keep_id) for one in notes]),
    )


def letters_moved(
    case: Case, field: str, other_id: str, keep_id: str, left: Leftover
) -> Rows[Any]:
    """Let letters move where the record that stays has none; else keep them in words.

    They would otherwise regrade it, only because they were given later.
    """
    theirs = case.reliability_grades.where(**{field: other_id})
    if case.reliability_grades.count(**{field: keep_id}):
        for row in theirs:
            left.add(f"{row.letter} by {row.analyst}", row.reason)
        return Rows(case.reliability_grades)
    return moved(case, "reliability_grade", field, other_id, keep_id)


def stricter(one: Marking | None, other: Marking | None) -> Marking | None:
    """Return the stricter of two markings: a merge loosens none."""
    return None if one is None and other is None else strictest((one, other))


def _text(value: object) -> str:
    if isinstance(value, When):
        return value.label()
    if isinstance(value, Enum):
        return str(value.value).replace("_", " ")
    return ", ".join(value) if isinstance(value, tuple) else str(value)


_NOTHING = ("", None, (), UNKNOWN)
