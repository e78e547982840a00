"""Rows that are no data: tags under the header, the header again, totals."""

from collections.abc import Sequence

from dateline_db.exchange.table import Row, Table

_TOTALS = ("total", "totals", "grand total", "sum", "subtotal")


def why_skipped(row: Row, table: Table, kinds: Sequence[str]) -> str:
    """Return as which of `kinds` a row is skipped, or "chosen"; "" where it is data."""
    if row.number in table.left_out:
        return "chosen"
    first = next((cell.strip() for cell in row.cells if cell.strip()), "")
    if "tags" in kinds and first.startswith("#") and _is_tags(row.cells):
        return "tags"
    if "header" in kinds and _is_header(row.cells, table.columns):
        return "header"
    if "total" in kinds and first.casefold().rstrip(":") in _TOTALS:
        return "total"
    return ""


def _is_tags(cells: Sequence[str]) -> bool:
    """Whether a row is of HXL: "#date+start" and the like, and nothing else."""
    return all(cell.startswith("#") for cell in cells if cell.strip())


def _is_header(cells: Sequence[str], columns: Sequence[str]) -> bool:
    return all(
        cell.strip().casefold() == column.casefold()
        for cell, column in zip(cells, columns, strict=True)
    )
