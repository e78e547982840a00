"""Capture: files and pasted text become sources with a document, after a look."""

from collections import deque
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from dateline_db.capture.attached import attached_to
from dateline_db.capture.intake import (
    Method,
    Taken,
    files_in,
    take_file,
    take_text,
)
from dateline_db.capture.keeping import keep, known
from dateline_db.capture.proposal import source_for
from dateline_db.capture.reading import Extract, read
from dateline_db.case import Case
from dateline_db.errors import DatelineError, Message, say
from dateline_db.model.document import Document
from dateline_db.model.source import Source
from dateline_desktop.core.jobs import Job, Report
from dateline_desktop.core.moment import moment
from dateline_desktop.core.reading import reading
from dateline_desktop.core.session import Session
from dateline_desktop.sources.capture_editor import CaptureEditor
from dateline_desktop.sources.capture_progress import CaptureProgress
from dateline_desktop.sources.same_address import (
    LATER_VERSION,
    OWN_SOURCE,
    ask_version,
)
from dateline_desktop.sources.several import SeveralDialog
from dateline_desktop.sources.several_items import Item, attached_items, file_items

DOCUMENTS = say(
    "Documents (*.txt *.md *.html *.htm *.mhtml *.mht *.pdf *.docx *.eml *.png *.jpg "
    "*.jpeg);;All files (*)"
)
Take = Callable[[], Taken]


