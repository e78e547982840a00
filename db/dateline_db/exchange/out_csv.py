"""The CSV set: the records of a case, a table each, for spreadsheets and statistics."""

import csv
import io
import zipfile
from collections.abc import Iterable

from dateline_db.exchange.defusing import defused
from dateline_db.exchange.out_records import Cell, Sheet, about, sheets
from dateline_db.exchange.sharing import Losses, Shared

_MARK = "\ufeff"  # without it, spreadsheets do not read UTF-8
_THEN = (1980, 1, 1, 0, 0, 0)


def csv_set(shared: Shared) -> bytes:
    """Return a zip with a CSV for each table, and a text that says what is missing.

    Cells that could be run are defused.
    """
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as file:
        for sheet in sheets(shared):
            _add(file, f"{sheet.name}.csv", _table(sheet, shared.losses))
        told = "".join(f"{line}\r\n" for line in about(shared))
        _add(file, "about.txt", (_MARK + told).encode("utf-8", "replace"))
    return packed.getvalue()


def _add(file: zipfile.ZipFile, name: str, data: bytes) -> None:
    info = zipfile.ZipInfo(name, _THEN)
    info.compress_type = zipfile.ZIP_DEFLATED
    info.create_system, info.external_attr = 3, 0o644 << 16
    file.writestr(info, data)


def _table(sheet: Sheet, losses: Losses) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(sheet.columns)
    for row in sheet.rows:
        writer.writerow(safe(row, losses))
    return (_MARK + text.getvalue()).encode("utf-8", "replace")


def safe(row: Iterable[Cell], losses: Losses) -> list[Cell]:
    """Return the cells of a row, defused; how many had to be is noted."""
    made: list[Cell] = []
    for cell in row:
        shown = defused(cell) if isinstance(cell, str) else cell
        if shown != cell:
            losses.note(
                "Cells that a spreadsheet could run, which now begin with ': {count}."
            )
        made.append(shown)
    return made
