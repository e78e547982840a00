"""The columns of a table: what stands in each, and what it becomes, to be chosen."""

from collections.abc import Sequence
from itertools import islice

from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from dateline_db.exchange.mapping import RowMapping
from dateline_db.exchange.table import Row
from dateline_desktop.core.text import tip, tr
from dateline_desktop.importing.models import Index, Texts
from dateline_desktop.importing.roles import ROLES, becomes, role_of
from dateline_desktop.widgets.colours import colours

_SAMPLES = 4
_LONGEST = 40  # characters of a sample
_WIDTHS = (132, 165)
_Role = Qt.ItemDataRole


class ColumnsModel(Texts):
    """A row for each column of the file."""

    BECOMES = 2
    chosen = Signal(str, str)  # the column, and the code of what it becomes

    def __init__(self) -> None:
        super().__init__()
        self.titles = [tr(one) for one in ("Column", "In the first rows", "Becomes")]
        self._mapping = RowMapping(name="", publisher="", title="")
        self._columns: Sequence[str] = ()
        self._samples: Sequence[str] = ()

    def show_table(self, columns: Sequence[str], rows: Sequence[Row]) -> None:
        """Show the columns of another table."""
        self.beginResetModel()
        self._columns, self.count = columns, len(columns)
        self._samples = [_sample(rows, at) for at in range(len(columns))]
        self.endResetModel()

    def show_mapping(self, mapping: RowMapping) -> None:
        """Show what the columns become by another mapping."""
        self._mapping = mapping
        if self.count:
            first, last = self.index(0, 0), self.index(self.count - 1, self.BECOMES)
            self.dataChanged.emit(first, last)

    def role(self, row: int) -> str:
        """Return the code of what a column becomes."""
        return role_of(self._mapping, self._columns[row])

    def text(self, row: int, column: int) -> str:
        if column == 0:
            return self._columns[row]
        if column == 1:
            return self._samples[row]
        return becomes(self._mapping, self._columns[row]) or tr("–")

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        if index.column() == self.BECOMES:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def data(self, index: Index, role: int = _Role.DisplayRole) -> object:
        if role == _Role.ForegroundRole and index.column() == 1:
            return QColor(colours().muted)
        if role == _Role.ToolTipRole and index.column() == 1:
            return tip("\n".join(self._samples[index.row()].split(" · ")))
        return super().data(index, role)

    def choose(self, row: int, role: str) -> None:
        """Ask that a column becomes something else."""
        self.chosen.emit(self._columns[row], role)


class ColumnsView(QTableView):
    """Shows the columns; what one becomes is chosen by a click, Return or F2."""

    def __init__(self, model: ColumnsModel) -> None:
        super().__init__()
        self.setModel(model)
        self.setItemDelegate(_Chooser(self))
        self.setAccessibleName(tr("Columns of the file, and what each becomes"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setAlternatingRowColors(True)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 12)
        header = self.horizontalHeader()
        header.setStretchLastSection(True)
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        side = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        header.setDefaultAlignment(side)
        for column, width in enumerate(_WIDTHS):
            self.setColumnWidth(column, width)
        self.clicked.connect(self._on_clicked)

    def choose(self, row: int) -> None:
        """Open the choice of what a column becomes."""
        cell = self.model().index(row, ColumnsModel.BECOMES)
        self.setCurrentIndex(cell)
        self.edit(cell)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2, Qt.Key.Key_Space)
        if event.key() in keys and self.currentIndex().isValid():
            self.choose(self.currentIndex().row())
        else:
            super().keyPressEvent(event)

    def _on_clicked(self, index: QModelIndex) -> None:
        if index.column() == ColumnsModel.BECOMES:
            self.choose(index.row())


class _Chooser(QStyledItemDelegate):
    """Edits what a column becomes, in a list that opens at once."""

    def createEditor(
        self, parent: QWidget, _option: QStyleOptionViewItem, _index: Index
    ) -> QWidget:
        box = QComboBox(parent)
        box.setAccessibleName(tr("What the column becomes"))
        for code, words in ROLES.items():
            box.addItem(tr(words), code)
        box.setMaxVisibleItems(len(ROLES))
        box.activated.connect(lambda: self._take(box))
        return box

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        model = index.model()
        assert isinstance(editor, QComboBox)
        assert isinstance(model, ColumnsModel)
        editor.setCurrentIndex(editor.findData(model.role(index.row())))
        editor.showPopup()

    def setModelData(
        self, editor: QWidget, model: QAbstractItemModel, index: Index
    ) -> None:
        assert isinstance(editor, QComboBox)
        assert isinstance(model, ColumnsModel)
        role = str(editor.currentData())
        if role != model.role(index.row()):
            model.choose(index.row(), role)

    def _take(self, box: QComboBox) -> None:
        self.commitData.emit(box)
        self.closeEditor.emit(box, QStyledItemDelegate.EndEditHint.NoHint)


def _sample(rows: Sequence[Row], at: int) -> str:
    """Return the first different values of a column."""
    cells = (" ".join(row.cells[at].split()) for row in rows)
    different = dict.fromkeys(cell for cell in cells if cell)
    return " · ".join(_short(cell) for cell in islice(different, _SAMPLES))


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
