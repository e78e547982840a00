"""What this program is, its version and its licence."""

from importlib.metadata import version

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from dateline_db.errors import say
from dateline_desktop.core.text import plain, tr


class AboutDialog(QDialog):
    """Name, version, licence."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("About Dateline"))
        title = plain("Dateline")
        title.setProperty("role", "title")
        about = plain(
            tr(
                say(
                    "Version {version}. An offline desktop for cases: what happened "
                    "when, who says so, and how far each can be believed. Nothing you "
                    "enter leaves this computer.\n\nFree software under the Apache "
                    "License 2.0. The fonts Source Sans 3, Source Serif 4, Vazirmatn "
                    "and Amiri are under the SIL Open Font License; Qt and PySide6 are "
                    "under the LGPL.",
                    version=version("dateline"),
                )
            ),
            wrap=True,
        )
        about.setMinimumWidth(400)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(24, 18, 24, 18)
        rows.setSpacing(10)
        for part in (title, about, buttons):
            rows.addWidget(part)
