"""What happens to an error that nobody has caught."""

import platform
import sys
import traceback
from collections.abc import Callable
from importlib.metadata import version
from types import TracebackType

from PySide6.QtCore import qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QDialogButtonBox,
    QPlainTextEdit,
    QVBoxLayout,
)

from dateline_db.errors import DatelineError
from dateline_desktop.core.ask import Ask
from dateline_desktop.core.text import plain, tr

Hook = Callable[[type[BaseException], BaseException, TracebackType | None], None]


def install(ask: Ask) -> None:
    """From now on tell the analyst of errors: as a sentence, or as a report."""
    sys.excepthook = hook(ask, _show)


def hook(ask: Ask, show: Callable[[str], None]) -> Hook:
    """Return an excepthook that tells deliberate errors and reports all others."""
    showing: list[str] = []  # an error while painting would come back with each frame

    def on_error(
        kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if isinstance(error, DatelineError):
            ask.tell(error)
            return
        sys.__excepthook__(kind, error, trace)
        if isinstance(error, Exception) and not showing:
            showing.append(report(error))
            show(showing[0])
            showing.clear()

    return on_error


def report(error: BaseException) -> str:
    """Return what a developer needs to know of an error; nothing of the case."""
    about = (
        f"Dateline {version('dateline')}, Python {platform.python_version()}, "
        f"Qt {qVersion()}, {platform.platform()}"
    )
    return "\n".join([about, "", *traceback.format_exception(error)])


class CrashReport(QDialog):
    """Says that something went wrong, and shows the report so that it can be sent."""

    def __init__(self, text: str) -> None:
        super().__init__(QApplication.activeWindow())
        self.setWindowTitle(tr("Something went wrong"))
        explanation = plain(
            tr(
                "Dateline has made a mistake. Your case is safe: every change is on "
                "disk as soon as it is made. You can go on; if something looks wrong, "
                "close the case and open it again. The report below holds nothing of "
                "your case unless its last line quotes it; please send it to us."
            ),
            wrap=True,
        )
        body = QPlainTextEdit(text)
        body.setReadOnly(True)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        copy = buttons.addButton(
            tr("Copy the report"), QDialogButtonBox.ButtonRole.ActionRole
        )
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(text))
        buttons.rejected.connect(self.reject)
        rows = QVBoxLayout(self)
        for part in (explanation, body, buttons):
            rows.addWidget(part)
        self.resize(620, 400)


def _show(text: str) -> None:
    if QApplication.instance() is not None:
        CrashReport(text).exec()
