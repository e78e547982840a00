"""The briefing dialog: what it is called, how it is marked, and where it is written."""

from dataclasses import replace
from functools import partial
from pathlib import Path

from platformdirs import user_documents_path
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from dateline_db.briefing.compose import briefing_of
from dateline_db.case import Case
from dateline_db.errors import DatelineError, Message, say
from dateline_db.model.briefing import Briefing
from dateline_db.model.event import Review
from dateline_db.model.marking import Marking
from dateline_desktop.briefing.export import Report, Written, write_briefing
from dateline_desktop.core.jobs import Job
from dateline_desktop.core.session import Session
from dateline_desktop.core.text import plain, tr
from dateline_desktop.widgets.choice import CheckField, ChoiceField
from dateline_desktop.widgets.field import LongField, TextField
from dateline_desktop.widgets.form import Form
from dateline_desktop.widgets.place_field import PlaceField

PDF_FILES = say("PDF files (*.pdf)")
_STEPS = ("Reading the case…", "Typesetting the briefing…", "Writing the file…")


class BriefingDialog(QDialog):
    """Asks what a briefing needs, writes it in the background, offers to open it."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        assert session.case is not None  # the action is offered with a case only
        self._session, self._path = session, session.case.path
        self._kept = briefing_of(session.case)
        self._may_replace = False
        self._job: Job | None = None
        self.written: Written | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Briefing"))
        self._make_form(session.case)
        self._make_foot()
        self._lay_out()
        self._connect()
        self._refresh()

    @property
    def target(self) -> Path:
        """Where the PDF is to lie."""
        return self.place.value()

    @target.setter
    def target(self, path: Path) -> None:
        self.place.set_value(path)

    @property
    def writing(self) -> bool:
        """Whether a briefing is being written."""
        return self._job is not None

    # Assembly

    def _make_form(self, case: Case) -> None:
        self.form = Form()
        add = self.form.add
        self.title_field = add("title", tr("&Title"), TextField())
        self.question = add(
            "question",
            tr("&Question"),
            LongField(tr("What the reader wants to know"), lines=2, most=4),
        )
        options = {marking: marking.value for marking in Marking}
        self.marking = add("marking", tr("&Marking"), ChoiceField(options))
        self.reviewed_only = add(
            "reviewed_only",
            tr("Events"),
            CheckField(tr("&Reviewed events only")),
            _reviewed(case),
        )
        self.place = add("target", tr("File"), PlaceField())
        self.choose = self.place.choose
        self.form.show_values(
            {
                "target": user_documents_path() / f"{case.path.stem}.pdf",
                "title": self._kept.title,
                "question": self._kept.question,
                "marking": self._kept.marking,
                "reviewed_only": self._kept.reviewed_only,
            }
        )

    def _make_foot(self) -> None:
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setFixedHeight(6)
        self.outcome = plain(wrap=True)
        self.write = QPushButton(tr("&Write the briefing"))
        self.write.setDefault(True)
        self.open_file = QPushButton(tr("&Open"))
        for button in (self.write, self.open_file):
            button.setProperty("role", "primary")
        self.stop = QPushButton(tr("Cancel"))
        self.stop.setAutoDefault(False)

    def _lay_out(self) -> None:
        self.setMinimumWidth(560)
        for bar in (self.progress, self.outcome):
            policy = bar.sizePolicy()
            policy.setRetainSizeWhenHidden(True)
            bar.setSizePolicy(policy)
        self.outcome.setMinimumHeight(2 * self.fontMetrics().lineSpacing())
        rows = QVBoxLayout(self)
        rows.setContentsMargins(24, 20, 24, 18)
        rows.setSpacing(14)
        rows.addWidget(self.form)
        rows.addWidget(self.progress)
        rows.addWidget(self.outcome)
        rows.addStretch(1)
        rows.addLayout(self._buttons())

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addStretch(1)
        for button in (self.stop, self.write, self.open_file):
            row.addWidget(button)
        return row

    def _connect(self) -> None:
        self.form.changed.connect(self._on_edited)
        self.choose.clicked.connect(self._on_choose)
        self.write.clicked.connect(self._on_write)
        self.open_file.clicked.connect(self._on_open)
        self.stop.clicked.connect(self.reject)

    # What is heard

    def _on_edited(self) -> None:
        self.written, self._may_replace = None, False
        self._say("")
        self._refresh()

    def _on_choose(self) -> None:
        path = self._session.ask.save_file(
            say("Where to write the briefing"), self.target, PDF_FILES
        )
        if path is not None:
            self.target = path if path.suffix else path.with_suffix(".pdf")
            self._may_replace = True  # the file dialog has asked

    def _on_write(self) -> None:
        briefing = self._wanted()
        if briefing is None or not self._agreed():
            return
        self.written = None
        self._say("")
        analyst = self._session.case.analyst if self._session.case else ""
        self._job = self._session.jobs.follow(
            self,
            partial(_write, self._path, analyst, self.target, briefing),
            progress=self._on_progress,
            then=self._on_written,
            failed=self._on_failed,
        )
        self._refresh()

    def _on_progress(self, done: int, total: int) -> None:
        self.progress.setRange(0, total)
        self.progress.setValue(done)
        self._say(tr(_STEPS[min(done, len(_STEPS) - 1)]))

    def _on_written(self, written: Written) -> None:
        self._job, self.written, self._may_replace = None, written, True
        sentences = (say("The briefing is written."), *written.problems)
        self._say(" ".join(tr(sentence) for sentence in sentences))
        self._refresh()
        self.open_file.setFocus()

    def _on_failed(self, error: Exception) -> None:
        self._job = None
        message = error.message if isinstance(error, DatelineError) else _MISTAKE
        self._say(tr(message), wrong=True)
        self._refresh()

    def _on_open(self) -> None:
        if self.written is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.written.path)))

    # Private

    def _wanted(self) -> Briefing | None:
        """Return the briefing as it was filled in; None where something is missing."""
        held = self.form.values()
        if held is None:
            return None
        if not held["title"]:
            self.form.show_error("title", say("A briefing needs a title."), focus=True)
            return None
        del held["target"]
        return replace(self._kept, **held)

    def _agreed(self) -> bool:
        """Whether a file that is there already may be replaced."""
        if self._may_replace or not self.target.exists():
            return True
        return self._session.ask.confirm(
            say("Replace the file?"),
            say("{file} is there already.", file=self.target.name),
            yes=say("Replace it"),
        )

    def _say(self, text: str, *, wrong: bool = False) -> None:
        self.outcome.setText(text)
        self.outcome.setProperty("role", "error" if wrong else "muted")
        self.outcome.style().polish(self.outcome)

    def _refresh(self) -> None:
        marking: Marking = self.marking.value()
        sharing = tr(marking.sharing)
        self.form.set_hint("marking", f"{sharing[:1].upper()}{sharing[1:]}.")
        for part in (self.form, self.write):
            part.setEnabled(not self.writing)
        self.progress.setVisible(self.writing)
        self.open_file.setVisible(self.written is not None)
        self.write.setVisible(self.written is None)
        self.stop.setText(tr("Close") if self.written else tr("Cancel"))

    # Qt

    def reject(self) -> None:
        if self._job is None:
            super().reject()
            return
        self._job.cancel()
        self._job = None
        self._say(tr("Stopped. Nothing was written."))
        self._refresh()


_MISTAKE = say("The briefing could not be written, by a mistake in the program.")


def _write(
    path: Path, analyst: str, target: Path, briefing: Briefing, report: Report
) -> Written:
    """Write the briefing on the thread of a job, with a connection of its own."""
    case = Case.open(path, analyst=analyst, read_only=True)
    try:
        return write_briefing(case, target, briefing=briefing, report=report)
    finally:
        case.close()


def _reviewed(case: Case) -> str:
    """Say how many events have been reviewed."""
    counts = {
        "reviewed": case.events.count(review=Review.REVIEWED),
        "all": case.events.count(),
    }
    return tr(Message("{reviewed:,} of {all:,} events have been reviewed.", counts))
