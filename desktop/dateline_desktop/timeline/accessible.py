"""The timeline for those who hear it: a list of what is in view, lane by lane."""

from typing import Any, NamedTuple

import numpy as np
from PySide6.QtCore import QObject, QPoint, QRect, QSize
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget

from dateline_db.errors import say
from dateline_desktop.core.text import tr
from dateline_desktop.scene.marks import DisplayList
from dateline_desktop.timeline.view import TimelineView

MOST_SPOKEN = 300
_installed: list[bool] = []


class Item(NamedTuple):
    """A lane, or an event in one, that can be heard."""

    lane: int
    row: int | None = None


class AccessibleTimeline(QAccessibleWidget):
    """Its children are the lanes in view, each before its events in order of time.

    An event that stands in several lanes is said in the first of them.
    """

    def __init__(self, view: TimelineView) -> None:
        super().__init__(view, QAccessible.Role.List)
        self.view = view
        self._children: dict[int, AccessibleItem] = {}
        self._of: DisplayList | None = None
        self._items: list[Item] = []

    def items(self) -> list[Item]:
        """Return what is in view, from the top down."""
        drawn = self.view.picture
        if drawn is None or self.view.content is None:
            return []
        if drawn is not self._of:
            self._of, self._items = drawn, self._read(drawn)
        return self._items

    def childCount(self) -> int:
        return len(self.items())

    def child(self, index: int) -> Any:
        if not 0 <= index < self.childCount():
            return None
        if index not in self._children:
            made = self._children[index] = AccessibleItem(self, index)
            QAccessible.registerAccessibleInterface(made)
        return self._children[index]

    def childAt(self, x: int, y: int) -> Any:
        children = (self.child(n) for n in range(self.childCount()))
        return next((c for c in children if c and c.rect().contains(x, y)), None)

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return child.index if isinstance(child, AccessibleItem) else -1

    def _read(self, drawn: DisplayList) -> list[Item]:
        divided, stack = self.view.layout_now()
        y = drawn.glyphs.y - divided.lanes + self.view.scroll_top
        lanes = np.searchsorted(stack.top, y, side="right") - 1
        order = np.lexsort((drawn.glyphs.x, lanes))
        said: set[int] = set()
        inside: dict[int, list[Item]] = {
            lane: [Item(lane)]
            for lane in stack.in_view(self.view.scroll_top, drawn.clip.height).tolist()
        }
        for row, lane in zip(
            drawn.glyphs.row[order].tolist(), lanes[order].tolist(), strict=True
        ):
            if row not in said and lane in inside:
                said.add(row)
                inside[lane].append(Item(lane, row))
        return [item for items in inside.values() for item in items][:MOST_SPOKEN]


class AccessibleItem(QAccessibleInterface):
    """One lane or event in view, by its place among the children."""

    def __init__(self, timeline: AccessibleTimeline, index: int) -> None:
        super().__init__()
        self._timeline, self.index = timeline, index

    def isValid(self) -> bool:
        return self.index < self._timeline.childCount()

    def object(self) -> Any:
        return None

    def parent(self) -> QAccessibleInterface:
        return self._timeline

    def childCount(self) -> int:
        return 0

    def child(self, _: int) -> Any:
        return None

    def childAt(self, _x: int, _y: int) -> Any:
        return None

    def indexOfChild(self, _: QAccessibleInterface) -> int:
        return -1

    def role(self) -> QAccessible.Role:
        item, roles = self._item(), QAccessible.Role
        return roles.Heading if item and item.row is None else roles.ListItem

    def text(self, kind: QAccessible.Text) -> str:
        item = self._item()
        if item is None or kind is not QAccessible.Text.Name:
            return ""
        view = self._timeline.view
        return (
            _lane_name(view, item.lane) if item.row is None else view.describe(item.row)
        )

    def setText(self, _kind: QAccessible.Text, _text: str) -> None:
        return

    def rect(self) -> QRect:
        view, item = self._timeline.view, self._item()
        if item is None:
            return QRect()
        if item.row is None:
            return _name_rect(view, item.lane)
        places = view.spots_of(item.row)
        if not places:
            return QRect()
        spot = places[0]
        corner = view.mapToGlobal(QPoint(round(spot.x0) - 8, round(spot.y) - 8))
        return QRect(corner.x(), corner.y(), round(spot.x1 - spot.x0) + 16, 16)

    def state(self) -> QAccessible.State:
        view, item = self._timeline.view, self._item()
        state = QAccessible.State()
        if item is None or view.content is None:
            return state
        if item.row is None:
            is_low = view.content.stage.lanes.lanes[item.lane].is_collapsed
            state.expandable = True
            state.collapsed, state.expanded = is_low, not is_low
            return state
        is_chosen = item.row == view.marked.selected
        state.selectable = state.focusable = True
        state.selected = is_chosen or item.row in view.marked.picked
        state.focused = is_chosen and view.hasFocus()
        return state

    def _item(self) -> Item | None:
        items = self._timeline.items()
        return items[self.index] if self.index < len(items) else None


def _lane_name(view: TimelineView, lane: int) -> str:
    """Say a lane: its name, and how many events stand in it."""
    assert view.content is not None
    found = view.content.stage.lanes.lanes[lane]
    text = "{name}, 1 event" if found.count == 1 else "{name}, {count:,} events"
    said = tr(say(text, name=found.name.title, count=found.count))
    return f"{said}, {tr('collapsed')}" if found.is_collapsed else said


def _name_rect(view: TimelineView, lane: int) -> QRect:
    divided, stack = view.layout_now()
    top = divided.lanes - view.scroll_top + float(stack.top[lane])
    corner = view.mapToGlobal(QPoint(0, round(top)))
    return QRect(corner, QSize(round(view.header), round(float(stack.height[lane]))))


def _interface(_name: str, thing: QObject) -> QAccessibleInterface | None:
    if not isinstance(thing, TimelineView):
        return None
    thing.interface = AccessibleTimeline(thing)  # Qt does not hold on to it
    return thing.interface


def make_timelines_accessible() -> None:
    """Let Qt ask here for the children of a timeline; once for the whole program."""
    if not _installed:
        QAccessible.installFactory(_interface)
        _installed.append(True)
