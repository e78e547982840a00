"""Rows of a table as text for a spreadsheet, with nothing in it that runs."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QTableView

from dateline_db.exchange.defusing import defused_cell


def rows_as_text(table: QTableView, rows: Iterable[int]) -> str:
    """Return rows of a table, with the columns as they are shown, parted by tabs."""
    header, model = table.horizontalHeader(), table.model()
    order = [header.logicalIndex(at) for at in range(header.count())]
    columns = [at for at in order if not table.isColumnHidden(at)]
    titles = [model.headerData(at, Qt.Orientation.Horizontal) for at in columns]
    lines = [titles]
    for row in rows:
        lines.append([model.index(row, at).data() for at in columns])
    return "\n".join("\t".join(map(_cell, line)) for line in lines)


def copy_text(text: str) -> None:
    """Put a text on the clipboard."""
    QGuiApplication.clipboard().setText(text)


def _cell(value: object) -> str:
    return defused_cell(" ".join(str(value or "").split()))
