"""Tables in workbooks: XLSX, XLS and ODS, by python-calamine."""

import datetime as dt
import zipfile
from collections.abc import Iterator
from pathlib import Path

from python_calamine import CalamineError, CalamineWorkbook

from dateline_db.errors import DatelineError

SUFFIXES = (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods")
_EVENTS = "events"
_LARGEST = 1 << 30  # bytes unpacked
_RATIO = 200  # no honest workbook is packed tighter than this


def records(path: Path, sheet: str) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows of one sheet, the fullest where none is named."""
    book = _opened(path)
    name = sheet or _fullest(book)
    if name not in book.sheet_names:
        raise DatelineError(
            "{file} has no sheet “{sheet}”; it has {sheets}.",
            file=path.name,
            sheet=name,
            sheets=", ".join(book.sheet_names),
        )
    rows = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
    for number, row in enumerate(rows, 1):
        yield number, [_text(cell) for cell in row]


def sheets(path: Path) -> tuple[str, ...]:
    """Return the names of the sheets of a workbook, the fullest first.

    That one is read where none is named: the first often only says what the others are.
    """
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
    try:
        _refuse_bomb(path)
        return CalamineWorkbook.from_path(str(path))
    except (CalamineError, OSError, ValueError, zipfile.BadZipFile) as error:
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
