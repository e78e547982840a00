"""The docks round the middle of a window: they come back where they were."""

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDockWidget, QMainWindow, QTabWidget, QWidget

_Area = Qt.DockWidgetArea
_VERSION = 1  # of the set of docks; a state of another version is not restored


class Docks:
    """Places panels at the left, at the right and at the bottom of a window.

    Panels at one place become tabs. Side panels reach from top to bottom, since the
    middle is for what is wide.
    """

    def __init__(self, window: QMainWindow) -> None:
        self._window = window
        self._docks: dict[str, QDockWidget] = {}
        self._default = QByteArray()
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
        """Add a panel at the bottom."""
        self._add(name, title, panel, _Area.BottomDockWidgetArea)

    def finish(self, *, front: tuple[str, ...], widths: dict[str, int]) -> None:
        """Bring the `front` panels before their neighbours, and keep this layout."""
        for name in front:
            self._docks[name].raise_()
        docks = [self._docks[name] for name in widths]
        self._window.resizeDocks(
            docks, list(widths.values()), Qt.Orientation.Horizontal
        )
        self._default = self._window.saveState(_VERSION)

    def show_panel(self, name: str) -> None:
        """Bring a panel into view, also when it was closed."""
        self._docks[name].show()
        self._docks[name].raise_()

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
        for dock in self._docks.values():
            dock.toggleViewAction().setEnabled(True)
        if state.isEmpty() or not self._window.restoreState(state, _VERSION):
            self.reset()

    def reset(self) -> None:
        """Put the panels where they belong."""
        self._window.restoreState(self._default, _VERSION)

    def state(self) -> QByteArray:
        """Return where the panels are, for `restore`."""
        return self._window.saveState(_VERSION)

    def _add(self, name: str, title: str, panel: QWidget, area: _Area) -> None:
        dock = QDockWidget(title, self._window)
        dock.setObjectName(name)
        dock.setWidget(panel)
        neighbours = [
            other
            for other in self._docks.values()
            if self._window.dockWidgetArea(other) == area
        ]
        self._window.addDockWidget(area, dock)
        if neighbours:
            self._window.tabifyDockWidget(neighbours[-1], dock)
            for tabbed in (*neighbours, dock):
                tabbed.setTitleBarWidget(QWidget())  # the tab is its title
        self._docks[name] = dock
