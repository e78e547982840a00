"""The reader's panel: a document, its claims, what is selected, what is left to do."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QSplitter,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from dateline_db.analysis.passages import DatedSentence
from dateline_db.capture.media import PAGE_BREAK
from dateline_db.errors import Message, say
from dateline_db.model.changes import Changes
from dateline_db.model.document import Document
from dateline_desktop.core.session import Selection, Session
from dateline_desktop.core.text import tr
from dateline_desktop.reader.document_actions import DocumentActions
from dateline_desktop.reader.head import ReaderHead
from dateline_desktop.reader.making import Making
from dateline_desktop.reader.marked import marks_of
from dateline_desktop.reader.opened import (
    MOST_DATED,
    Opened,
    find_dated,
    find_quotes,
    open_document,
)
from dateline_desktop.reader.passage import Passage, Span
from dateline_desktop.reader.passage_bar import PassageBar
from dateline_desktop.reader.search_bar import SearchBar
from dateline_desktop.reader.views import DocumentViews
from dateline_desktop.reader.worklist import Worklist
from dateline_desktop.widgets.empty_state import EmptyState
from dateline_desktop.widgets.notice import Notice

_GRADED = ("claim", "credibility_grade", "reliability_grade")
_LONGEST_SOUGHT = 80  # characters: a longer passage is not what one looks for
_TEXT_SHARE, _LIST_SHARE = 440, 120
_LEAST_WIDTH = 240  # no wider than its neighbours, which have its place


class ReaderPanel(QWidget):
    """Reads one document at a time; it follows what is selected while in view."""

    document_changed = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.opened: Opened | None = None
        self.spans: dict[str, Span] = {}
        self._wanted: str | None = None  # the claim to be scrolled to once it is found
        self.making = Making(session, self.passage, self)
        self.empty = EmptyState(
            "source",
            tr(
                "No document is open. Select a source that has one, or take one in: "
                "drop a file here."
            ),
        )
        self.head = ReaderHead(session)
        self.notice = Notice("info")
        self.views = DocumentViews(session)
        self.search_bar = SearchBar()
        self.passage_bar = PassageBar()
        self.worklist = Worklist()
        self.document = DocumentActions(session, lambda: self.opened, self.notice, self)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        upper = QWidget()
        rows = QVBoxLayout(upper)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        for part in (self.notice, self.search_bar):
            rows.addWidget(part)
        rows.addWidget(self.views, 1)
        rows.addWidget(self.passage_bar)
        split = QSplitter(Qt.Orientation.Vertical)
        split.addWidget(upper)
        split.addWidget(self.worklist)
        split.setStretchFactor(0, 1)
        split.setSizes([_TEXT_SHARE, _LIST_SHARE])
        sheet = QWidget()
        column = QVBoxLayout(sheet)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(split, 1)
        self._pages = QStackedLayout(self)
        self._pages.addWidget(self.empty)
        self._pages.addWidget(sheet)
        self.setFocusProxy(self.views)
        self.setMinimumWidth(_LEAST_WIDTH)

    def _connect(self) -> None:
        session = self.session
        session.reading_requested.connect(self.show_record)
        session.selection_changed.connect(self._on_selection_changed)
        session.changed.connect(self._on_changed)
        session.case_changed.connect(self.close_document)
        self.head.document_chosen.connect(partial(self.show_record_of, "document"))
        self.head.source_wanted.connect(self._show_source)
        self.head.search_wanted.connect(self.search)
        self.head.text_wanted.connect(partial(self.show_view, pages=False))
        self.head.pages_wanted.connect(partial(self.show_view, pages=True))
        self.head.page.clicked.connect(self.go_to_page)
        self.views.pages.page_changed.connect(self.head.show_page)
        self.views.view_changed.connect(self._on_view_changed)
        self.views.refused.connect(self._on_refused)
        menu = self.head.menu
        menu.aboutToShow.connect(partial(self.document.fill, menu))
        self.search_bar.found.connect(self.views.set_hits)
        self.search_bar.closed.connect(self.views.setFocus)
        self.views.passage_changed.connect(self._on_passage_changed)
        self.views.claim_chosen.connect(partial(session.select, "claim"))
        self.views.menu_wanted.connect(self._show_menu)
        self.worklist.sentence_chosen.connect(self.go_to)
        self.worklist.claim_chosen.connect(partial(session.select, "claim"))
        self.passage_bar.offer(
            self.making.new_claim, self.making.new_event, self.make_figure
        )

    # What is read

    def show_record(self, chosen: Selection) -> None:
        """Show a document, that of a source, or the passage of a claim."""
        if chosen.id is not None:
            self.show_record_of(chosen.kind, chosen.id)

    def read_any(self) -> None:
        """Show the document that was captured last, where none is open."""
        case = self.session.case
        if case is not None and self.opened is None:
            latest = sorted(case.documents.all(), key=lambda one: one.captured_at)[-1:]
            for document in latest:
                self._open(document)

    def show_record_of(self, kind: str, record_id: str) -> None:
        """Show the document of a record, if it has one."""
        document = self._document_of(kind, record_id)
        if document is None:
            return
        if self.opened is None or self.opened.document.id != document.id:
            self._open(document)
        if kind == "claim":
            self._wanted = record_id
            self._go_to_wanted()
        self._mark()

    def close_document(self) -> None:
        """Show no document."""
        self.opened, self.spans, self._wanted = None, {}, None
        self.views.show_document(None)
        self.search_bar.hide()
        self.search_bar.set_text("")
        self._pages.setCurrentIndex(0)
        self.document_changed.emit()

    def passage(self) -> Passage | None:
        """Return the passage that is selected."""
        span = self.views.view.passage
        if span is None or self.opened is None:
            return None
        return Passage(self.opened.document, self.opened.source, *span)

    @property
    def is_read(self) -> bool:
        """Whether a passage is selected, and to be seen."""
        return self.isVisible() and self.passage() is not None

    @property
    def has_focus(self) -> bool:
        """Whether what is typed goes here."""
        focus = QApplication.focusWidget()
        return focus is not None and (focus is self or self.isAncestorOf(focus))

    # What can be done

    def search(self) -> None:
        """Search in the document, at first for what is selected."""
        if self.opened is not None:
            passage = self.passage()
            words = passage.words if passage else ""
            wanted = words if len(words) <= _LONGEST_SOUGHT else ""
            self.search_bar.open_search(wanted, self.views.view.at)

    def next_dated(self) -> None:
        """Go to the next dated sentence that no claim uses yet."""
        self._go_to_dated(1)

    def previous_dated(self) -> None:
        """Go to the dated sentence before, that no claim uses yet."""
        self._go_to_dated(-1)

    def go_to(self, span: Span) -> None:
        """Select a passage and bring it into view."""
        self.views.view.go_to(span, select=True)
        self.views.setFocus(Qt.FocusReason.OtherFocusReason)
        self.worklist.show_current(span)

    def make_figure(self) -> None:
        """Add a figure of the passage to the selected claim."""
        span = self.views.view.passage
        place = self.views.view.place_of(span[1]) if span else self.views.view.rect()
        at = self.views.view.viewport().mapToGlobal(place.bottomLeft())
        self.making.new_figure(at)

    def show_view(self, *, pages: bool) -> None:
        """Show the pages of the document, or its text."""
        self.views.show_view(pages=pages)

    def turn_view(self) -> None:
        """Show the pages instead of the text, or the text again."""
        self.show_view(pages=not self.views.shows_pages)

    def go_to_page(self) -> None:
        """Ask for a page and go there."""
        pages = self.opened.document.text.count(PAGE_BREAK) + 1 if self.opened else 0
        label = say("Page, from 1 to {pages:,}:", pages=pages)
        typed = self.session.ask.text(say("Go to a page"), label) if pages else None
        if typed and typed.strip().isdecimal():
            self.views.go_to_page(min(max(int(typed), 1), pages) - 1)

    def _go_to_dated(self, step: int) -> None:
        span = self.worklist.after(self.views.view.at, step)
        if span is not None:
            self.go_to(span)

    # The document

    def _document_of(self, kind: str, record_id: str) -> Document | None:
        case = self.session.case
        if case is None:
            return None
        if kind == "document":
            return case.documents.find(record_id)
        claim = case.claims.find(record_id) if kind == "claim" else None
        if claim is not None and claim.document_id is not None:
            return case.documents.find(claim.document_id)
        source_id = claim.source_id if claim else record_id
        found = case.documents.where(source_id=source_id)
        open_now = self.opened.document.id if self.opened else ""
        here = [one for one in found if one.id == open_now]
        return next(iter([*here, *found]), None)

    def _open(self, document: Document) -> None:
        assert self.session.case is not None
        self.opened = open_document(self.session.case, document)
        self.spans, self._wanted = {}, None
        self._pages.setCurrentIndex(1)
        self.head.show_document(self.opened)
        self.views.show_document(document)
        self.search_bar.set_text(document.text)
        self.document.introduce()
        self.worklist.start_anew()
        self._find_quotes()
        self.document_changed.emit()

    def _find_quotes(self) -> None:
        assert self.opened is not None
        text, quoting = self.opened.document.text, self.opened.quoting
        found = partial(self._on_quotes, self.opened)
        self.session.jobs.run(self, partial(find_quotes, text, quoting), then=found)

    def _find_dated(self) -> None:
        """Find the dated sentences, after the quotes: those are waited for."""
        opened = self.opened
        assert opened is not None
        assert self.session.case is not None
        order = self.session.case.settings.day_first
        self.worklist.show_dated(None)

        def work() -> Sequence[DatedSentence]:
            if opened is not self.opened:
                return ()  # another document was opened meanwhile
            text, published = opened.document.text, opened.source.published
            return find_dated(text, published, opened.quoting, day_first=order)

        self.session.jobs.run(self, work, then=partial(self._on_dated, opened))

    def _on_quotes(self, opened: Opened, spans: dict[str, Span]) -> None:
        if opened is self.opened:
            self.spans = spans
            self.worklist.show_lost(opened.lost(spans))
            self._mark()
            self._go_to_wanted()
            self._find_dated()

    def _on_dated(self, opened: Opened, found: Sequence[DatedSentence]) -> None:
        if opened is self.opened:
            is_cut = len(opened.document.text) > MOST_DATED
            self.worklist.show_dated(found, of_first=MOST_DATED if is_cut else 0)

    def _mark(self) -> None:
        case, opened = self.session.case, self.opened
        if case is not None and opened is not None:
            marks = marks_of(case, opened.claims, self.spans)
            self.views.set_marks(marks, self._chosen_claims())

    def _chosen_claims(self) -> frozenset[str]:
        """Return the claim that is selected, or those on the selected event."""
        chosen = self.session.selection
        if chosen.kind == "claim" and chosen.id is not None:
            return frozenset((chosen.id,))
        if chosen.kind != "event" or self.opened is None:
            return frozenset()
        claims = self.opened.claims
        return frozenset(one.id for one in claims if one.event_id == chosen.id)

    def _go_to_wanted(self) -> None:
        if self._wanted in self.spans:
            self.views.view.go_to(self.spans[self._wanted])
            self._wanted = None

    # What is heard

    def _on_selection_changed(self, chosen: Selection) -> None:
        if self.isVisible() and chosen.kind in ("claim", "source"):
            self.show_record(chosen)
        self._mark()
        self._on_passage_changed()

    def _on_changed(self, changes: Changes) -> None:
        case, opened = self.session.case, self.opened
        if case is None or opened is None:
            return
        if changes.touches("document", "source", "claim"):
            document = case.documents.find(opened.document.id)
            if document is None:
                self.close_document()
                return
            self._take_up(open_document(case, document))
        elif changes.touches(*_GRADED):
            self._mark()

    def _take_up(self, opened: Opened) -> None:
        """Show what has changed of the document that is open."""
        assert self.opened is not None
        if opened.document.text != self.opened.document.text:
            self._open(opened.document)
            return
        self.opened = opened
        self.head.show_document(opened)
        self._find_quotes()
        self.document_changed.emit()

    def _on_passage_changed(self) -> None:
        """Say what is read in the passage that is selected."""
        passage, case = self.passage(), self.session.case
        if passage is None or case is None:
            self.passage_bar.hide()
            return
        event_id, claim = self.making.event_id(), self.making.selected_claim()
        event = case.events.find(event_id) if event_id else None
        self.passage_bar.show_readings(
            passage.readings(day_first=case.settings.day_first),
            event.title if event else "",
            claim.ref if claim else "",
            can_make=self.session.writable,
        )

    def _on_view_changed(self) -> None:
        views = self.views
        self.head.show_view(pages=views.shows_pages, can_switch=views.can_show_pages)
        self._on_passage_changed()

    def _on_refused(self, why: Message) -> None:
        self.notice.say(tr(why))
        self.show_view(pages=False)

    def _show_source(self) -> None:
        if self.opened is not None:
            self.session.reveal("source", self.opened.source.id)

    def _show_menu(self, at: QPoint) -> None:
        self.making.show_menu(at, figure=self.make_figure, copy=self.views.copy)

    # Qt

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.opened is None:
            self.show_record(self.session.selection)
