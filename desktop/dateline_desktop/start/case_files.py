"""Opening cases: from the start screen, by a dropped file, from the command line."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QDateTime, QObject, Qt, Signal
from PySide6.QtWidgets import QDialog, QWidget

from dateline_db.errors import CaseError, DatelineError, say
from dateline_desktop.core.session import Session
from dateline_desktop.core.settings import ANALYST
from dateline_desktop.core.summary import years
from dateline_desktop.sample import ensure_sample, reset_sample
from dateline_desktop.start.name_dialog import NameDialog
from dateline_desktop.start.new_case import CASE_FILES, NewCaseDialog
from dateline_desktop.start.recent import RecentCase, remember


class CaseFiles(QObject):
    """Opens and closes the case of one window."""

    refused = Signal(object, object)  # path, and the DatelineError that says why

    def __init__(self, session: Session, data_folder: Path, window: QWidget) -> None:
        super().__init__(window)
        self._session, self._window = session, window
        self._data_folder = data_folder
        session.case_changed.connect(self.remember)

    def open(self, path: Path) -> None:
        """Open the case at `path`, or say why that cannot be done."""
        path = path.absolute()  # as it is remembered, for a start from anywhere else
        case = self._session.case
        if case is not None and case.path == path:
            return
        if self._analyst_known():
            try:
                self._session.open(path)
            except DatelineError as error:
                self.refused.emit(path, error)

    def reopen(self) -> None:
        """Open the case anew, as when it could only be read before."""
        case = self._session.case
        if case is not None:
            self._session.close()
            self.open(case.path)

    def ask_and_open(self) -> None:
        """Let a case file be chosen and open it."""
        path = self._session.ask.open_file(say("Open a case"), CASE_FILES)
        if path is not None:
            self.open(path)

    def new(self) -> None:
        """Ask for the title of a new case, make it and open it."""
        if not self._analyst_known():
            return
        dialog = NewCaseDialog(self._session.ask, self._window)
        while dialog.exec() == QDialog.DialogCode.Accepted:
            try:
                self._session.create(dialog.path, dialog.title.text().strip())
                return
            except CaseError as error:  # what was typed is kept for the next try
                self._session.ask.tell(error)

    def open_sample(self) -> None:
        """Open the analyst's own copy of the sample case."""
        self._with_sample(ensure_sample)

    def reset_sample(self) -> None:
        """Put the sample case back to how it was delivered, after asking."""
        if self._session.ask.confirm(
            say("Reset the sample case"),
            say(
                "Everything you have changed in your copy of the sample case is "
                "replaced by the case as it was delivered. A backup is kept."
            ),
            yes=say("Reset"),
        ):
            self._session.close()
            self._with_sample(reset_sample)

    def close(self) -> None:
        """Close the case and go back to the start screen."""
        self.remember()
        self._session.close()

    def remember(self) -> None:
        """Keep in the list of recent cases what the open case now holds."""
        case, index = self._session.case, self._session.index
        if case is None or index is None:
            return
        now = QDateTime.currentDateTime().toString(Qt.DateFormat.ISODate)
        remember(
            self._session.settings,
            RecentCase(
                path=str(case.path),
                title=case.settings.title,
                period=years(index),
                events=index.count,
                sources=case.sources.count(),
                opened=now,
            ),
        )

    def _analyst_known(self) -> bool:
        settings = self._session.settings
        if ANALYST.read(settings):
            return True
        dialog = NameDialog(settings, self._window)
        return dialog.exec() == QDialog.DialogCode.Accepted

    def _with_sample(self, make: Callable[[Path], Path]) -> None:
        self._session.told.emit(say("Preparing your copy of the sample case…"))
        self._session.jobs.run(
            self,
            partial(make, self._data_folder),
            then=self.open,
            failed=self._on_no_sample,
        )

    def _on_no_sample(self, error: Exception) -> None:
        if isinstance(error, DatelineError):
            self._session.ask.tell(error)
