"""The custody of a document: what was captured, and all that was done with it since."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from dateline_db.capture.custody import custody
from dateline_db.case import Case, Entry
from dateline_db.errors import say
from dateline_db.model.document import Document
from dateline_desktop.core.document_words import kind_word, method_word, size_word
from dateline_desktop.core.moment import moment
from dateline_desktop.core.session import Session
from dateline_desktop.core.text import plain, tr
from dateline_desktop.core.words import field_word
from dateline_desktop.reader.verifying import Verifying
from dateline_desktop.widgets.card import Card
from dateline_desktop.widgets.text import breakable

_WIDTH, _HEIGHT = 620, 520
_TOLD_ELSEWHERE = {"id", "text"}


class CustodyDialog(QDialog):
    """Who captured a document, when and how; who did what with it; is it unchanged?"""

    def __init__(self, session: Session, document: Document, parent: QWidget) -> None:
        super().__init__(parent)
        assert session.case is not None
        self._session, self._document = session, document
        self.setWindowTitle(tr(say("Custody of “{name}”", name=document.name)))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.answer = plain(wrap=True)
        self.answer.hide()
        self.entries = custody(session.case, document.id)
        self.verify = QPushButton(tr("&Verify"))
        self._scroll = QScrollArea()
        self.verifying = Verifying(session, self)
        self._lay_out()
        self.verify.clicked.connect(self._verify)
        self.resize(_WIDTH, _HEIGHT)

    def _lay_out(self) -> None:
        rows = QVBoxLayout(self)
        rows.setContentsMargins(18, 16, 18, 14)
        rows.setSpacing(10)
        rows.addLayout(self._facts())
        rows.addWidget(self.answer)
        heading = plain(tr("What was done with it, the earliest first"))
        heading.setProperty("role", "strong")
        rows.addWidget(heading)
        self._scroll.setWidgetResizable(True)
        self._scroll.setWidget(self._log())
        rows.addWidget(self._scroll, 1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.addButton(self.verify, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        rows.addWidget(buttons)

    def _facts(self) -> QFormLayout:
        document, form = self._document, QFormLayout()
        form.setHorizontalSpacing(16)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        captured = say(
            "{at} by {analyst}, {method}",
            at=moment(document.captured_at, self._session.settings),
            analyst=document.captured_by,
            method=method_word(document.method),
        )
        kind, size = kind_word(document.media_type), size_word(document.size)
        what = say(
            "{kind}, {size} ({bytes:,} bytes)",
            kind=kind,
            size=size,
            bytes=document.size,
        )
        for label, value in (
            (tr("File"), document.name),
            (tr("Kind"), tr(what)),
            (tr("Captured"), tr(captured)),
            (tr("SHA-256"), document.sha256),
        ):
            form.addRow(_muted(label), _shown(value))
        return form

    def _log(self) -> QWidget:
        """Return all that was done with the document, a card each."""
        sheet = QWidget()
        rows = QVBoxLayout(sheet)
        rows.setContentsMargins(0, 0, 8, 0)
        rows.setSpacing(6)
        for entry in self.entries:
            rows.addWidget(self._card(entry))
        rows.addStretch(1)
        return sheet

    def _card(self, entry: Entry) -> Card:
        assert self._session.case is not None
        label = tr(entry.label)
        at = moment(entry.at, self._session.settings)
        who = tr(say("{at} by {analyst}", at=at, analyst=entry.analyst))
        card = Card(f"{who}: {label}")
        card.rows.addWidget(_muted(who))
        card.rows.addWidget(_shown(label))
        changed = _changed(self._session.case, entry, self._document.id)
        if changed:
            words = say("changed: {fields}", fields=", ".join(changed))
            card.rows.addWidget(_muted(tr(words)))
        for text in _written(self._session.case, entry, self._document.id):
            card.rows.addWidget(_muted(text))
        return card

    def _verify(self) -> None:
        self.verify.setEnabled(False)
        self.verifying.start(self._document, self._tell)

    def _tell(self, words: str, *, right: bool) -> None:
        self.verify.setEnabled(True)
        self.answer.setProperty("role", None if right else "error")
        self.answer.style().polish(self.answer)
        self.answer.setText(words)
        self.answer.show()
        if self._session.case is not None:
            self.entries = custody(self._session.case, self._document.id)
            self._scroll.setWidget(self._log())


def _changed(case: Case, entry: Entry, document_id: str) -> Sequence[str]:
    """Return which fields an action changed, none where it made the document."""
    for change in case.changes_of(entry.seq):
        is_it = change.table == "document" and change.id == document_id
        if is_it and change.before and change.after:
            names = change.before.keys() | change.after.keys()
            return [field_word(name) for name in sorted(names)]
    return ()


def _written(case: Case, entry: Entry, document_id: str) -> Sequence[str]:
    """Return what an action noted on the document, as what verifying found."""
    rows = [
        change.after or change.before or {}
        for change in case.changes_of(entry.seq)
        if change.table == "note"
    ]
    return [str(row["text"]) for row in rows if row.get("subject_id") == document_id]


def _muted(text: str) -> QLabel:
    label = plain(text, wrap=True)
    label.setProperty("role", "muted")
    return label


def _shown(text: str) -> QLabel:
    label = plain(breakable(text), wrap=True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    label.setMinimumWidth(1)
    return label
