"""What can be done with the document that is open, besides reading it."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QMenu, QWidget

from dateline_db.capture.keeping import put_text
from dateline_db.capture.media import MAIL, PDF, PICTURES
from dateline_db.capture.reading import Extract, read_again
from dateline_db.capture.versions import versions
from dateline_db.case import Case
from dateline_db.edits.documents import delete_document
from dateline_db.edits.sources import change_source
from dateline_db.errors import DatelineError, say
from dateline_db.model.document import Document
from dateline_db.model.source import SourceState
from dateline_desktop.core.jobs import Report
from dateline_desktop.core.live_address import open_address
from dateline_desktop.core.moment import moment
from dateline_desktop.core.reading import reading
from dateline_desktop.core.session import Session
from dateline_desktop.core.text import tr
from dateline_desktop.core.words import code_word
from dateline_desktop.reader.compare import CompareDialog
from dateline_desktop.reader.custody import CustodyDialog
from dateline_desktop.reader.document_editor import DocumentEditor
from dateline_desktop.reader.opened import Opened
from dateline_desktop.reader.verify_all import VerifyAllDialog
from dateline_desktop.reader.verifying import Verifying
from dateline_desktop.widgets.notice import Notice


def _is_typed(document: Document) -> bool:
    """Whether what is read in a document is to be typed, as in a picture or scan."""
    return not document.text and document.media_type in (PDF, *PICTURES)


class DocumentActions(QObject):
    """Custody, verifying, comparing, reading again; the state and the live address."""

    attached_wanted = Signal(object)  # Document: what is attached to it

    def __init__(
        self,
        session: Session,
        opened: Callable[[], Opened | None],
        notice: Notice,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._session, self._opened = session, opened
        self._notice, self._parent = notice, parent
        self._verifying = Verifying(session, self)

    def fill(self, menu: QMenu) -> None:
        """Fill a menu with what can be done now."""
        menu.clear()
        opened = self._opened()
        if opened is None:
            return
        menu.addAction(tr("Custody…"), self.custody)
        menu.addAction(tr("Verify the bytes"), self.verify)
        menu.addAction(tr("Verify all documents…"), self.verify_all)
        menu.addAction(tr("Compare versions…"), self.compare)
        if opened.document.media_type == MAIL:
            attached = menu.addAction(
                tr("Take in what is attached…"), self.take_attached
            )
            attached.setEnabled(self._session.writable)
        again = menu.addAction(tr("Read the text again"), self.read_again)
        change = menu.addAction(tr("Change the document…"), self.change)
        delete = menu.addAction(tr("Delete the document"), self.delete)
        for action in (again, change, delete):
            action.setEnabled(self._session.writable)
        menu.addSeparator()
        states = menu.addMenu(tr("The source is…"))
        states.setEnabled(self._session.writable)
        for state in SourceState:
            action = states.addAction(code_word(state), partial(self.mark, state))
            action.setCheckable(True)
            action.setChecked(opened.source.state is state)
        live = menu.addAction(tr("Open the live address…"), self.open_address)
        live.setEnabled(bool(opened.source.url))

    def introduce(self) -> None:
        """Say what is to be known of a document that was just opened."""
        opened = self._opened()
        self._notice.hide()
        if opened is None:
            return
        told, offers = [opened.document.note] if opened.document.note else [], []
        *_, last = opened.documents
        if len(opened.documents) > 1 and opened.document.id == last.id:
            at = moment(opened.documents[-2].captured_at, self._session.settings)
            told.append(tr(say("An earlier version of it was captured {at}.", at=at)))
            offers = [(tr("Compare…"), self.compare)]
        if _is_typed(opened.document) and self._session.writable:
            offers.append((tr("Type it…"), self.change))
            told = told or [tr("No program reads text out of this document.")]
        if told and opened.document.media_type == MAIL and self._session.writable:
            offers.append((tr("Take them in…"), self.take_attached))
        if told:
            self._notice.say("\n".join(told), offers)

    def take_attached(self) -> None:
        """Ask for what is attached to the message, as documents of their own."""
        opened = self._opened()
        if opened is not None:
            self.attached_wanted.emit(opened.document)

    def custody(self) -> None:
        """Show what was done with the document."""
        opened = self._opened()
        if opened is not None:
            CustodyDialog(self._session, opened.document, self._parent).open()

    def verify(self) -> None:
        """Hash the bytes again, and say whether they are those captured."""
        opened = self._opened()
        if opened is not None:
            self._verifying.start(opened.document, self._tell_verified)

    def verify_all(self) -> None:
        """Hash the bytes of every document again, and list what was found."""
        if self._session.case is not None:
            VerifyAllDialog(self._session, self._parent.window()).open()

    def change(self) -> None:
        """Change what is said of the document: its name, its marking, a note."""
        opened = self._opened()
        if opened is not None:
            editor = DocumentEditor(
                self._session, opened.document, {}, self._parent.window()
            )
            editor.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            editor.open()

    def delete(self) -> None:
        """Delete the document; claims that quote it keep their words."""
        opened = self._opened()
        if opened is not None:
            self._session.try_edit(delete_document, opened.document.id)

    def compare(self) -> None:
        """Show what differs between the versions of the publication."""
        opened, case = self._opened(), self._session.case
        if opened is None or case is None:
            return
        found = versions(case, opened.document)
        if len(found) < 2:
            self._session.ask.tell(
                say(
                    "There is only this version of {ref}. Take in a later copy of "
                    "the same address, and it is kept beside this one.",
                    ref=opened.source.ref,
                )
            )
            return
        dialog = CompareDialog(self._session, found, opened.document, self._parent)
        dialog.mark.clicked.connect(partial(self.mark, SourceState.CHANGED))
        dialog.open()

    def mark(self, state: SourceState) -> None:
        """Say what has become of the publication since it was captured."""
        opened = self._opened()
        if opened is not None and opened.source.state is not state:
            self._session.try_edit(change_source, replace(opened.source, state=state))

    def open_address(self) -> None:
        """Open the live address in the browser, after asking."""
        opened = self._opened()
        if opened is not None and opened.source.url:
            open_address(self._session, opened.source.url)
        elif opened is not None:
            ref = opened.source.ref
            self._session.ask.tell(say("{ref} has no address.", ref=ref))

    def read_again(self) -> None:
        """Read the text anew, as with a later Dateline; quotes are found again."""
        opened, case = self._opened(), self._session.case
        if opened is None or case is None:
            return
        document = opened.document

        def bytes_of(case: Case) -> bytes:
            return case.blob(document.sha256)

        def work(report: Report) -> Extract:
            data = reading(case.path, bytes_of)
            return read_again(document, data, lambda: report(0, 0))

        self._notice.say(tr("The text is being read again…"))
        self._session.jobs.follow(
            self,
            work,
            progress=lambda *_: None,
            then=partial(self._put_text, document.id),
            failed=self._on_failed,
        )

    # Private

    def _put_text(self, document_id: str, extract: Extract) -> None:
        self._notice.hide()
        self._session.try_edit(put_text, document_id, extract)

    def _tell_verified(self, words: str, *, right: bool) -> None:
        self._notice.say(words)
        if not right:
            self._session.ask.tell(say("{words}", words=words))

    def _on_failed(self, error: Exception) -> None:
        self._notice.hide()
        if isinstance(error, DatelineError):
            self._session.ask.tell(error)
