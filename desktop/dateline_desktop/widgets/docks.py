"""The docks round the middle of a window: they come back where they were."""

from collections.abc import Callable

from PySide6.QtCore import QByteArray, QSize, Qt, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QDockWidget,
    QHBoxLayout,
    QMainWindow,
    QTabBar,
    QTabWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from dateline_desktop.widgets.icons import set_icon
from dateline_desktop.widgets.text import plain, tr

_Area = Qt.DockWidgetArea
_TITLE_HEIGHT, _LEAST_HEIGHT = 34, 120
_LEAST_WIDTH = 240  # what is wider inside must not push the panels at the sides away
_VERSION = 2  # of the set of docks; a state of another version is not restored


class Docks:
    """Places panels at the left, at the right and at the bottom of a window.

    Panels at one place become tabs. Side panels reach from top to bottom, since the
    middle is for what is wide.
    """

    def __init__(self, window: QMainWindow) -> None:
        self._window = window
        self._docks: dict[str, QDockWidget] = {}
        self._default = QByteArray()
        self._front: tuple[str, ...] = ()
        self._widths: dict[str, int] = {}
        self._present: dict[str, int] = {}  # widths, as they were changed by hand
        self._heights: dict[str, int] = {}
        self._is_restoring = False
        self._settled = QTimer(window)  # once for the many signals of one rearrangement
        self._settled.setSingleShot(True)
        self._settled.timeout.connect(self._title_them)
        window.setDockOptions(
            QMainWindow.DockOption.AllowTabbedDocks
            | QMainWindow.DockOption.AllowNestedDocks
            | QMainWindow.DockOption.GroupedDragging
        )
        north = QTabWidget.TabPosition.North
        window.setTabPosition(_Area.AllDockWidgetAreas, north)
        window.setCorner(Qt.Corner.BottomLeftCorner, _Area.LeftDockWidgetArea)
        window.setCorner(Qt.Corner.BottomRightCorner, _Area.RightDockWidgetArea)

    def add_left(self, name: str, title: str, panel: QWidget) -> None:
        """Add a panel at the left."""
        self._add(name, title, panel, _Area.LeftDockWidgetArea)

    def add_right(self, name: str, title: str, panel: QWidget) -> None:
        """Add a panel at the right."""
        self._add(name, title, panel, _Area.RightDockWidgetArea)

    def add_bottom(self, name: str, title: str, panel: QWidget) -> None:
        """Add a panel at the bottom; middle and sides are to have more room than it."""
        panel.setMinimumSize(_LEAST_WIDTH, _LEAST_HEIGHT)
        self._add(name, title, panel, _Area.BottomDockWidgetArea)

    def finish(
        self, *, front: tuple[str, ...], widths: dict[str, int], heights: dict[str, int]
    ) -> None:
        """Bring the `front` panels before their neighbours, and keep this layout."""
        self._front = front
        for name in front:
            self._docks[name].raise_()
        self._widths, self._heights = widths, heights
        self._present = dict(widths)
        self._default = self._window.saveState(_VERSION)

    def show_panel(self, name: str) -> None:
        """Bring a panel into view, also when it was closed."""
        self._docks[name].show()
        self._docks[name].raise_()

    def make_room(self, name: str, height: int) -> None:
        """Let a panel at the bottom be at least so high."""
        dock = self._docks[name]
        at_bottom = self._window.dockWidgetArea(dock) == _Area.BottomDockWidgetArea
        if at_bottom and not dock.isFloating() and dock.height() < height:
            self._window.resizeDocks([dock], [height], Qt.Orientation.Vertical)

    def switches(self) -> list[QAction]:
        """Return for each panel the action that shows and closes it."""
        return [dock.toggleViewAction() for dock in self._docks.values()]

    def hide(self) -> None:
        """Hide every panel and its switch, as on the start screen."""
        for dock in self._docks.values():
            dock.hide()
            dock.toggleViewAction().setEnabled(False)

    def restore(self, state: QByteArray) -> None:
        """Put the panels where they were; where they belong if that is not known."""
        self._restores()
        for dock in self._docks.values():
            dock.toggleViewAction().setEnabled(True)
        if state.isEmpty() or not self._window.restoreState(state, _VERSION):
            self.reset()

    def reset(self) -> None:
        """Put the panels where they belong, in a window of whatever size."""
        self._restores()
        self._present = dict(self._widths)
        self._window.restoreState(self._default, _VERSION)
        across, down = Qt.Orientation.Horizontal, Qt.Orientation.Vertical
        for sizes, orientation in ((self._widths, across), (self._heights, down)):
            shown = {name: sizes[name] for name in sizes if name in self._front}
            docks = [self._docks[name] for name in shown]
            self._window.resizeDocks(docks, list(shown.values()), orientation)

    def state(self) -> QByteArray:
        """Return where the panels are, for `restore`."""
        return self._window.saveState(_VERSION)

    def _add(self, name: str, title: str, panel: QWidget, area: _Area) -> None:
        dock = QDockWidget(title, self._window)
        dock.setObjectName(name)
        dock.setWidget(_held(panel))
        dock.setTitleBarWidget(_Title(dock))
        neighbours = [
            other
            for other in self._docks.values()
            if self._window.dockWidgetArea(other) == area
        ]
        self._window.addDockWidget(area, dock)
        if neighbours:
            self._window.tabifyDockWidget(neighbours[-1], dock)
        self._docks[name] = dock
        # Behind another tab a panel would count as visible, and read for nothing.
        dock.visibilityChanged.connect(panel.setVisible)
        dock.visibilityChanged.connect(
            lambda shown: self._on_visibility(name, shown=shown)
        )
        for signal in (
            dock.topLevelChanged,
            dock.dockLocationChanged,
            dock.visibilityChanged,
        ):
            signal.connect(self._settled.start)

    def _restores(self) -> None:
        """Let panels have the widths of a layout that is restored just now."""
        self._is_restoring = True
        QTimer.singleShot(0, self._window, self._is_restored)

    def _is_restored(self) -> None:
        self._is_restoring = False

    def _on_visibility(self, name: str, *, shown: bool) -> None:
        """Give a panel its own width when it comes before one that is narrower."""
        dock = self._docks[name]
        if name not in self._present or self._is_restoring or dock.isFloating():
            return
        if shown:
            width = self._present[name]
            self._window.resizeDocks([dock], [width], Qt.Orientation.Horizontal)
        elif self._window.isVisible():
            self._present[name] = dock.width()

    def _title_them(self) -> None:
        """Give a title bar to the docks that are no tabs; let many tabs be scrolled."""
        for bar in self._window.findChildren(QTabBar):
            bar.setElideMode(Qt.TextElideMode.ElideNone)
            bar.setUsesScrollButtons(True)
        for dock in self._docks.values():
            title = dock.titleBarWidget()
            if isinstance(title, _Title):
                beside = self._window.tabifiedDockWidgets(dock)
                seen = any(not other.isHidden() for other in beside)
                title.show_as(tab=seen and not dock.isFloating())


