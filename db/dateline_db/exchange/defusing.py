"""Cells that a spreadsheet would take for a formula, made plain text."""

import re

_FORMULA = re.compile(
    "[\t\r\n]|['\\s\ufeff\u200b-\u200f\u202a-\u202e\u2066-\u2069]*[=+\\-@＝＋－＠]"
)
"""What a formula begins with, whatever unseen stands before it.

East Asian spreadsheets take the wide forms as well. An apostrophe before it is one more
to be put back, or the cell would lose it when it is read again.
"""
_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?([eE][+-]?\d+)?")


def defused(text: str) -> str:
    """Return a text with ' before it where it could be run."""
    return "'" + text if _FORMULA.match(text) else text


def defused_cell(cell: str) -> str:
    """Return a cell of somebody's table, defused but where it is a plain number."""
    return cell if _NUMBER.fullmatch(cell) else defused(cell)


def restored(text: str) -> str:
    """Return a text as it was before it was defused."""
    return text[1:] if text[:1] == "'" and _FORMULA.match(text[1:]) else text
