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
        self._session = session
        self.model = SourcesModel()
        table = RecordTable(session, "source", self.model)
        table.setAccessibleName(tr("Sources"))
        empty = EmptyState(
            "source",
            tr("No sources yet. A source is one publication: an article, a report."),
        )
        super().__init__(table, empty)
        self.add = empty.offer(
            tr("Add a source…"), lambda: session.new_record("source")
        )
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
