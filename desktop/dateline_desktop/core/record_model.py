"""Many records as rows: sorted, read only as far as they come into view."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from dateline_db.errors import say
from dateline_db.model.grade import Grade, Reliability
from dateline_desktop.core.text import tip, tr
from dateline_desktop.widgets.grade_chip import grade_name, grade_text
from dateline_desktop.widgets.grade_delegate import GRADE

Index = QModelIndex | QPersistentModelIndex
Ids = NDArray[np.bytes_]
Ints = NDArray[np.int64]
Key = tuple[int, Any]
"""What a row is sorted by: the group, lower first whichever way, then the value."""
LAST = np.iinfo(np.int64).max
"""Among keys that are numbers, that of the rows which go last whichever way."""

_ANSWERED = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, GRADE)
_BLOCK = 64  # rows that are read together
_MOST_KEPT = 4096


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its title, and how wide it is at first."""

    title: str
    width: int


class RecordModel(QAbstractTableModel):
    """The rows of one table; a kind of table says what is read and how it is sorted."""

    def __init__(self, columns: Sequence[Column]) -> None:
        super().__init__()
        self.columns = columns
        self._ids: Ids = np.zeros(0, dtype="S36")
        self._at: NDArray[np.intp] = np.zeros(0, dtype=np.intp)  # those that are shown
        self._order: NDArray[np.intp] = np.zeros(0, dtype=np.intp)
        self._rows: dict[str, Sequence[Any]] = {}
        self._sorted_by = (-1, Qt.SortOrder.AscendingOrder)

    # What a kind of table says

    def read(self, ids: Sequence[str]) -> Mapping[str, Sequence[Any]]:
        """Return what stands in the columns of records: texts, grades and letters."""
        raise NotImplementedError

    def keys(self, column: int) -> Iterable[Key] | Ints:
        """Return what every row is sorted by, in the order of the ids given.

        Very many are sorted quickly where the keys are an array of whole numbers.
        """
        raise NotImplementedError

    # What every table does

    def show_ids(
        self, ids: Sequence[str] | Ids, at: NDArray[np.intp] | None = None
    ) -> None:
        """Show these records, or those that stand at some places among the ids.

        What is shown already is only read anew.
        """
        wanted = as_ids(ids)
        before, was = self._ids[self._order], (self._ids, self._at)
        self._rows.clear()
        self._ids = wanted
        self._at = np.arange(len(wanted)) if at is None else at
        order = self._in_order()
        if np.array_equal(wanted[order], before):
            self._order = order
            self.tell_anew()
            return
        self._ids, self._at = was
        self.beginResetModel()
        self._ids, self._order = wanted, order
        self._at = np.arange(len(wanted)) if at is None else at
        self.endResetModel()

    def tell_anew(self) -> None:
        """Have everything read anew that is in view."""
        self._rows.clear()
        if len(self._order):
            last = self.index(len(self._order) - 1, len(self.columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def id_of(self, row: int) -> str:
        """Return the id of the record in a row."""
        return bytes(self._ids[self._order[row]]).decode()

    def row_of(self, record_id: str) -> int | None:
        """Return the row of a record, None where it is not shown."""
        at = np.flatnonzero(self._ids[self._order] == record_id.encode())
        return int(at[0]) if len(at) else None

    def heading_rows(self) -> list[int]:
        """Return the rows that are no record but the heading of a group."""
        return []

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._order)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.columns)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        shown = orientation is Qt.Orientation.Horizontal
        if shown and role == Qt.ItemDataRole.DisplayRole:
            return tr(self.columns[section].title)
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.AccessibleTextRole and index.column() == 0:
            return ", ".join(filter(None, map(_spoken, self._cells(index.row()))))
        if role not in _ANSWERED:
            return None
        cell = self._cells(index.row())[index.column()]
        if isinstance(cell, Grade):
            return cell if role == GRADE else grade_text(cell)
        if role == GRADE:
            return cell if isinstance(cell, Reliability) else None
        return tip(str(cell or "")) if role == Qt.ItemDataRole.ToolTipRole else cell

    def sort(
        self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder
    ) -> None:
        self.layoutAboutToBeChanged.emit()
        held = self.persistentIndexList()
        ids = [self.id_of(index.row()) for index in held]
        self._sorted_by = (column, order)
        self._order = self._in_order()
        moved = [
            QModelIndex() if row is None else self.index(row, index.column())
            for index, row in zip(held, map(self.row_of, ids), strict=True)
        ]
        self.changePersistentIndexList(held, moved)
        self.layoutChanged.emit()

    # Private

    def _in_order(self) -> NDArray[np.intp]:
        column, count = self._sorted_by[0], len(self._at)
        if column < 0 or not count:
            return self._at.copy()
        keys = self.keys(column)
        if isinstance(keys, np.ndarray):
            return self._at[_in_numbers(keys, falling=self._is_falling)]
        groups: dict[int, list[tuple[Any, int]]] = {}
        for row, (group, value) in enumerate(keys):
            groups.setdefault(group, []).append((value, row))
        for members in groups.values():
            members.sort(key=itemgetter(0), reverse=self._is_falling)
        rows = (row for group in sorted(groups) for _, row in groups[group])
        return self._at[np.fromiter(rows, np.intp, count)]

    @property
    def _is_falling(self) -> bool:
        return self._sorted_by[1] is Qt.SortOrder.DescendingOrder

    def _cells(self, row: int) -> Sequence[Any]:
        record_id = self.id_of(row)
        if record_id not in self._rows:
            if len(self._rows) > _MOST_KEPT:
                self._rows.clear()
            first = max(0, row - _BLOCK // 2)
            block = self._ids[self._order[first : first + _BLOCK]]
            self._rows.update(self.read([bytes(one).decode() for one in block]))
        return self._rows.get(record_id) or ("",) * len(self.columns)


def as_ids(ids: Sequence[str] | Ids) -> Ids:
    """Return ids as they are kept: very many take little room."""
    return ids if isinstance(ids, np.ndarray) else np.array(ids, dtype="S36")


def _in_numbers(keys: Ints, *, falling: bool) -> NDArray[np.intp]:
    """Return the order of keys that are numbers; equal ones stay as they are."""
    if falling:
        keys = np.where(keys == LAST, LAST, -keys)
    return np.argsort(keys, kind="stable")


def _spoken(cell: Any) -> str:
    if isinstance(cell, Reliability):
        return tr(say("letter {letter}: {title}", letter=cell, title=cell.nato_name))
    return grade_name(cell) if isinstance(cell, Grade) else str(cell)
