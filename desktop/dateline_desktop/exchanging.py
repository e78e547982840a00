"""What the command line needs to bring files in and to give them out."""

import getpass
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from dateline_db.case import Case
from dateline_db.exchange.bundle_in import import_bundle, is_bundle
from dateline_db.exchange.files import choose, import_file, write_aside
from dateline_db.exchange.mapping import write_mapping
from dateline_db.exchange.report import Report
from dateline_db.exchange.sharing import Scope
from dateline_db.exchange.sources_in import import_sources, is_bibliography
from dateline_db.model.marking import Marking
from dateline_desktop.exporting.giving import Given, give_out

_ENTRY: tuple[str, ...] = (
    "entry",
)  # the one column of what is kept aside of a bibliography


def unpack(file: Path, case: Path, wanted: Mapping[str, Any]) -> bool:
    """Make a case of a bundle; return whether the file is one."""
    if not is_bundle(file):
        return False
    import_bundle(file, case, wanted["analyst"] or getpass.getuser())
    return True


def import_into(file: Path, case: Path, wanted: Mapping[str, Any]) -> Report:
    """Import a file into a case as the options say, and write what they ask for."""
    dry_run, columns = wanted["dry_run"], _ENTRY
    is_told = wanted["preset"] or wanted["mapping"]
    if not is_told and is_bibliography(file):
        with _opened_for(case, wanted) as opened:
            report = import_sources(opened, file, dry_run=dry_run)
    else:
        chosen = choose(file, preset=wanted["preset"], mapping=wanted["mapping"])
        columns = chosen.table.columns
        if wanted["save_mapping"]:
            write_mapping(chosen.mapping, wanted["save_mapping"])
        with _opened_for(case, wanted) as opened:
            report = import_file(opened, chosen, dry_run=dry_run)
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


def export_from(case: Case, target: Path, wanted: Mapping[str, Any]) -> Given:
    """Write a case as the options say, and the report that they ask for."""
    marking = wanted["marking"]
    scope = Scope(marking=Marking(marking) if marking else None)
    given = give_out(case, wanted["kind"], target, scope)
    if wanted["report"]:
        wanted["report"].write_text(given.report(), encoding="utf-8")
    return given


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
