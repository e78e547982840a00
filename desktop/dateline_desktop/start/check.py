"""Checks the open case away from the window and says what was found."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QPlainTextEdit,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)

from dateline_db.case import Case
from dateline_db.errors import Message
from dateline_desktop.core.reading import reading
from dateline_desktop.core.session import Session
from dateline_desktop.core.text import plain, tr

Findings = tuple[list[Message], str]
"""What is wrong, and the hash of the last entry of the journal."""
_SOUND = (
    "The file, its schema, every reference, every captured document and every entry of "
    "the journal agree. Whoever keeps the fingerprint below can find out later whether "
    "anything was changed since:"
)


class CheckDialog(QDialog):
    """Shows that the check is under way, then its findings."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Check the case"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.verdict = plain(tr("Reading every page and every entry of the journal…"))
        self.verdict.setProperty("role", "heading")
        self.explanation = plain(wrap=True)
        self.explanation.setProperty("role", "muted")
        self.fingerprint = plain(wrap=True)
        self.findings = QPlainTextEdit()
        self._bar = QProgressBar()
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self._lay_out()
        self._start(session)

    def _lay_out(self) -> None:
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        self.findings.setReadOnly(True)
        self.findings.setAccessibleName(tr("What was found"))
        self.findings.hide()
        self.fingerprint.setProperty("role", "code")
        self.fingerprint.setAccessibleName(tr("Fingerprint of the journal"))
        self.fingerprint.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._buttons.rejected.connect(self.reject)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(24, 20, 24, 18)
        rows.setSpacing(12)
        for part in (
            self.verdict,
            self._bar,
            self.explanation,
            self.fingerprint,
            self.findings,
        ):
            rows.addWidget(part)
        rows.addStretch(1)
        rows.addWidget(self._buttons)
        self.setMinimumWidth(520)

    def _start(self, session: Session) -> None:
        assert session.case is not None
        session.jobs.run(
            self,
            partial(reading, session.case.path, _check),
            then=self._show_findings,
            failed=self._on_failed,
        )

    def _show_findings(self, found: Findings) -> None:
        faults, head = found
        self._bar.hide()
        if faults:
            self.verdict.setText(tr("Something is wrong with this case"))
            self.explanation.setText(
                tr(
                    "Nothing has been repaired. Restore a backup, or go on and keep "
                    "in mind what is said below."
                )
            )
            self.findings.setPlainText("\n".join(tr(fault) for fault in faults))
            self.findings.show()
        else:
            self.verdict.setText(tr("The case is sound"))
            self.explanation.setText(tr(_SOUND))
            self.fingerprint.setText(_in_groups(head))
        self.resize(self.width(), self.heightForWidth(self.width()))

    def _on_failed(self, error: Exception) -> None:
        self._bar.hide()
        self.verdict.setText(tr("The case could not be checked"))
        self.explanation.setText(str(error))


def _check(case: Case) -> Findings:
    return case.check(), case.head


def _in_groups(head: str) -> str:
    return " ".join(head[at : at + 8] for at in range(0, len(head), 8))
