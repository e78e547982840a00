"""Asks for the title of a new case and where its file is to lie."""

import re
from pathlib import Path

from PySide6.QtWidgets import (
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from dateline_db.errors import say
from dateline_desktop.core.ask import Ask
from dateline_desktop.core.saving import documents_folder
from dateline_desktop.core.text import plain, tr

SUFFIX = ".dateline"
CASE_FILES = say("Dateline cases (*{suffix})", suffix=SUFFIX)


class NewCaseDialog(QDialog):
    """A title and a place; the place follows the title until it is chosen by hand."""

    def __init__(self, ask: Ask, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ask = ask
        self._folder = documents_folder()
        self._path: Path | None = None
        self.setWindowTitle(tr("New case"))
        self.title = QLineEdit()
        self.title.setPlaceholderText(tr("What the case is about"))
        self.place = plain(wrap=True)
        self.choose = QPushButton(tr("Choose…"))
        self.go_on = QPushButton(tr("Create the case"))
        self._lay_out()
        self._connect()
        self._refresh()

    @property
    def path(self) -> Path:
        """Where the file is to lie."""
        return self._path or self._folder / f"{_file_name(self.title.text())}{SUFFIX}"

    def _lay_out(self) -> None:
        self.go_on.setDefault(True)
        self.choose.setAutoDefault(False)
        self.place.setMinimumWidth(320)
        self.place.setProperty("role", "muted")
        where = QHBoxLayout()
        where.addWidget(self.place, 1)
        where.addWidget(self.choose)
        form = QFormLayout()
        form.setHorizontalSpacing(14)
        form.setVerticalSpacing(10)
        form.addRow(tr("Title"), self.title)
        form.addRow(tr("File"), where)
        hint = plain(
            tr(
                "A case is one file. There is no Save: every change is on disk when it "
                "is made, and can be undone."
            ),
            wrap=True,
        )
        hint.setProperty("role", "muted")
        rows = QVBoxLayout(self)
        rows.setContentsMargins(24, 20, 24, 18)
        rows.setSpacing(16)
        rows.addLayout(form)
        rows.addWidget(hint)
        rows.addWidget(self.go_on)

    def _connect(self) -> None:
        self.title.textChanged.connect(self._refresh)
        self.choose.clicked.connect(self._on_choose)
        self.go_on.clicked.connect(self.accept)

    def _on_choose(self) -> None:
        path = self._ask.save_file(say("Where to keep the case"), self.path, CASE_FILES)
        if path is not None:
            self._path = path if path.suffix == SUFFIX else path.with_suffix(SUFFIX)
            self._refresh()

    def _refresh(self) -> None:
        self.place.setText(str(self.path))
        self.go_on.setEnabled(bool(self.title.text().strip()))


def _file_name(title: str) -> str:
    safe = re.sub(r"[^\w\- ]+", " ", title).strip()
    return re.sub(r"\s+", "-", safe)[:60].lower() or "case"
