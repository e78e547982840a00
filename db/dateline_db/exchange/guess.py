"""Guesses: what the columns of an unknown table may be, from what stands in them."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from statistics import mean

from dateline_db.errors import BadDate
from dateline_db.exchange.dates import read_cell
from dateline_db.exchange.mapping import Dates, RowMapping
from dateline_db.exchange.preset_plain import as_far_as_known
from dateline_db.exchange.table import Row

_MOST = 0.6
"""The share of filled cells that has to look like it."""
_TRIED = 30  # cells of a column that are tried as dates: more take their time
_SHORTEST, _LONGEST = 6, 200  # characters of a title, on average


def guessed(columns: Sequence[str], rows: Sequence[Row], path: Path) -> RowMapping:
    """Return how to read a table, by the names of its columns and by its first rows.

    It is an offer: whoever imports looks at what comes of it.
    """
    found = as_far_as_known(columns, path)
    cells = {
        name: [cell for row in rows if (cell := row.cells[at].strip())]
        for at, name in enumerate(columns)
    }
    dated = [
        name for name in columns if _share(cells[name][:_TRIED], _is_date) >= _MOST
    ]
    if found.dates == Dates() and dated:
        found = replace(found, dates=Dates(column=dated[0]))
    if found.title == f"{{{columns[0]}}}":
        texts = [name for name in columns if name not in dated]
        title = max(texts or columns, key=lambda name: _likeness(cells[name]))
        found = replace(found, title=f"{{{title}}}")
    return found


def _share(cells: Sequence[str], fits: Callable[[str], bool]) -> float:
    return sum(map(fits, cells)) / len(cells) if cells else 0.0


def _is_date(cell: str) -> bool:
    """Whether a cell is a date in one way of reading it, and no plain number."""
    if cell.replace(".", "", 1).isdigit():
        return False
    for day_first in (True, False):
        try:
            read_cell(cell, day_first=day_first)
        except BadDate:
            continue
        return True
    return False


def _likeness(cells: Sequence[str]) -> float:
    """Return how much cells are like titles: each of them says another thing."""
    if not cells:
        return 0.0
    length = mean(map(len, cells))
    differ = len(set(cells)) / len(cells)
    return differ * length if _SHORTEST <= length <= _LONGEST else differ
