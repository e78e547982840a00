"""A line to type in, with a list below it from which one can be picked."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QFocusEvent,
    QHideEvent,
    QKeyEvent,
    QStandardItem,
    QStandardItemModel,
)
from PySide6.QtWidgets import QFrame, QLineEdit, QListView

from dateline_desktop.widgets.icons import icon, set_icon
from dateline_desktop.widgets.text import tr
from dateline_desktop.widgets.two_sided import SIDE, TwoSidedDelegate

_OPTION = Qt.ItemDataRole.UserRole
_LINES, _MARGIN = 9, 4
_STEPS = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: _LINES,
    Qt.Key.Key_PageUp: -_LINES,
}


@dataclass(frozen=True, slots=True)
class Option:
    """What can be picked: its words, and quieter ones to tell it by.

    An empty id stands for something that is not there yet.
    """

    id: str
    text: str
    side: str = ""


class PickLine(QLineEdit):
    """The keys are a combo box's: arrows choose, Enter picks, Esc closes the list."""

    picked = Signal(object)  # Option
    list_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.list = _List(self)
        self.list.clicked.connect(self._pick)
        opener = QAction(tr("Show the list"), self)
        set_icon(opener, "expand")
        opener.triggered.connect(self.list_wanted)
        self.addAction(opener, QLineEdit.ActionPosition.TrailingPosition)

    def offer(self, options: Sequence[Option]) -> None:
        """Show what can be picked."""
        self.list.show_options(options)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, listed = Qt.Key(event.key()), self.list.isVisible()
        if key in _STEPS and listed:
            self.list.move_by(_STEPS[key])
        elif key == Qt.Key.Key_Down:
            self.list_wanted.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and listed:
            self._pick(self.list.currentIndex())
        elif key == Qt.Key.Key_Escape and listed:
            self.list.hide()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.list.hide()
        super().focusOutEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        self.list.hide()
        super().hideEvent(event)

    def focusNextPrevChild(self, forwards: bool) -> bool:  # noqa: FBT001 - Qt's own
        if forwards and self.list.isVisible():
            self._pick_the_one_meant()
        return super().focusNextPrevChild(forwards)

    def _pick_the_one_meant(self) -> None:
        """Pick what alone is offered, unless that would open another window."""
        option = self.list.currentIndex().data(_OPTION)
        is_alone = self.list.model().rowCount() == 1
        if is_alone and (option.id or self.text().strip() in option.text):
            self._pick(self.list.currentIndex())

    def _pick(self, index: QModelIndex) -> None:
        self.list.hide()
        if index.isValid():
            self.picked.emit(index.data(_OPTION))


class _List(QListView):
    """A window of its own, since it must reach beyond the dialog it belongs to."""

    def __init__(self, line: PickLine) -> None:
        super().__init__(line)
        self._line = line
        self._options = QStandardItemModel(self)
        self.setModel(self._options)
        self.setItemDelegate(TwoSidedDelegate(self))
        self.setWindowFlags(Qt.WindowType.ToolTip)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setViewportMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("role", "popup")
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(tr("What can be chosen"))
        self.entered.connect(self.setCurrentIndex)

    def show_options(self, options: Sequence[Option]) -> None:
        """Show the options below the line, the first one current."""
        self._options.clear()
        for option in options:
            self._options.appendRow(_item(option))
        if not options:
            self.hide()
            return
        self.setCurrentIndex(self._options.index(0, 0))
        below = self._line.mapToGlobal(QPoint(0, self._line.height() + 2))
        height = self.sizeHintForRow(0) * min(len(options), _LINES) + 2 * _MARGIN + 2
        self.setGeometry(below.x(), below.y(), self._line.width(), height)
        self.show()

    def move_by(self, step: int) -> None:
        """Make an option further down, or up, the current one."""
        last = self._options.rowCount() - 1
        row = max(0, min(last, self.currentIndex().row() + step))
        self.setCurrentIndex(self._options.index(row, 0))


def _item(option: Option) -> QStandardItem:
    item = QStandardItem(option.text)
    item.setData(option, _OPTION)
    item.setData(option.side, SIDE)
    item.setToolTip("")
    if not option.id:
        item.setIcon(icon("add"))
    return item
