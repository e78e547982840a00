"""Files in: the one way for the command line and the window, whatever the file is."""

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

from dateline_db.case import Case
from dateline_db.exchange.defusing import defused_cell
from dateline_db.exchange.importing import Progress, import_table
from dateline_db.exchange.mapping import RowMapping, read_mapping
from dateline_db.exchange.presets import opened
from dateline_db.exchange.reading import open_table
from dateline_db.exchange.report import Report
from dateline_db.exchange.table import WHY_ASIDE, Table
from dateline_db.exchange.writing import write_text


@dataclass(frozen=True, slots=True)
class Chosen:
    """A table, and the mapping by which it is to be read."""

    table: Table
    mapping: RowMapping


def choose(path: Path, *, preset: str = "", mapping: Path | None = None) -> Chosen:
    """Open a table with the mapping in a file, a preset, or the preset that fits."""
    if mapping is None:
        return Chosen(*opened(path, preset))
    found = read_mapping(mapping)
    return Chosen(open_table(path, found.layout), found)


def import_file(
    case: Case,
    chosen: Chosen,
    *,
    dry_run: bool = False,
    progress: Progress | None = None,
) -> Report:
    """Bring a table into a case as one action, or look what that would do."""
    return import_table(
        case, chosen.table, chosen.mapping, dry_run=dry_run, progress=progress
    )


def write_aside(report: Report, columns: Sequence[str], path: Path) -> None:
    """Write the rows that were kept aside, to be mended and imported again."""
    text = StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow([*columns, WHY_ASIDE])
    for one in report.aside:
        width = len(columns)
        cells = (*one.cells[:width], *("",) * (width - len(one.cells)))
        where = one.column or one.value  # which is what has no column to stand in
        reason = f"row {one.row}{where and ', '}{where}: {one.reason}"
        writer.writerow([defused_cell(cell) for cell in (*cells, reason)])
    write_text(path, "\ufeff" + text.getvalue())
