"""The panel of the sources, below the timeline."""

from dateline_db.model.changes import Changes
from dateline_desktop.core.record_table import RecordPanel, RecordTable
from dateline_desktop.core.session import Session
from dateline_desktop.core.text import tr
from dateline_desktop.sources.table import SourcesModel
from dateline_desktop.widgets.empty_state import EmptyState

_SHOWN = ("source", "publisher", "lineage", "reliability_grade", "claim")


class SourcesPanel(RecordPanel):
    """Every source of the case, in the order in which they were added at first."""

    def __init__(self, session: Session) -> None:
        model = SourcesModel()
        table = RecordTable(session, "source", model)
        table.setAccessibleName(tr("Sources"))
        sentence = tr(
            "No sources yet. A source is one publication: an article, a report."
        )
        super().__init__(session, table, EmptyState("source", sentence))
        self.model = model
        self.add = self.empty.offer(
            tr("Add a source…"), lambda: session.new_record("source")
        )
        session.case_changed.connect(self.refresh)
        session.changed.connect(self._on_changed)

    def read(self) -> None:
        self.model.show_case(self.session.case)
        self.add.setEnabled(self.session.writable)

    def _on_changed(self, changes: Changes) -> None:
        if changes.touches(*_SHOWN):
            self.refresh()
