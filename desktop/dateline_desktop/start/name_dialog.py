"""Asks once for the analyst's name, and says what for."""

import getpass

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QDialog, QLineEdit, QPushButton, QVBoxLayout, QWidget

from dateline_desktop.core.settings import ANALYST
from dateline_desktop.core.text import plain, tr

_NOBODY = ("root", "user", "admin", "Administrator")


class NameDialog(QDialog):
    """One field; what is typed goes into the settings when the dialog is accepted."""

    def __init__(self, settings: QSettings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self.setWindowTitle(tr("Welcome to Dateline"))
        self.name = QLineEdit(ANALYST.read(settings) or _login_name())
        self.name.setPlaceholderText(tr("Your name, or the one you work under"))
        self.name.setAccessibleName(tr("Your name"))
        self.name.selectAll()
        self.go_on = QPushButton(tr("Continue"))
        self.go_on.setDefault(True)
        self._lay_out()
        self.name.textChanged.connect(self._check)
        self.go_on.clicked.connect(self.accept)
        self._check()

    def accept(self) -> None:
        ANALYST.write(self._settings, self.name.text().strip())
        super().accept()

    def _lay_out(self) -> None:
        question = plain(tr("Who is working?"))
        question.setProperty("role", "heading")
        reason = plain(
            tr(
                "Each case keeps a journal of every change: who made it, when, and "
                "what was there before. Your name goes into that journal and under "
                "the grades you give. It stays on this computer and in the cases "
                "you work on, and you can change it in the preferences."
            ),
            wrap=True,
        )
        reason.setMinimumWidth(380)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(24, 20, 24, 20)
        rows.setSpacing(12)
        for part in (question, reason, self.name):
            rows.addWidget(part)
        rows.addSpacing(4)
        rows.addWidget(self.go_on)

    def _check(self) -> None:
        self.go_on.setEnabled(bool(self.name.text().strip()))


def _login_name() -> str:
    try:
        name = getpass.getuser()
    except (OSError, KeyError):  # no such user, as in some containers
        return ""
    return "" if name in _NOBODY else name
