"""Bulk imports: many records at once, as one action, and nothing overwritten."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import count
from typing import Any

from dateline_db.case import Case
from dateline_db.edits.references import check_references
from dateline_db.edits.wording import counted
from dateline_db.errors import InvalidValue
from dateline_db.model.record import Record

Batch = Mapping[str, Sequence[Record]]
"""Records by the name of their table."""


def import_records(case: Case, file_name: str, sha256: str, batch: Batch) -> Batch:
    """Add the records that were read from a file, and return them as they are held.

    Records without a number get the next free ones. What is there already is never
    overwritten: a batch that holds any of it is refused as a whole.
    """
    rows = {table: _numbered(case, table, batch[table]) for table in batch}
    rows = {table: records for table, records in rows.items() if records}
    if not rows:
        return rows
    for table, records in rows.items():
        _check_new(case, table, records)
    check_references(case, rows)
    label = counted(
        sum(map(len, rows.values())),
        "Import 1 record from “{file}”",
        "Import {count} records from “{file}”",
        file=file_name,
    )
    case.import_rows(label, file_name, sha256, rows)
    return rows


def _check_new(case: Case, table: str, records: Sequence[Record]) -> None:
    ids = {record.id for record in records}
    if len(ids) < len(records) or case.table(table).many(ids):
        raise InvalidValue(
            "id",
            "Some of this is in the case already, or twice in the file: an import "
            "overwrites nothing, so none of it was taken.",
        )


def _numbered(case: Case, table: str, records: Sequence[Any]) -> list[Record]:
    """Give numbers to those without one, and refuse those that are taken."""
    if not records or not hasattr(records[0], "ref"):
        return list(records)
    own = [record.ref for record in records if record.ref]
    taken = {record.ref for record in case.table(table).where(ref=own)}
    if taken or len(set(own)) < len(own):
        raise InvalidValue(
            "ref",
            "A number stands twice, or is taken in the case: leave the numbers out and "
            "Dateline gives new ones.",
        )
    free = _free_refs(case.next_ref(table), set(own))
    return [one if one.ref else replace(one, ref=next(free)) for one in records]


def _free_refs(first: str, own: set[str]) -> Iterator[str]:
    """Count on from the first number after those in the case, past the file's own."""
    letter, width = first[0], len(first) - 1
    numbers = (f"{letter}{n:0{width}}" for n in count(int(first[1:])))
    return (ref for ref in numbers if ref not in own)
