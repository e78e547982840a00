"""The timeline with what is marked in it: chosen, picked, found, measured, focused."""

from collections.abc import Callable, Iterable

import numpy as np
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QFocusEvent

from dateline_desktop.core.text import tr
from dateline_desktop.timeline.camera import ZOOM_STEP
from dateline_desktop.timeline.canvas import Canvas
from dateline_desktop.timeline.content import Content

_BY_KEYS = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)


class MarkedView(Canvas):
    """Marks rows of the index, and says what is marked.

    `describe` says an event in one line, `measured` how far apart two are.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("Timeline"))
        self.describe: Callable[[int], str] = str
        self.measured: Callable[[int, int], str] = lambda _one, _other: ""
        self.named: int | None = None  # the lane whose name is pointed at

    # Public

    def show_content(self, content: Content | None) -> None:
        """Show other content; the keys stay in the lane that they were in."""
        lane, key = self.marked.lane, self._lane_key()
        super().show_content(content)
        lanes = () if content is None else content.stage.lanes.lanes
        found = (n for n, one in enumerate(lanes) if one.key == key)
        self.marked.lane = next(found, max(min(lane, len(lanes) - 1), 0))

    def _lane_key(self) -> str | None:
        lanes = () if self.content is None else self.content.stage.lanes.lanes
        return lanes[self.marked.lane].key if self.marked.lane < len(lanes) else None

    def fit(self) -> None:
        """Show everything that is dated."""
        whole = None if self.content is None else self.content.stage.fitting
        if whole is not None:
            self.camera.show(*whole)

    def zoom_in(self) -> None:
        """Magnify around the selected event, else around the middle."""
        self.camera.zoom(ZOOM_STEP, self._pivot())

    def zoom_out(self) -> None:
        """Show more of what lies before and after."""
        self.camera.zoom(1 / ZOOM_STEP, self._pivot())

    def select(self, row: int | None) -> None:
        """Mark an event as the chosen one; the keys go on from there."""
        marked, content = self.marked, self.content
        if row == marked.selected or content is None:
            return
        marked.selected = row
        if row is not None:
            inside = content.stage.lanes.lanes_of(row)
            if inside and marked.lane not in inside:
                marked.lane = inside[0]
        self.redraw()

    def light_up(self, rows: Iterable[int]) -> None:
        """Let these events stand out and dim all others; none: nothing is dimmed."""
        lit = frozenset(rows)
        if lit != self.marked.lit:
            self.marked.lit = lit
            self.redraw()

    def bring_into_view(self, row: int) -> None:
        """Move and scroll just so far that an event can be seen."""
        content = self.content
        if content is None or not content.index.dated[row]:
            return
        self.camera.include(int(content.index.lo[row]), int(content.index.hi[row]))
        inside = content.stage.lanes.lanes_of(row)
        if not inside:
            return
        lane = self.marked.lane if self.marked.lane in inside else inside[0]
        divided, stack = self.layout_now()
        top, height = float(stack.top[lane]), float(stack.height[lane])
        lowest = min(top, max(top + height - divided.clip.height, 0.0))
        self.scroll_to(min(max(self.scroll_top, lowest), top))

    def pick(self, rows: Iterable[int]) -> None:
        """Mark several events as chosen together."""
        self.marked.picked = frozenset(rows)
        self.update()

    def rows_in_view(self) -> frozenset[int]:
        """Return the rows that have a mark of their own in the picture."""
        drawn = self.picture
        if drawn is None:
            return frozenset()
        return frozenset(np.concatenate([drawn.glyphs.row, drawn.bars.row]).tolist())

    def key_point(self) -> QPointF:
        """Return where the keys are: at the selected event, or at their lane's name."""
        chosen = self.marked.selected
        places = [] if chosen is None else self.spots_of(chosen)
        if places:
            return QPointF(places[0].x, places[0].y)
        divided, stack = self.layout_now()
        lane = min(self.marked.lane, len(stack.top) - 1)
        middle = 0.0 if lane < 0 else float(stack.top[lane] + stack.height[lane] / 2)
        return QPointF(self.header / 2, divided.lanes - self.scroll_top + middle)

    def speak(self, text: str) -> None:
        """Tell those who hear the program what is selected now."""
        self.setAccessibleDescription(text)
        if text:
            event = QAccessibleAnnouncementEvent(self, text)
            QAccessible.updateAccessibility(event)

    # Private

    def prepare_guides(self) -> None:
        guides, marked = self.guides, self.marked
        guides.measure = self._measure()
        guides.lanes, guides.lane = (), None
        content, drawn = self.content, self.picture
        if content is None or drawn is None:
            return
        metrics = self.painter.look.metrics
        stack = content.stage.piled(metrics, drawn.clip.height)
        top, half = drawn.clip.y - self.scroll_top, metrics.text / 2
        lanes = content.stage.lanes.lanes
        guides.lanes = tuple(
            (top + float(stack.top[n]) + 5 + half, lane.is_collapsed)
            for n, lane in enumerate(lanes)
            if lane.is_collapsed or n == self.named
        )
        if self.hasFocus() and marked.lane < len(lanes):
            n = marked.lane
            guides.lane = (top + float(stack.top[n]), float(stack.height[n]))

    def _measure(self) -> tuple[QPointF, QPointF, str] | None:
        anchor, other = self.marked.anchor, self.marked.selected
        if self.content is None or anchor is None or other in (None, anchor):
            return None
        if not self.content.index.dated[[anchor, other]].all():
            return None
        ends = [self._end_of(row) for row in (anchor, other)]
        seen = [y for _, y in ends if y is not None]
        if not seen:
            return None
        one, two = (QPointF(x, seen[0] if y is None else y) for x, y in ends)
        return one, two, self.measured(anchor, other)

    def _end_of(self, row: int) -> tuple[float, float | None]:
        """Return where an event is measured from; out of view it is at that edge."""
        places = self.spots_of(row)
        if places:
            return places[0].x, places[0].y
        assert self.content is not None
        index, scale = self.content.index, self.camera.scale
        x = scale.x((int(index.lo[row]) + int(index.hi[row])) / 2)
        return self.header + min(max(x, 0.0), scale.width), None

    def _pivot(self) -> float:
        """Return around which pixel the keys zoom."""
        chosen = self.marked.selected
        places = [] if chosen is None else self.spots_of(chosen)
        middle = self.camera.scale.width / 2
        x = places[0].x - self.header if places else middle
        return x if 0 <= x <= self.camera.scale.width else middle

    # Qt

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.by_keys = event.reason() in _BY_KEYS
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.by_keys = False
        self.update()
