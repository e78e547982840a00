"""Cells that lie far apart: a sheet is read as a rectangle, however few it holds.

A file of some kilobytes with a cell in its last corner would be 17,000 million cells,
for which no machine has the room.
"""

import re
import zipfile
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from dateline_db.errors import DatelineError

_SHEET = re.compile(r"xl/worksheets/[^/]*\.xml")
_PLACE = re.compile(
    rb"<(?:\w{1,20}:)?(?:c|row)\b[^>]{0,300}?\br\s*=\s*[\"']"
    rb"([A-Za-z]{0,40})(\d{1,40})[\"']"
)
_CHUNK = 1 << 20
_KEPT = 400  # bytes of a chunk that are looked at again: a cell may be cut by its end
_ROOM = 5_000_000  # cells
_SPARSEST = 50  # places for each cell that holds something


def require_near(path: Path) -> None:
    """Raise where the cells of a sheet of XLSX are few and far between."""
    if zipfile.is_zipfile(path):
        state = path.stat()
        if _has_far_cells(path, state.st_mtime_ns, state.st_size):
            raise DatelineError(
                "{name} has cells that lie so far apart that nobody can read it as a "
                "table. Copy its table into a new workbook.",
                name=path.name,
            )


@lru_cache(maxsize=8)
def _has_far_cells(path: Path, _changed: int, _size: int) -> bool:
    """Look once at a file as it is: it is opened again for each thing that is asked."""
    with zipfile.ZipFile(path) as packed:
        sheets = [name for name in packed.namelist() if _SHEET.fullmatch(name)]
        return any(_is_sparse(packed, name) for name in sheets)


def _is_sparse(packed: zipfile.ZipFile, name: str) -> bool:
    count, row, column = 0, 0, 0
    for letters, digits in _places(packed, name):
        count += 1
        row = max(row, int(digits))
        column = max(column, _number(letters))
    area = row * column
    return area > _ROOM and area > _SPARSEST * count


def _places(packed: zipfile.ZipFile, name: str) -> Iterator[tuple[bytes, bytes]]:
    before = b""
    with packed.open(name) as file:
        while block := file.read(_CHUNK):
            text = before + block
            end = 0
            for found in _PLACE.finditer(text):
                end = found.end()
                yield found[1], found[2]
            before = text[max(end, len(text) - _KEPT) :]


def _number(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = 26 * number + letter - ord("A") + 1
    return number
