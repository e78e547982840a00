"""The files attached to a briefing: its events as CSV, all that it says as JSON.

Texts are as they are in the case, apart from what cannot be written at all. A cell that
a spreadsheet would take for a formula gets an apostrophe in front.
"""

import csv
import io
import json

from dateline_db.briefing.parts import Composition, EventPart, FigurePart, NamePart
from dateline_desktop.briefing.plain import plain_data

COLUMNS = (
    "number",
    "date",
    "date_edtf",
    "date_words",
    "title",
    "summary",
    "kind",
    "place",
    "actors",
    "figures",
    "grade",
    "support",
    "disputed",
    "reviewed",
    "sources",
)
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_MARK = "\ufeff"
"""Tells spreadsheets that the text is UTF-8."""


def events_csv(composition: Composition) -> bytes:
    """Return the events of the briefing, one to a row."""
    refs = {part.number: part.ref for part in composition.sources}
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for event in composition.events:
        writer.writerow(_defused(cell) for cell in _cells(event, refs))
    return (_MARK + text.getvalue()).encode("utf-8", "replace")


def briefing_json(composition: Composition) -> bytes:
    """Return everything that the briefing says."""
    text = json.dumps(plain_data(composition, _as_it_is), ensure_ascii=False, indent=1)
    return text.encode("utf-8", "replace")


def _as_it_is(text: str, name: str) -> str:  # noqa: ARG001
    return text


def _cells(event: EventPart, refs: dict[int, str]) -> tuple[str, ...]:
    return (
        event.ref,
        event.date,
        event.edtf,
        event.date_words,
        event.title,
        event.summary,
        event.kind,
        "" if event.place is None else _name(event.place),
        "; ".join(f"{actor.role}: {_name(actor)}" for actor in event.actors),
        "; ".join(_figure(one) for one in event.figures),
        "" if event.grade is None else str(event.grade),
        str(event.support),
        "yes" if event.disputed else "no",
        "yes" if event.reviewed else "no",
        " ".join(refs[number] for number in event.sources),
    )


def _name(part: NamePart) -> str:
    return part.name if part.native is None else f"{part.name} ({part.native.text})"


def _figure(part: FigurePart) -> str:
    what = f"{part.measure} ({part.scope})" if part.scope else part.measure
    spread = "" if part.spread is None else f" ({part.spread})"
    return f"{what}: {part.text}{spread}"


def _defused(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
