"""What is done with events from the timeline: added, dated, measured, picked, menus."""

from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QMenu

from dateline_db.analysis.apart import apart
from dateline_db.edits.dating import redate_event
from dateline_db.edits.events import delete_event
from dateline_db.edits.tags import tag_records
from dateline_db.errors import say
from dateline_db.model.event import Event, Participation
from dateline_db.model.when import When
from dateline_desktop.core.session import Session
from dateline_desktop.core.text import tr
from dateline_desktop.scene.axis import tick_level
from dateline_desktop.scene.clock import ClockBy
from dateline_desktop.scene.lanes import LaneBy
from dateline_desktop.scene.redating import tick_date
from dateline_desktop.timeline.basis import BasisAsker
from dateline_desktop.timeline.pick_bar import PickBar
from dateline_desktop.timeline.targets import Target
from dateline_desktop.timeline.view import TimelineView
from dateline_desktop.widgets.icons import set_icon

_UTC = "UTC"


class EventDesk(QObject):
    """Carries out on the session what the hands ask of events."""

    era_asked = Signal(object)  # Target of a new era
    picking = Signal(bool)  # whether several are picked

    def __init__(self, session: Session, view: TimelineView) -> None:
        super().__init__(view)
        self._session, self._view = session, view
        self.clock: Callable[[], ClockBy] = lambda: ClockBy.UTC
        self.bar = PickBar(session)
        self.asker = BasisAsker(view)
        self._dated: str | None = None
        self._picked: frozenset[str] = frozenset()
        view.held_event = self._held_event
        view.measured = self._measured
        view.picked.connect(self.pick)
        view.delete_asked.connect(self.delete_picked)
        view.added.connect(self.add)
        view.redated.connect(self._ask_basis)
        self.bar.let_go.connect(lambda: self.pick(()))
        self.asker.kept.connect(self._keep_date)
        self.asker.left.connect(self._leave_date)
        session.case_changed.connect(self._forget)

    # Several

    def pick(self, rows: Iterable[int]) -> None:
        """Choose events together, by their rows; none lets all go."""
        self._picked = frozenset(self._id(row) for row in rows)
        self.pick_again()

    def pick_all(self) -> None:
        """Choose every event that has a mark in view."""
        self.pick(self._view.rows_in_view())

    def delete_picked(self) -> bool:
        """Delete what is picked as one action; return whether there was any.

        Only where one is at the timeline: elsewhere Del means what is selected there.
        """
        if self._picked and self._session.writable and self._view.hasFocus():
            self.bar.delete()
            return True
        return False

    def pick_again(self) -> None:
        """Mark those that are picked in the content shown now; what is gone is not."""
        content = self._view.content
        rows = [] if content is None else content.rows_of(self._picked)
        rows = [row for row in rows if content is not None and content.shown[row]]
        self._picked = frozenset(self._id(row) for row in rows)
        self._view.pick(rows)
        self.bar.show_picked(sorted(self._picked))
        self.picking.emit(bool(self._picked))

    # New ones

    def add(self, target: Target) -> None:
        """Ask for a new event, with what the place of it says."""
        if not self._session.writable:
            return
        tick = tick_level(self._view.camera.scale, self._view.view_now().metrics.text)
        when = tick_date(target.time, tick)
        known: dict[str, Any] = {"when": when, **self._known_of_lane(target.lane)}
        if when.time is not None:
            known["zone"] = self._zone()
        self._session.new_record("event", **known)

    def _zone(self) -> str:
        case = self._session.case
        match self.clock():
            case ClockBy.CASE:
                return "" if case is None else case.settings.zone
            case ClockBy.UTC:
                return _UTC
        return ""

    def _known_of_lane(self, lane: int | None) -> dict[str, Any]:
        content = self._view.content
        if content is None or lane is None:
            return {}
        key = content.stage.lanes.lanes[lane].key
        match content.by:
            case LaneBy.ACTOR if key:
                part = Participation(event_id="", actor_id=key)
                return {"participations": [part]}
            case LaneBy.KIND if key:
                return {"kind": key}
            case LaneBy.PLACE if key:
                return {"place_id": key}
            case LaneBy.TAG if key:
                return {"then": lambda made: self._tag(key, made)}
        return {}

    def _tag(self, tag_id: str, event_id: str) -> None:
        self._session.try_edit(tag_records, tag_id, "event", [event_id])
        self._session.reveal("event", event_id)

    # Dates

    def _held_event(self, row: int) -> Event | None:
        case = self._session.case
        if case is None or not self._session.writable:
            return None
        return case.events.find(self._id(row))

    def _ask_basis(self, row: int, when: When) -> None:
        event, ghost = self._held_event(row), self._view.guides.ghost
        if event is None or ghost is None:
            self._view.call_off()
            return
        self._dated = event.id
        at = QPoint(round((ghost.x0 + ghost.x1) / 2), round(ghost.y))
        self.asker.ask(event.when, when, at)

    def _keep_date(self, when: When, basis: str) -> None:
        self._view.call_off()
        if self._dated is not None:
            self._session.try_edit(redate_event, self._dated, when, basis)
        self._view.setFocus()

    def _leave_date(self) -> None:
        self._view.call_off()
        self._view.setFocus()

    def _measured(self, one: int, other: int) -> str:
        case = self._session.case
        if case is None:
            return ""
        events = [case.events.get(self._id(row)) for row in (one, other)]
        found = apart(*events)
        return tr("no known start") if found is None else tr(found.label)

    # Menus

    def open_menu(self, target: Target, at: QPoint) -> None:
        """Offer what can be done with an event, with all that are picked, or here."""
        menu = QMenu(self._view)
        menu.aboutToHide.connect(menu.deleteLater)
        if target.row is None:
            self._fill_ground(menu, target)
        elif target.row in self._view.marked.picked:
            self.bar.fill(menu)
        else:
            self._fill_event(menu, target.row)
        menu.popup(at)

    def _fill_event(self, menu: QMenu, row: int) -> None:
        session, event_id = self._session, self._id(row)
        delete = partial(session.try_edit, delete_event, event_id)
        for text, icon, slot, writes in (
            ("Open", "edit", lambda: session.open_record("event", event_id), False),
            ("New claim on it…", "claim-add", lambda: self._claim(event_id), True),
            ("Measure from here", "lanes", lambda: self._measure_from(row), False),
            ("Delete", "delete", delete, True),
        ):
            action = menu.addAction(tr(text))
            set_icon(action, icon)
            action.triggered.connect(lambda _, run=slot: run())
            action.setEnabled(session.writable or not writes)

    def _fill_ground(self, menu: QMenu, target: Target) -> None:
        new = menu.addAction(tr("New event here…"))
        set_icon(new, "event-add")
        new.triggered.connect(lambda: self.add(target))
        era = menu.addAction(tr("New era from here…"))
        set_icon(era, "era")
        era.triggered.connect(lambda: self.era_asked.emit(target))
        menu.addSeparator()
        menu.addAction(tr("Fit everything"), self._view.fit)
        for action in (new, era):
            action.setEnabled(self._session.writable)

    def _claim(self, event_id: str) -> None:
        self._session.new_record("claim", event_id=event_id)

    def _measure_from(self, row: int) -> None:
        self._view.marked.anchor = row
        self._session.told.emit(say("Go to another event to measure up to it."))

    # Private

    def _forget(self) -> None:
        self._dated = None
        self.asker.call_off()
        self.pick(())

    def _id(self, row: int) -> str:
        assert self._view.content is not None
        return self._view.content.index.id_of(row)
