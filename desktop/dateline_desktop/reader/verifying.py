"""Verifying a document: its bytes are hashed again, beside the window."""

from functools import partial
from typing import Protocol

from PySide6.QtCore import QDateTime, QObject

from dateline_db.capture.custody import record_verified, verify
from dateline_db.case import Case
from dateline_db.errors import DatelineError, Message, say
from dateline_db.model.document import Document
from dateline_desktop.core.reading import reading
from dateline_desktop.core.session import Session
from dateline_desktop.core.text import tr


class Tell(Protocol):
    """Whoever is told the answer."""

    def __call__(self, words: str, *, right: bool) -> None:
        """Take the answer, and whether all is as it should be."""


class Verifying(QObject):
    """Answers in a sentence whether a document is still what was captured."""

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session

    def start(self, document: Document, tell: Tell) -> None:
        """Hash the bytes of a document again, and tell the answer."""
        case = self._session.case
        if case is None:
            return

        def work(case: Case) -> Message | None:
            return verify(case, document)

        self._session.jobs.run(
            self,
            partial(reading, case.path, work),
            then=partial(self._answer, document, tell),
            failed=partial(_failed, tell),
        )

    def _answer(self, document: Document, tell: Tell, wrong: Message | None) -> None:
        """Tell the answer, and keep it with the document."""
        if self._session.writable:
            self._session.try_edit(record_verified, {document.id: wrong})
        if wrong is not None:
            tell(tr(wrong), right=False)
            return
        now = QDateTime.currentDateTime().toString("d MMM yyyy, HH:mm")
        words = say(
            "Verified {at}: the bytes of “{name}” are those that were captured.",
            at=now,
            name=document.name,
        )
        tell(tr(words), right=True)


def _failed(tell: Tell, error: Exception) -> None:
    if isinstance(error, DatelineError):
        tell(tr(error.message), right=False)
