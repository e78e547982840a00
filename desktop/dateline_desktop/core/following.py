"""Following what others write into the open case: a window, a job, another program."""

from PySide6.QtCore import QObject, QTimer

from dateline_db.errors import DatelineError, say
from dateline_desktop.core.session import Session

_LOOK_MS = 1000


class Following(QObject):
    """Looks every second whether somebody else has written, at next to no cost.

    So a window that can only read shows what the other one does, and what a program
    changed from outside is seen and named, not only met at the next edit.
    """

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self.clock = QTimer(self)
        self.clock.setInterval(_LOOK_MS)
        self.clock.timeout.connect(self.look)
        session.case_changed.connect(self._on_case_changed)

    def look(self) -> None:
        """Take over what was written since, and say in the status line what it was."""
        session, case = self._session, self._session.case
        if case is None or session.busy is not None:
            return
        try:
            if not case.refresh():
                return
            latest = case.history(limit=1)[0]
        except DatelineError:
            return  # locked for a moment, or out of reach: the next edit would say so
        if latest.kind == "outside":
            session.told.emit(latest.label)
        else:
            told = say("{who}: {what}", who=latest.analyst, what=str(latest.label))
            session.told.emit(told)

    def _on_case_changed(self) -> None:
        if self._session.case is None:
            self.clock.stop()
        else:
            self.clock.start()
