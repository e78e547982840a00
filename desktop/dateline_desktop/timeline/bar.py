"""The bar above the timeline: lanes, clock, and buttons for the camera."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QToolButton

from dateline_db.errors import say
from dateline_desktop.core.text import tr
from dateline_desktop.scene.clock import ClockBy
from dateline_desktop.scene.heights import Heights
from dateline_desktop.scene.lanes import Lane, LaneBy
from dateline_desktop.timeline.legend import Legend
from dateline_desktop.widgets.icons import set_icon

_LANES = {
    LaneBy.ACTOR: "Actor",
    LaneBy.KIND: "Kind",
    LaneBy.PLACE: "Place",
    LaneBy.PUBLISHER: "Publisher",
    LaneBy.TAG: "Tag",
    LaneBy.NONE: "None",
}
_CLOCKS = {
    ClockBy.CASE: "The case’s zone: {zone}",
    ClockBy.UTC: "UTC",
    ClockBy.LOCAL: "Each event’s own local time",
}
_HEIGHTS = {
    Heights.LOG: "Columns grow with the logarithm",
    Heights.ROOT: "Columns grow with the square root",
    Heights.LANE: "Columns fill each lane by its own fullest",
}
_BUTTONS = {
    "back": ("back", "Back to the previous view (Alt+Left)"),
    "forward": ("forward", "Forward to the next view (Alt+Right)"),
    "go_to": ("goto", "Go to a date (Ctrl+G)"),
    "zoom_out": ("zoom-out", "Zoom out (Ctrl+-)"),
    "zoom_in": ("zoom-in", "Zoom in (Ctrl++)"),
    "fit": ("fit", "Fit everything (0)"),
}


class TimelineBar(QFrame):
    """Tells which lanes and clock are wanted and which button was pressed, by name."""

    lanes_chosen = Signal(object)  # LaneBy
    clock_chosen = Signal(object)  # ClockBy
    heights_chosen = Signal(object)  # Heights
    lanes_wanted = Signal(object)  # keys of hidden lanes
    pressed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.lanes, self._by = self._chooser(_LANES, self.lanes_chosen.emit)
        self.clock, self._clocks = self._chooser(_CLOCKS, self.clock_chosen.emit)
        self.lanes.menu().addSeparator()
        self._heights = self._choices(self.lanes, _HEIGHTS, self.heights_chosen.emit)
        self.hidden = _menu_button()
        self.hidden.hide()
        self.buttons = {name: self._button(name) for name in _BUTTONS}
        self.legend_button = QToolButton()
        self.legend_button.setText(tr("Legend"))
        self.legend_button.setToolTip(tr("What the marks and bars mean"))
        self.legend_button.clicked.connect(self._show_legend)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 3, 8, 3)
        row.setSpacing(2)
        row.addWidget(self.lanes)
        row.addWidget(self.hidden)
        row.addStretch(1)
        row.addWidget(self.clock)
        row.addWidget(self.legend_button)
        for button in self.buttons.values():
            row.addWidget(button)
        self.show_lanes(LaneBy.ACTOR)
        self.show_clock(ClockBy.UTC, "UTC", "UTC")

    def show_lanes(self, by: LaneBy) -> None:
        """Show what the lanes stand for now."""
        self._by[list(_LANES).index(by)].setChecked(True)
        self.lanes.setText(tr(say("Lanes by: {what}", what=tr(_LANES[by]))))

    def show_heights(self, heights: Heights) -> None:
        """Show by which curve columns grow."""
        self._heights[list(_HEIGHTS).index(heights)].setChecked(True)

    def show_clock(self, by: ClockBy, name: str, zone: str) -> None:
        """Show whose clock the axis has; `zone` is that of the case."""
        self._clocks[list(_CLOCKS).index(by)].setChecked(True)
        self._clocks[0].setText(tr(say(_CLOCKS[ClockBy.CASE], zone=zone)))
        self.clock.setText(tr(say("Times: {clock}", clock=name)))

    def show_hidden(self, hidden: Sequence[Lane]) -> None:
        """Offer to show hidden lanes again."""
        menu = self.hidden.menu()
        menu.clear()
        count = len(hidden)
        text = "1 lane hidden" if count == 1 else say("{n} lanes hidden", n=count)
        self.hidden.setText(tr(text))
        self.hidden.setVisible(count > 0)
        every = menu.addAction(tr("Show all of them"))
        keys = [lane.key for lane in hidden]
        every.triggered.connect(lambda: self.lanes_wanted.emit(keys))
        menu.addSeparator()
        for lane in hidden:
            name = lane.name.title.replace("&", "&&")
            action = menu.addAction(tr(say("Show {lane}", lane=name)))
            action.triggered.connect(
                lambda _, key=lane.key: self.lanes_wanted.emit([key])
            )

    def offer(self, *, moving: bool, back: bool, forward: bool) -> None:
        """Offer what can be done: moving the view, and earlier and later ones."""
        there = {"back": back, "forward": forward}
        for name, button in self.buttons.items():
            button.setEnabled(moving and there.get(name, True))

    def _chooser(
        self, words: Mapping[Any, str], tell: Callable[[Any], None]
    ) -> tuple[QToolButton, list[QAction]]:
        button = _menu_button()
        return button, self._choices(button, words, tell)

    def _choices(
        self, button: QToolButton, words: Mapping[Any, str], tell: Callable[[Any], None]
    ) -> list[QAction]:
        """Offer choices, of which one holds, in the menu of a button."""
        group = QActionGroup(self)
        for choice, text in words.items():
            action = group.addAction(tr(text))
            action.setCheckable(True)
            action.triggered.connect(lambda _, chosen=choice: tell(chosen))
            button.menu().addAction(action)
        return group.actions()

    def _button(self, name: str) -> QToolButton:
        button = QToolButton()
        icon, tip = _BUTTONS[name]
        set_icon(button, icon)
        button.setToolTip(tr(tip))
        button.setAccessibleName(tr(tip))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        button.clicked.connect(lambda: self.pressed.emit(name))
        return button

    def _show_legend(self) -> None:
        legend = Legend(self)
        legend.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        button = self.legend_button
        corner = button.mapToGlobal(QPoint(button.width(), button.height() + 4))
        legend.open_below(corner)


def _menu_button() -> QToolButton:
    button = QToolButton()
    button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.setMenu(QMenu(button))
    return button
