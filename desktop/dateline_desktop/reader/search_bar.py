"""The line in which one searches within a document."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QToolButton

from dateline_db.errors import say
from dateline_desktop.core.text import plain, tr
from dateline_desktop.reader.passage import Span
from dateline_desktop.reader.search import MOST, Searched
from dateline_desktop.widgets.icons import set_icon

_PAUSE = 120  # milliseconds after which what was typed is searched for


class SearchBar(QFrame):
    """Enter goes to the next place, Shift+Enter to the one before, Esc closes."""

    found = Signal(object, object)  # places, and the number of the current one
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._searched = Searched("")
        self._hits: Sequence[Span] = ()
        self._current: int | None = None
        self._from = 0
        self.line = QLineEdit()
        self.line.setPlaceholderText(tr("find in this document"))
        self.line.setAccessibleName(tr("Find in this document"))
        self.line.setClearButtonEnabled(True)
        self.count = plain()
        self.count.setProperty("role", "muted")
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._lay_out()
        self._pause.timeout.connect(self._search)
        self.line.textChanged.connect(self._pause.start)
        self.hide()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 4, 6, 4)
        row.setSpacing(4)
        row.addWidget(self.line, 1)
        row.addWidget(self.count)
        for icon, words, step in (
            ("previous", tr("Previous place"), -1),
            ("next", tr("Next place"), 1),
        ):
            button = QToolButton()
            set_icon(button, icon)
            button.setToolTip(words)
            button.setAccessibleName(words)
            button.clicked.connect(lambda _, by=step: self.step(by))
            row.addWidget(button)
        closer = QToolButton()
        set_icon(closer, "close")
        closer.setAccessibleName(tr("Close the search"))
        closer.clicked.connect(self.close_search)
        row.addWidget(closer)

    def set_text(self, text: str) -> None:
        """Search in another text."""
        self._searched = Searched(text)
        self._from = 0
        if not self.isHidden():
            self._search()

    def open_search(self, words: str, start: int) -> None:
        """Search from a place on, at first for the words that are given."""
        self._from = start
        self.show()
        if words:
            self.line.setText(words)
        self.line.selectAll()
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def close_search(self) -> None:
        """Search no more, and show no places."""
        self.hide()
        self._pause.stop()
        self._hits, self._current = (), None
        self.found.emit((), None)
        self.closed.emit()

    def step(self, by: int) -> None:
        """Go to another place; after the last comes the first."""
        if self._pause.isActive():
            self._search()
        elif self._hits:
            self._current = ((self._current or 0) + by) % len(self._hits)
            self._tell()

    def _search(self) -> None:
        self._pause.stop()
        self._hits = self._searched.find(self.line.text())
        after = (n for n, hit in enumerate(self._hits) if hit[0] >= self._from)
        self._current = next(after, 0) if self._hits else None
        self._tell()

    def _tell(self) -> None:
        if self._current is None:
            typed = self.line.text().strip()
            self.count.setText(tr("nowhere") if typed else "")
        else:
            count = f"{len(self._hits):,}" + ("+" if len(self._hits) == MOST else "")
            text = say("{at:,} of {count}", at=self._current + 1, count=count)
            self.count.setText(tr(text))
        self.found.emit(self._hits, self._current)

    # Qt

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self.step(-1 if back else 1)
        elif event.key() == Qt.Key.Key_Escape:
            self.close_search()
        else:
            super().keyPressEvent(event)
