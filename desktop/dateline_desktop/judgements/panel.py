"""The panel of the judgements, below the timeline."""

from dateline_db.model.changes import Changes
from dateline_desktop.core.record_table import RecordPanel, RecordTable
from dateline_desktop.core.session import Session
from dateline_desktop.core.text import tr
from dateline_desktop.judgements.table import JudgementsModel
from dateline_desktop.widgets.empty_state import EmptyState

_SHOWN = (
    "judgement",
    "judgement_claim",
    "dismissal",
    "claim",
    "source",
    "publisher",
    "lineage",
    "credibility_grade",
)


class JudgementsPanel(RecordPanel):
    """Every judgement of the case, with what it rests on and what the checks say."""

    def __init__(self, session: Session) -> None:
        model = JudgementsModel()
        table = RecordTable(session, "judgement", model)
        table.setAccessibleName(tr("Judgements"))
        sentence = tr(
            "No judgements yet. A judgement is what you conclude, how likely it is, "
            "and the claims that it rests on."
        )
        super().__init__(session, table, EmptyState("judgement", sentence))
        self.model = model
        self.add = self.empty.offer(
            tr("Write a judgement…"), lambda: session.new_record("judgement")
        )
        session.case_changed.connect(self.refresh)
        session.changed.connect(self._on_changed)

    def read(self) -> None:
        self.model.show_case(self.session.case)
        self.add.setEnabled(self.session.writable)

    def _on_changed(self, changes: Changes) -> None:
        if changes.touches(*_SHOWN):
            self.refresh()
