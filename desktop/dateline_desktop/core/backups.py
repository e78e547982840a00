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
        self._waited = 0  # minutes
        self.minutes = QTimer(self)
        self.minutes.setInterval(_MINUTE_MS)
        self.minutes.timeout.connect(self._on_minute)
        session.case_changed.connect(self._on_case_changed)

    def back_up(self) -> None:
        """Back up the case as it is now."""
        case = self._session.case
        if case is None:
            return
        self._backed_up, self._waited = case.head, 0
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
        self.minutes.stop()
        self._backed_up, self._waited = "", 0
        self.back_up_if_changed()
        if self._session.case is not None:
            self.minutes.start()

    def _on_minute(self) -> None:
        self._waited += 1
        every = BACKUP_MINUTES.read(self._session.settings)
        if 0 < every <= self._waited:
            self.back_up_if_changed()

    def _on_failed(self, error: Exception) -> None:
        """Say quietly that it failed, and try again the next time."""
        self._backed_up = ""
        if isinstance(error, DatelineError):
            self._session.told.emit(say("No backup: {why}", why=str(error)))
