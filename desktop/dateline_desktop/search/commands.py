"""Every command by name: type some letters of it and press Enter."""

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, QSize, Qt
from PySide6.QtGui import QIcon, QKeyEvent, QPixmap, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QDialog, QLineEdit, QListView, QVBoxLayout, QWidget

from dateline_desktop.actions import MENUS, ROWS, Actions, Row, bare
from dateline_desktop.core.text import tr
from dateline_desktop.widgets.icons import icon
from dateline_desktop.widgets.two_sided import SIDE, TwoSidedDelegate

_ID = Qt.ItemDataRole.UserRole
_STEPS = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: 8,
    Qt.Key.Key_PageUp: -8,
}


class CommandPalette(QDialog):
    """Lists the commands whose words begin with what is typed."""

    def __init__(self, actions: Actions, window: QWidget) -> None:
        super().__init__(window, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("role", "popup")
        self._actions, self._window = actions, window
        self._model = QStandardItemModel(self)
        self.field = QLineEdit()
        self.list = QListView()
        self._lay_out()
        self._connect()
        self._show_matches("")

    def open_above(self) -> None:
        """Show the palette over the upper part of its window."""
        window = self._window
        width = min(560, window.width() - 40)
        self.resize(width, min(420, window.height() - 120))
        left = (window.width() - width) // 2
        self.move(window.mapToGlobal(QPoint(left, 80)))
        self.show()
        self.field.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = _STEPS.get(Qt.Key(event.key()))
            if step is not None:
                self._move(step)
                return True
        return super().eventFilter(watched, event)

    def _lay_out(self) -> None:
        self.field.setPlaceholderText(tr("What do you want to do?"))
        self.field.setAccessibleName(tr("Command"))
        self.list.setModel(self._model)
        self.list.setItemDelegate(TwoSidedDelegate(self.list))
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.list.setUniformItemSizes(True)
        self.list.setIconSize(QSize(16, 16))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(8, 8, 8, 8)
        rows.addWidget(self.field)
        rows.addWidget(self.list)

    def _connect(self) -> None:
        self.field.textChanged.connect(self._show_matches)
        self.field.returnPressed.connect(self._run)
        self.field.installEventFilter(self)
        self.list.clicked.connect(self._run)

    def _show_matches(self, typed: str) -> None:
        self._model.clear()
        for row in ROWS:
            if _matches(row, typed):
                self._model.appendRow(self._item(row))
        self.list.setCurrentIndex(self._first_enabled())

    def _item(self, row: Row) -> QStandardItem:
        action = self._actions[row.id]
        item = QStandardItem(bare(row.text).rstrip("…"))
        item.setIcon(icon(row.icon) if row.icon else _no_icon())
        item.setData(row.id, _ID)
        item.setData(" ".join(row.keys[:1]), SIDE)
        item.setEnabled(action.isEnabled())
        return item

    def _first_enabled(self) -> QModelIndex:
        items = [self._model.item(n) for n in range(self._model.rowCount())]
        return next((i.index() for i in items if i.isEnabled()), QModelIndex())

    def _move(self, step: int) -> None:
        row = self.list.currentIndex().row() + step
        last = self._model.rowCount() - 1
        self.list.setCurrentIndex(self._model.index(max(0, min(last, row)), 0))

    def _run(self) -> None:
        index = self.list.currentIndex()
        if index.isValid() and index.flags() & Qt.ItemFlag.ItemIsEnabled:
            self.close()
            self._actions[index.data(_ID)].trigger()


def _no_icon() -> QIcon:
    blank = QPixmap(16, 16)
    blank.fill(Qt.GlobalColor.transparent)
    return QIcon(blank)


def _matches(row: Row, typed: str) -> bool:
    words = f"{bare(row.text)} {bare(MENUS[row.menu])}".casefold().split()
    return all(
        any(word.startswith(part) for word in words)
        for part in typed.casefold().split()
    )