def _held(panel: QWidget) -> QWidget:
    """Return a panel in a frame that keeps its room while the panel is hidden.

    A dock whose own widget is hidden takes no other width than its least.
    """
    frame = QWidget()
    rows = QVBoxLayout(frame)
    rows.setContentsMargins(0, 0, 0, 0)
    policy = panel.sizePolicy()
    policy.setRetainSizeWhenHidden(True)
    panel.setSizePolicy(policy)
    rows.addWidget(panel)
    return frame


class _Title(QWidget):
    """The title bar of a dock; where the dock is a tab, the tab is its title."""

    def __init__(self, dock: QDockWidget) -> None:
        super().__init__()
        self._dock, self._height = dock, _TITLE_HEIGHT
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("role", "dock-title")
        heading = plain(dock.windowTitle())
        heading.setProperty("role", "strong")
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 6, 0)
        row.setSpacing(2)
        row.addWidget(heading, 1)
        row.addWidget(self._button("float", tr("Float this panel"), self._turn))
        row.addWidget(self._button("close", tr("Close this panel"), dock.close))
        self.show_as(tab=False)

    def show_as(self, *, tab: bool) -> None:
        """Be the title bar, or nothing beside the tab."""
        self._height = 0 if tab else _TITLE_HEIGHT
        self.setFixedHeight(self._height)

    def _turn(self) -> None:
        self._dock.setFloating(not self._dock.isFloating())

    def _button(
        self, icon_name: str, text: str, slot: Callable[[], object]
    ) -> QToolButton:
        button = QToolButton()
        set_icon(button, icon_name)
        button.setIconSize(QSize(14, 14))
        button.setToolTip(text)
        button.setAccessibleName(f"{self._dock.windowTitle()}: {text}")
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(lambda: slot())
        return button

    def sizeHint(self) -> QSize:
        # A dock asks for this and nothing else when it makes room for its title.
        return QSize(super().sizeHint().width(), self._height)

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), self._height)
