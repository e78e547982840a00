"""The bar above the timeline: what lanes stand for, and buttons for the camera."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QToolButton

from dateline_desktop.core.text import plain, tr
from dateline_desktop.scene.lanes import LaneBy
from dateline_desktop.timeline.legend import Legend
from dateline_desktop.widgets.icons import set_icon

_LANES = {
    LaneBy.ACTOR: "Actor",
    LaneBy.KIND: "Kind",
    LaneBy.PLACE: "Place",
    LaneBy.NONE: "None",
}
_BUTTONS = {
    "back": ("back", "Back to the previous view (Alt+Left)"),
    "go_to": ("goto", "Go to a date (Ctrl+G)"),
    "zoom_out": ("zoom-out", "Zoom out (Ctrl+-)"),
    "zoom_in": ("zoom-in", "Zoom in (Ctrl++)"),
    "fit": ("fit", "Fit everything (0)"),
}


class TimelineBar(QFrame):
    """Tells which lanes are wanted and which button was pressed, by its name."""

    lanes_chosen = Signal(object)  # LaneBy
    pressed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.lanes = QButtonGroup(self)
        self.buttons = {name: self._button(name) for name in _BUTTONS}
        self.legend_button = QToolButton()
        self.legend_button.setText(tr("Legend"))
        self.legend_button.setToolTip(tr("What the marks and bars mean"))
        self.legend_button.clicked.connect(self._show_legend)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 3, 8, 3)
        row.setSpacing(2)
        row.addWidget(plain(tr("Lanes by")))
        row.addSpacing(6)
        for by, text in _LANES.items():
            row.addWidget(self._lane_button(by, text))
        row.addStretch(1)
        row.addWidget(self.legend_button)
        for button in self.buttons.values():
            row.addWidget(button)
        self.show_lanes(LaneBy.ACTOR)

    def show_lanes(self, by: LaneBy) -> None:
        """Show which lanes there are now."""
        self.lanes.button(list(_LANES).index(by)).setChecked(True)

    def offer(self, *, moving: bool, back: bool) -> None:
        """Offer what can be done: moving the view, and going back to an earlier one."""
        for name, button in self.buttons.items():
            button.setEnabled(moving and (back or name != "back"))

    def _lane_button(self, by: LaneBy, text: str) -> QToolButton:
        button = QToolButton()
        button.setText(tr(text))
        button.setCheckable(True)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(lambda: self.lanes_chosen.emit(by))
        self.lanes.addButton(button, list(_LANES).index(by))
        return button

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
