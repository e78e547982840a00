"""What every kind of record has on screen: a title, and a way to delete it."""

from collections.abc import Callable
from functools import partial
from typing import Any

from dateline_db.case import Case
from dateline_db.edits import (
    actors,
    claims,
    documents,
    eras,
    events,
    judgements,
    notes,
    places,
    publishers,
    sources,
    tags,
)
from dateline_db.model.record import Record

_TITLES = ("title", "name", "statement", "text", "measure")
_DELETE: dict[str, Callable[[Case, str], object]] = {
    "actor": actors.delete_actor,
    "claim": claims.delete_claim,
    "document": documents.delete_document,
    "era": eras.delete_era,
    "event": events.delete_event,
    "judgement": judgements.delete_judgement,
    "note": notes.delete_note,
    "place": places.delete_place,
    "publisher": publishers.delete_publisher,
    "source": sources.delete_source,
    "tag": tags.delete_tag,
}


def record_title(record: Record | dict[str, Any]) -> str:
    """Return the words by which a record, or its row in the journal, is known."""
    read = record.get if isinstance(record, dict) else partial(getattr, record)
    return next((str(read(name, "")) for name in _TITLES if read(name, "")), "")


def find_record(case: Case, table: str, record_id: str) -> Record | None:
    """Return a record of any table; None where it is not, or no longer, there."""
    rows = case.tables[table]
    found: Record | None = rows.find(record_id)
    return found


def deleter(kind: str) -> Callable[[Case, str], object] | None:
    """Return the edit that deletes a record of this kind, None where there is none."""
    return _DELETE.get(kind)
