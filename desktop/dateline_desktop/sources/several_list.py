"""The list of files that are taken in together: a line each, with a tick."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtWidgets import QHeaderView, QTableView

from dateline_desktop.core.text import tip, tr
from dateline_desktop.sources.several_items import Fate, Item

_HEADS = ("File", "Title", "Publisher", "Published", "What becomes of it")
_WIDTHS = (190, 220, 120, 110)
_Index = QModelIndex | QPersistentModelIndex
_TOP = QModelIndex()
_ROLE = Qt.ItemDataRole


class ItemsModel(QAbstractTableModel):
    """The files; one that is ready can be ticked off."""

    def __init__(self, items: Sequence[Item]) -> None:
        super().__init__()
        self._items = items

    def renew(self) -> None:
        """Show other lines than before."""
        self.beginResetModel()
        self.endResetModel()

    def refresh(self) -> None:
        """Show the lines as they are now."""
        last = self.index(len(self._items) - 1, len(_HEADS) - 1)
        self.dataChanged.emit(self.index(0, 0), last)

    def rowCount(self, parent: _Index = _TOP) -> int:
        return 0 if parent.isValid() else len(self._items)

    def columnCount(self, parent: _Index = _TOP) -> int:
        return 0 if parent.isValid() else len(_HEADS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _ROLE.DisplayRole
    ) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == _ROLE.DisplayRole:
            return tr(_HEADS[section])
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if index.column() == 0 and self._items[index.row()].fate is Fate.READY:
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags

    def data(self, index: _Index, role: int = _ROLE.DisplayRole) -> Any:
        item = self._items[index.row()]
        if role == _ROLE.DisplayRole:
            return _cells(item)[index.column()]
        if role == _ROLE.ToolTipRole:
            return tip(_cells(item)[index.column()])
        is_tick = role == _ROLE.CheckStateRole and index.column() == 0
        if is_tick and item.fate is Fate.READY:
            on, off = Qt.CheckState.Checked, Qt.CheckState.Unchecked
            return on if item.is_wanted else off
        return None

    def setData(self, index: _Index, value: Any, role: int = _ROLE.EditRole) -> bool:
        if role != _ROLE.CheckStateRole:
            return False
        ticked = Qt.CheckState(value) == Qt.CheckState.Checked
        self._items[index.row()].is_wanted = ticked
        self.dataChanged.emit(index, index, [role])
        return True


class ItemsView(QTableView):
    """A space ticks the line that is current, Enter or a double click opens it."""

    chosen = Signal(object)  # Item
    changed = Signal()

    def __init__(self, items: Sequence[Item]) -> None:
        super().__init__()
        self._items = items
        self._model = ItemsModel(items)
        self.setModel(self._model)
        self.setAccessibleName(tr("Files"))
        self.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(26)
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        for column, width in enumerate(_WIDTHS):
            self.setColumnWidth(column, width)
        head.setSectionResizeMode(len(_WIDTHS), QHeaderView.ResizeMode.Stretch)
        self._model.dataChanged.connect(self._on_ticked)
        self.doubleClicked.connect(lambda index: self.chosen.emit(items[index.row()]))

    def refresh(self) -> None:
        """Show the lines as they are now."""
        self._model.refresh()

    def renew(self) -> None:
        """Show the lines anew, since some came in between; the current one stays so."""
        current = self.current()
        self._model.renew()
        if current is not None:
            row = next(n for n, one in enumerate(self._items) if one is current)
            self.setCurrentIndex(self._model.index(row, 0))

    def current(self) -> Item | None:
        """Return the file of the line that is current."""
        index = self.currentIndex()
        return self._items[index.row()] if index.isValid() else None

    def _on_ticked(self, _: QModelIndex, __: QModelIndex, roles: list[int]) -> None:
        if roles:
            self.changed.emit()


def _cells(item: Item) -> tuple[str, ...]:
    return (
        item.name,
        item.title,
        item.publisher,
        item.published,
        tr(item.words),
    )
