"""Sources for library managers: CSL-JSON, BibTeX and RIS."""

import json
import re
from collections.abc import Iterator
from typing import Any

import rispy
from bibtexparser.entrypoint import write_string
from bibtexparser.library import Library
from bibtexparser.model import Entry, Field

from dateline_db.exchange.sharing import Losses, Shared
from dateline_db.model.source import Source, SourceKind
from dateline_db.model.when import When

_CALENDAR = re.compile(r"\d{4}(-\d\d){0,2}")
_TYPES = {
    SourceKind.NEWS: ("article-newspaper", "article", "NEWS"),
    SourceKind.AGENCY: ("article-newspaper", "article", "NEWS"),
    SourceKind.AGGREGATOR: ("webpage", "online", "ELEC"),
    SourceKind.THINK_TANK: ("report", "report", "RPRT"),
    SourceKind.NGO: ("report", "report", "RPRT"),
    SourceKind.MONITORING_PROJECT: ("report", "report", "RPRT"),
    SourceKind.ENCYCLOPEDIA: ("entry-encyclopedia", "inreference", "ENCYC"),
    SourceKind.REPORT: ("report", "report", "RPRT"),
    SourceKind.STATEMENT: ("document", "misc", "GEN"),
    SourceKind.POST: ("post", "online", "BLOG"),
    SourceKind.DATA_SET: ("dataset", "dataset", "DATA"),
    SourceKind.OTHER: ("document", "misc", "GEN"),
}
"""What each kind is called in CSL, in BibLaTeX and in RIS."""
_TEX = {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{char: "\\" + char for char in "{}$&#_%"},
}


def csl(shared: Shared) -> bytes:
    """Return the sources as CSL-JSON; a vague date is its words."""
    items = []
    for source in _counted(shared):
        given = {
            "id": source.ref,
            "type": _TYPES[source.kind][0],
            "title": source.title,
            "author": [{"literal": source.author}] if source.author else None,
            "container-title": shared.publishers[source.publisher_id],
            "publisher": shared.publishers[source.publisher_id],
            "issued": _csl_date(source.published),
            "language": source.language,
            "URL": source.url,
            "note": source.note,
        }
        items.append({name: value for name, value in given.items() if value})
    return json.dumps(items, ensure_ascii=False, indent=1).encode() + b"\n"


def bibtex(shared: Shared) -> bytes:
    """Return the sources as BibLaTeX, in UTF-8."""
    library = Library()
    for source in _counted(shared):
        date = _calendar(source.published, shared.losses)
        given = {
            "title": _tex(source.title),
            "author": f"{{{_tex(source.author)}}}" if source.author else "",
            "journaltitle": _tex(shared.publishers[source.publisher_id]),
            "date": date,
            "langid": _tex(source.language),
            "url": source.url.replace("{", "%7B").replace("}", "%7D"),
            "note": _tex(_note(source, date)),
        }
        found = [Field(name, value) for name, value in given.items() if value]
        library.add(Entry(_TYPES[source.kind][1], source.ref or source.id, found))
    return write_string(library).encode()


def ris(shared: Shared) -> bytes:
    """Return the sources as RIS, in UTF-8."""
    entries: list[dict[str, Any]] = []
    for source in _counted(shared):
        date = _calendar(source.published, shared.losses)
        given = {
            "type_of_reference": _TYPES[source.kind][2],
            "id": source.ref or source.id,
            "title": _line(source.title),
            "authors": [_line(source.author)] if source.author else None,
            "secondary_title": _line(shared.publishers[source.publisher_id]),
            "year": date[:4],
            "date": f"{date.replace('-', '/')}{'/' * (3 - date.count('-'))}"
            if date
            else "",
            "language": _line(source.language),
            "urls": [_line(source.url)] if source.url else None,
            "notes": [_line(_note(source, date))] if _note(source, date) else None,
        }
        entries.append({name: value for name, value in given.items() if value})
    writer = rispy.RisWriter()
    writer.set_header = lambda _: ""  # not every reader skips a number between records
    text: str = writer.formats(entries)
    return text.encode()


def _counted(shared: Shared) -> Iterator[Source]:
    losses = shared.losses
    losses.note("Events, not in it: {count}.", len(shared.events))
    losses.note("Claims, not in it: {count}.", len(shared.claims))
    losses.note(
        "Letters of sources and where they have it from, not in it: {count}.",
        len(shared.sources),
    )
    shared.lose("judgement", "document", "note")
    return shared.turn(shared.sources)


def _calendar(when: When | None, losses: Losses) -> str:
    """Return a year, month or day; a date of any other kind stands in the note."""
    if when is None:
        return ""
    if _CALENDAR.fullmatch(when.typed):
        return when.typed
    losses.note("Dates of publication that are vague, and stand in a note: {count}.")
    return ""


def _note(source: Source, date: str) -> str:
    when = source.published
    if when is None or date:
        return source.note
    return f"{source.note} Published {when.label()} (EDTF {when.typed}).".strip()


def _csl_date(when: When | None) -> dict[str, Any] | None:
    if when is None:
        return None
    if _CALENDAR.fullmatch(when.typed):
        return {"date-parts": [[int(part) for part in when.typed.split("-")]]}
    return {"literal": when.label()}


def _tex(text: str) -> str:
    return "".join(_TEX.get(char, char) for char in _line(text))


def _line(text: str) -> str:
    return " ".join(text.split())
