"""The search field of the toolbar."""

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit

from dateline_db.errors import DatelineError
from dateline_db.store.search import Hit
from dateline_desktop.core.session import Session
from dateline_desktop.core.text import tr
from dateline_desktop.search.lit import lit_events
from dateline_desktop.search.results import SearchResults
from dateline_desktop.widgets.icons import set_icon

_PAUSE_MS = 120  # after the last key, so that not every letter is searched for
_WIDTH = 460
_STEPS = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: 6,
    Qt.Key.Key_PageUp: -6,
}


class SearchField(QLineEdit):
    """Searches while one types; Enter jumps to the chosen record, Esc clears."""

    left = Signal()  # for what was found

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._results: SearchResults | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self.setPlaceholderText(tr("Search the case"))
        self.setAccessibleName(tr("Search the case"))
        self.setClearButtonEnabled(True)
        glass = QAction(self)
        set_icon(glass, "search")
        self.addAction(glass, QLineEdit.ActionPosition.LeadingPosition)
        self._connect()

    @property
    def results(self) -> SearchResults:
        """The list below the field, made over the window it is in."""
        if self._results is None:
            self._results = SearchResults(self.window())
            self._results.chosen.connect(self._on_chosen)
        return self._results

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.results.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if step is not None and self.results.isVisible():
            self.results.move_by(step)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._search_if_due()
            self.results.choose_current()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)

    def _connect(self) -> None:
        self.textChanged.connect(self._on_typed)
        self._pause.timeout.connect(self._search)
        self._session.case_changed.connect(self.clear)

    def _on_typed(self, text: str) -> None:
        if text.strip():
            self._pause.start()
        else:
            self._pause.stop()
            self.results.hide()
            self._session.highlight(())

    def _search_if_due(self) -> None:
        """Find what was typed last, unless its results are listed already."""
        if self._pause.isActive() or not self.results.isVisible():
            self._pause.stop()
            self._search()

    def _search(self) -> None:
        case, query = self._session.case, self.text().strip()
        if case is None or not query:
            return
        try:
            hits = case.search(query)
            lit = lit_events(case, hits)
        except DatelineError as error:
            self._session.ask.tell(error)
            return
        self._session.highlight(lit)
        self._place_results()
        self.results.show_hits(query, hits, len(lit))

    def _place_results(self) -> None:
        below = self.mapTo(self.window(), QPoint(self.width(), self.height() + 4))
        width = min(_WIDTH, self.window().width() - 16)
        self.results.setFixedWidth(width)
        self.results.move(max(8, below.x() - width), below.y())

    def _on_chosen(self, hit: Hit) -> None:
        self.results.hide()
        self._session.reveal(hit.table, hit.id)
        self.left.emit()
