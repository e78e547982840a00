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
        model = ClaimsModel()
        table = RecordTable(session, "claim", model)
        table.setAccessibleName(tr("Claims"))
        sentence = tr("No claims yet. A claim is what one source says about one event.")
        super().__init__(session, table, EmptyState("claim", sentence))
        self.model = model
        self.add = self.empty.offer(
            tr("Add a claim…"), lambda: session.new_record("claim")
        )
        session.case_changed.connect(self.refresh)
        session.changed.connect(self._on_changed)

    def read(self) -> None:
        self.model.show_case(self.session.case)
        self.add.setEnabled(self.session.writable)

    def _on_changed(self, changes: Changes) -> None:
        if changes.touches(*_SHOWN):
            self.refresh()
