"""Lets one of the backups of a case be chosen."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QDateTime, QLocale, Qt
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from dateline_db.case import Backup
from dateline_db.errors import say
from dateline_desktop.core.text import plain, tr
from dateline_desktop.widgets.two_sided import SIDE, TwoSidedDelegate

_DATE = "d MMMM yyyy, HH:mm"


class BackupsDialog(QDialog):
    """The backups by their time, the latest first, and what restoring one does."""

    def __init__(
        self, path: Path, backups: Sequence[Backup], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._backups = sorted(backups, key=lambda backup: backup.at, reverse=True)
        self.setWindowTitle(tr("Restore a backup"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.list = QListWidget()
        self.restore = QPushButton(tr("Restore it"))
        self._cancel = QPushButton(tr("Cancel"))
        self._lay_out(path)
        self._fill()
        self._connect()

    @property
    def chosen(self) -> Backup:
        """The backup that was chosen."""
        return self._backups[self.list.currentRow()]

    def _lay_out(self, path: Path) -> None:
        heading = plain(tr(say("Backups of {name}", name=path.name)), wrap=True)
        heading.setProperty("role", "heading")
        hint = plain(
            tr(
                "The case goes back to how it was then. How it is now is kept as a "
                "backup too, so that this can be taken back."
            ),
            wrap=True,
        )
        hint.setProperty("role", "muted")
        self.list.setItemDelegate(TwoSidedDelegate(self.list))
        self.list.setProperty("role", "framed")
        self.list.setAccessibleName(tr("Backups, the latest first"))
        self.list.setMinimumSize(420, 180)
        self.restore.setDefault(True)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self._cancel)
        buttons.addWidget(self.restore)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(24, 20, 24, 18)
        rows.setSpacing(12)
        for part in (heading, hint, self.list):
            rows.addWidget(part)
        rows.addLayout(buttons)

    def _fill(self) -> None:
        english = QLocale(QLocale.Language.English)
        for backup in self._backups:
            at = QDateTime.fromSecsSinceEpoch(int(backup.at.timestamp()))
            item = QListWidgetItem(english.toString(at, _DATE))
            size = backup.path.stat().st_size if backup.path.exists() else 0
            item.setData(SIDE, english.formattedDataSize(size))
            self.list.addItem(item)
        self.list.setCurrentRow(0)

    def _connect(self) -> None:
        self._cancel.clicked.connect(self.reject)
        self.restore.clicked.connect(self.accept)
        self.list.itemActivated.connect(self.accept)
