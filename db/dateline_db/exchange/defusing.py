"""Cells that a spreadsheet would take for a formula, made plain text."""

import re

_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What a formula begins with; East Asian spreadsheets take the wide forms as well."""
_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?([eE][+-]?\d+)?")


def defused(cell: str) -> str:
    """Return a cell with ' before it where it could be run; a number as it is."""
    if cell.startswith(_STARTS) and not _NUMBER.fullmatch(cell):
        return "'" + cell
    return cell


def restored(cell: str) -> str:
    """Return a cell as it was before it was defused."""
    return cell[1:] if cell[:1] == "'" and defused(cell[1:]) == cell else cell
