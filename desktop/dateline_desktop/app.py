"""The composition root: the one place where the parts of the program are made."""

import gc
import sys
from pathlib import Path

from platformdirs import user_data_path
from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QFileOpenEvent, QIcon
from PySide6.QtWidgets import QApplication

from dateline_desktop.core import crash
from dateline_desktop.core.ask import Dialogs
from dateline_desktop.core.backups import Backups
from dateline_desktop.core.following import Following
from dateline_desktop.core.jobs import Jobs
from dateline_desktop.core.session import Session
from dateline_desktop.core.settings import THEME, ThemeChoice, open_settings
from dateline_desktop.core.theme import Theme
from dateline_desktop.main_window import MainWindow
from dateline_resources import resource

_STARTED_MS = 1_500


class Application(QApplication):
    """The program; macOS hands files that were double-clicked to it as an event."""

    file_opened = Signal(object)  # Path

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QFileOpenEvent):
            self.file_opened.emit(Path(event.file()))
            return True
        return super().event(event)


def run(case: Path | None = None, *, sample: bool = False) -> int:
    """Show the window, with a case if one is named, until it is closed."""
    app = Application(sys.argv[:1])
    app.setApplicationName("Dateline")
    app.setDesktopFileName("dateline")
    app.setWindowIcon(QIcon(str(resource("icons", "dateline.svg"))))
    settings, jobs, ask = open_settings(), Jobs(app), Dialogs()
    crash.install(ask)
    theme = Theme(app, ThemeChoice(THEME.read(settings)))
    session = Session(ask, jobs, settings)
    Backups(session)
    Following(session)
    window = MainWindow(session, theme, user_data_path("dateline", appauthor=False))
    app.file_opened.connect(window.files.open)
    window.show()
    if case is not None:
        window.files.open(case)
    elif sample:
        window.files.open_sample()
    QTimer.singleShot(_STARTED_MS, app, _collect_from_now_on)
    code = app.exec()
    jobs.wait()
    return code


def _collect_from_now_on() -> None:
    """Collect garbage, but never look again at what was made at the start."""
    gc.freeze()
    gc.enable()
