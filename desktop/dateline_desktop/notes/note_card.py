"""One note: what it says, who wrote it and when, and what can be done with it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QVBoxLayout

from dateline_db.model.label import Note
from dateline_desktop.core.describe import local_time
from dateline_desktop.core.text import plain, tr
from dateline_desktop.widgets.icons import set_icon
from dateline_desktop.widgets.text import align, breakable


class NoteCard(QFrame):
    """Shows a note; both buttons stand beside who wrote it."""

    edit_wanted = Signal()
    delete_wanted = Signal()

    def __init__(self, note: Note) -> None:
        super().__init__()
        self.setProperty("role", "card")
        text = plain(breakable(note.text), wrap=True)
        text.setMinimumWidth(1)
        text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        align(text, note.text)
        by = plain(f"{note.analyst}, {local_time(note.at)}")
        by.setProperty("role", "muted")
        self.edit = _button("edit", tr("Change this note"))
        self.delete = _button("delete", tr("Delete this note; it can be undone"))
        self.edit.clicked.connect(self.edit_wanted)
        self.delete.clicked.connect(self.delete_wanted)
        foot = QHBoxLayout()
        foot.setSpacing(2)
        foot.addWidget(by, 1)
        foot.addWidget(self.edit)
        foot.addWidget(self.delete)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(10, 8, 6, 4)
        rows.setSpacing(2)
        rows.addWidget(text)
        rows.addLayout(foot)

    def offer(self, *, writable: bool) -> None:
        """Offer what can be done with the note."""
        for button in (self.edit, self.delete):
            button.setEnabled(writable)


def _button(icon_name: str, name: str) -> QToolButton:
    button = QToolButton()
    set_icon(button, icon_name)
    button.setAccessibleName(name)
    button.setToolTip(name)
    return button
