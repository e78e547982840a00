"""What the command line needs to bring files in and to give them out."""

import getpass
import json
import os
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import click

from dateline_db.case import Case
from dateline_db.errors import DatelineError, Message, say
from dateline_db.exchange.bundle_in import import_bundle, is_bundle
from dateline_db.exchange.files import choose, import_file, write_aside
from dateline_db.exchange.mapping import write_mapping
from dateline_db.exchange.report import Report
from dateline_db.exchange.sharing import Scope
from dateline_db.exchange.sources_in import import_sources, is_bibliography
from dateline_db.exchange.writing import write_text
from dateline_db.model.marking import Marking
from dateline_desktop.exporting.giving import Given, give_out

_ENTRY: tuple[str, ...] = (
    "entry",
)  # the one column of what is kept aside of a bibliography
_OF_TABLES = ("preset", "mapping", "save_mapping", "aside")
_BUNDLES = (".zip", ".json")
_FILES = ("report", "aside", "save_mapping")


@dataclass(frozen=True, slots=True)
class Unpacked:
    """The case that a bundle became, or would become: its records by table."""

    file: Path
    case: Path
    dry_run: bool
    records: Mapping[str, int]

    def sentences(self) -> Iterator[Message]:
        """Yield what became of the bundle."""
        if self.dry_run:
            yield say("Nothing was written: this was only a look.")
        else:
            yield say(
                "The case of the bundle is in {case}, with its history.",
                case=str(self.case),
            )
        yield say(
            "It has {event:,} events, {claim:,} claims and {source:,} sources.",
            **{
                name: self.records.get(name, 0) for name in ("event", "claim", "source")
            },
        )

    def write(self, path: Path) -> None:
        """Write the same as JSON."""
        told = {
            "file": self.file.name,
            "case": str(self.case),
            "dry_run": self.dry_run,
            "records": self.records,
        }
        write_text(path, json.dumps(told, ensure_ascii=False, indent=2) + "\n")


def unpack(file: Path, case: Path, wanted: Mapping[str, Any]) -> Unpacked | None:
    """Make a case of a bundle, or look whether one can be made; None for no bundle."""
    if not is_bundle(file):
        return None
    _refuse(wanted, *_OF_TABLES, why="A bundle is taken whole")
    _check_folders(wanted)
    dry_run, analyst = wanted["dry_run"], wanted["analyst"] or getpass.getuser()
    with TemporaryDirectory() as folder:
        made = Path(folder) / case.name if dry_run and not case.exists() else case
        import_bundle(file, made, analyst)
        with closing(Case.open(made, analyst=analyst, read_only=True)) as opened:
            counts = {name: table.count() for name, table in opened.tables.items()}
    records = {name: count for name, count in counts.items() if count}
    unpacked = Unpacked(file, case, dry_run, records)
    if wanted["report"]:
        with _told_as_done(dry_run=dry_run):
            unpacked.write(wanted["report"])
    return unpacked


def import_into(file: Path, case: Path, wanted: Mapping[str, Any]) -> Report:
    """Import a file into a case as the options say, and write what they ask for."""
    _check_folders(wanted)
    dry_run, columns = wanted["dry_run"], _ENTRY
    is_told = wanted["preset"] or wanted["mapping"]
    if not is_told and is_bibliography(file):
        _refuse(wanted, "save_mapping", why="Lists of sources have no mapping")
        with _opened_for(case, wanted) as opened:
            report = import_sources(opened, file, dry_run=dry_run)
    else:
        chosen = choose(file, preset=wanted["preset"], mapping=wanted["mapping"])
        columns = chosen.table.columns
        if wanted["save_mapping"]:
            write_mapping(chosen.mapping, wanted["save_mapping"])
        with _opened_for(case, wanted) as opened:
            report = import_file(opened, chosen, dry_run=dry_run)
    with _told_as_done(dry_run=dry_run):
        if wanted["report"]:
            report.write(wanted["report"])
        if wanted["aside"]:
            write_aside(report, columns, wanted["aside"])
    return report


def import_pasted(data: bytes, case: Path, wanted: Mapping[str, Any]) -> Report:
    """Import what was pasted, as the table of a file that has no name of its own."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "pasted.txt"
        file.write_bytes(data)
        return import_into(file, case, wanted)


def require_bundle(target: Path, marking: str | None) -> None:
    """Raise where a bundle cannot be what is meant."""
    if target.suffix.casefold() not in _BUNDLES:
        raise click.UsageError("The name of a bundle ends in .zip or .json.")
    if marking is not None:
        raise click.UsageError(
            "A bundle holds everything, whatever its marking: choose another format, "
            "or leave --marking away."
        )


def export_from(case: Case, target: Path, wanted: Mapping[str, Any]) -> Given:
    """Write a case as the options say, and the report that they ask for."""
    _check_folders(wanted)
    marking = wanted["marking"]
    scope = Scope(marking=Marking(marking) if marking else None)
    given = give_out(case, wanted["kind"], target, scope)
    if wanted["report"]:
        write_text(wanted["report"], given.report())
    return given


def _refuse(wanted: Mapping[str, Any], *options: str, why: str) -> None:
    """Raise where an option was given that would do nothing."""
    for option in options:
        if wanted[option]:
            name = option.replace("_", "-")
            raise click.UsageError(f"{why}: leave --{name} away.")


def _check_folders(wanted: Mapping[str, Any]) -> None:
    """Raise before anything is done where a file that is asked for has no folder."""
    for option in _FILES:
        path: Path | None = wanted.get(option)
        if path is not None and not os.access(path.parent, os.W_OK):
            raise DatelineError(
                "There is no folder {folder} for --{option}, or none that may be "
                "written to. Nothing was done.",
                folder=str(path.parent),
                option=option.replace("_", "-"),
            )


@contextmanager
def _told_as_done(*, dry_run: bool) -> Iterator[None]:
    """Say that the import is done where only what is written of it fails."""
    try:
        yield
    except DatelineError as error:
        if dry_run:
            raise
        raise DatelineError(
            "All was imported, but {reason}", reason=str(error)
        ) from error


@contextmanager
def _opened_for(path: Path, wanted: Mapping[str, Any]) -> Iterator[Case]:
    """Open a case; one that had to be made is kept only if all goes well."""
    analyst, is_only_a_look = wanted["analyst"] or getpass.getuser(), wanted["dry_run"]
    if path.exists():
        with closing(
            Case.open(path, analyst=analyst, read_only=is_only_a_look)
        ) as case:
            yield case
        return
    case = Case.create(path, title=path.stem, analyst=analyst)
    try:
        with closing(case):
            yield case
    except BaseException:
        path.unlink()
        raise
    if is_only_a_look:
        path.unlink()
