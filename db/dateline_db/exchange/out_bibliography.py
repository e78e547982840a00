"""Sources for library managers: CSL-JSON, BibTeX and RIS."""

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import rispy
from bibtexparser.entrypoint import write_string
from bibtexparser.library import Library
from bibtexparser.model import Entry, Field

from dateline_db.exchange.sharing import Losses, Shared
from dateline_db.model.marking import Marking
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
_PLAIN = (SourceKind.NEWS, SourceKind.REPORT, SourceKind.OTHER)
_LIGATURES = re.compile("([-'`?!])(?=[-'`])")
_TEX = {
    "\0": "{}",
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{char: "\\" + char for char in "{}$&#_%"},
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited:
    """A source as it is cited; dates are EDTF with the words for a vague one."""

    ref: str
    kind: SourceKind
    title: str
    author: str
    publisher: str
    published: tuple[str, str]
    accessed: str
    language: str
    url: str
    note: str


def csl(shared: Shared) -> bytes:
    """Return the sources as CSL-JSON; a vague date is its words."""
    accessed = _accessed(shared)
    return csl_json(
        Cited(
            ref=source.ref or source.id,
            kind=source.kind,
            title=source.title,
            author=source.author,
            publisher=shared.publishers[source.publisher_id],
            published=_edtf_and_words(source.published),
            accessed=accessed.get(source.id, ""),
            language=source.language,
            url=source.url,
            note=_note(source, _exact(source.published)),
        )
        for source in _counted(shared, 0)
    )


def csl_json(sources: Iterable[Cited]) -> bytes:
    """Return sources as CSL-JSON; what is not known of one is left out."""
    items = []
    for one in sources:
        given = {
            "id": one.ref,
            "type": _TYPES[one.kind][0],
            "title": one.title,
            "author": [{"literal": one.author}] if one.author else None,
            "container-title": one.publisher,
            "publisher": one.publisher,
            "issued": _csl_date(*one.published),
            "accessed": _csl_date(one.accessed, one.accessed),
            "language": one.language,
            "URL": one.url,
            "note": one.note,
        }
        items.append({name: value for name, value in given.items() if value})
    text = json.dumps(items, ensure_ascii=False, indent=1)
    return text.encode("utf-8", "replace") + b"\n"


def bibtex(shared: Shared) -> bytes:
    """Return the sources as BibLaTeX, in UTF-8."""
    library = Library()
    for source in _counted(shared, 1):
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
    for source in _counted(shared, 2):
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


def _counted(shared: Shared, column: int) -> Iterator[Source]:
    """Yield the sources, and note what a format with such names of kinds leaves."""
    losses, types = shared.losses, Counter(names[column] for names in _TYPES.values())
    losses.note(
        "Sources whose kind the format tells less exactly: {count}.",
        sum(
            types[_TYPES[one.kind][column]] > 1 and one.kind not in _PLAIN
            for one in shared.sources
        ),
    )
    losses.note(
        "Markings of single sources, not in it: {count}.",
        sum(one.marking is not None for one in shared.sources),
    )
    losses.note("Events, not in it: {count}.", len(shared.events))
    losses.note("Claims, not in it: {count}.", len(shared.claims))
    losses.note(
        "Letters of sources and where they have it from, not in it: {count}.",
        len(shared.sources),
    )
    losses.note("Eras, not in it: {count}.", len(shared.eras))
    shared.lose("actor", "place", "judgement", "document", "note", "tagging")
    shared.lose("briefing")
    return shared.turn(shared.sources)


def _calendar(when: When | None, losses: Losses) -> str:
    """Return a year, month or day; a date of any other kind stands in the note."""
    if when is None or _exact(when):
        return _exact(when)
    losses.note("Dates of publication that are vague, and stand in a note: {count}.")
    return ""


def _note(source: Source, date: str) -> str:
    when = source.published
    if when is None or date:
        return source.note
    return f"{source.note} Published {when.label()} (EDTF {when.typed}).".strip()


def _exact(when: When | None) -> str:
    return when.typed if when is not None and _CALENDAR.fullmatch(when.typed) else ""


def _edtf_and_words(when: When | None) -> tuple[str, str]:
    return ("", "") if when is None else (when.typed, when.label())


def _accessed(shared: Shared) -> dict[str, str]:
    """Return the day on which each source was first captured."""
    found: dict[str, str] = {}
    rows = shared.case.documents.cells("source_id", "captured_at", "marking")
    for source_id, at, marking in rows:
        if shared.may_go(Marking(marking) if marking else None):
            found[source_id] = min(at[:10], found.get(source_id, at[:10]))
    return found


def _csl_date(edtf: str, words: str) -> dict[str, Any] | None:
    if _CALENDAR.fullmatch(edtf):
        return {"date-parts": [[int(part) for part in edtf.split("-")]]}
    return {"literal": words} if words else None


def _tex(text: str) -> str:
    """Return a text for TeX, which would make a dash of --, and a quotation of ''."""
    apart = _LIGATURES.sub(r"\1\0", _line(text).replace("\0", ""))
    return "".join(_TEX.get(char, char) for char in apart)


def _line(text: str) -> str:
    return " ".join(text.split())
