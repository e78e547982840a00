"""The two ways in which a document is seen, its text and its pages, as one widget."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QStackedWidget

from dateline_db.capture.pages import page_spans
from dateline_db.case import Case
from dateline_db.errors import DatelineError
from dateline_db.model.document import Document
from dateline_desktop.core.reading import reading
from dateline_desktop.core.session import Session
from dateline_desktop.reader.marked import Mark
from dateline_desktop.reader.page_drawer import Drawn, PageDrawer, has_pages
from dateline_desktop.reader.pages_view import PagesView
from dateline_desktop.reader.passage import Span
from dateline_desktop.reader.text_view import TextView


class DocumentViews(QStackedWidget):
    """Text, and pages where there are any; what is marked is marked in both."""

    passage_changed = Signal()
    claim_chosen = Signal(str)
    menu_wanted = Signal(QPoint)
    view_changed = Signal()
    refused = Signal(object)  # Message: why pages cannot be drawn

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._document: Document | None = None
        self._drawer: PageDrawer | None = None
        self.text, self.pages = TextView(), PagesView()
        for view in (self.text, self.pages):
            self.addWidget(view)
            view.passage_changed.connect(self.passage_changed)
            view.claim_chosen.connect(self.claim_chosen)
            view.menu_wanted.connect(self.menu_wanted)
        self.pages.page_wanted.connect(self._draw)
        self.setFocusProxy(self.text)

    @property
    def view(self) -> TextView | PagesView:
        """The view that is in use."""
        return self.pages if self.shows_pages else self.text

    @property
    def shows_pages(self) -> bool:
        """Whether the pages are shown."""
        return self.currentWidget() is self.pages

    @property
    def can_show_pages(self) -> bool:
        """Whether the document has pages at all."""
        return self._document is not None and has_pages(self._document)

    def show_document(self, document: Document | None) -> None:
        """Show another document: its text, its pages where it has no text."""
        self._end_drawing()
        self._document = document
        text = document.text if document else ""
        self.text.show_text(text)
        self.pages.show_pages(text, 0)
        self.show_view(pages=self.can_show_pages and not text)

    def show_view(self, *, pages: bool) -> None:
        """Show the pages, or the text, at the same place."""
        pages = pages and self.can_show_pages
        before = self.view
        had_focus = before.hasFocus()
        self.setCurrentWidget(self.pages if pages else self.text)
        self.setFocusProxy(self.view)
        if pages and self._drawer is None:
            self._start_drawing()
        if self.view is not before:
            self._come_along(before)
        if had_focus:
            self.view.setFocus()
        self.view_changed.emit()

    def set_marks(self, marks: Sequence[Mark], chosen: frozenset[str]) -> None:
        """Mark the quotes of claims; those of the claims `chosen` stand out."""
        for view in (self.text, self.pages):
            view.set_marks(marks, chosen)

    def set_hits(self, hits: Sequence[Span], current: int | None) -> None:
        """Show what was searched for; the one that is current is scrolled to."""
        for view in (self.text, self.pages):
            view.set_hits(hits, current)

    def go_to_page(self, number: int) -> None:
        """Bring the beginning of a page into view, counted from 0."""
        if self.shows_pages:
            self.pages.go_to_page(number)
        elif self._document is not None:
            start, _ = page_spans(self._document.text)[number]
            self.text.go_to((start, start))

    def copy(self) -> None:
        """Put the passage on the clipboard."""
        self.view.copy()

    # The pages

    def _come_along(self, before: TextView | PagesView) -> None:
        """Show what was selected in the other view, or where one was."""
        passage = before.passage
        span = passage or (before.at, before.at + 1)
        self.view.go_to(span, select=passage is not None)

    def _start_drawing(self) -> None:
        document, case = self._document, self._session.case
        if document is None or case is None:
            return
        digest = document.sha256

        def data(case: Case) -> bytes:
            return case.blob(digest)

        drawer = PageDrawer(document, partial(reading, case.path, data))
        self._drawer = drawer
        self._session.jobs.run(
            self,
            drawer.count,
            then=partial(self._on_counted, drawer),
            failed=self._on_failed,
        )

    def _end_drawing(self) -> None:
        if self._drawer is not None:
            self._drawer.close()
            self._drawer = None

    def _draw(self, number: int, scale: float) -> None:
        drawer = self._drawer
        if drawer is not None:
            self._session.jobs.run(
                self,
                partial(drawer.draw, number, scale),
                then=partial(self._on_drawn, drawer),
                failed=partial(self._on_not_drawn, drawer, number),
            )

    def _on_counted(self, drawer: PageDrawer, count: int) -> None:
        if drawer is self._drawer and self._document is not None:
            at = self.text.passage or (self.text.at, self.text.at + 1)
            self.pages.show_pages(self._document.text, count)
            if self.shows_pages:
                self.pages.go_to(at, select=self.text.passage is not None)

    def _on_drawn(self, drawer: PageDrawer, drawn: Drawn) -> None:
        if drawer is self._drawer:
            self.pages.show_page(drawn)

    def _on_not_drawn(self, drawer: PageDrawer, number: int, error: Exception) -> None:
        if drawer is self._drawer:
            self._on_failed(error)
            self.pages.refuse_page(number)

    def _on_failed(self, error: Exception) -> None:
        if isinstance(error, DatelineError):
            self.refused.emit(error.message)
