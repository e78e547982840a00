"""Cells that a spreadsheet would take for a formula, made plain text."""

_STARTS = ("=", "+", "-", "@", "\t", "\r")


def defused(cell: str) -> str:
    """Return a cell with ' before it where it could be run; a number as it is."""
    if not cell.startswith(_STARTS):
        return cell
    try:
        float(cell)
    except ValueError:
        return "'" + cell
    return cell
