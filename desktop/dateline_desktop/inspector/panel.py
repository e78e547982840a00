"""The inspector: the record that is selected, and all that is known of it."""

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication, QMouseEvent
from PySide6.QtWidgets import QScrollArea, QStackedLayout, QVBoxLayout, QWidget

from dateline_db.model.changes import Changes
from dateline_db.model.claim import Claim
from dateline_db.model.document import Document
from dateline_db.model.event import Event
from dateline_db.model.source import Source
from dateline_desktop.core.records import find_record
from dateline_desktop.core.session import Session
from dateline_desktop.core.text import tr
from dateline_desktop.inspector.claim_page import ClaimPage
from dateline_desktop.inspector.document_page import DocumentPage
from dateline_desktop.inspector.event_page import EventPage
from dateline_desktop.inspector.page import Page
from dateline_desktop.inspector.record_page import RecordPage
from dateline_desktop.inspector.source_page import SourcePage
from dateline_desktop.widgets.empty_state import EmptyState

_NEVER_SHOWN = ("briefing", "note")


class InspectorPanel(QWidget):
    """Shows the selected record; below it stand the widgets that are given.

    A double click on a page opens the editor of what it shows. The second click of one
    on a card arrives when the page of its claim is there already, on whatever stands
    at that place.
    """

    def __init__(self, session: Session, *below: QWidget) -> None:
        super().__init__()
        self._session, self._below = session, below
        self._since_selected = QElapsedTimer()
        self.page: Page | None = None
        self.empty = EmptyState(
            "inspector",
            tr(
                "Select an event in the timeline, or a row of a table: all that is "
                "known of it stands here."
            ),
        )
        self.area = QScrollArea()
        self._column = QVBoxLayout()
        self._lay_out()
        session.selection_changed.connect(self._on_selection_changed)
        session.changed.connect(self._on_changed)
        session.case_changed.connect(self._refresh)
        session.busy_changed.connect(self._refresh)
        self._refresh()

    def _lay_out(self) -> None:
        sheet = QWidget()
        rows = QVBoxLayout(sheet)
        rows.setContentsMargins(14, 12, 14, 14)
        rows.setSpacing(12)
        rows.addLayout(self._column)
        for widget in self._below:
            rows.addWidget(widget)
        rows.addStretch(1)
        self.area.setWidget(sheet)
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._pages = QStackedLayout(self)
        self._pages.addWidget(self.empty)
        self._pages.addWidget(self.area)

    def _on_selection_changed(self) -> None:
        self._since_selected.start()
        self._refresh()
        self.area.verticalScrollBar().setValue(0)

    def _on_changed(self, changes: Changes) -> None:
        touched = {table for table, ids in changes.ids.items() if ids}
        if changes.everything or touched.difference(_NEVER_SHOWN):
            self._refresh()

    def _refresh(self) -> None:
        """Show the record anew; where one has scrolled to stays."""
        page = self._new_page()
        if self.page is not None:
            self._column.removeWidget(self.page)
            self.page.hide()
            self.page.deleteLater()
        self.page = page
        if page is not None:
            self._column.addWidget(page)
            for child in page.findChildren(QWidget):
                child.installEventFilter(self)
        self._pages.setCurrentWidget(self.empty if page is None else self.area)

    def _new_page(self) -> Page | None:
        session, chosen = self._session, self._session.selection
        if session.case is None or chosen.id is None:
            return None
        record = find_record(session.case, chosen.kind, chosen.id)
        match record:
            case None:
                return None
            case Event():
                return EventPage(session, record)
            case Document():
                return DocumentPage(session, record)
            case Source():
                return SourcePage(session, record)
            case Claim():
                return ClaimPage(session, record)
        return RecordPage(session, chosen.kind, record)

    def _open(self) -> None:
        chosen = self._session.selection
        if chosen.id is not None:
            self._session.open_record(chosen.kind, chosen.id)

    # Qt

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._open()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.MouseButtonDblClick and self._has_just_come:
            self._open()
            return True
        return super().eventFilter(watched, event)

    @property
    def _has_just_come(self) -> bool:
        """Whether a click of now can belong to the one that led to this page."""
        interval = QGuiApplication.styleHints().mouseDoubleClickInterval()
        since = self._since_selected
        return since.isValid() and since.elapsed() < interval
