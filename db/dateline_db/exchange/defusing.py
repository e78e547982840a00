"""Cells that a spreadsheet would take for a formula, made plain text."""

import re

_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What a formula begins with; East Asian spreadsheets take the wide forms as well."""
_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?([eE][+-]?\d+)?")


def defused(text: str) -> str:
    """Return a text with ' before it where it could be run."""
    return "'" + text if text.startswith(_STARTS) else text


def defused_cell(cell: str) -> str:
    """Return a cell of somebody's table, defused but where it is a plain number."""
    return cell if _NUMBER.fullmatch(cell) else defused(cell)


def restored(text: str) -> str:
    """Return a text as it was before it was defused."""
    return text[1:] if text[:1] == "'" and text[1:].startswith(_STARTS) else text
