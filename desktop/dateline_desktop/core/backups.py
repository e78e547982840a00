"""Backups made by themselves: when a case is opened, and while it is edited."""

from functools import partial

from PySide6.QtCore import QObject, QTimer

from dateline_db.case import Case
from dateline_db.errors import DatelineError, say
from dateline_desktop.core.reading import reading
from dateline_desktop.core.session import Session
from dateline_desktop.core.settings import BACKUP_COPIES, BACKUP_MINUTES

_MINUTE_MS = 60_000


class Backups(QObject):
    """Backs up the open case in a job, and only if there is something new in it."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self._backed_up = ""  # head of the journal as of the latest backup
        self.timer = QTimer(self)
        self.timer.timeout.connect(self.back_up_if_changed)
        session.case_changed.connect(self._on_case_changed)

    def back_up(self) -> None:
        """Back up the case as it is now."""
        case = self._session.case
        if case is None:
            return
        self._backed_up = case.head
        copies = BACKUP_COPIES.read(self._session.settings)
        self._session.jobs.run(
            self,
            partial(reading, case.path, partial(Case.back_up, copies=copies)),
            failed=self._on_failed,
        )

    def back_up_if_changed(self) -> None:
        """Back up the case unless nothing was done since the latest backup."""
        case = self._session.case
        if case is not None and not case.read_only and case.head != self._backed_up:
            self.back_up()

    def _on_case_changed(self) -> None:
        self.timer.stop()
        self._backed_up = ""
        self.back_up_if_changed()
        minutes = BACKUP_MINUTES.read(self._session.settings)
        if self._session.case is not None and minutes > 0:
            self.timer.start(minutes * _MINUTE_MS)

    def _on_failed(self, error: Exception) -> None:
        """Say quietly that it failed, and try again the next time."""
        self._backed_up = ""
        if isinstance(error, DatelineError):
            self._session.told.emit(say("No backup: {why}", why=str(error)))
