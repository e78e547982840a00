"""One changed row of the journal in the analyst's words: field, before, after."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QSettings

from dateline_db.case import Case, RowChange
from dateline_db.errors import BadDate, say
from dateline_db.model.when import When
from dateline_desktop.core.moment import moment
from dateline_desktop.core.records import find_record, record_title
from dateline_desktop.core.text import tr
from dateline_desktop.core.words import code_word, field_word, table_word

_UNSEEN = {"n", "id", "lo", "hi"}  # the file's own columns, or derived from others
_REFERENCE = {
    "event_id": "event",
    "other_event_id": "event",
    "source_id": "source",
    "upstream_source_id": "source",
    "publisher_id": "publisher",
    "upstream_publisher_id": "publisher",
    "credits_id": "publisher",
    "claim_id": "claim",
    "chosen_claim_id": "claim",
    "actor_id": "actor",
    "place_id": "place",
    "document_id": "document",
    "era_id": "era",
    "judgement_id": "judgement",
    "tag_id": "tag",
}
_SWITCHES = {"reviewed_only", "day_first"}
_LISTS = {"aliases", "assumptions", "gaps", "claim_ids"}
_CODES = {
    "kind",
    "role",
    "nature",
    "stance",
    "review",
    "lineage",
    "state",
    "qualifier",
    "precision",
    "resolution",
    "point",
    "side",
    "confidence",
    "subject",
}
_OF_WHOM = ("actor_id", "tag_id", "claim_id", "source_id", "event_id", "publisher_id")
"""By whose title a row is known that has none of its own, the most telling first."""
Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field, as it was and as it is since."""

    field: str
    before: str
    after: str


class Diff:
    """Says what one action changed.

    Of a changed row only the cells that differ are known: titles come from the records
    as they are now, and of those that are gone from the rows of the same action.
    """

    def __init__(
        self, case: Case, changes: Sequence[RowChange], settings: QSettings
    ) -> None:
        self._case, self._settings = case, settings
        self._rows = {(one.table, one.id): one for one in changes}

    def heading(self, change: RowChange) -> str:
        """Return what happened to which record: ``Event “Blast” changed``."""
        if not change.before:
            text = "{kind} {title} added"
        elif not change.after:
            text = "{kind} {title} deleted"
        else:
            text = "{kind} {title} changed"
        title = self._title(change.table, change.id) or self._of_whom(change)
        shown = f"“{title}”" if title else ""
        words = tr(say(text, kind=table_word(change.table), title=shown))
        return " ".join(words.split())

    def fields(self, change: RowChange) -> list[FieldChange]:
        """Return the fields that differ, in the order of the table."""
        found = []
        names = dict.fromkeys([*change.before, *change.after])
        for name in names:
            if name in _UNSEEN or _edtf_of(name) in names:
                continue
            old, new = self._words(name, change.before), self._words(name, change.after)
            if old != new:
                found.append(FieldChange(_field(name), old, new))
        return found

    def _words(self, name: str, row: Row) -> str:
        value = row.get(name)
        if value is None or value == "":
            return ""
        if name.endswith("_edtf"):
            return _date(str(value), row.get(f"{name.removesuffix('_edtf')}_also"))
        if name in _REFERENCE:
            return self._title(_REFERENCE[name], value) or tr("a deleted record")
        if name in _SWITCHES:
            return tr("yes") if value else tr("no")
        if name in _LISTS:
            return "; ".join(str(item) for item in json.loads(value))
        if name == "at":
            return moment(str(value), self._settings)
        return code_word(str(value)) if name in _CODES else str(value)

    def _title(self, table: str, record_id: str) -> str:
        record = find_record(self._case, table, record_id)
        if record is not None:
            return record_title(record)
        change = self._rows.get((table, record_id))
        return (
            "" if change is None else record_title(dict(change.after or change.before))
        )

    def _of_whom(self, change: RowChange) -> str:
        record = find_record(self._case, change.table, change.id)
        row = change.after or change.before
        for name in _OF_WHOM:
            owner = getattr(record, name, None) if record else row.get(name)
            if owner:
                return self._title(_REFERENCE[name], owner)
        return ""


def _edtf_of(column: str) -> str:
    """Return the column that says the rest of a date of which this says little."""
    stem = column.removesuffix("_also")
    return "" if stem == column else f"{stem}_edtf"


def _field(column: str) -> str:
    return field_word(column.removesuffix("_edtf").removesuffix("_also"))


def _date(edtf: str, also: str | None) -> str:
    """Say a date; where its second column did not change, that column is not known."""
    try:
        return When.read(edtf, also or "").label()
    except BadDate:
        return edtf
