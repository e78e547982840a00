"""A table of records that keeps to the one selection, and the panel it stands in."""

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStackedLayout,
    QTableView,
    QWidget,
)

from dateline_desktop.core.record_model import RecordModel
from dateline_desktop.core.session import Selection, Session
from dateline_desktop.widgets.empty_state import EmptyState
from dateline_desktop.widgets.grade_delegate import GradeDelegate

_WHOLE_ROW = (
    QItemSelectionModel.SelectionFlag.ClearAndSelect
    | QItemSelectionModel.SelectionFlag.Rows
)


class RecordTable(QTableView):
    """Chooses the record of the current row; a double click or Enter opens it."""

    def __init__(self, session: Session, kind: str, model: RecordModel) -> None:
        super().__init__()
        self._session, self._kind, self._records = session, kind, model
        self._following = False
        self.setModel(model)
        self._lay_out()
        self.selectionModel().currentRowChanged.connect(self._on_current)
        self.doubleClicked.connect(self._open)
        model.modelReset.connect(self._follow)
        model.layoutChanged.connect(self._follow)
        session.selection_changed.connect(self._follow)
        session.revealed.connect(self._on_revealed)

    def sort_by(self, column: int) -> None:
        """Sort by a column, upwards, until the analyst chooses another."""
        self.horizontalHeader().setSortIndicator(column, Qt.SortOrder.AscendingOrder)

    def _lay_out(self) -> None:
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setAlternatingRowColors(True)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSortingEnabled(True)
        self.setItemDelegate(GradeDelegate(self))
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(self.fontMetrics().height() + 8)
        header = self.horizontalHeader()
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        header.setHighlightSections(False)
        header.setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        header.setStretchLastSection(True)
        for section, column in enumerate(self._records.columns):
            self.setColumnWidth(section, column.width)

    def _on_current(self, current: QModelIndex) -> None:
        if current.isValid() and not self._following:
            self._session.select(self._kind, self._records.id_of(current.row()))

    def _follow(self) -> None:
        """Select the row of what is selected, or none."""
        chosen, self._following = self._session.selection, True
        row = None
        if chosen.kind == self._kind and chosen.id is not None:
            row = self._records.row_of(chosen.id)
        if row is None:
            self.selectionModel().clear()
        elif (
            row != self.currentIndex().row() or not self.selectionModel().hasSelection()
        ):
            index = self._records.index(row, 0)
            self.selectionModel().setCurrentIndex(index, _WHOLE_ROW)
            self.scrollTo(index)
        self._following = False

    def _on_revealed(self, chosen: Selection) -> None:
        if chosen.kind == self._kind and self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    def _open(self, index: QModelIndex) -> None:
        if index.isValid():
            self._session.open_record(self._kind, self._records.id_of(index.row()))

    # Qt

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        QTimer.singleShot(0, self, self._show_current)  # once it has its size

    def _show_current(self) -> None:
        if self.selectionModel().hasSelection():
            self.scrollTo(self.currentIndex())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex())
        elif event.key() == Qt.Key.Key_Escape or (
            event.text() and event.text().isprintable()
        ):
            # Esc clears the selection everywhere. Letters would search the first
            # column, and read every row for it: there is a search for that.
            event.ignore()
        else:
            super().keyPressEvent(event)


class RecordPanel(QWidget):
    """A table, or what would fill it while it is empty.

    While it is not in view it reads nothing; then it reads once.
    """

    def __init__(self, session: Session, table: RecordTable, empty: EmptyState) -> None:
        super().__init__()
        self.session, self.table, self.empty = session, table, empty
        self._is_stale = True
        self._pages = QStackedLayout(self)
        self._pages.addWidget(empty)
        self._pages.addWidget(table)

    def read(self) -> None:
        """Read what the table shows."""
        raise NotImplementedError

    def refresh(self) -> None:
        """Read again what the table shows, now or when it comes into view."""
        self._is_stale = not self.isVisible()
        if not self._is_stale:
            self.read()
            filled = self.table.model().rowCount() > 0
            self._pages.setCurrentWidget(self.table if filled else self.empty)

    # Qt

    def showEvent(self, event: QShowEvent) -> None:
        if self._is_stale:
            self.refresh()
        super().showEvent(event)