class Capture(QObject):
    """Takes in one thing after the other: hashed, read in a child process, confirmed.

    `source_id`, where it is given, is the source whose document each is to be.
    """

    kept = Signal(object)  # ids of the sources that something was kept of

    def __init__(self, session: Session, window: QWidget) -> None:
        super().__init__(window)
        self._session, self._window = session, window
        self._waiting: deque[tuple[Message, Take, str]] = deque()
        self._source_id = ""
        self._is_busy = False
        self._progress: CaptureProgress | None = None
        session.case_changed.connect(self._waiting.clear)

    def open_file(self, source_id: str = "") -> None:
        """Ask for one or more files and take them in."""
        title = say("Add sources from files")
        if source_id:
            title = say("Add documents to the source")
        paths = self._session.ask.open_files(title, DOCUMENTS)
        if paths:
            self.take_files(paths, Method.FILE, source_id)

    def open_for_selected(self) -> None:
        """Ask for files that become documents of the selected source."""
        chosen = self._session.selection
        if chosen.kind == "source" and chosen.id is not None:
            self.open_file(chosen.id)

    def paste(self, source_id: str = "") -> None:
        """Take in what is on the clipboard: files, or else text."""
        data = QGuiApplication.clipboard().mimeData() or QMimeData()
        files = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
        if files:
            self.take_files(files, Method.FILE, source_id)
        else:
            what = say("Reading the pasted text…")
            self._put(what, partial(take_text, data.text()), source_id)
            self._go_on()

    def take_files(
        self, paths: Sequence[Path], method: Method, source_id: str = ""
    ) -> None:
        """Take in a file after a look at it; several, or a folder, with a list."""
        try:
            files = files_in(paths)
        except DatelineError as error:
            self._session.ask.tell(error)
            return
        if len(files) > 1:
            self._take_several(file_items(files, method), source_id)
            return
        (path,) = files
        what = say("Reading “{name}”…", name=path.name)
        self._put(what, partial(take_file, path, method), source_id)
        self._go_on()

    def take_attached(self, document: Document) -> None:
        """Take in what is attached to a message of the case, with a list."""
        case = self._session.case
        if case is None or not self._may_write():
            return
        path, digest, name = case.path, document.sha256, document.name

        def work(report: Report) -> list[Taken]:
            data = reading(path, lambda case: case.blob(digest))
            return attached_to(name, data, digest, lambda: report(0, 0))

        self._session.jobs.follow(
            self,
            work,
            progress=lambda *_: None,
            then=partial(self._on_attached, document),
            failed=self._on_failed,
        )

    # Private

    def _on_attached(self, document: Document, attached: Sequence[Taken]) -> None:
        if attached:
            self._take_several(attached_items(attached))
        else:
            nothing = say("Nothing is attached to “{name}”.", name=document.name)
            self._session.ask.tell(nothing)

    def _take_several(self, items: Sequence[Item], source_id: str = "") -> None:
        if self._may_write():
            dialog = SeveralDialog(self._session, items, source_id, self._window)
            dialog.kept.connect(self.kept)
            dialog.open()

    def _may_write(self) -> bool:
        """Whether anything can be taken in; say so where not."""
        if not self._session.writable:
            self._session.ask.tell(
                say("Nothing can be taken in: the case is open for reading only.")
            )
        return self._session.writable

    def _put(self, what: Message, take: Take, source_id: str) -> None:
        self._waiting.append((what, take, source_id))

    def _go_on(self) -> None:
        if self._is_busy or not self._waiting or self._session.case is None:
            return
        if not self._may_write():
            self._waiting.clear()
            return
        what, take, self._source_id = self._waiting.popleft()
        self._is_busy = True
        self._progress = CaptureProgress(what, self._window)
        self._watch(
            self._session.jobs.run(
                self, take, then=self._on_taken, failed=self._on_failed
            )
        )

    def _watch(self, job: Job) -> None:
        """Let the work be stopped; what waits behind it goes on."""
        if self._progress is not None:
            self._progress.watch(job, self._done)

    def _on_taken(self, taken: Taken) -> None:
        case = self._session.case
        there = known(case, taken) if case else None
        goes_on = case is not None
        if case is not None and there is not None:
            self._hide_progress()
            goes_on = self._is_of_another(case, taken, there)
        if case is None or not goes_on:
            self._done()
            return
        order = case.settings.day_first

        def work(report: Report) -> tuple[Taken, Extract]:
            return taken, read(taken, lambda: report(0, 0), day_first=order)

        self._watch(
            self._session.jobs.follow(
                self,
                work,
                progress=lambda *_: None,
                then=self._on_read,
                failed=self._on_failed,
            )
        )

    def _is_of_another(self, case: Case, taken: Taken, document: Document) -> bool:
        """Say where the same bytes are already; whether another source has them too.

        Else that document is shown, if the analyst wants to go there.
        """
        source = case.sources.get(document.source_id)
        given = case.sources.find(self._source_id) if self._source_id else None
        options = [say("Go to {ref}", ref=source.ref)]
        if given is None:
            options.append(say("Another source has it too"))
        elif not case.documents.count(sha256=taken.sha256, source_id=given.id):
            options.append(say("Add it to {ref} too", ref=given.ref))
        chosen = self._session.ask.choose(
            say("Already in the case"),
            say(
                "“{name}” is in the case already, byte for byte: as “{other}”, a "
                "document of {ref} “{title}”, captured {at} by {analyst}.",
                name=taken.name,
                other=document.name,
                ref=source.ref,
                title=source.title,
                at=moment(document.captured_at, self._session.settings),
                analyst=document.captured_by,
            ),
            options,
        )
        if chosen == 0:
            self._show(document)
        return chosen == 1

    def _on_read(self, result: tuple[Taken, Extract]) -> None:
        taken, extract = result
        case = self._session.case
        self._hide_progress()
        if case is None:
            self._done()
            return
        given = case.sources.find(self._source_id) if self._source_id else None
        if given is not None:
            self._keep(taken, extract, given)
            return
        if known(case, taken) is not None:
            self._confirm(taken, extract)
            return
        same = source_for(case, extract.proposal)
        choice = ask_version(self._session, same) if same else OWN_SOURCE
        if same is not None and choice == LATER_VERSION:
            self._keep(taken, extract, same)
        elif choice == OWN_SOURCE:
            self._confirm(taken, extract)
        else:
            self._done()

    def _keep(self, taken: Taken, extract: Extract, source: Source) -> None:
        """Keep what was read as a further document of a source."""
        if self._session.try_edit(keep, taken, extract, source):
            self._show_kept(taken, source.id)
        self._done()

    def _confirm(self, taken: Taken, extract: Extract) -> None:
        """Show what was found, to be confirmed before anything is kept."""
        editor = CaptureEditor(self._session, taken, extract, self._window)
        editor.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        editor.saved.connect(partial(self._show_kept, taken))
        editor.finished.connect(self._done)
        editor.open()

    def _show_kept(self, taken: Taken, source_id: str) -> None:
        case = self._session.case
        assert case is not None
        for document in case.documents.where(sha256=taken.sha256, source_id=source_id):
            self._show(document)
        self.kept.emit([source_id])

    def _show(self, document: Document) -> None:
        self._session.reveal("source", document.source_id)
        self._session.read("document", document.id)

    def _on_failed(self, error: Exception) -> None:
        self._hide_progress()
        if isinstance(error, DatelineError):
            self._session.ask.tell(error)
        self._done()

    def _hide_progress(self) -> None:
        if self._progress is not None:
            self._progress.end()
            self._progress = None

    def _done(self) -> None:
        self._hide_progress()
        self._is_busy = False
        self._go_on()
