"""Bibliographies in: each entry as a source, by a publisher that is known or new."""

import json
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

from dateline_db.case import Case
from dateline_db.errors import DatelineError, Message, say
from dateline_db.exchange.bibliography import Bibliography, Entry
from dateline_db.exchange.directory import Directory
from dateline_db.exchange.encodings import encoding_of
from dateline_db.exchange.importing import Progress
from dateline_db.exchange.numbers import Numbers
from dateline_db.exchange.program_tables import require_size
from dateline_db.exchange.publications import Publications
from dateline_db.exchange.read_archiver import is_archiver, read_archiver
from dateline_db.exchange.read_bibtex import read_bibtex
from dateline_db.exchange.read_csl import is_csl, read_csl
from dateline_db.exchange.read_ris import read_ris
from dateline_db.exchange.reading import open_table
from dateline_db.exchange.report import Report
from dateline_db.model.publisher import PublisherKind
from dateline_db.model.record import Record

_TEXTS: dict[str, Callable[[str, str], Bibliography]] = {
    ".bib": read_bibtex,
    ".bibtex": read_bibtex,
    ".biblatex": read_bibtex,
    ".ris": read_ris,
}
_JSON = ".json"
_TABLES = (".csv", ".tsv", ".xlsx", ".ods")
_LOOKED_AT = 1 << 16
_EVERY = 200
_LISTED = 40
_ABOUT_CSL = (b'"type"', b'"id"', b'"title"', b'"issued"')


def is_bibliography(path: Path) -> bool:
    """Whether a file holds sources: BibTeX, RIS, CSL-JSON, a sheet of auto-archiver."""
    suffix = path.suffix.casefold()
    if suffix in _TEXTS:
        return True
    try:
        if suffix == _JSON:
            return _may_be_csl(path) and is_csl(_json(path))
        return suffix in _TABLES and is_archiver(open_table(path).columns)
    except (OSError, DatelineError):
        return False


def read_sources(path: Path) -> Bibliography:
    """Return what a bibliography holds, before anything is written."""
    return _read(path)[1]


def import_sources(
    case: Case,
    path: Path,
    *,
    dry_run: bool = False,
    progress: Progress | None = None,
) -> Report:
    """Add the sources of a bibliography to a case as one action, and report on each.

    What the case has already, by its address or by its title and publisher, is not
    added again. Of a dry run nothing is written.
    """
    data, found = _read(path)
    report = Report(
        file=path.name,
        sha256=sha256(data).hexdigest(),
        mapping=found.name,
        publisher="",
        edition="",
        dry_run=dry_run,
        notes=[*found.notes, *_not_taken(found)],
        rows=len(found.entries) + len(found.aside),
        aside=list(found.aside),
    )
    made = _Sources(case, report)
    for number, entry in enumerate(found.entries):
        if progress is not None and number % _EVERY == 0:
            progress(number, len(found.entries))
        made.add(entry)
    made.tell()
    if made.records["source"] and not dry_run:
        label = say("Import the sources of “{file}”", file=path.name)
        case.import_rows(label, path.name, report.sha256, made.records)
    return report


class _Sources:
    """Makes sources of entries, each once."""

    def __init__(self, case: Case, report: Report) -> None:
        self._report = report
        numbers = Numbers(case)
        self._directory = Directory(case, numbers)
        self._publications = Publications(case, self._directory, numbers)
        self._here: set[str] = set()
        self._twice: list[int] = []
        self.records: dict[str, list[Record]] = {"publisher": [], "source": []}

    def add(self, entry: Entry) -> None:
        found, is_new = self._publications.source(entry, PublisherKind.OTHER)
        if is_new:
            self._here.add(found)
            self._report.new += 1
        elif found in self._here:
            self._report.skipped["twice"] += 1
            self._twice.append(entry.number)
        else:
            self._report.unchanged += 1

    def tell(self) -> None:
        """Put into the report what there is to know."""
        for table, records in self._directory.taken().items():
            self.records[table] += records
        self.records["source"] += self._publications.taken()
        self._report.records.update(
            {table: len(records) for table, records in self.records.items() if records}
        )
        self._report.notes += self._notes()

    def _notes(self) -> Iterator[Message]:
        if self._twice:
            yield say(
                "Entries that the file has twice are taken once; left out: {places}.",
                places=", ".join(map(str, self._twice[:_LISTED])),
            )
        if self._publications.undated:
            yield say(
                "Dates of publication that cannot be read, and stay as words: {count}.",
                count=self._publications.undated,
            )
        if self._report.new:
            yield say(
                "Where these sources have it from is not known yet: add their lineage, "
                "and grade their publishers."
            )


def _not_taken(found: Bibliography) -> Iterator[Message]:
    if found.lost:
        names = (f"{name} ({n})" for name, n in found.lost.most_common(_LISTED))
        yield say("A source has no field for: {names}.", names=", ".join(names))


def _read(path: Path) -> tuple[bytes, Bibliography]:
    try:
        require_size(path)
        data = path.read_bytes()
        suffix = path.suffix.casefold()
        if suffix == _JSON:
            return data, read_csl(_json(path))
        if suffix in _TABLES:
            return data, read_archiver(open_table(path))
        text = data.decode(encoding_of(path), "replace")
    except (OSError, LookupError) as error:
        raise DatelineError(
            "{name} cannot be read: {detail}.", name=path.name, detail=str(error)
        ) from error
    found = _TEXTS[suffix](text, path.name)
    if not found.entries and not found.aside:
        raise DatelineError("{name} holds no source.", name=path.name)
    return data, found


def _may_be_csl(path: Path) -> bool:
    with path.open("rb") as file:
        start = file.read(_LOOKED_AT)
    return all(name in start for name in _ABOUT_CSL[:1]) and any(
        name in start for name in _ABOUT_CSL[1:]
    )


def _json(path: Path) -> Any:
    require_size(path)
    try:
        return json.loads(path.read_text(encoding_of(path)))
    except (ValueError, RecursionError) as error:
        raise DatelineError(
            "{name} is not JSON as it should be: {detail}.",
            name=path.name,
            detail=str(error)[:200],
        ) from error
