"""The panel of the events, below the timeline."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QMenu

from dateline_db.edits.citing import cite_claims
from dateline_db.edits.several_events import set_review
from dateline_db.model.event import Review
from dateline_desktop.core.copying import copy_text
from dateline_desktop.core.filter import Filter
from dateline_desktop.core.pair_card import offer_merge
from dateline_desktop.core.record_table import RecordPanel, add_action
from dateline_desktop.core.session import Session
from dateline_desktop.core.several_menu import add_tags, fill_kinds
from dateline_desktop.core.table_bar import BarredTable, TableBar
from dateline_desktop.core.text import tr
from dateline_desktop.core.words import code_word
from dateline_desktop.events.table import Columns, EventsModel
from dateline_desktop.widgets.empty_state import EmptyState


class EventsTable(BarredTable):
    """Changes as many events as are selected, each time as one action."""

    def __init__(self, session: Session, model: EventsModel) -> None:
        super().__init__(session, "event", model)
        self.setAccessibleName(tr("Events"))

    def paste(self) -> None:
        self._session.table_pasted.emit()

    def menu_for(self, ids: Sequence[str]) -> QMenu:
        menu, session = super().menu_for(ids), self._session
        add_action(menu, tr("Copy the sources as citations"), partial(self._cite, ids))
        menu.addSeparator()
        if len(ids) == 1:
            claim = partial(session.new_record, "claim", event_id=ids[0])
            add_action(menu, tr("New claim on it…"), claim, "Ctrl+L")
        for review in Review:
            mark = partial(session.try_edit, set_review, ids, review)
            add_action(menu, code_word(review), mark)
        fill_kinds(menu.addMenu(tr("Kind")), session, ids)
        add_tags(menu, session, "event", ids)
        offer_merge(menu, session, "event", ids)
        for action in menu.actions()[3:]:
            action.setEnabled(session.writable)
        return menu

    def _cite(self, ids: Sequence[str]) -> None:
        case = self._session.case
        if case is not None:
            claims = case.claims.where(event_id=[*ids])
            copy_text(cite_claims(case, [claim.id for claim in claims]))


class EventsPanel(RecordPanel):
    """The events that are shown, sorted by date at first."""

    def __init__(self, session: Session) -> None:
        model = EventsModel()
        table = EventsTable(session, model)
        table.sort_by(Columns.DATE)
        self.bar = TableBar(session, "event", table, model)
        super().__init__(session, table, EmptyState("event", ""), self.bar)
        self.model = model
        self.add = self.empty.offer(
            tr("New event…"), lambda: session.new_record("event")
        )
        self.clear = self.empty.offer(
            tr("Clear all filters"), lambda: session.set_filter(Filter())
        )
        session.shown_changed.connect(self.refresh)

    @property
    def filled(self) -> bool:
        return bool(self.session.shown.any())

    def read(self) -> None:
        session = self.session
        self.model.show_events(session.case, session.index, session.shown)
        self.bar.refresh()
        hidden = session.index is not None and session.index.count > 0
        self.empty.set_sentence(
            tr("The filters hide every event.")
            if hidden
            else tr("No events yet. An event is something dated: what happened, when.")
        )
        self.add.setVisible(not hidden)
        self.add.setEnabled(session.writable)
        self.clear.setVisible(hidden)
