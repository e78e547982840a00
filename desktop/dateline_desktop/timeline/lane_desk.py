"""What is done with lanes: sorted, moved, collapsed, sized, hidden, shown again."""

from collections.abc import Iterable

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QMenu

from dateline_db.case import Case
from dateline_db.errors import say
from dateline_desktop.core.session import Session
from dateline_desktop.core.text import tr
from dateline_desktop.scene.arrangement import PLAIN, Arrangement
from dateline_desktop.scene.clock import ClockBy
from dateline_desktop.scene.heights import Heights
from dateline_desktop.scene.lanes import Lane, LaneBy
from dateline_desktop.timeline.bar import TimelineBar
from dateline_desktop.timeline.choices import Choices
from dateline_desktop.timeline.clocks import clock_name
from dateline_desktop.timeline.view import TimelineView


class LaneDesk(QObject):
    """Keeps how the lanes of the open case are wanted; `changed` tells of it."""

    changed = Signal()

    def __init__(
        self, session: Session, view: TimelineView, bar: TimelineBar, choices: Choices
    ) -> None:
        super().__init__(view)
        self._session, self._view, self._bar = session, view, bar
        self._choices = choices
        self._kept: tuple[Case, LaneBy, Arrangement] | None = None
        view.lane_moved.connect(self.move)
        view.lane_sized.connect(self.size)
        view.lane_toggled.connect(self.toggle)
        bar.lanes_chosen.connect(self.choose)
        bar.clock_chosen.connect(self.choose_clock)
        bar.heights_chosen.connect(self.choose_heights)
        bar.lanes_wanted.connect(self.show_again)

    @property
    def by(self) -> LaneBy:
        """What the lanes stand for."""
        return self._wanted()[0]

    @property
    def arrangement(self) -> Arrangement:
        """How they are arranged."""
        return self._wanted()[1]

    @property
    def clock(self) -> ClockBy:
        """Whose clock the axis shows."""
        return self._choices.clock

    @property
    def heights(self) -> Heights:
        """By which curve counts become heights of columns."""
        return self._choices.heights

    def tell(self) -> None:
        """Let the bar say how it is."""
        case, content = self._session.case, self._view.content
        if case is None:
            return
        self._bar.show_lanes(self.by)
        self._bar.show_heights(self.heights)
        name = clock_name(self.clock, case)
        self._bar.show_clock(self.clock, name, case.settings.zone)
        self._bar.show_hidden(() if content is None else content.stage.lanes.hidden)

    # What is done

    def choose(self, by: LaneBy) -> None:
        """Sort the events into other lanes."""
        if self._session.case is not None:
            self._choices.choose_lanes(self._session.case, by)
            self._kept = None
            self.changed.emit()

    def choose_clock(self, by: ClockBy) -> None:
        """Show another clock on the axis."""
        self._choices.clock = by
        self.changed.emit()

    def choose_heights(self, wanted: Heights) -> None:
        """Let columns grow by another curve."""
        self._choices.heights = wanted
        self.changed.emit()

    def move(self, start: int, end: int) -> None:
        """Put a lane in the place of another."""
        keys = [lane.key for lane in self._lanes]
        if 0 <= end < len(keys):
            self._view.marked.lane = start
            self._arrange(self.arrangement.moved(keys, start, end))

    def size(self, lane: int, rows: int) -> None:
        """Give a lane so many rows of marks, 0 for as many as it needs."""
        self._arrange(self.arrangement.sized(self._lanes[lane].key, rows))

    def toggle(self, lane: int) -> None:
        """Collapse a lane, or open it again."""
        self._arrange(self.arrangement.toggled(self._lanes[lane].key))

    def hide(self, lane: int) -> None:
        """Hide a lane; its events stand in their other lanes."""
        if len(self._lanes) > 1:
            self._arrange(self.arrangement.without(self._lanes[lane].key))

    def show_again(self, keys: Iterable[str]) -> None:
        """Show lanes that were hidden."""
        self._arrange(self.arrangement.showing(*keys))

    def show_all(self) -> None:
        """Show every lane that was hidden."""
        self.show_again(self.arrangement.hidden)

    def reset(self) -> None:
        """Put all lanes back as they were before they were arranged."""
        self._arrange(PLAIN)

    def move_on(self, step: int) -> None:
        """Move the lane of the keys up or down."""
        lane = self._at_keys()
        if lane is not None:
            self.move(lane, lane + step)

    def grow(self, step: int) -> None:
        """Make the lane of the keys taller or shorter by a row."""
        lane = self._at_keys()
        if lane is not None:
            rows = int(self._view.layout_now()[1].rows[lane])
            self.size(lane, max(rows + step, 1))

    def toggle_here(self) -> None:
        """Collapse the lane of the keys, or open it again."""
        lane = self._at_keys()
        if lane is not None:
            self.toggle(lane)

    def hide_here(self) -> None:
        """Hide the lane of the keys."""
        lane = self._at_keys()
        if lane is not None:
            self.hide(lane)

    def open_menu(self, lane: int, at: QPoint) -> None:
        """Offer what can be done with a lane."""
        self._view.marked.lane = lane
        found, count = self._lanes[lane], len(self._lanes)
        menu = QMenu(self._view)
        menu.aboutToHide.connect(menu.deleteLater)
        collapse = tr("Open the lane") if found.is_collapsed else tr("Collapse")
        menu.addAction(collapse, lambda: self.toggle(lane))
        hide = menu.addAction(tr("Hide the lane"), lambda: self.hide(lane))
        hide.setEnabled(count > 1)
        menu.addSeparator()
        up = menu.addAction(tr("Move up"), lambda: self.move(lane, lane - 1))
        down = menu.addAction(tr("Move down"), lambda: self.move(lane, lane + 1))
        top = menu.addAction(tr("Move to the top"), lambda: self.move(lane, 0))
        up.setEnabled(lane > 0)
        top.setEnabled(lane > 0)
        down.setEnabled(lane < count - 1)
        menu.addSeparator()
        fit = menu.addAction(tr("As tall as it needs"), lambda: self.size(lane, 0))
        fit.setEnabled(found.rows > 0)
        if self.arrangement.hidden:
            n = len(self.arrangement.hidden)
            menu.addAction(tr(say("Show {n} hidden", n=n)), self.show_all)
        menu.addAction(tr("Put all lanes back"), self.reset)
        menu.popup(at)

    # Private

    @property
    def _lanes(self) -> tuple[Lane, ...]:
        content = self._view.content
        return () if content is None else content.stage.lanes.lanes

    def _at_keys(self) -> int | None:
        lane = self._view.marked.lane
        return lane if lane < len(self._lanes) else None

    def _wanted(self) -> tuple[LaneBy, Arrangement]:
        case = self._session.case
        if case is None:
            return LaneBy.ACTOR, PLAIN
        if self._kept is None or self._kept[0] is not case:
            by = self._choices.lanes_of(case)
            self._kept = (case, by, self._choices.arrangement(case, by))
        return self._kept[1:]

    def _arrange(self, wanted: Arrangement) -> None:
        case = self._session.case
        if case is not None and wanted != self.arrangement:
            self._choices.arrange(case, self.by, wanted)
            self._kept = (case, self.by, wanted)
            self.changed.emit()
