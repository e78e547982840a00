"""The panel of the claims, below the timeline."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QMenu

from dateline_db.edits.citing import cite_claims
from dateline_db.model.changes import Changes
from dateline_desktop.claims.table import ClaimsModel, Columns
from dateline_desktop.core.copying import copy_text
from dateline_desktop.core.grouped_model import Kept
from dateline_desktop.core.record_table import RecordPanel, add_action
from dateline_desktop.core.session import Session
from dateline_desktop.core.several_menu import add_tags
from dateline_desktop.core.table_bar import BarredTable, TableBar
from dateline_desktop.core.text import tr
from dateline_desktop.widgets.empty_state import EmptyState

_SHOWN = (
    "claim",
    "event",
    "source",
    "publisher",
    "reliability_grade",
    "credibility_grade",
    "lineage",
    "tag",
    "tagging",
)


class ClaimsTable(BarredTable):
    """Grades as many claims as are selected, and copies them as citations."""

    def __init__(self, session: Session, model: ClaimsModel) -> None:
        super().__init__(session, "claim", model)
        self.setAccessibleName(tr("Claims"))

    def paste(self) -> None:
        self._session.table_pasted.emit()

    def menu_for(self, ids: Sequence[str]) -> QMenu:
        menu, session = super().menu_for(ids), self._session
        add_action(menu, tr("Copy as citation"), partial(self._cite, ids))
        menu.addSeparator()
        ask = partial(session.ask_grade, "claim", ids)
        grade = add_action(menu, tr("Grade…"), ask, "F4")
        grade.setEnabled(session.writable)
        add_tags(menu, session, "claim", ids)
        return menu

    def _cite(self, ids: Sequence[str]) -> None:
        if self._session.case is not None:
            copy_text(cite_claims(self._session.case, ids))


class ClaimsPanel(RecordPanel):
    """Every claim of the case, in the order in which they were added at first."""

    def __init__(self, session: Session) -> None:
        model = ClaimsModel()
        table = ClaimsTable(session, model)
        sentence = tr("No claims yet. A claim is what one source says about one event.")
        self.bar = TableBar(session, "claim", table, model)
        super().__init__(session, table, EmptyState("claim", sentence), self.bar)
        self.model = model
        self.add = self.empty.offer(
            tr("Add a claim…"), lambda: session.new_record("claim")
        )
        session.case_changed.connect(self.refresh)
        session.changed.connect(self._on_changed)

    @property
    def filled(self) -> bool:
        case = self.session.case
        return case is not None and case.claims.count() > 0

    def show_graded(self, grades: frozenset[str]) -> None:
        """Show only the claims of some grades: "B2", "C3"."""
        self.model.keep(Columns.GRADE, Kept(values=grades))

    def read(self) -> None:
        self.model.show_case(self.session.case)
        self.bar.refresh()
        self.add.setEnabled(self.session.writable)

    def _on_changed(self, changes: Changes) -> None:
        if changes.everything or changes.touches(*_SHOWN):
            self.refresh()
