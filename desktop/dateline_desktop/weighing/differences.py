"""The panel that lists every discrepancy of the case, open or decided."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QButtonGroup,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QStackedLayout,
    QTableView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from dateline_db.analysis.discrepancies import State
from dateline_db.errors import say
from dateline_db.model.changes import Changes
from dateline_desktop.core.session import Session
from dateline_desktop.core.text import tr
from dateline_desktop.core.words import code_word
from dateline_desktop.weighing.differences_model import WIDTHS, DifferencesModel
from dateline_desktop.widgets.empty_state import EmptyState

_RESTS_ON = ("event", "claim", "figure", "decision", "actor", "actor_name", "place")


class DifferencesPanel(QWidget):
    """Choosing a difference selects its event; Enter or a double click weighs it."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._is_stale = True
        self.model = DifferencesModel()
        self.table = _Table(self._weigh)
        self.search = QLineEdit()
        self.buttons: dict[State | None, QToolButton] = {}
        self._state: State | None = None
        self._empty = EmptyState(
            "disputed", tr("No two sources differ on a point of any event.")
        )
        self._lay_out()
        session.case_changed.connect(self.refresh)
        session.changed.connect(self._on_changed)

    def refresh(self) -> None:
        """Read the differences anew, now or when the panel comes into view."""
        self._is_stale = not self.isVisible()
        if self._is_stale:
            return
        self.model.show_case(self._session.case)
        for state, button in self.buttons.items():
            word = tr("All") if state is None else code_word(state)
            count = self.model.count(state)
            button.setText(tr(say("{word} ({n:,})", word=word, n=count)))
        some = self.model.count(None) > 0
        self._pages.setCurrentIndex(1 if some else 0)

    # Private

    def _lay_out(self) -> None:
        page = QWidget()
        rows = QVBoxLayout(page)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addLayout(self._bar())
        self.table.setModel(self.model)
        self.table.setAccessibleName(tr("Differences"))
        for column, width in enumerate(WIDTHS):
            self.table.setColumnWidth(column, width)
        self.table.horizontalHeader().setSortIndicator(0, Qt.SortOrder.AscendingOrder)
        self.table.selectionModel().currentRowChanged.connect(self._on_current)
        self.table.doubleClicked.connect(self._weigh)
        rows.addWidget(self.table, 1)
        self._pages = QStackedLayout(self)
        self._pages.addWidget(self._empty)
        self._pages.addWidget(page)

    def _bar(self) -> QHBoxLayout:
        bar = QHBoxLayout()
        bar.setContentsMargins(8, 4, 8, 4)
        group = QButtonGroup(self)
        for state in (None, *State):
            button = QToolButton()
            button.setCheckable(True)
            button.setChecked(state is None)
            button.clicked.connect(partial(self._show_only, state))
            group.addButton(button)
            self.buttons[state] = button
            bar.addWidget(button)
        bar.addStretch(1)
        self.search.setPlaceholderText(tr("Find in this list"))
        self.search.setClearButtonEnabled(True)
        self.search.setMaximumWidth(240)
        self.search.textChanged.connect(lambda: self._show_only(self._state))
        bar.addWidget(self.search)
        return bar

    def _show_only(self, state: State | None) -> None:
        self._state = state
        self.model.show_only(state, self.search.text())

    def _on_changed(self, changes: Changes) -> None:
        if changes.everything or changes.touches(*_RESTS_ON):
            self.refresh()

    def _on_current(self, current: QModelIndex) -> None:
        if current.isValid() and self.table.hasFocus():
            found = self.model.found(current.row())
            self._session.select("event", found.event_id)

    def _weigh(self, index: QModelIndex) -> None:
        if index.isValid():
            found = self.model.found(index.row())
            self._session.select("event", found.event_id)
            self._session.show_panel("weigh")

    # Qt

    def showEvent(self, event: QShowEvent) -> None:
        if self._is_stale:
            self.refresh()
        super().showEvent(event)


class _Table(QTableView):
    """A table of lines that can be chosen, and opened by Enter."""

    def __init__(self, on_open: Callable[[QModelIndex], object]) -> None:
        super().__init__()
        self._on_open = on_open
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setAlternatingRowColors(True)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSortingEnabled(True)
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(self.fontMetrics().height() + 8)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setStretchLastSection(True)
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        header.setDefaultAlignment(left)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._on_open(self.currentIndex())
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)
