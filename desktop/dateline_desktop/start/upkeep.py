"""Looking after a case: copies, backups, checks, and what helps when one is refused."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from dateline_db.case import Backup, Case, list_backups, restore_backup
from dateline_db.errors import (
    CaseTooNew,
    DatelineError,
    Message,
    NotACase,
    say,
)
from dateline_desktop.core.reading import reading
from dateline_desktop.core.session import Session
from dateline_desktop.core.text import tr
from dateline_desktop.start.backups import BackupsDialog
from dateline_desktop.start.case_details import CaseDetails
from dateline_desktop.start.case_files import CaseFiles
from dateline_desktop.start.check import CheckDialog
from dateline_desktop.start.new_case import CASE_FILES, SUFFIX
from dateline_desktop.widgets.notice import Offer


class Upkeep(QObject):
    """Does for one window what keeps its case safe."""

    def __init__(self, session: Session, files: CaseFiles, window: QWidget) -> None:
        super().__init__(window)
        self._session, self._files, self._window = session, files, window

    def details(self) -> None:
        """Show and edit what holds for the whole case."""
        case = self._session.case
        if case is not None:
            dialog = CaseDetails(self._session, case.settings, {}, self._window)
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            dialog.open()

    def save_copy(self) -> None:
        """Ask for a place and write a copy there; the case itself stays open."""
        case = self._session.case
        if case is None:
            return
        suggested = case.path.with_name(f"{case.path.stem}-copy{SUFFIX}")
        path = self._session.ask.save_file(
            say("Save a copy of the case"), suggested, CASE_FILES
        )
        if path is not None:
            self._start(
                lambda case: case.save_copy(path),
                say("A copy of the case is in {path}.", path=str(path)),
            )

    def back_up(self) -> None:
        """Make a backup now, beside those made by themselves."""
        self._start(Case.back_up, say("The case is backed up."))

    def check(self) -> None:
        """Look whether everything in the file is as it should be."""
        if self._session.case is not None:
            CheckDialog(self._session, self._window).open()

    def restore(self) -> None:
        """Let a backup of the case be chosen, of any case where none is open."""
        case = self._session.case
        path = case.path if case else self._ask_for_case()
        if path is not None:
            self.choose_backup(path)

    def choose_backup(self, path: Path) -> None:
        """Let a backup of the case at `path` be chosen, and put it in its place."""
        found = list_backups(path)
        if not found:
            self._session.ask.tell(say("There is no backup of {path}.", path=str(path)))
            return
        dialog = BackupsDialog(path, found, self._window)
        dialog.accepted.connect(lambda: self._restore(dialog.chosen, path))
        dialog.open()

    def ways_out(self, path: Path, error: DatelineError) -> list[Offer]:
        """Return what can be done about a case that could not be opened."""
        offers: list[Offer] = []
        if not isinstance(error, CaseTooNew):
            offers += self._ways_back(path)
        if path.is_file() and not isinstance(error, NotACase | CaseTooNew):
            offers.append((tr("Try again"), partial(self._files.open, path)))
        offers.append((tr("Choose another file…"), self._files.ask_and_open))
        return offers

    def ways_on(self, path: Path) -> list[Offer]:
        """Return what can be done about a case that is open for reading only."""
        return [
            (tr("Try again"), self._files.reopen),
            (tr("Save a copy…"), self.save_copy),
            *self._ways_back(path),
        ]

    def _ways_back(self, path: Path) -> list[Offer]:
        if not list_backups(path):
            return []
        return [(tr("Restore a backup…"), partial(self.choose_backup, path))]

    def _ask_for_case(self) -> Path | None:
        ask = self._session.ask
        return ask.open_file(say("Restore a backup of which case?"), CASE_FILES)

    def _restore(self, backup: Backup, path: Path) -> None:
        self._session.close()
        self._session.jobs.run(
            self,
            partial(restore_backup, backup.path, path),
            then=lambda _: self._files.open(path),
            failed=self._on_failed,
        )

    def _start(self, work: Callable[[Case], object], done: Message) -> None:
        """Run work that only reads, on a connection of its own."""
        case = self._session.case
        if case is None:
            return
        self._session.jobs.run(
            self,
            partial(reading, case.path, work),
            then=lambda _: self._session.told.emit(done),
            failed=self._on_failed,
        )

    def _on_failed(self, error: Exception) -> None:
        if isinstance(error, DatelineError):
            self._session.ask.tell(error)
