"""A list of values to tick, each with how often it occurs."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtWidgets import (
    QListView,
    QStyleOptionViewItem,
    QWidget,
)

from dateline_desktop.widgets.text import tip
from dateline_desktop.widgets.two_sided import SIDE, TwoSidedDelegate

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Choice:
    """One value that can be ticked."""

    key: str
    text: str
    count: int


class CheckListModel(QAbstractListModel):
    """The choices and which of them are ticked."""

    ticked = Signal()  # by hand

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._choices: Sequence[Choice] = ()
        self._keys: frozenset[str] = frozenset()

    @property
    def keys(self) -> frozenset[str]:
        """The keys of the ticked choices."""
        return self._keys

    def show_choices(self, choices: Sequence[Choice], keys: Iterable[str]) -> None:
        """Replace the choices, and which of them are ticked."""
        self.beginResetModel()
        self._choices, self._keys = choices, frozenset(keys)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._choices)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        choice = self._choices[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return choice.text
            case Qt.ItemDataRole.ToolTipRole:
                return tip(choice.text)
            case Qt.ItemDataRole.CheckStateRole:
                on = choice.key in self._keys
                return Qt.CheckState.Checked if on else Qt.CheckState.Unchecked
            case _ if role == SIDE:
                return f"{choice.count:,}"
        return None

    def setData(
        self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole
    ) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole:
            return False
        key = self._choices[index.row()].key
        on = Qt.CheckState(value) == Qt.CheckState.Checked
        self._keys = self._keys | {key} if on else self._keys - {key}
        self.dataChanged.emit(index, index, [role])
        self.ticked.emit()
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsUserCheckable if index.isValid() else flags


class CheckList(QListView):
    """A short list with a box and a count on each line; a click anywhere ticks."""

    def __init__(self, lines: int = 6) -> None:
        super().__init__()
        self._lines = lines
        self.choices = CheckListModel(self)
        self.setModel(self.choices)
        self.setItemDelegate(_LineDelegate(self))
        self.setUniformItemSizes(True)
        self.setSelectionMode(QListView.SelectionMode.NoSelection)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.choices.modelReset.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        rows = min(self.choices.rowCount(), self._lines)
        height = self.sizeHintForRow(0) * rows if rows else 0
        return QSize(180, height + 2)

    def minimumSizeHint(self) -> QSize:
        return QSize(80, self.sizeHint().height())


class _LineDelegate(TwoSidedDelegate):
    """Ticks on a click anywhere on the line."""

    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        if event.type() == QEvent.Type.KeyPress:
            return super().editorEvent(event, model, option, index)
        if event.type() != QEvent.Type.MouseButtonRelease:
            return False
        state = Qt.CheckState(index.data(Qt.ItemDataRole.CheckStateRole))
        turned = (
            Qt.CheckState.Unchecked
            if state == Qt.CheckState.Checked
            else Qt.CheckState.Checked
        )
        return model.setData(index, turned, Qt.ItemDataRole.CheckStateRole)
