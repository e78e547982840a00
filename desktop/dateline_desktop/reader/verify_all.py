"""Verifying every document of the case: one progress, one list, kept in the custody."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QProgressBar,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from dateline_db.capture.custody import record_verified, verify_all
from dateline_db.case import Case
from dateline_db.errors import DatelineError, Message, say
from dateline_db.model.document import Document
from dateline_desktop.core.jobs import Report
from dateline_desktop.core.reading import reading
from dateline_desktop.core.session import Session
from dateline_desktop.core.text import plain, tip, tr

Found = Sequence[tuple[Document, Message | None]]
_WIDTH, _HEIGHT = 820, 520
_ID = Qt.ItemDataRole.UserRole


class VerifyAllDialog(QDialog):
    """Hashes all bytes again; those that are not as captured stand first."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        assert session.case is not None
        self._session, self._case = session, session.case
        self.setWindowTitle(tr("Verify all documents"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.verdict = plain(tr("Hashing the bytes of every document…"), wrap=True)
        self.verdict.setProperty("role", "heading")
        self.told = plain(wrap=True)
        self.told.setProperty("role", "muted")
        self.bar = QProgressBar()
        self.list = QTreeWidget()
        self._lay_out()
        self._job = session.jobs.follow(
            self,
            partial(_verify, self._case),
            progress=self._on_progress,
            then=self._on_found,
            failed=self._on_failed,
        )
        self.finished.connect(self._job.cancel)

    # Private

    def _lay_out(self) -> None:
        self.bar.setTextVisible(False)
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.setHeaderLabels([tr("Source"), tr("Document"), tr("What was found")])
        self.list.setAccessibleName(tr("What was found"))
        self.list.setIndentation(0)
        self.list.setColumnWidth(0, 70)
        self.list.setColumnWidth(1, 250)
        self.list.itemActivated.connect(self._read)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(18, 16, 18, 14)
        rows.setSpacing(10)
        for part in (self.verdict, self.told, self.bar):
            rows.addWidget(part)
        rows.addWidget(self.list, 1)
        rows.addWidget(buttons)
        self.resize(_WIDTH, _HEIGHT)

    def _on_progress(self, done: int, total: int) -> None:
        self.bar.setRange(0, total)
        self.bar.setValue(done)

    def _on_found(self, found: Found) -> None:
        self.bar.hide()
        wrong = [one for one in found if one[1] is not None]
        for document, why in [*wrong, *(one for one in found if one[1] is None)]:
            self._add(document, why)
        self.verdict.setText(tr(_verdict(len(found), len(wrong))))
        if wrong:
            self.verdict.setProperty("role", "error")
            self.verdict.style().polish(self.verdict)
        self._keep(found)

    def _keep(self, found: Found) -> None:
        """Keep with each document who looked, when, and what was found."""
        if not found:
            return
        if not self._session.writable or self._session.case is not self._case:
            self.told.setText(
                tr("The case is open for reading only: this was not written down.")
            )
            return
        answers = {document.id: why for document, why in found}
        if self._session.try_edit(record_verified, answers):
            self.told.setText(tr("This was written into the custody of each document."))

    def _add(self, document: Document, why: Message | None) -> None:
        source = self._case.sources.find(document.source_id)
        words = tr(why) if why else tr("as captured")
        ref = source.ref if source else ""
        line = QTreeWidgetItem([ref, document.name, words])
        line.setData(0, _ID, document.id)
        for column, text in enumerate((ref, document.name, words)):
            line.setToolTip(column, tip(text))
        self.list.addTopLevelItem(line)

    def _read(self, line: QTreeWidgetItem) -> None:
        self._session.read("document", line.data(0, _ID))
        self.accept()

    def _on_failed(self, error: Exception) -> None:
        self.bar.hide()
        if isinstance(error, DatelineError):
            self.verdict.setText(tr(error.message))


def _verify(case: Case, report: Report) -> Found:
    def work(copy: Case) -> Found:
        total, found = copy.documents.count(), []
        for one in verify_all(copy):
            found.append(one)
            report(len(found), total)
        return found

    return reading(case.path, work)


def _verdict(count: int, wrong: int) -> Message:
    if not count:
        return say("There is no document in this case.")
    if wrong:
        return say(
            "{wrong:,} of {count:,} documents are NOT as they were captured.",
            wrong=wrong,
            count=count,
        )
    return say("All {count:,} documents are as they were captured.", count=count)
