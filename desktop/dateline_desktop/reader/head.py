"""The head of the reader: which document of which source, and how it is shown."""

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QMenu,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from dateline_db.errors import say
from dateline_db.model.document import Document
from dateline_db.model.source import SourceState
from dateline_desktop.core.document_words import kind_word
from dateline_desktop.core.moment import moment
from dateline_desktop.core.session import Session
from dateline_desktop.core.text import plain, tip, tr
from dateline_desktop.core.words import code_word
from dateline_desktop.reader.opened import Opened
from dateline_desktop.widgets.elided_box import ElidedBox
from dateline_desktop.widgets.icons import set_icon
from dateline_desktop.widgets.text import isolated


class ReaderHead(QWidget):
    """A source and its documents in one line, a switch, a search and a menu below."""

    document_chosen = Signal(str)
    source_wanted = Signal()
    text_wanted = Signal()
    pages_wanted = Signal()
    search_wanted = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.source = QToolButton()
        self.source.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self.source.setCursor(Qt.CursorShape.PointingHandCursor)
        self.title = _OneLine()
        self.state = plain()
        self.state.setProperty("role", "alarm")
        self.documents = ElidedBox()
        self.documents.setMinimumWidth(60)
        self.documents.setAccessibleName(tr("Document"))
        self.text, self.pages = self._switch(tr("Text")), self._switch(tr("Pages"))
        self.page = QToolButton()
        self.page.setToolTip(tr("Go to a page (Ctrl+Shift+G)"))
        self.menu = QMenu(self)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        first = QHBoxLayout()
        first.setSpacing(6)
        first.addWidget(self.source)
        first.addWidget(self.title, 1)
        first.addWidget(self.state)
        second = QHBoxLayout()
        second.setSpacing(2)
        second.addWidget(self.documents, 1)
        second.addSpacing(6)
        views = (self.text, self.pages, self.page)
        for part in (*views, self._search(), self._more()):
            second.addWidget(part)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(8, 5, 6, 5)
        rows.setSpacing(3)
        rows.addLayout(first)
        rows.addLayout(second)

    def _connect(self) -> None:
        self.source.clicked.connect(self.source_wanted)
        self.documents.activated.connect(self._on_activated)
        self.text.clicked.connect(self.text_wanted)
        self.pages.clicked.connect(self.pages_wanted)

    def show_document(self, opened: Opened) -> None:
        """Show which document is open."""
        source = opened.source
        self.source.setText(source.ref)
        self.source.setToolTip(tr("Show the source"))
        self.title.setText(isolated(source.title))
        self.title.setToolTip(tip(source.title))
        is_changed = source.state is not SourceState.AS_CAPTURED
        self.state.setText(code_word(source.state).lower() if is_changed else "")
        self.state.setVisible(is_changed)
        with QSignalBlocker(self.documents):
            self.documents.clear()
            for document in opened.documents:
                self.documents.addItem(self._name(document), document.id)
            self.documents.setCurrentIndex(self.documents.findData(opened.document.id))
        self.documents.setToolTip(tip(self._name(opened.document)))

    def show_view(self, *, pages: bool, can_switch: bool) -> None:
        """Show which view is in use, and whether there is another."""
        self.text.setChecked(not pages)
        self.pages.setChecked(pages)
        self.text.setVisible(can_switch)
        self.pages.setVisible(can_switch)
        self.page.setVisible(pages)

    def show_page(self, number: int, count: int) -> None:
        """Show which page is in view, counted from 0."""
        text = say("{page:,} of {count:,}", page=number + 1, count=count)
        self.page.setText(tr(text) if count else "")

    def _name(self, document: Document) -> str:
        return tr(
            say(
                "{name} · {kind} · captured {at}",
                name=isolated(document.name),
                kind=kind_word(document.media_type),
                at=moment(document.captured_at, self._session.settings),
            )
        )

    def _on_activated(self, row: int) -> None:
        self.document_chosen.emit(self.documents.itemData(row))

    def _switch(self, text: str) -> QToolButton:
        button = QToolButton()
        button.setText(text)
        button.setCheckable(True)
        button.setToolTip("Ctrl+T")
        return button

    def _search(self) -> QToolButton:
        button = self._tool("search", tr("Find in this document"))
        button.clicked.connect(self.search_wanted)
        return button

    def _more(self) -> QToolButton:
        button = self._tool("more", tr("More of this document"))
        button.setMenu(self.menu)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        return button

    def _tool(self, icon: str, words: str) -> QToolButton:
        button = QToolButton()
        set_icon(button, icon)
        button.setIconSize(QSize(16, 16))
        button.setToolTip(words)
        button.setAccessibleName(words)
        return button


class _OneLine(QLabel):
    """A text in one line, whose end gives way where there is no room."""

    def __init__(self) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setMinimumWidth(1)

    def paintEvent(self, _: QPaintEvent) -> None:
        painter = QPainter(self)
        try:
            end = Qt.TextElideMode.ElideRight
            text = self.fontMetrics().elidedText(self.text(), end, self.width())
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter, text)
        finally:
            painter.end()
