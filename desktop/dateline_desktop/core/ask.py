"""Questions to the analyst, as a protocol that a test can answer, and as dialogs."""

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QInputDialog, QMessageBox

from dateline_db.errors import DatelineError, Message
from dateline_desktop.core.text import tr

_LINE_WIDTH = 460
_KINDS_BY_NAME = QFileDialog.Option.HideNameFilterDetails  # a dozen endings are cut off


class Ask(Protocol):
    """Whoever answers; every text is a `Message`, so that it can be translated."""

    def tell(self, what: Message | DatelineError) -> None:
        """Say something that went wrong or needs to be known."""

    def confirm(self, title: Message, text: Message, *, yes: Message) -> bool:
        """Ask whether to go on; `yes` is the text of the button that does."""

    def choose(
        self, title: Message, text: Message, options: Sequence[Message]
    ) -> int | None:
        """Let one of the options be chosen; None when the question is closed."""

    def text(self, title: Message, label: Message, value: str = "") -> str | None:
        """Ask for one line of text; None when the question is closed."""

    def open_file(self, title: Message, kinds: Message) -> Path | None:
        """Ask for a file to read; `kinds` as "Dateline cases (*.dateline)"."""

    def open_files(self, title: Message, kinds: Message) -> list[Path]:
        """Ask for one or more files to read; none when the question is closed."""

    def save_file(self, title: Message, suggested: Path, kinds: Message) -> Path | None:
        """Ask where to write a file."""


class Dialogs:
    """The questions as dialogs in front of the window that is in use."""

    def tell(self, what: Message | DatelineError) -> None:
        message = what.message if isinstance(what, DatelineError) else what
        self._box(Message("Dateline"), message).exec()

    def confirm(self, title: Message, text: Message, *, yes: Message) -> bool:
        return self.choose(title, text, [yes]) == 0

    def choose(
        self, title: Message, text: Message, options: Sequence[Message]
    ) -> int | None:
        box = self._box(title, text)
        buttons = [
            box.addButton(tr(option), QMessageBox.ButtonRole.AcceptRole)
            for option in options
        ]
        box.setDefaultButton(buttons[0])
        box.addButton(QMessageBox.StandardButton.Cancel)
        box.exec()
        clicked = box.clickedButton()
        return next((n for n, b in enumerate(buttons) if b is clicked), None)

    def text(self, title: Message, label: Message, value: str = "") -> str | None:
        dialog = QInputDialog(QApplication.activeWindow())
        dialog.setWindowTitle(tr(title))
        dialog.setLabelText(tr(label))
        dialog.setTextValue(value)
        dialog.resize(_LINE_WIDTH, dialog.sizeHint().height())
        given = dialog.exec() == QInputDialog.DialogCode.Accepted
        return dialog.textValue() if given else None

    def open_file(self, title: Message, kinds: Message) -> Path | None:
        parent = QApplication.activeWindow()
        name, _ = QFileDialog.getOpenFileName(
            parent, tr(title), "", tr(kinds), options=_KINDS_BY_NAME
        )
        return Path(name) if name else None

    def open_files(self, title: Message, kinds: Message) -> list[Path]:
        parent = QApplication.activeWindow()
        names, _ = QFileDialog.getOpenFileNames(
            parent, tr(title), "", tr(kinds), options=_KINDS_BY_NAME
        )
        return [Path(name) for name in names]

    def save_file(self, title: Message, suggested: Path, kinds: Message) -> Path | None:
        parent = QApplication.activeWindow()
        name, _ = QFileDialog.getSaveFileName(
            parent, tr(title), str(suggested), tr(kinds), options=_KINDS_BY_NAME
        )
        return Path(name) if name else None

    def _box(self, title: Message, text: Message) -> QMessageBox:
        box = QMessageBox(QApplication.activeWindow())
        box.setWindowTitle(tr(title))
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(tr(text))
        return box
