"""What every kind of record has on screen: a title by which it is known."""

from functools import partial
from typing import Any

from dateline_db.case import Case
from dateline_db.model.record import Record

_TITLES = ("title", "name", "statement", "text", "measure")


def record_title(record: Record | dict[str, Any]) -> str:
    """Return the words by which a record, or its row in the journal, is known."""
    read = record.get if isinstance(record, dict) else partial(getattr, record)
    return next((str(read(name, "")) for name in _TITLES if read(name, "")), "")


def find_record(case: Case, table: str, record_id: str) -> Record | None:
    """Return a record of any table; None where it is not, or no longer, there."""
    rows = case.tables[table]
    found: Record | None = rows.find(record_id)
    return found
