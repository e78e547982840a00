"""The timeline as a panel of the window: bar, lanes, overview and tray, on a session.

Everything that changes the case or the selection goes through the session; the panel
listens to it and shows what came of it.
"""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QScrollBar,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from dateline_db.model.changes import Changes
from dateline_db.model.when import When
from dateline_desktop.core.filter import Filter
from dateline_desktop.core.session import Selection, Session
from dateline_desktop.core.settings import REDUCED_MOTION
from dateline_desktop.core.text import tr
from dateline_desktop.scene.lanes import LaneBy
from dateline_desktop.scene.scale import DAY, EARLIEST, LATEST
from dateline_desktop.timeline.accessible import make_timelines_accessible
from dateline_desktop.timeline.bar import TimelineBar
from dateline_desktop.timeline.choices import Choices
from dateline_desktop.timeline.clocks import Clocks, clock_name
from dateline_desktop.timeline.content import Content
from dateline_desktop.timeline.era_desk import EraDesk
from dateline_desktop.timeline.event_desk import EventDesk
from dateline_desktop.timeline.facts import facts
from dateline_desktop.timeline.goto import GoToDate
from dateline_desktop.timeline.hover import HoverCard
from dateline_desktop.timeline.lane_desk import LaneDesk
from dateline_desktop.timeline.overview import Overview
from dateline_desktop.timeline.targets import Region, Target
from dateline_desktop.timeline.tips import tip_at
from dateline_desktop.timeline.tray import Tray
from dateline_desktop.timeline.view import TimelineView
from dateline_desktop.widgets.empty_state import EmptyState

_SHOWN_TABLES = (
    "event",
    "participation",
    "actor",
    "actor_name",
    "place",
    "place_name",
    "tag",
    "tagging",
    "case_settings",
    "era",
    "claim",
    "figure",
    "source",
    "publisher",
    "lineage",
    "reliability_grade",
    "credibility_grade",
    "decision",
)
_WIDE = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
_LEAST_JUMP = 7 * DAY
_AS_SHOWN = "UTC"  # a clock time that is gone to is meant as the axis shows it


