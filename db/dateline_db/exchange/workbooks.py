"""Tables in workbooks: XLSX, XLS and ODS, by python-calamine."""

import datetime as dt
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook

from dateline_db.edits.wording import counted
from dateline_db.errors import DatelineError, Message
from dateline_db.exchange import cell_formats
from dateline_db.exchange.far_cells import require_near
from dateline_db.exchange.ods_dates import require_whole

SUFFIXES = (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods")
_EVENTS = "events"
_FAULTS = (
    *(CalamineError, OSError, ValueError, RuntimeError, EOFError),
    *(zipfile.BadZipFile, zlib.error),
)
_LARGEST = 1 << 30  # bytes unpacked
_RATIO = 200  # no honest workbook is packed tighter than this


def records(path: Path, sheet: str) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows of one sheet, the fullest where none is named."""
    with _readable(path):
        found = _sheet(path, sheet)
        merged = _merged(found)
        rows = found.to_python(skip_empty_area=False)
    shortened = cell_formats.shortened(path, found.name)
    above: dict[int, Any] = {}
    for number, row in enumerate(rows, 1):
        cells: list[Any] = list(row)
        for column in merged.get(number, ()):
            if column < len(cells):
                cells[column] = above.get(column, "")
        for column, cell in enumerate(cells):
            if isinstance(cell, dt.date) and (number, column + 1) in shortened:
                cells[column] = cell.isoformat()[: shortened[number, column + 1]]
        above = dict(enumerate(cells))
        yield number, [_text(cell) for cell in cells]


def notes(path: Path, sheet: str) -> list[Message]:
    """Return what is to be said of how a sheet is read."""
    with _readable(path):
        merged = _merged(_sheet(path, sheet))
    count = sum(map(len, merged.values()))
    if not count:
        return []
    return [
        counted(
            count,
            "A cell that is merged with the one above counts in its row, too.",
            "{count:,} cells that are merged with the one above count in their rows, "
            "too.",
        )
    ]


def _sheet(path: Path, sheet: str) -> CalamineSheet:
    book = _opened(path)
    name = sheet or _fullest(book)
    if name not in book.sheet_names:
        raise DatelineError(
            "{file} has no sheet “{sheet}”; it has {sheets}.",
            file=path.name,
            sheet=name,
            sheets=", ".join(book.sheet_names),
        )
    return book.get_sheet_by_name(name)


def _merged(sheet: CalamineSheet) -> dict[int, list[int]]:
    """Return by row the first columns of what is merged with the cell above."""
    found: dict[int, list[int]] = {}
    for (top, left), (bottom, _) in sheet.merged_cell_ranges or ():
        for row in range(top + 1, min(bottom, sheet.total_height) + 1):
            found.setdefault(row + 1, []).append(left)
    return found


def sheets(path: Path) -> tuple[str, ...]:
    """Return the names of the sheets of a workbook, the fullest first.

    That one is read where none is named: the first often only says what the others are.
    """
    with _readable(path):
        book = _opened(path)
        fullest = _fullest(book)
    return (fullest, *(name for name in book.sheet_names if name != fullest))


def _fullest(book: CalamineWorkbook) -> str:
    """Return the sheet of events, else that with most cells, the first of equals."""
    named = [name for name in book.sheet_names if name.casefold() == _EVENTS]
    if named or len(book.sheet_names) == 1:
        return (named or book.sheet_names)[0]
    sheets = {name: book.get_sheet_by_name(name) for name in book.sheet_names}
    return max(sheets, key=lambda name: sheets[name].height * sheets[name].width)


def _opened(path: Path) -> CalamineWorkbook:
    _refuse_bomb(path)
    require_near(path)
    require_whole(path)
    return CalamineWorkbook.from_path(str(path))


@contextmanager
def _readable(path: Path) -> Iterator[None]:
    """Say in a sentence what is wrong with a workbook, wherever that shows."""
    try:
        yield
    except _FAULTS as error:
        raise DatelineError(
            "{name} cannot be read as a workbook: {detail}. Open it in a spreadsheet "
            "and save it anew, or as CSV.",
            name=path.name,
            detail=str(error),
        ) from error


def _refuse_bomb(path: Path) -> None:
    if not zipfile.is_zipfile(path):
        return
    with zipfile.ZipFile(path) as packed:
        size = sum(one.file_size for one in packed.infolist())
    if size > _LARGEST or size > _RATIO * max(path.stat().st_size, 1 << 16):
        raise DatelineError(
            "{name} would unpack to {size} MB: it is no ordinary workbook.",
            name=path.name,
            size=size >> 20,
        )


def _text(cell: object) -> str:
    """Return a cell as it would be typed; a whole number without .0."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, dt.datetime):
        return cell.isoformat(sep=" ", timespec="seconds").removesuffix(" 00:00:00")
    return "" if cell is None else str(cell)
