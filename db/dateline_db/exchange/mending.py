"""Mending: cells of a table that an analyst put right before it was imported."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import partial

from dateline_db.edits.wording import counted
from dateline_db.exchange.table import Row, Table

Mended = Mapping[tuple[int, str], str]
"""What stands instead of a cell, by the number of its row and its column."""


def mended(table: Table, cells: Mended) -> Table:
    """Return a table with cells put right; the file itself stays as it is."""
    if not cells:
        return table
    note = counted(
        len(cells),
        "1 cell was put right by hand: {cells}.",
        "{count} cells were put right by hand: {cells}.",
        cells="; ".join(
            f"row {row}, {column}: “{value}”"
            for (row, column), value in sorted(cells.items())
        ),
    )
    rows = partial(_rows, table, cells)
    return replace(table, open_rows=rows, notes=(*table.notes, note))


def _rows(table: Table, cells: Mended) -> Iterator[Row]:
    by_row: dict[int, dict[int, str]] = {}
    for (number, column), value in cells.items():
        by_row.setdefault(number, {})[table.columns.index(column)] = value
    for row in table.rows():
        new = by_row.get(row.number)
        if new is None:
            yield row
        else:
            held = (new.get(at, cell) for at, cell in enumerate(row.cells))
            yield row._replace(cells=tuple(held))
