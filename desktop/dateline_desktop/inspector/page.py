"""A page of the inspector: one record, shown part below part."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from dateline_db.model.claim import Claim
from dateline_db.model.marking import Marking
from dateline_desktop.core.session import Session
from dateline_desktop.core.text import plain, tr
from dateline_desktop.core.words import table_word
from dateline_desktop.inspector.tags_line import TagsLine
from dateline_desktop.widgets.icons import set_icon
from dateline_desktop.widgets.link import Link
from dateline_desktop.widgets.text import align, breakable

_LABELS = 84


class Page(QWidget):
    """What is shown of one record; the kinds of record build on it."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        assert session.case is not None
        self.session, self.case = session, session.case
        self.rows = QVBoxLayout(self)
        self.rows.setContentsMargins(0, 0, 0, 0)
        self.rows.setSpacing(6)
        self._facts: QGridLayout | None = None

    def head(self, kind: str, record_id: str, title: str, *badges: str) -> None:
        """Show what kind of record this is, its title and tags, and how to edit it."""
        line = QHBoxLayout()
        line.setSpacing(6)
        words = [table_word(kind), *(word for word in badges if word)]
        line.addWidget(muted(" · ".join(words)), 1)
        edit = button(
            tr("Edit"), "edit", lambda: self.session.open_record(kind, record_id)
        )
        line.addWidget(edit, 0, Qt.AlignmentFlag.AlignTop)
        self.rows.addLayout(line)
        self.text(title, "heading")
        self.add(TagsLine(self.session, kind, record_id))

    def text(self, text: str, role: str = "") -> None:
        """Show a text, if there is any, that can be selected and copied."""
        if text:
            self.add(shown(text, role))

    def heading(self, text: str, *buttons: QPushButton) -> None:
        """Show the title of a group, with what can be done in it."""
        self._facts = None
        line = QHBoxLayout()
        line.setContentsMargins(0, 10, 0, 0)
        title = plain(text)
        title.setProperty("role", "strong")
        line.addWidget(title, 1)
        for one in buttons:
            line.addWidget(one)
        self.rows.addLayout(line)

    def fact(self, label: str, value: str | QWidget) -> None:
        """Show a value beside its label, if there is one."""
        if value == "":
            return
        if self._facts is None:
            self._facts = QGridLayout()
            self._facts.setHorizontalSpacing(8)
            self._facts.setVerticalSpacing(4)
            self._facts.setColumnMinimumWidth(0, _LABELS)
            self._facts.setColumnStretch(1, 1)
            self.rows.addLayout(self._facts)
        row = self._facts.rowCount()
        name = plain(label)
        name.setProperty("role", "muted")
        self._facts.addWidget(name, row, 0, Qt.AlignmentFlag.AlignTop)
        self._facts.addWidget(shown(value) if isinstance(value, str) else value, row, 1)

    def link(self, kind: str, record_id: str, text: str) -> Link:
        """Return a text that leads to a record."""
        link = Link(text)
        link.followed.connect(lambda: self.session.reveal(kind, record_id))
        return link

    def add(self, *widgets: QWidget) -> None:
        """Show widgets below one another."""
        self._facts = None
        for widget in widgets:
            self.rows.addWidget(widget)


def button(text: str, icon_name: str, slot: Callable[[], object]) -> QPushButton:
    """Return a small button of a page."""
    made = QPushButton(text)
    made.setProperty("role", "quiet")
    set_icon(made, icon_name)
    made.clicked.connect(lambda: slot())
    return made


def shown(text: str, role: str = "") -> QLabel:
    """Return a text that wraps, can be copied, and begins where its script does."""
    label = muted(text)
    label.setProperty("role", role or None)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label


def muted(text: str) -> QLabel:
    """Return a quieter text that wraps."""
    label = plain(breakable(text), wrap=True)
    label.setProperty("role", "muted")
    label.setMinimumWidth(1)  # an address that is too long must not widen the panel
    align(label, text)
    return label


def badge(text: str, role: str = "badge") -> QLabel:
    """Return a word in a small frame."""
    label = plain(text)
    label.setProperty("role", role)
    return label


def in_line(widgets: Sequence[QWidget]) -> QWidget:
    """Return widgets side by side, from the left."""
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(6)
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch(1)
    return line


def marking_badge(marking: Marking | None) -> list[QLabel]:
    """Return the marking of a record as a badge, in the colour of its label."""
    if marking is None:
        return []
    label = badge(marking.value, "marking")
    label.setStyleSheet(f"color: {marking.colour}")
    label.setToolTip(tr(marking.sharing))
    return [label]


def uncited_badge(claim: Claim) -> list[QLabel]:
    """Return the badge of a claim that nobody can look up in its source."""
    if claim.is_cited:
        return []
    mark = badge(tr("no citation"), "alarm")
    mark.setToolTip(
        tr("It has neither a quote nor a locator: nobody can find it in its source.")
    )
    return [mark]
