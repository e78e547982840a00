"""The first screen: recent cases, the sample case, a new case, or any file."""

from pathlib import Path

from PySide6.QtCore import QModelIndex, QPoint, QSettings, Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListView,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from dateline_desktop.actions import Actions, bare
from dateline_desktop.core.text import plain, tr
from dateline_desktop.start.recent import forget, recent_cases
from dateline_desktop.start.recent_list import RecentCaseDelegate, RecentCasesModel
from dateline_desktop.widgets.icons import set_icon
from dateline_desktop.widgets.notice import Notice


class StartScreen(QWidget):
    """What is on screen while no case is open."""

    chosen = Signal(object)  # Path of a recent case

    def __init__(self, actions: Actions, settings: QSettings) -> None:
        super().__init__()
        self._actions, self._settings = actions, settings
        self._cases = RecentCasesModel()
        self.list = QListView()
        self.nothing = plain(wrap=True)
        self.trouble = Notice()
        self._lay_out()
        self._connect()
        self.refresh()
        self.setFocusProxy(self.list)

    def refresh(self) -> None:
        """Show the list as the settings have it now."""
        cases = recent_cases(self._settings)
        self._cases.show_cases(cases)
        self.list.setVisible(bool(cases))
        self.nothing.setVisible(not cases)

    def _lay_out(self) -> None:
        columns = QHBoxLayout()
        columns.setSpacing(48)
        columns.addLayout(self._beginnings(), 0)
        columns.addLayout(self._recents(), 1)
        page = QWidget()
        page.setMaximumWidth(1040)
        rows = QVBoxLayout(page)
        rows.setContentsMargins(32, 48, 32, 24)
        rows.setSpacing(28)
        rows.addWidget(self.trouble)
        rows.addLayout(columns, 1)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addStretch(1)
        outer.addWidget(page, 20)
        outer.addStretch(1)

    def _beginnings(self) -> QVBoxLayout:
        rows = QVBoxLayout()
        rows.setSpacing(8)
        title = plain("Dateline")
        title.setProperty("role", "title")
        line = plain(
            tr("What happened when, who says so, and how far each can be believed."),
            wrap=True,
        )
        line.setProperty("role", "muted")
        line.setMaximumWidth(250)
        rows.addWidget(title)
        rows.addWidget(line)
        rows.addSpacing(20)
        for action_id in ("new_case", "open_case", "open_sample"):
            rows.addWidget(self._button(action_id))
        rows.addSpacing(6)
        drop = plain(tr("Or drop a case file anywhere on this window."), wrap=True)
        drop.setProperty("role", "muted")
        rows.addWidget(drop)
        rows.addStretch(1)
        return rows

    def _recents(self) -> QVBoxLayout:
        rows = QVBoxLayout()
        rows.setSpacing(8)
        heading = plain(tr("Recent cases"))
        heading.setProperty("role", "heading")
        self.nothing.setText(
            tr(
                "Cases you open are listed here. The sample case is a good start: "
                "36 events of the conflict between the TTP and Pakistan, with who says "
                "so and how far each can be believed. It is your own copy to try "
                "things on."
            )
        )
        self.nothing.setProperty("role", "muted")
        self.list.setModel(self._cases)
        self.list.setItemDelegate(RecentCaseDelegate(self.list))
        self.list.setAccessibleName(tr("Recent cases"))
        self.list.setMouseTracking(True)
        self.list.setProperty("role", "bare")
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        rows.addWidget(heading)
        rows.addWidget(self.nothing)
        rows.addWidget(self.list, 20)
        rows.addStretch(1)
        return rows

    def _button(self, action_id: str) -> QPushButton:
        action = self._actions[action_id]
        button = QPushButton(bare(action.text()))
        set_icon(button, str(action.property("icon_name")))
        button.setProperty("role", "large")
        button.clicked.connect(lambda: action.trigger())
        return button

    def _connect(self) -> None:
        self.list.activated.connect(self._on_activated)
        self.list.clicked.connect(self._on_activated)
        self.list.customContextMenuRequested.connect(self._on_menu)

    def _on_activated(self, index: QModelIndex) -> None:
        self.chosen.emit(Path(self._cases.case_at(index).path))

    def _on_menu(self, at: QPoint) -> None:
        index = self.list.indexAt(at)
        if not index.isValid():
            return
        path = self._cases.case_at(index).path
        menu = QMenu(self)
        menu.addAction(tr("Take off this list"), lambda: self.forget(path))
        menu.popup(self.list.viewport().mapToGlobal(at))

    def forget(self, path: str) -> None:
        """Take a case off the list; its file stays."""
        forget(self._settings, path)
        self.refresh()
