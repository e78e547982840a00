"""Rows of a spreadsheet on their way into the case: what they come to, before it is."""

from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from dateline_db.edits.pasting import Pasted, paste_sources, read_sources
from dateline_db.errors import DatelineError, say
from dateline_desktop.core.session import Session
from dateline_desktop.core.text import plain, tr


class PasteDialog(QDialog):
    """Says what will be added, and by row what is wrong; nothing is written unasked."""

    def __init__(
        self, session: Session, pasted: Pasted, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session, self._pasted = session, pasted
        self.setWindowTitle(tr("Paste rows as sources"))
        self.resize(560, 380)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(18, 16, 18, 14)
        rows.setSpacing(10)
        count = len(pasted.sources)
        told = (
            say("1 source is added.")
            if count == 1
            else (say("{count:,} sources are added.", count=count))
        )
        title = plain(tr(told), wrap=True)
        title.setProperty("role", "strong")
        rows.addWidget(title)
        if pasted.ignored:
            left = say(
                "No field goes by these columns: {columns}.",
                columns=", ".join(pasted.ignored),
            )
            rows.addWidget(plain(tr(left), wrap=True))
        self.problems = QPlainTextEdit("\n".join(problem_lines(pasted)))
        self.problems.setReadOnly(True)
        self.problems.setAccessibleName(tr("Problems by row"))
        self.problems.setPlaceholderText(tr("Every row can be read."))
        rows.addWidget(self.problems, 1)
        self.buttons = QDialogButtonBox()
        cancel = self.buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        cancel.setText(tr("Cancel"))
        add = self.buttons.addButton(QDialogButtonBox.StandardButton.Ok)
        add.setText(tr("&Add"))
        add.setEnabled(count > 0 and session.writable)
        self.buttons.accepted.connect(self.add)
        self.buttons.rejected.connect(self.reject)
        rows.addWidget(self.buttons)

    def add(self) -> None:
        """Add the sources and close."""
        if self._session.try_edit(paste_sources, self._pasted):
            self.accept()


def problem_lines(pasted: Pasted) -> list[str]:
    """Say what is wrong with any row."""
    text = "Row {row}, {column}: {text}"
    return [
        tr(say(text, row=one.row, column=one.column, text=tr(one.text)))
        for one in pasted.problems
    ]


def paste_rows(session: Session, text: str, above: QWidget) -> PasteDialog | None:
    """Show what rows from the clipboard come to; None where they are none."""
    if session.case is None or not session.writable:
        return None
    try:
        pasted = read_sources(session.case, text)
    except DatelineError as error:
        session.ask.tell(error)
        return None
    dialog = PasteDialog(session, pasted, above)
    dialog.open()
    return dialog
