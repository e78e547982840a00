"""One row of the file, cell by cell: any of them can be put right."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from dateline_db.errors import say
from dateline_db.exchange.problems import Problem
from dateline_desktop.core.text import plain, tr
from dateline_desktop.importing.models import Index, Texts, texts_table

_WIDTH, _SIZE = 190, (640, 520)  # pixels
_Role = Qt.ItemDataRole


class RowDialog(QDialog):
    """Shows a row that was kept aside, with the reason."""

    def __init__(
        self, problem: Problem, cells: Mapping[str, str], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        title = say("Row {number}", number=problem.row)
        self.setWindowTitle(tr(title))
        self.model, self.table = RowModel(cells), texts_table()
        self.table.setModel(self.model)
        self.table.setAccessibleName(tr("Cells of the row"))
        self.table.setColumnWidth(0, _WIDTH)
        self.table.horizontalHeader().setStretchLastSection(True)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        why = plain(tr(problem.reason), wrap=True)
        why.setProperty("role", "strong")
        rows = QVBoxLayout(self)
        rows.setContentsMargins(18, 14, 18, 14)
        rows.addWidget(why)
        rows.addWidget(self.table, 1)
        rows.addWidget(buttons)
        self.resize(*_SIZE)
        at = self.model.place(problem.column)
        self.table.setCurrentIndex(self.model.index(at, RowModel.VALUE))


class RowModel(Texts):
    """The columns of a row and their values, which can be put right."""

    VALUE = 1
    mended = Signal(str, str)  # the column, and what it shall be

    def __init__(self, cells: Mapping[str, str]) -> None:
        super().__init__()
        self.titles = [tr(one) for one in ("Column", "Value")]
        self._names, self._values = list(cells), list(cells.values())
        self.count = len(cells)

    def place(self, column: str) -> int:
        """Return where a column stands, the first where there is none such."""
        return self._names.index(column) if column in self._names else 0

    def text(self, row: int, column: int) -> str:
        return (self._names, self._values)[column][row]

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        if index.column() == self.VALUE:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def setData(self, index: Index, value: Any, role: int = _Role.EditRole) -> bool:
        text = str(value).strip()
        if role != _Role.EditRole or text == self._values[index.row()]:
            return False
        self._values[index.row()] = text
        self.dataChanged.emit(index, index)
        self.mended.emit(self._names[index.row()], text)
        return True
