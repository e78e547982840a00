"""A table of records that keeps to the one selection, and the panel it stands in."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, Qt, QTimer
from PySide6.QtGui import (
    QAction,
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QShowEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QMenu,
    QStackedLayout,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from dateline_db.edits.deleting import can_delete, delete_records
from dateline_desktop.core.copying import copy_text, rows_as_text
from dateline_desktop.core.record_model import RecordModel
from dateline_desktop.core.session import Selection, Session
from dateline_desktop.core.text import tr
from dateline_desktop.widgets.empty_state import EmptyState
from dateline_desktop.widgets.grade_delegate import GradeDelegate, explain, grade_of

_WHOLE_ROW = (
    QItemSelectionModel.SelectionFlag.ClearAndSelect
    | QItemSelectionModel.SelectionFlag.Rows
)

_MOST_HEADINGS = 2000  # that reach over all columns; more would take long to lay out


class RecordTable(QTableView):
    """Chooses the record of the current row; a double click or Enter opens it."""

    def __init__(self, session: Session, kind: str, model: RecordModel) -> None:
        super().__init__()
        self._session, self._kind, self._records = session, kind, model
        self._following = False
        self.setModel(model)
        self._lay_out()
        self.selectionModel().currentRowChanged.connect(self._on_current)
        self.selectionModel().selectionChanged.connect(self._mark)
        self.doubleClicked.connect(self._open)
        model.modelReset.connect(self._span)
        model.layoutChanged.connect(self._span)
        model.modelReset.connect(self._follow)
        model.layoutChanged.connect(self._follow)
        session.selection_changed.connect(self._follow)
        session.revealed.connect(self._on_revealed)

    def sort_by(self, column: int) -> None:
        """Sort by a column, upwards, until the analyst chooses another."""
        self.horizontalHeader().setSortIndicator(column, Qt.SortOrder.AscendingOrder)

    def chosen_rows(self) -> list[int]:
        """Return the rows that are selected, from the top."""
        found = (one.row() for one in self.selectionModel().selectedRows())
        return sorted(row for row in found if self._records.id_of(row))

    def chosen_ids(self) -> list[str]:
        """Return the records that are selected, from the top."""
        return [self._records.id_of(row) for row in self.chosen_rows()]

    def copy(self) -> None:
        """Copy the selected rows, as a spreadsheet takes them."""
        copy_text(rows_as_text(self, self.chosen_rows()))

    def paste(self) -> None:
        """Take rows from the clipboard, in a table that can."""

    def menu_for(self, ids: Sequence[str]) -> QMenu:
        """Return what can be done with records, for the menu of a click on them."""
        menu = QMenu(self)
        if len(ids) == 1:
            add_action(menu, tr("Open"), partial(self._open_id, ids[0]), "Return")
        add_action(menu, tr("Copy rows"), self.copy, "Ctrl+C")
        return menu

    def explain_grade(self, menu: QMenu) -> None:
        """Offer in a menu what the grade of the current row means."""
        row = self.currentIndex().row()
        for column in range(len(self._records.columns)):
            index = self._records.index(row, column)
            if grade_of(index) is not None:
                where = self.viewport().mapToGlobal(self.visualRect(index).bottomLeft())
                text = tr("What its grade means")
                add_action(menu, text, partial(explain, index, where, self))
                return

    def offer_filter(self, menu: QMenu, column: int) -> None:
        """Offer to narrow a column down, in a table that can."""

    def _offer_deletion(self, menu: QMenu, ids: Sequence[str]) -> None:
        session, kind = self._session, self._kind
        if can_delete(kind):
            menu.addSeparator()
            delete = partial(session.try_edit, delete_records, kind, ids)
            deletion = add_action(menu, tr("Delete"), delete, "Del")
            deletion.setEnabled(session.writable)

    def _lay_out(self) -> None:
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setAlternatingRowColors(True)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSortingEnabled(True)
        self._signs = GradeDelegate(self)
        self.setItemDelegate(self._signs)
        self.setMouseTracking(True)  # for the pointer over a sign
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
        header.setSectionsMovable(True)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self._offer_columns)
        for section, column in enumerate(self._records.columns):
            self.setColumnWidth(section, column.width)

    def _on_current(self, current: QModelIndex) -> None:
        if current.isValid() and not self._following:
            record_id = self._records.id_of(current.row())
            if record_id:
                self._session.select(self._kind, record_id)
                self._mark()

    def _mark(self) -> None:
        """Tell the session what is selected together."""
        if self._following:
            return
        ids = self.chosen_ids()
        if len(ids) > 1:
            if self._session.selection.id not in ids:
                self._begin_with(ids[0])
            self._session.marked = tuple(ids)

    def _begin_with(self, record_id: str) -> None:
        """Make one of several the selected one; the others stay selected with it."""
        row = self._records.row_of(record_id)
        if row is not None:
            self._following = True
            index, flags = self._records.index(row, 0), QItemSelectionModel
            self.selectionModel().setCurrentIndex(index, flags.SelectionFlag.NoUpdate)
            self._following = False
            self._session.select(self._kind, record_id)

    def _span(self) -> None:
        """Let the headings of groups reach over all columns."""
        self.clearSpans()
        headings = self._records.heading_rows()
        if len(headings) <= _MOST_HEADINGS:
            for row in headings:
                self.setSpan(row, 0, 1, len(self._records.columns))

    def _offer_columns(self, at: QPoint) -> None:
        """Let columns be shown and hidden."""
        menu = QMenu(self)
        self.offer_filter(menu, self.horizontalHeader().logicalIndexAt(at))
        self.add_columns(menu)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.horizontalHeader().mapToGlobal(at))

    def add_columns(self, menu: QMenu) -> None:
        """Offer every column in a menu, those that are shown ticked."""
        for section, column in enumerate(self._records.columns):
            action = menu.addAction(tr(column.title))
            action.setCheckable(True)
            action.setChecked(not self.isColumnHidden(section))
            action.toggled.connect(partial(self._show_column, section))

    def _show_column(self, section: int, shown: bool) -> None:  # noqa: FBT001 - a signal
        self.setColumnHidden(section, not shown)

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
            self._open_id(self._records.id_of(index.row()))

    def _open_id(self, record_id: str) -> None:
        if record_id:
            self._session.open_record(self._kind, record_id)

    # Qt

    def focusInEvent(self, event: QFocusEvent) -> None:
        had_row, self._following = self.currentIndex().isValid(), True
        super().focusInEvent(event)
        if not had_row:
            # Qt makes the first row current, and that would be selected everywhere.
            self.selectionModel().clear()
        self._following = False

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        QTimer.singleShot(0, self, self._show_current)  # once it has its size

    def _show_current(self) -> None:
        if self.selectionModel().hasSelection():
            self.scrollTo(self.currentIndex())

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        ids = self.chosen_ids()
        if ids:
            menu = self.menu_for(ids)
            if len(ids) == 1:
                self.explain_grade(menu)
            self._offer_deletion(menu, ids)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(event.globalPos())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        index = self.indexAt(event.position().toPoint())
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        option.rect = self.visualRect(index)
        is_on_sign = self._signs.is_on_sign(event.position(), option, index)
        if is_on_sign:
            self.viewport().setCursor(Qt.CursorShape.WhatsThisCursor)
        else:
            self.viewport().unsetCursor()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex())
        elif event.matches(QKeySequence.StandardKey.SelectAll):
            self.selectAll()
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

    def __init__(
        self,
        session: Session,
        table: RecordTable,
        empty: EmptyState,
        bar: QWidget | None = None,
    ) -> None:
        super().__init__()
        self.session, self.table, self.empty = session, table, empty
        self._is_stale = True
        self._pages = QStackedLayout(self)
        self._pages.addWidget(empty)
        self._full: QWidget = table if bar is None else _below(bar, table)
        self._pages.addWidget(self._full)

    def read(self) -> None:
        """Read what the table shows."""
        raise NotImplementedError

    @property
    def filled(self) -> bool:
        """Whether there is anything that the table could show."""
        return self.table.model().rowCount() > 0

    def refresh(self) -> None:
        """Read again what the table shows, now or when it comes into view."""
        self._is_stale = not self.isVisible()
        if not self._is_stale:
            self.read()
            self._pages.setCurrentWidget(self._full if self.filled else self.empty)

    # Qt

    def showEvent(self, event: QShowEvent) -> None:
        if self._is_stale:
            self.refresh()
        super().showEvent(event)


def add_action(
    menu: QMenu, text: str, slot: Callable[[], object], keys: str = ""
) -> QAction:
    """Add to a menu what can be done, and show the keys that do it without the menu."""
    action = menu.addAction(text)
    action.setShortcut(QKeySequence(keys))
    # The keys are the window's: here they are only shown.
    action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
    action.setShortcutVisibleInContextMenu(True)
    action.triggered.connect(lambda: slot())
    return action


def _below(bar: QWidget, table: QWidget) -> QWidget:
    page = QWidget()
    rows = QVBoxLayout(page)
    rows.setContentsMargins(0, 0, 0, 0)
    rows.setSpacing(0)
    rows.addWidget(bar)
    rows.addWidget(table, 1)
    return page
