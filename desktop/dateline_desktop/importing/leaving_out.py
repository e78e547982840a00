"""The button of a preview that leaves the selected rows out, or takes them again."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QPushButton, QTableView, QTabWidget

from dateline_db.exchange.table import Row
from dateline_desktop.core.text import tr

_DELETE = QKeySequence(Qt.Key.Key_Delete)


class LeavingOut(QPushButton):
    """Acts on the rows that are selected in the table on top; Del does the same."""

    chosen = Signal(object)  # the numbers of all rows that are left out now

    def __init__(self, tabs: QTabWidget) -> None:
        super().__init__()
        self._tabs = tabs
        self._rows: Sequence[Row] = ()
        self._left_out: frozenset[int] = frozenset()
        self.setAutoDefault(False)
        self.setToolTip(tr("Del leaves the selected rows out, and takes them again"))
        self.clicked.connect(self._turn)
        tabs.setCornerWidget(self)
        tabs.currentChanged.connect(self.offer)

    def watch(self, table: QTableView) -> None:
        """Follow what is selected in a table; once for each of its models."""
        table.selectionModel().selectionChanged.connect(self.offer)
        if not table.actions():
            action = QAction(self.text(), table)
            action.setShortcut(_DELETE)
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            action.triggered.connect(self._turn)
            table.addAction(action)

    def show_rows(self, rows: Sequence[Row], left_out: frozenset[int]) -> None:
        """Hold the rows of the tables, of which some are left out."""
        self._rows, self._left_out = rows, left_out
        self.offer()

    def offer(self) -> None:
        """Say what would be done with what is selected."""
        selected = self._selected()
        self.setEnabled(bool(selected))
        is_out = bool(selected) and selected <= self._left_out
        self.setText(tr("&Take again") if is_out else tr("&Leave out"))

    def _selected(self) -> frozenset[int]:
        table = self._tabs.currentWidget()
        if not isinstance(table, QTableView) or table.selectionModel() is None:
            return frozenset()
        chosen = (one.row() for one in table.selectionModel().selectedRows())
        return frozenset(self._rows[n].number for n in chosen if n < len(self._rows))

    def _turn(self) -> None:
        selected = self._selected()
        if selected <= self._left_out:
            self.chosen.emit(self._left_out - selected)
        else:
            self.chosen.emit(self._left_out | selected)
