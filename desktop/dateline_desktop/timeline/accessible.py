"""The timeline for those who hear it: a list of the events that are in view."""

from typing import Any

import numpy as np
from PySide6.QtCore import QObject, QPoint, QRect
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget

from dateline_desktop.timeline.view import TimelineView

MOST_SPOKEN = 300
_installed: list[bool] = []


class AccessibleTimeline(QAccessibleWidget):
    """Its children are the events with a mark, from the top down and in time."""

    def __init__(self, view: TimelineView) -> None:
        super().__init__(view, QAccessible.Role.List)
        self.view = view
        self._children: dict[int, AccessibleEvent] = {}

    def rows(self) -> list[int]:
        """Return the rows of the index that are in view, each once."""
        drawn = self.view.picture
        if drawn is None:
            return []
        order = np.lexsort((drawn.glyphs.x, drawn.glyphs.y))
        return list(dict.fromkeys(drawn.glyphs.row[order].tolist()))[:MOST_SPOKEN]

    def childCount(self) -> int:
        return len(self.rows())

    def child(self, index: int) -> Any:
        if not 0 <= index < self.childCount():
            return None
        if index not in self._children:
            made = self._children[index] = AccessibleEvent(self, index)
            QAccessible.registerAccessibleInterface(made)
        return self._children[index]

    def childAt(self, x: int, y: int) -> Any:
        children = (self.child(n) for n in range(self.childCount()))
        return next((c for c in children if c and c.rect().contains(x, y)), None)

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return child.index if isinstance(child, AccessibleEvent) else -1


class AccessibleEvent(QAccessibleInterface):
    """One event in view, by its place among the children."""

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
        return QAccessible.Role.ListItem

    def text(self, kind: QAccessible.Text) -> str:
        row = self._row()
        if row is None or kind is not QAccessible.Text.Name:
            return ""
        return self._timeline.view.describe(row)

    def setText(self, _kind: QAccessible.Text, _text: str) -> None:
        return

    def rect(self) -> QRect:
        view, row = self._timeline.view, self._row()
        places = [] if row is None else view.spots_of(row)
        if not places:
            return QRect()
        spot = places[0]
        corner = view.mapToGlobal(QPoint(round(spot.x0) - 8, round(spot.y) - 8))
        return QRect(corner.x(), corner.y(), round(spot.x1 - spot.x0) + 16, 16)

    def state(self) -> QAccessible.State:
        view, row = self._timeline.view, self._row()
        is_chosen = row is not None and row == view.marked.selected
        state = QAccessible.State()
        state.selectable = state.focusable = True
        state.selected = is_chosen
        state.focused = is_chosen and view.hasFocus()
        return state

    def _row(self) -> int | None:
        rows = self._timeline.rows()
        return rows[self.index] if self.index < len(rows) else None


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
