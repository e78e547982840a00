"""The History panel: every action with who, when, and what was there before."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListView, QPushButton, QSplitter, QVBoxLayout, QWidget

from dateline_db.case import Entry
from dateline_db.errors import DatelineError
from dateline_desktop.core.session import Session
from dateline_desktop.core.text import tr
from dateline_desktop.history.details import Details
from dateline_desktop.history.entries_model import ENTRY, EntriesModel, label_of
from dateline_desktop.history.entry_delegate import EntryDelegate
from dateline_desktop.history.subject import still_there
from dateline_desktop.widgets.icons import set_icon


class HistoryPanel(QWidget):
    """The list of actions; below it what the chosen one changed."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.entries = EntriesModel(session.settings)
        self.list = QListView()
        self.details = Details(session.settings)
        self.step_back = QPushButton(tr("Step back to here"))
        self._lay_out()
        self._connect()
        self._on_case_changed()

    def _lay_out(self) -> None:
        self.list.setModel(self.entries)
        self.list.setItemDelegate(EntryDelegate(self.list))
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(tr("Everything done in this case"))
        set_icon(self.step_back, "history")
        self.step_back.setToolTip(
            tr("Take back everything done after this; Undo brings it back.")
        )
        below = QWidget()
        rows = QVBoxLayout(below)
        rows.setContentsMargins(12, 10, 10, 10)
        rows.setSpacing(8)
        rows.addWidget(self.details, 1)
        rows.addWidget(self.step_back)
        parts = QSplitter(Qt.Orientation.Vertical)
        parts.setChildrenCollapsible(False)
        parts.addWidget(self.list)
        parts.addWidget(below)
        parts.setStretchFactor(0, 3)
        parts.setStretchFactor(1, 2)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(parts)

    def _connect(self) -> None:
        session = self._session
        session.case_changed.connect(self._on_case_changed)
        session.changed.connect(self._on_changed)
        session.busy_changed.connect(self._offer)
        self.list.selectionModel().currentChanged.connect(self._on_chosen)
        self.list.activated.connect(self._on_activated)
        self.step_back.clicked.connect(self._on_step_back)

    def _on_case_changed(self) -> None:
        self.entries.show_case(self._session.case)
        self._on_chosen()

    def _on_changed(self) -> None:
        self.entries.add_new()
        self._offer()

    def _on_chosen(self) -> None:
        entry, case = self._chosen(), self._session.case
        if entry is None or case is None:
            self.details.show_nothing()
        else:
            changes = case.changes_of(entry.seq)
            self.details.show_changes(case, label_of(entry), changes)
        self._offer()

    def _on_activated(self) -> None:
        """Jump to what the chosen action was about, as far as it is still there."""
        entry, case = self._chosen(), self._session.case
        if entry is None or case is None:
            return
        change = still_there(case, case.changes_of(entry.seq))
        if change is not None:
            self._session.reveal(change.table, change.id)

    def _on_step_back(self) -> None:
        entry, case = self._chosen(), self._session.case
        if entry is None or case is None:
            return
        try:
            case.undo_to(entry.seq)
        except DatelineError as error:
            self._session.ask.tell(error)

    def _chosen(self) -> Entry | None:
        index = self.list.currentIndex()
        return index.data(ENTRY) if index.isValid() else None

    def _offer(self) -> None:
        later = self.list.currentIndex().row() > 0
        self.step_back.setEnabled(later and self._session.writable)