class TimelinePanel(QWidget):
    """What the main window has in its middle."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._is_concerned = True
        self._changes: Changes | None = None
        self._clocks = Clocks()
        self.bar = TimelineBar()
        make_timelines_accessible()
        self.view = TimelineView()
        self.view.describe = self._describe
        self.view.camera.is_smooth = self._is_smooth
        choices = Choices(session.settings)
        self.lanes = LaneDesk(session, self.view, self.bar, choices)
        self.eras = EraDesk(session, self.view, choices)
        self.events = EventDesk(session, self.view)
        self.events.clock = lambda: self.lanes.clock
        self.overview = Overview(self.view.camera)
        self.tray = Tray()
        self.card = HoverCard(self.view)
        self.asker = GoToDate(self)
        self._bar_of_lanes = QScrollBar(Qt.Orientation.Vertical)
        self._pages, self._bars = QStackedWidget(), QStackedWidget()
        self._lay_out()
        self._connect()
        self._show_content()

    # What the window's actions do

    def commands(self) -> dict[str, Callable[[], object]]:
        """Return what is done here alone, by the ids of the actions."""
        lanes, eras = self.lanes, self.eras
        return {
            "view_back": self.go_back,
            "view_forward": self.go_forward,
            "pick_all": self.events.pick_all,
            "measure": self.view.measure_by_keys,
            "lane_up": partial(lanes.move_on, -1),
            "lane_down": partial(lanes.move_on, 1),
            "lane_taller": partial(lanes.grow, 1),
            "lane_shorter": partial(lanes.grow, -1),
            "lane_collapse": lanes.toggle_here,
            "lane_hide": lanes.hide_here,
            "lanes_show": lanes.show_all,
            "lanes_reset": lanes.reset,
            "new_era": eras.new,
            "eras": eras.show_list,
            "fold_eras": eras.fold,
        }

    def fit(self) -> None:
        """Show everything that is dated."""
        self.view.fit()

    def zoom_in(self) -> None:
        """Magnify around the selected event or the middle."""
        self.view.zoom_in()

    def zoom_out(self) -> None:
        """Show more of what lies before and after."""
        self.view.zoom_out()

    def go_to_date(self) -> None:
        """Ask for a date and go there."""
        if self._session.case is not None:
            self.asker.day_first = self._session.case.settings.day_first
            self.asker.ask()

    def go_back(self) -> None:
        """Return to the previous view."""
        self.view.camera.go_back()

    def go_forward(self) -> None:
        """Return to the view from which one went back."""
        self.view.camera.go_forward()

    def choose_lanes(self, by: LaneBy) -> None:
        """Sort the events into other lanes."""
        self.lanes.choose(by)

    # Assembly

    def _lay_out(self) -> None:
        self._nothing = EmptyState(
            "timeline",
            tr("No event in this case yet. The timeline shows each one by its date."),
        )
        self._new = self._nothing.offer(
            tr("New event"), lambda: self._session.new_record("event")
        )
        self._filtered = EmptyState("filter", tr("The filters hide every event."))
        self._filtered.offer(
            tr("Clear all filters"), lambda: self._session.set_filter(Filter())
        )
        self._undated = EmptyState(
            "calendar",
            tr("No event that is shown has a date. They are in the tray below."),
        )
        for page in (self.view, self._nothing, self._filtered, self._undated):
            self._pages.addWidget(page)
        self._bars.addWidget(self.bar)
        self._bars.addWidget(self.events.bar)
        self._bars.setSizePolicy(_WIDE)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self._pages, 1)
        middle.addWidget(self._bar_of_lanes)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self._bars)
        rows.addLayout(middle, 1)
        rows.addWidget(self.overview)
        rows.addWidget(self.tray)
        self.setFocusProxy(self.view)
        self.setAccessibleName(tr("Timeline"))

    def _connect(self) -> None:
        session, view = self._session, self.view
        session.case_changed.connect(self._on_case_changed)
        session.changed.connect(self._on_changed)
        session.shown_changed.connect(self._on_shown_changed)
        session.selection_changed.connect(self._on_selection_changed)
        session.revealed.connect(self._on_revealed)
        session.highlight_changed.connect(self._on_highlight_changed)
        session.busy_changed.connect(self._offer)
        view.chosen.connect(self._choose)
        view.open_asked.connect(lambda row: session.open_record("event", self._id(row)))
        view.menu_asked.connect(self._open_menu)
        view.pointed.connect(self._on_pointed)
        view.drawn.connect(self._on_drawn)
        view.scrolled.connect(self._follow_scroll)
        self._bar_of_lanes.valueChanged.connect(view.scroll_to)
        self.lanes.changed.connect(self._show_content)
        self.eras.changed.connect(self._show_content)
        self.events.picking.connect(lambda some: self._bars.setCurrentIndex(int(some)))
        self.events.era_asked.connect(self.eras.start_at)
        self.bar.pressed.connect(self._on_pressed)
        self.tray.chosen.connect(lambda event_id: session.select("event", event_id))
        self.tray.left.connect(self.view.setFocus)
        self.tray.open_asked.connect(
            lambda event_id: session.open_record("event", event_id)
        )
        self.asker.found.connect(self._go_to)
        self.asker.closed.connect(view.setFocus)

    # What is heard

    def _on_case_changed(self) -> None:
        self.asker.hide()
        self._is_concerned = True
        self.view.show_content(None)

    def _on_changed(self, changes: Changes) -> None:
        self._changes = changes
        self._is_concerned = changes.everything or changes.touches(*_SHOWN_TABLES)

    def _on_shown_changed(self) -> None:
        content = self.view.content
        if content is not None and not self._is_concerned:
            is_same = content.shown.tobytes() == self._session.shown.tobytes()
            if is_same and content.case is self._session.case:
                return
        self._is_concerned = False
        self._show_content()

    def _on_selection_changed(self, chosen: Selection) -> None:
        event_id = chosen.id if chosen.kind == "event" else None
        row = self._row(event_id)
        self.view.select(row)
        self.tray.select(event_id)
        self.view.speak("" if row is None else self._describe(row))

    def _on_revealed(self, chosen: Selection) -> None:
        row = self._row(chosen.id) if chosen.kind == "event" else None
        if row is not None:
            self.view.bring_into_view(row)

    def _on_highlight_changed(self) -> None:
        content = self.view.content
        if content is not None:
            rows = content.rows_of(self._session.highlighted)
            self.view.light_up(row for row in rows if content.shown[row])

    def _on_pointed(self, row: int | None, at: QPoint) -> None:
        case = self._session.case
        if row is not None and case is not None:
            self.card.show_event(facts(case, self._id(row)), at)
            return
        tip = None if at.isNull() else tip_at(self.view, at.x(), at.y())
        if tip is None:
            self.card.hide()
        else:
            self.card.show_text(tip.title, tip.text, at)

    def _on_drawn(self) -> None:
        drawn = self.view.picture
        self._session.tell_left_out(0 if drawn is None else drawn.left_out)
        self.overview.set_inset(self.view.header)
        self._offer_views(moving=True)

    def _on_pressed(self, name: str) -> None:
        slots = {
            "back": self.go_back,
            "forward": self.go_forward,
            "go_to": self.go_to_date,
            "zoom_out": self.zoom_out,
            "zoom_in": self.zoom_in,
            "fit": self.fit,
        }
        slots[name]()

    # Private

    def _is_smooth(self) -> bool:
        return not REDUCED_MOTION.read(self._session.settings)

    def _show_content(self) -> None:
        """Show what the session lets through, from where it was looked at before."""
        session, before = self._session, self.view.content
        content = self._content_now()
        self.view.show_content(content)
        self.overview.show_content(content)
        is_first = before is None or before.stage.extent is None
        whole = content.stage.fitting if content is not None and is_first else None
        if whole is not None:
            self.view.camera.jump(*whole)
        self.tray.show_content(content)
        self.lanes.tell()
        self._offer()
        self.events.pick_again()
        self._on_selection_changed(session.selection)
        self._on_highlight_changed()

    def _content_now(self) -> Content | None:
        """Return what is to be shown; after an edit, with all that still holds."""
        case, before, desk = self._session.case, self.view.content, self.lanes
        changes, self._changes = self._changes, None
        self.view.era_rows = self.eras.rows
        if case is None or self._session.index is None:
            return None
        index, shown = self._session.index, self._session.shown
        index = self._clocks.index_by(desk.clock, case, index)
        content = None
        if before is not None and changes is not None:
            wanted = (index, desk.by, desk.arrangement)
            if (before.index, before.by, before.arrangement) == wanted:
                content = before.renewed(shown, changes)
        if content is None:
            content = Content(case, index, shown, desk.by, desk.arrangement)
        content.stage.clock = clock_name(desk.clock, case)
        content.stage.heights = desk.heights
        return content

    def _offer(self) -> None:
        """Show the page that fits, with the buttons that can be pressed."""
        content = self.view.content
        page: QWidget = self.view
        if content is None or not len(content.index):
            page = self._nothing
        elif not content.shown.any():
            page = self._filtered
        elif not len(content.stage.lanes):
            page = self._undated
        self._pages.setCurrentWidget(page)
        self._new.setEnabled(self._session.writable)
        self.overview.setVisible(page is self.view)
        self._offer_views(moving=page is self.view)
        self._follow_scroll()

    def _offer_views(self, *, moving: bool) -> None:
        camera = self.view.camera
        there = {"back": camera.can_go_back, "forward": camera.can_go_forward}
        self.bar.offer(moving=moving, **there)

    def _follow_scroll(self) -> None:
        view, lanes = self.view, self._bar_of_lanes
        lanes.blockSignals(True)  # noqa: FBT003 - Qt takes it by place only
        lanes.setRange(0, round(view.scroll_range))
        lanes.setPageStep(max(view.height(), 1))
        lanes.setSingleStep(24)
        lanes.setValue(round(view.scroll_top))
        lanes.blockSignals(False)  # noqa: FBT003
        is_view = self._pages.currentWidget() is view
        lanes.setVisible(is_view and lanes.maximum() > 0)

    def _choose(self, row: int | None) -> None:
        if row is None:
            self._session.select("", None)
        else:
            self._session.select("event", self._id(row))

    def _open_menu(self, target: Target, at: QPoint) -> None:
        if target.region is Region.NAMES and target.lane is not None:
            self.lanes.open_menu(target.lane, at)
        elif target.region in (Region.ERAS, Region.AXIS):
            self.eras.open_menu(target, at)
        elif target.region is Region.LANES:
            self.events.open_menu(target, at)

    def _go_to(self, when: When) -> None:
        lo, hi = when.seconds(_AS_SHOWN)
        first = EARLIEST if lo is None and hi is None else lo
        begin = first if first is not None else (hi or 0) - _LEAST_JUMP
        end = hi if hi is not None else begin + _LEAST_JUMP
        least = max(_LEAST_JUMP - (end - begin), 0) / 2
        self.view.camera.show(
            max(begin - least, EARLIEST), min(end + least, LATEST), margin=0.2
        )

    def _describe(self, row: int) -> str:
        case = self._session.case
        return "" if case is None else facts(case, self._id(row)).spoken

    def _id(self, row: int) -> str:
        assert self.view.content is not None
        return self.view.content.index.id_of(row)

    def _row(self, event_id: str | None) -> int | None:
        content = self.view.content
        if content is None or event_id is None:
            return None
        return content.index.row_of(event_id)
