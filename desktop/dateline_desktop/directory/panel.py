"""The directory: actors, places and publishers, one table at a time."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QSizePolicy,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from dateline_desktop.core.session import Selection, Session
from dateline_desktop.core.text import tr
from dateline_desktop.directory.kinds import KINDS
from dateline_desktop.directory.table import DirectoryTablePanel
from dateline_desktop.widgets.icons import set_icon

_Policy = QSizePolicy.Policy
_WIDE = _Policy.Expanding


class DirectoryPanel(QWidget):
    """Buttons at the left for the kinds of record, the table of one beside them."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.pages = QStackedWidget()
        self.buttons: dict[str, QToolButton] = {}
        self.panels: dict[str, DirectoryTablePanel] = {}
        self.add = QToolButton()
        self._lay_out()
        session.selection_changed.connect(self._on_selected)
        session.case_changed.connect(self._offer)
        session.busy_changed.connect(self._offer)
        self.show_kind(KINDS[0].table)

    def show_kind(self, table: str) -> None:
        """Show the records of a table."""
        self.buttons[table].setChecked(True)
        self.pages.setCurrentWidget(self.panels[table])

    def _lay_out(self) -> None:
        side, group = QVBoxLayout(), QButtonGroup(self)
        side.setContentsMargins(8, 6, 0, 6)
        side.setSpacing(2)
        for kind in KINDS:
            button = _button(tr(kind.title))
            button.setCheckable(True)
            button.clicked.connect(partial(self.show_kind, kind.table))
            group.addButton(button)
            side.addWidget(button)
            self.buttons[kind.table] = button
            self.panels[kind.table] = DirectoryTablePanel(self._session, kind)
            self.pages.addWidget(self.panels[kind.table])
        side.addStretch(1)
        self.add.setText(tr("New…"))
        self.add.setProperty("role", "side")
        self.add.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.add.setSizePolicy(_WIDE, _Policy.Fixed)
        set_icon(self.add, "add")
        self.add.clicked.connect(self._make)
        side.addWidget(self.add)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(side)
        row.addWidget(self.pages, 1)
        self._offer()

    def _make(self) -> None:
        """Open the editor of a new record of the kind that is shown."""
        shown = self.pages.currentWidget()
        table = next(one for one, panel in self.panels.items() if panel is shown)
        self._session.new_record(table)

    def _offer(self) -> None:
        self.add.setEnabled(self._session.writable)

    def _on_selected(self, chosen: Selection) -> None:
        if chosen.kind in self.panels:
            self.show_kind(chosen.kind)


def _button(text: str) -> QToolButton:
    button = QToolButton()
    button.setText(text)
    button.setProperty("role", "side")
    button.setSizePolicy(_WIDE, _Policy.Fixed)
    return button
