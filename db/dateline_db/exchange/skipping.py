"""Rows that are no data, or not wanted: tags, the header again, totals, by a rule."""

from collections.abc import Sequence

from dateline_db.exchange.mapping import RowMapping, Unwanted
from dateline_db.exchange.table import Row, Table
from dateline_db.exchange.templates import place_of

_TOTALS = ("total", "totals", "grand total", "sum", "subtotal")


def why_skipped(row: Row, table: Table, mapping: RowMapping) -> str:
    """Return why a row is left out, "" where it is data.

    As one of the kinds that the mapping skips, by "rule", or as "chosen" by hand.
    """
    if row.number in table.left_out:
        return "chosen"
    kinds = mapping.skip
    first = next((cell.strip() for cell in row.cells if cell.strip()), "")
    if "tags" in kinds and first.startswith("#") and _is_tags(row.cells):
        return "tags"
    if "header" in kinds and _is_header(row.cells, table.columns):
        return "header"
    if "total" in kinds and first.casefold().rstrip(":") in _TOTALS:
        return "total"
    is_out = any(_is_unwanted(row.cells, table, one) for one in mapping.unwanted)
    return "rule" if is_out else ""


def _is_unwanted(cells: Sequence[str], table: Table, rule: Unwanted) -> bool:
    cell = cells[place_of(rule.column, table.columns)].strip().casefold()
    is_one = cell in (value.strip().casefold() for value in rule.values)
    return is_one == (rule.test == "is")


def _is_tags(cells: Sequence[str]) -> bool:
    """Whether a row is of HXL: "#date+start" and the like, and nothing else."""
    return all(cell.startswith("#") for cell in cells if cell.strip())


def _is_header(cells: Sequence[str], columns: Sequence[str]) -> bool:
    return all(
        cell.strip().casefold() == column.casefold()
        for cell, column in zip(cells, columns, strict=True)
    )
