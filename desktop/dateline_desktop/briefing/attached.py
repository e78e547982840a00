"""The files attached to a briefing, for those who work on with its data.

Events and claims are CSV, sources CSL-JSON, and all that it says is JSON. Texts are
as they are in the case, apart from what cannot be written at all. A cell that a
spreadsheet would take for a formula gets an apostrophe in front.
"""

import csv
import io
import json
from collections.abc import Iterable, Sequence

from dateline_db.briefing.parts import (
    Composition,
    EventPart,
    FigurePart,
    NamePart,
    SourcePart,
    StatementPart,
)
from dateline_db.exchange.defusing import defused
from dateline_db.exchange.out_bibliography import Cited, csl_json
from dateline_db.model.source import SourceKind
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
CLAIM_COLUMNS = (
    "number",
    "event",
    "source",
    "statement",
    "date",
    "date_edtf",
    "as_of_edtf",
    "stance",
    "nature",
    "attributed_to",
    "locator",
    "quote",
    "figures",
    "grade",
)
_MARK = "\ufeff"
"""Tells spreadsheets that the text is UTF-8."""


def attachments(composition: Composition) -> dict[str, bytes]:
    """Return every attached file by its name."""
    return {
        "events.csv": events_csv(composition),
        "claims.csv": claims_csv(composition),
        "sources.csl.json": sources_csl(composition),
        "briefing.json": briefing_json(composition),
    }


def events_csv(composition: Composition) -> bytes:
    """Return the events of the briefing, one to a row."""
    refs = {part.number: part.ref for part in composition.sources}
    return _csv(COLUMNS, (_cells(event, refs) for event in composition.events))


def claims_csv(composition: Composition) -> bytes:
    """Return the claims that the briefing rests on, one to a row."""
    return _csv(CLAIM_COLUMNS, map(_claim_cells, composition.statements))


def sources_csl(composition: Composition) -> bytes:
    """Return the sources as a library manager reads them."""
    return csl_json(_cited(source) for source in composition.sources)


def briefing_json(composition: Composition) -> bytes:
    """Return everything that the briefing says."""
    text = json.dumps(plain_data(composition, _as_it_is), ensure_ascii=False, indent=1)
    return text.encode("utf-8", "replace")


def _as_it_is(text: str, name: str) -> str:  # noqa: ARG001
    return text


def _csv(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow(defused(cell) for cell in row)
    return (_MARK + text.getvalue()).encode("utf-8", "replace")


def _claim_cells(claim: StatementPart) -> tuple[str, ...]:
    return (
        claim.ref,
        claim.event,
        claim.source,
        claim.statement,
        claim.date,
        claim.date_edtf,
        claim.as_of,
        claim.stance,
        claim.nature,
        claim.attributed_to,
        claim.locator,
        claim.quote,
        claim.figures,
        str(claim.grade),
    )


def _cited(source: SourcePart) -> Cited:
    return Cited(
        ref=source.ref,
        kind=SourceKind(source.kind),
        title=source.title,
        author=source.author,
        publisher=source.publisher,
        published=(source.published_edtf, source.published),
        accessed=source.accessed_edtf,
        language=source.language,
        url=source.url,
        note=source.note,
    )


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
