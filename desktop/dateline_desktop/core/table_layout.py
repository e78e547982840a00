"""How a table is laid out, as a saved view keeps it."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTableView

from dateline_desktop.core.grouped_model import Kept


def layout_of(table: QTableView) -> dict[str, Any]:
    """Return the columns that are shown, in their order, and what is sorted by."""
    header = table.horizontalHeader()
    order = [header.logicalIndex(at) for at in range(header.count())]
    shown = [at for at in order if not table.isColumnHidden(at)]
    falling = header.sortIndicatorOrder() is Qt.SortOrder.DescendingOrder
    return {
        "columns": [_title(table, at) for at in shown],
        "widths": {_title(table, at): table.columnWidth(at) for at in shown},
        "sorted_by": _title(table, header.sortIndicatorSection()),
        "falling": falling,
    }


def lay_out(table: QTableView, held: Mapping[str, Any]) -> None:
    """Lay a table out as it is kept; what is kept of unknown columns says nothing."""
    header = table.horizontalHeader()
    known = {_title(table, at): at for at in range(header.count())}
    wanted = [known[one] for one in held.get("columns", ()) if one in known]
    for at in known.values():
        table.setColumnHidden(at, bool(wanted) and at not in wanted)
    for place, at in enumerate(wanted):
        header.moveSection(header.visualIndex(at), place)
    for title, width in dict(held.get("widths", {})).items():
        if title in known and isinstance(width, int) and 10 < width < 4000:
            table.setColumnWidth(known[title], width)
    falling = Qt.SortOrder.DescendingOrder
    order = falling if held.get("falling") else Qt.SortOrder.AscendingOrder
    header.setSortIndicator(known.get(str(held.get("sorted_by", "")), -1), order)


def kept_words(table: QTableView, kept: Mapping[int, Kept]) -> dict[str, Any]:
    """Return what the columns let through, by their titles."""
    return {
        _title(table, at): {"text": one.text, "values": sorted(one.values)}
        for at, one in kept.items()
    }


def kept_of(table: QTableView, held: Mapping[str, Any]) -> dict[int, Kept]:
    """Read back what the columns let through; unknown columns say nothing."""
    header, wanted = table.horizontalHeader(), held.get("kept", {})
    found = {}
    for at in range(header.count()):
        one = wanted.get(_title(table, at)) if isinstance(wanted, dict) else None
        if isinstance(one, dict):
            values = frozenset(map(str, one.get("values", ())))
            found[at] = Kept(str(one.get("text", "")), values)
    return found


def _title(table: QTableView, at: int) -> str:
    """Return the title of a column, by which it is known."""
    return str(table.model().headerData(at, Qt.Orientation.Horizontal) or "")
