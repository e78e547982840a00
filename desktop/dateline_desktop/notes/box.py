"""The notes on the selected record: read, written, changed and deleted in place."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from dateline_db.edits.notes import change_note, create_note, delete_note
from dateline_db.model.changes import Changes
from dateline_db.model.label import Note
from dateline_desktop.core.session import Session
from dateline_desktop.core.text import plain, tr
from dateline_desktop.notes.note_card import NoteCard
from dateline_desktop.widgets.cards import exchange
from dateline_desktop.widgets.field import LongField
from dateline_desktop.widgets.icons import set_icon

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class NotesBox(QWidget):
    """Lists the notes on what is selected; one at a time is being written.

    Ctrl+Enter saves, Esc leaves it. What is being written stays when the record is
    changed elsewhere, and is left when another one is selected.
    """

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._writing: Note | None = None
        self.cards: list[NoteCard] = []
        self.adder = QPushButton(tr("Write a note"))
        self.field = LongField(
            tr("what you think of it, and what is to be done"), lines=3
        )
        self.save = QPushButton(tr("Save the note"))
        self.cancel = QPushButton(tr("Cancel"))
        self._form = QWidget()
        self._list = QVBoxLayout()
        self._lay_out()
        self._connect()
        self._on_selection_changed()

    def write(self) -> None:
        """Begin a new note on the selected record."""
        if self._session.selection.id is not None and self._session.writable:
            self._begin(None)

    def _lay_out(self) -> None:
        heading = plain(tr("Notes"))
        heading.setProperty("role", "strong")
        self.adder.setProperty("role", "quiet")
        set_icon(self.adder, "note")
        self.save.setProperty("role", "primary")
        self.save.setToolTip("Ctrl+Enter")
        self.field.text.setAccessibleName(tr("Note"))
        self.field.text.installEventFilter(self)
        top = QHBoxLayout()
        top.addWidget(heading, 1)
        top.addWidget(self.adder)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.save)
        buttons.addWidget(self.cancel)
        form = QVBoxLayout(self._form)
        form.setContentsMargins(0, 0, 0, 0)
        form.addWidget(self.field)
        form.addLayout(buttons)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(6)
        rows.addLayout(top)
        rows.addWidget(self._form)
        rows.addLayout(self._list)

    def _connect(self) -> None:
        session = self._session
        session.selection_changed.connect(self._on_selection_changed)
        session.case_changed.connect(self._on_selection_changed)
        session.changed.connect(self._on_changed)
        session.busy_changed.connect(self._offer)
        self.adder.clicked.connect(self.write)
        self.save.clicked.connect(self._save)
        self.cancel.clicked.connect(self._leave)
        self.field.changed.connect(self._offer)

    # What is heard

    def _on_selection_changed(self) -> None:
        self._leave()
        self._list_notes()

    def _on_changed(self, changes: Changes) -> None:
        if changes.touches("note"):
            self._list_notes()

    # What is done

    def _list_notes(self) -> None:
        before, self.cards = self.cards, [self._card(note) for note in self._notes()]
        exchange(self._list, before, self.cards)
        self._offer()

    def _notes(self) -> list[Note]:
        case, chosen = self._session.case, self._session.selection
        if case is None or chosen.id is None:
            return []
        found = case.notes.where(subject=chosen.kind, subject_id=chosen.id)
        return found[::-1]

    def _card(self, note: Note) -> NoteCard:
        card = NoteCard(note)
        card.edit_wanted.connect(lambda: self._begin(note))
        card.delete_wanted.connect(lambda: self._session.try_edit(delete_note, note.id))
        return card

    def _begin(self, note: Note | None) -> None:
        self._writing = note
        self.field.set_value("" if note is None else note.text)
        self._form.show()
        self._offer()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _leave(self) -> None:
        self._writing = None
        self._form.hide()
        self._offer()

    def _save(self) -> None:
        chosen, text, note = self._session.selection, self.field.value(), self._writing
        if not text or chosen.id is None:
            return
        done = (
            self._session.try_edit(create_note, chosen.kind, chosen.id, text)
            if note is None
            else self._session.try_edit(change_note, note.id, text)
        )
        if done:
            self._leave()

    def _offer(self) -> None:
        writable = self._session.writable
        self.adder.setVisible(self._form.isHidden())
        self.adder.setEnabled(writable)
        self.save.setEnabled(writable and bool(self.field.value()))
        for card in self.cards:
            card.offer(writable=writable)

    # Qt

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
            if event.key() in _ENTER and control:
                self._save()
                return True
            if event.key() == Qt.Key.Key_Escape:
                self._leave()
                return True
        return super().eventFilter(watched, event)
