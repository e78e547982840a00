"""Two versions of one publication, and what differs between their texts."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QPushButton,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from dateline_db.capture.versions import Difference, Passage, compare
from dateline_db.errors import say
from dateline_db.model.document import Document
from dateline_desktop.core.moment import moment
from dateline_desktop.core.session import Session
from dateline_desktop.core.text import plain, tr
from dateline_desktop.scene.blending import blend
from dateline_desktop.widgets.colours import colours
from dateline_desktop.widgets.elided_box import ElidedBox

_WIDTH, _HEIGHT = 820, 620


class CompareDialog(QDialog):
    """The later text, with what it has more and what it has lost."""

    def __init__(
        self,
        session: Session,
        versions: Sequence[Document],
        document: Document,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._session, self._versions = session, versions
        self.setWindowTitle(tr("Compare versions"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.earlier, self.later = self._choice(), self._choice()
        self.summary = plain(tr("Comparing…"), wrap=True)
        self.text = QTextEdit()
        self.text.setReadOnly(True)
        self.text.setAccessibleName(tr("The differences"))
        self.mark = QPushButton(tr("&Mark the source as changed"))
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        at = next(n for n, one in enumerate(versions) if one.id == document.id)
        self.later.setCurrentIndex(max(1, at))
        self.earlier.setCurrentIndex(max(1, at) - 1)
        self._lay_out()
        self._connect()
        self.resize(_WIDTH, _HEIGHT)
        self._compare()

    @property
    def chosen(self) -> tuple[Document, Document]:
        """The two versions that are compared."""
        earlier = self._versions[self.earlier.currentIndex()]
        return earlier, self._versions[self.later.currentIndex()]

    def _choice(self) -> QComboBox:
        box = ElidedBox()
        for one in self._versions:
            at = moment(one.captured_at, self._session.settings)
            box.addItem(tr(say("{name}, captured {at}", name=one.name, at=at)))
        return box

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        for label, box in ((tr("From"), self.earlier), (tr("to"), self.later)):
            box.setAccessibleName(label)
            line.addWidget(plain(label))
            line.addWidget(box, 1)
        self.summary.setProperty("role", "strong")
        self.mark.setAutoDefault(False)  # Enter is not to change the source
        role = QDialogButtonBox.ButtonRole.ActionRole
        self.buttons.addButton(self.mark, role)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(18, 14, 18, 14)
        rows.setSpacing(10)
        rows.addLayout(line)
        rows.addWidget(self.summary)
        rows.addWidget(self.text, 1)
        rows.addWidget(self.buttons)

    def _connect(self) -> None:
        self.buttons.rejected.connect(self.reject)
        for box in (self.earlier, self.later):
            box.activated.connect(self._compare)

    def _compare(self) -> None:
        earlier, later = self.chosen
        self.mark.setEnabled(False)
        self._session.jobs.run(
            self,
            partial(compare, earlier.text, later.text),
            then=partial(self._show, self.chosen),
        )

    def _show(
        self, chosen: tuple[Document, Document], found: Sequence[Passage]
    ) -> None:
        if chosen != self.chosen:
            return
        kinds = [one.difference for one in found]
        added, removed = kinds.count(Difference.ADDED), kinds.count(Difference.REMOVED)
        same = say("The two texts are the same, word for word.")
        differ = say(
            "Passages added: {added:,}. Passages removed: {removed:,}.",
            added=added,
            removed=removed,
        )
        self.summary.setText(tr(differ if added or removed else same))
        self.mark.setEnabled(bool(added or removed) and self._session.writable)
        self.text.clear()
        cursor = self.text.textCursor()
        for number, passage in enumerate(found):
            _write(cursor, passage, first=number == 0)
        self.text.moveCursor(QTextCursor.MoveOperation.Start)


def _write(cursor: QTextCursor, passage: Passage, *, first: bool) -> None:
    """Write a passage as plain text in the colours of its difference."""
    if not first:
        cursor.insertText("\n\n" if passage.begins else " ", QTextCharFormat())
    cursor.insertText(passage.text, _format(passage.difference))


def _format(difference: Difference) -> QTextCharFormat:
    ours, drawn = colours(), QTextCharFormat()
    match difference:
        case Difference.ADDED:
            green = ours.credibility["2"]
            drawn.setBackground(QColor(blend(ours.surface, green, 0.2)))
            drawn.setFontWeight(QFont.Weight.DemiBold)
            drawn.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
        case Difference.REMOVED:
            drawn.setBackground(QColor(ours.danger_ground))
            drawn.setForeground(QColor(ours.danger))
            drawn.setFontStrikeOut(True)
    return drawn
