"""The CSV set: the records of a case, a table each, for spreadsheets and statistics."""

import csv
import io
import zipfile
from dataclasses import fields
from enum import Enum
from typing import Any

from dateline_db.exchange.defusing import defused
from dateline_db.exchange.sharing import Shared, count_of
from dateline_db.model.record import Record
from dateline_db.model.when import When

_MARK = "\ufeff"  # without it, spreadsheets do not read UTF-8
_THEN = (1980, 1, 1, 0, 0, 0)
_HANGING = {
    "figure": "claim_id",
    "credibility_grade": "claim_id",
    "participation": "event_id",
    "event_link": "event_id",
    "lineage": "source_id",
}
_NAMED = {
    "publisher": ("publisher_id", "credits_id", "upstream_publisher_id"),
    "place": ("place_id",),
    "actor": ("actor_id",),
}
"""Whom and what the records name by these fields: they come along, nobody else."""
_LEFT = ("document", "judgement", "note", "decision", "briefing", "event_image")


def csv_set(shared: Shared) -> bytes:
    """Return a zip with a CSV for each table; cells that could be run are defused."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as file:
        for table, records in _tables(shared).items():
            text = _MARK + _table(records)
            info = zipfile.ZipInfo(f"{table}.csv", _THEN)
            info.compress_type = zipfile.ZIP_DEFLATED
            file.writestr(info, text.encode("utf-8", "replace"))
    shared.losses.note(
        "{count} documents, judgements, decisions, notes, images and briefings are not "
        "in it, nor is the history.",
        count_of(shared.case, _LEFT),
    )
    return packed.getvalue()


def _tables(shared: Shared) -> dict[str, list[Any]]:
    case = shared.case
    found: dict[str, list[Any]] = {
        "event": shared.events,
        "claim": shared.claims,
        "source": shared.sources,
    }
    going = {one.id for records in found.values() for one in records} | {None}
    for table, owner in _HANGING.items():
        named = (owner, "other_event_id", "upstream_source_id")
        found[table] = [
            record
            for record in case.table(table).all()
            if all(getattr(record, field, None) in going for field in named)
        ]
    for table, columns in _NAMED.items():
        ids = _named(found, columns)
        found[table] = case.table(table).many(ids)
        going |= ids
    known = going - {None}
    found["actor_name"] = case.actor_names.where(actor_id=known)
    found["place_name"] = case.place_names.where(place_id=known)
    grades = case.reliability_grades.all()
    found["reliability_grade"] = [
        one for one in grades if one.source_id in going and one.publisher_id in going
    ]
    found["era"] = case.eras.all()
    return found


def _named(found: dict[str, list[Any]], columns: tuple[str, ...]) -> set[str]:
    """Return the ids that some records have in some columns."""
    return {
        named
        for records in found.values()
        for record in records
        for column in columns
        if (named := getattr(record, column, None)) is not None
    }


def _table(records: list[Record]) -> str:
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    if records:
        names = [field.name for field in fields(records[0])]
        writer.writerow(names)
        for record in records:
            writer.writerow([defused(_cell(getattr(record, name))) for name in names])
    return text.getvalue()


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, When):
        return value.typed
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, tuple):
        return "; ".join(value)
    is_whole = isinstance(value, float) and value.is_integer()
    return str(int(value)) if is_whole else str(value)
