"""The panel of the claims, below the timeline."""

from dateline_db.model.changes import Changes
from dateline_desktop.claims.table import ClaimsModel
from dateline_desktop.core.record_table import RecordPanel, RecordTable
from dateline_desktop.core.session import Session
from dateline_desktop.core.text import tr
from dateline_desktop.widgets.empty_state import EmptyState

_SHOWN = (
    "claim",
    "event",
    "source",
    "publisher",
    "reliability_grade",
    "credibility_grade",
)


class ClaimsPanel(RecordPanel):
    """Every claim of the case, in the order in which they were added at first."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self.model = ClaimsModel()
        table = RecordTable(session, "claim", self.model)
        table.setAccessibleName(tr("Claims"))
        empty = EmptyState(
            "claim",
            tr("No claims yet. A claim is what one source says about one event."),
        )
        super().__init__(table, empty)
        self.add = empty.offer(tr("Add a claim…"), lambda: session.new_record("claim"))
        session.case_changed.connect(self._refresh)
        session.changed.connect(self._on_changed)
        self._refresh()

    def _on_changed(self, changes: Changes) -> None:
        if changes.touches(*_SHOWN):
            self._refresh()

    def _refresh(self) -> None:
        self.model.show_case(self._session.case)
        self.add.setEnabled(self._session.writable)
        self.show_what_there_is()
