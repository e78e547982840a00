"""The panel of the events, below the timeline."""

from dateline_desktop.core.filter import Filter
from dateline_desktop.core.record_table import RecordPanel, RecordTable
from dateline_desktop.core.session import Session
from dateline_desktop.core.text import tr
from dateline_desktop.events.table import Columns, EventsModel
from dateline_desktop.widgets.empty_state import EmptyState


class EventsPanel(RecordPanel):
    """The events that are shown, sorted by date at first."""

    def __init__(self, session: Session) -> None:
        model = EventsModel()
        table = RecordTable(session, "event", model)
        table.setAccessibleName(tr("Events"))
        table.sort_by(Columns.DATE)
        super().__init__(session, table, EmptyState("event", ""))
        self.model = model
        self.add = self.empty.offer(
            tr("New event…"), lambda: session.new_record("event")
        )
        self.clear = self.empty.offer(
            tr("Clear all filters"), lambda: session.set_filter(Filter())
        )
        session.shown_changed.connect(self.refresh)

    def read(self) -> None:
        session = self.session
        self.model.show_events(session.case, session.index, session.shown)
        hidden = session.index is not None and session.index.count > 0
        self.empty.set_sentence(
            tr("The filters hide every event.")
            if hidden
            else tr("No events yet. An event is something dated: what happened, when.")
        )
        self.add.setVisible(not hidden)
        self.add.setEnabled(session.writable)
        self.clear.setVisible(hidden)
