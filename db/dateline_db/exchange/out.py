"""Out: a case in the formats of other programs, and what they could not carry."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from dateline_db.case import Case
from dateline_db.errors import Message
from dateline_db.exchange.bundle import export_bundle
from dateline_db.exchange.out_bibliography import bibtex, csl, ris
from dateline_db.exchange.out_csv import csv_set
from dateline_db.exchange.out_geojson import geojson
from dateline_db.exchange.out_page import Template, page
from dateline_db.exchange.out_timeline_xml import timeline_xml
from dateline_db.exchange.out_timelinejs import timelinejs
from dateline_db.exchange.out_xlsx import xlsx
from dateline_db.exchange.sharing import Losses, Progress, Scope, Shared
from dateline_db.exchange.writing import whole_or_not

Writer = Callable[[Shared], bytes]


@dataclass(frozen=True, slots=True)
class Format:
    """A format to write: what it is for, and what it cannot carry.

    `suffixes` are those of its files, the usual one first. The bundle has no writer: it
    holds everything, whatever its marking.
    """

    title: str
    suffixes: tuple[str, ...]
    use: str
    cannot: str
    write: Writer | None = None


_BUNDLE = Format(
    "Dateline bundle",
    (".zip", ".json"),
    "The whole case in the open: every record, every document and the history. "
    "Importing it gives the same case again.",
    "It leaves nothing out, whatever is marked. Give it only to those who may see all.",
)
_FORMATS = {
    "xlsx": Format(
        "Excel workbook",
        (".xlsx",),
        "To read and sort in a spreadsheet: a sheet for each kind of record.",
        "Files of documents and images, the history and briefings. Dates are texts in "
        "EDTF, as vague as they are.",
        xlsx,
    ),
    "csv": Format(
        "CSV tables",
        (".zip",),
        "For statistics and databases: a table for each kind of record, in a ZIP.",
        "Files of documents and images, the history and briefings.",
        csv_set,
    ),
    "geojson": Format(
        "GeoJSON",
        (".geojson", ".json"),
        "For maps, as QGIS: each event as a point, with how exactly it is known.",
        "Claims, actors, eras, judgements, documents and notes; events without a place "
        "have no point.",
        geojson,
    ),
    "timelinejs": Format(
        "TimelineJS",
        (".json",),
        "For a timeline on a web site by Knight Lab’s TimelineJS.",
        "Claims, grades, actors, places and judgements; events without a first day. A "
        "vague date keeps its words, though it is drawn from its first day.",
        timelinejs,
    ),
    "timeline": Format(
        "The Timeline Project",
        (".timeline",),
        "For the desktop program Timeline: events with fuzzy dates, eras, categories.",
        "Claims, places, actors and judgements; events without a first day.",
        timeline_xml,
    ),
    "csl": Format(
        "CSL-JSON",
        (".json",),
        "The sources for Zotero, Pandoc and other citation programs.",
        "Everything but the sources. A vague date of publication is a text.",
        csl,
    ),
    "bibtex": Format(
        "BibTeX",
        (".bib",),
        "The sources for LaTeX, as BibLaTeX reads them.",
        "Everything but the sources. A vague date of publication stands in a note.",
        bibtex,
    ),
    "ris": Format(
        "RIS",
        (".ris",),
        "The sources for EndNote and other library programs.",
        "Everything but the sources. A vague date of publication stands in a note.",
        ris,
    ),
}


def formats(template: Template) -> dict[str, Format]:
    """Return every format by its name; `template` is that of the timeline page."""
    shown = Format(
        "Timeline page",
        (".html",),
        "To look at in any browser, also offline: one file with the timeline, its "
        "events, and who says so.",
        "Judgements, links between events, lineage, files of documents, notes, the "
        "history. It can be looked at, not edited.",
        partial(page, template=template),
    )
    return {"bundle": _BUNDLE, "html": shown, **_FORMATS}


def export_as(
    case: Case,
    wanted: Format,
    target: Path,
    scope: Scope | None = None,
    progress: Progress | None = None,
) -> tuple[Message, ...]:
    """Write a case in a format, whole or not at all; return what was left behind."""
    if wanted.write is None:
        export_bundle(case.path, target, progress)
        return ()
    losses = Losses()
    with case.snapshot():
        shared = Shared(case, scope or Scope(), losses, progress)
        data = wanted.write(shared)
    with whole_or_not(target) as file:
        file.write(data)
    return losses.sentences()
