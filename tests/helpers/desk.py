"""The program on one analyst's computer: started, ended, and started again."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from answers import Answers
from dateline_db.case import Case
from dateline_desktop.core.backups import Backups
from dateline_desktop.core.following import Following
from dateline_desktop.core.jobs import Jobs
from dateline_desktop.core.session import Session
from dateline_desktop.core.settings import ANALYST, ThemeChoice, open_settings
from dateline_desktop.core.theme import Theme
from dateline_desktop.main_window import MainWindow


class Desk:
    """Holds what outlives the window: settings, files, and who answers questions."""

    def __init__(self, app: QApplication, folder: Path, qtbot: QtBot) -> None:
        self.settings = open_settings(folder / "config")
        ANALYST.write(self.settings, "Ann Analyst")
        self.answers = Answers()
        self.window: MainWindow | None = None
        self._app, self._folder, self._qtbot = app, folder, qtbot
        self._theme = Theme(app, ThemeChoice.LIGHT)
        self._jobs = Jobs()

    def start(self, case: Path | None = None) -> MainWindow:
        """Start the program, with a case if one is named, and bring it to the front."""
        session = Session(self.answers, self._jobs, self.settings)
        Backups(session)
        Following(session)
        window = MainWindow(session, self._theme, self._folder / "data")
        window.resize(1366, 768)
        window.show()
        self.window = window
        if case is not None:
            window.files.open(case)
        window.activateWindow()
        self._qtbot.waitUntil(window.isActiveWindow)
        return window

    def end(self) -> None:
        """Close the window, as by its button, and wait for what is under way."""
        if self.window is not None:
            self.window.close()
            self._jobs.wait()
            self.window.deleteLater()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
            self.window = None

    @property
    def case(self) -> Case:
        """The case that is open in the window."""
        assert self.window is not None
        assert self.window.session.case is not None
        return self.window.session.case
