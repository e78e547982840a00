"""Rows that are no data: tags under the header, the header again, totals."""

from collections.abc import Sequence

from dateline_db.exchange.table import Row

_TOTALS = ("total", "totals", "grand total", "sum", "subtotal")


def why_skipped(row: Row, columns: Sequence[str], kinds: Sequence[str]) -> str:
    """Return as which of `kinds` a row is skipped, "" where it is data."""
    first = next((cell.strip() for cell in row.cells if cell.strip()), "")
    if "tags" in kinds and first.startswith("#") and _is_tags(row.cells):
        return "tags"
    if "header" in kinds and _is_header(row.cells, columns):
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
