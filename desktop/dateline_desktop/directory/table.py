"""One table of the directory, with what can be done with its records."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QMenu

from dateline_db.model.changes import Changes
from dateline_desktop.core.pair_card import offer_merge
from dateline_desktop.core.record_table import RecordPanel, add_action
from dateline_desktop.core.session import Session
from dateline_desktop.core.table_bar import BarredTable, TableBar
from dateline_desktop.core.text import tr
from dateline_desktop.directory.kinds import Kind
from dateline_desktop.directory.model import DirectoryModel
from dateline_desktop.widgets.empty_state import EmptyState


class DirectoryTable(BarredTable):
    """Opens, merges and grades; shows only the events of who or what is chosen."""

    def __init__(self, session: Session, kind: Kind, model: DirectoryModel) -> None:
        super().__init__(session, kind.table, model)
        self._only = kind.only
        self.setAccessibleName(tr(kind.title))

    def menu_for(self, ids: Sequence[str]) -> QMenu:
        menu, session = super().menu_for(ids), self._session
        if self._only is not None:
            only = partial(session.set_filter, self._only(frozenset(ids)))
            add_action(menu, tr("Show only their events"), only)
        menu.addSeparator()
        if self._kind == "publisher":
            grade = partial(session.ask_grade, "publisher", ids)
            asked = add_action(menu, tr("Grade…"), grade, "F4")
            asked.setEnabled(session.writable)
        offer_merge(menu, session, self._kind, ids)
        return menu


class DirectoryTablePanel(RecordPanel):
    """The table of one kind with its bar, or what would fill it."""

    def __init__(self, session: Session, kind: Kind) -> None:
        model = DirectoryModel(kind.columns, kind.rows)
        table = DirectoryTable(session, kind, model)
        self.bar = TableBar(session, kind.table, table, model)
        empty = EmptyState(kind.icon, tr(kind.empty))
        super().__init__(session, table, empty, self.bar)
        self.model, self._shown = model, kind.shown
        self.add = empty.offer(tr(kind.new), partial(session.new_record, kind.table))
        self._table_name = kind.table
        session.case_changed.connect(self.refresh)
        session.changed.connect(self._on_changed)

    @property
    def filled(self) -> bool:
        case = self.session.case
        return case is not None and case.table(self._table_name).count() > 0

    def read(self) -> None:
        self.model.show_case(self.session.case)
        self.bar.refresh()
        self.add.setEnabled(self.session.writable)

    def _on_changed(self, changes: Changes) -> None:
        if changes.everything or changes.touches(*self._shown):
            self.refresh()
