"""The briefing builder: the form at the left, its pages at the right."""

from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from dateline_db.briefing.compose import briefing_of
from dateline_db.briefing.problems import Problem
from dateline_db.case import Case
from dateline_db.edits.briefings import (
    change_briefing,
    create_briefing,
    delete_briefing,
    issue_briefing,
)
from dateline_db.errors import DatelineError, say
from dateline_db.model.briefing import Briefing
from dateline_db.model.marking import Marking
from dateline_db.model.record import new_id
from dateline_desktop.briefing.export import MARKDOWN, Written, write_briefing_of
from dateline_desktop.briefing.form import BriefingForm
from dateline_desktop.briefing.kept_row import KeptRow
from dateline_desktop.briefing.preview import Preview
from dateline_desktop.briefing.problem_list import ProblemList
from dateline_desktop.core.jobs import Job
from dateline_desktop.core.saving import documents_folder
from dateline_desktop.core.session import Session
from dateline_desktop.core.text import plain, tr
from dateline_desktop.widgets.place_field import PlaceField

FILES = say("PDF files (*.pdf);;Markdown files (*.md)")
_STEPS = ("Reading the case…", "Typesetting the briefing…", "Writing the file…")
_FORM, _PAGES, _MARGIN = 470, 700, 18


class BriefingDialog(QDialog):
    """Makes a briefing, shows it while it is made, writes it, and records its issue."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        assert session.case is not None  # the action is offered with a case only
        self._session, self._case = session, session.case
        self._path = session.case.path
        self._kept = briefing_of(session.case)
        self._may_replace = self._issuing = self._filling = False
        self._job: Job | None = None
        self.written: Written | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Briefing"))
        self._make_form(session.case)
        self._make_foot()
        self._lay_out()
        self._connect()
        self.kept.show_briefings(self._case, self._kept)
        self._show_kept()

    @property
    def target(self) -> Path:
        """Where the file is to lie."""
        return self.place.value()

    @target.setter
    def target(self, path: Path) -> None:
        self.place.set_value(path)

    @property
    def writing(self) -> bool:
        """Whether a briefing is being written."""
        return self._job is not None

    @property
    def is_changed(self) -> bool:
        """Whether anything was typed that the case does not hold."""
        return self.form.state() != self._before

    # Assembly

    def _make_form(self, case: Case) -> None:
        self.kept = KeptRow()
        self.kept.setContentsMargins(_MARGIN, 14, _MARGIN, 8)
        self.form = BriefingForm(case)
        self.title_field = self.form.title_field
        self.marking = self.form.marking
        self.reviewed_only = self.form.reviewed_only
        self.form.add_heading(tr("File"))
        self.place = self.form.add("target", tr("File"), PlaceField())
        self.choose = self.place.choose
        self.target = documents_folder() / f"{case.path.stem}.pdf"
        self.preview = Preview(self._session, self._path, case.analyst)
        self.problems = ProblemList()

    def _make_foot(self) -> None:
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setFixedHeight(6)
        self.outcome = plain(wrap=True)
        self.write = QPushButton(tr("&Write the file"))
        self.write.setDefault(True)
        self.open_file = QPushButton(tr("&Open"))
        for button in (self.write, self.open_file):
            button.setProperty("role", "primary")
        self.save = QPushButton(tr("&Keep in the case"))
        self.issue = QPushButton(tr("&Issue…"))
        self.issue.setToolTip(
            tr("Write the PDF, and record in the case that it was given out")
        )
        self.stop = QPushButton(tr("Cancel"))
        for button in (self.save, self.issue, self.stop):
            button.setAutoDefault(False)

    def _lay_out(self) -> None:
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.addWidget(self._left())
        split.addWidget(self._right())
        split.setStretchFactor(1, 1)
        split.setSizes([_FORM, _PAGES])
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(split, 1)
        rows.addWidget(self.progress)
        rows.addLayout(self._buttons())

    def _left(self) -> QWidget:
        page = QWidget()
        inner = QVBoxLayout(page)
        inner.setContentsMargins(_MARGIN, 6, _MARGIN, _MARGIN)
        inner.addWidget(self.form)
        inner.addStretch(1)
        self.form_area = QScrollArea()
        self.form_area.setWidget(page)
        self.form_area.setWidgetResizable(True)
        self.form_area.setHorizontalScrollBarPolicy(
            Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        )
        left = QWidget()
        rows = QVBoxLayout(left)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self.kept)
        rows.addWidget(self.form_area, 1)
        return left

    def _right(self) -> QWidget:
        right = QWidget()
        rows = QVBoxLayout(right)
        rows.setContentsMargins(10, 12, 12, 10)
        rows.addWidget(self.preview, 1)
        rows.addWidget(self.problems)
        return right

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(_MARGIN, 10, _MARGIN, 12)
        row.addWidget(self.outcome, 1)
        for button in (self.stop, self.save, self.issue, self.write, self.open_file):
            row.addWidget(button)
        return row

    def _connect(self) -> None:
        self.form.changed.connect(self._on_edited)
        self.choose.clicked.connect(self._on_choose)
        self.write.clicked.connect(self._on_write)
        self.issue.clicked.connect(self._on_issue)
        self.save.clicked.connect(self._on_save)
        self.kept.new_wanted.connect(self._on_new)
        self.kept.delete_wanted.connect(self._on_delete)
        self.open_file.clicked.connect(self._on_open)
        self.stop.clicked.connect(self.reject)
        self.kept.chosen.connect(self._on_chosen)
        self.preview.problems_found.connect(self.problems.show_problems)
        self.problems.chosen.connect(self._on_jump)
        self._session.changed.connect(self._on_case_changed)
        self.finished.connect(self.preview.end)

    # Which briefing

    def _show_kept(self) -> None:
        self._filling = True
        self.form.show_briefing(self._kept)
        self._filling = False
        self._before = self.form.state()
        self._on_edited()

    def _on_chosen(self, briefing_id: str) -> None:
        chosen = self._case.briefings.find(briefing_id)
        if chosen is not None and chosen.id != self._kept.id and self._may_leave():
            self._kept = chosen
            self._show_kept()
        self.kept.show_briefings(self._case, self._kept)

    def _on_new(self) -> None:
        """Begin another briefing, with what this one says."""
        title = tr(say("{title} (new)", title=self._kept.title))
        typed = self.form.as_far_as_typed(self._kept)
        self._kept = replace(typed, id=new_id(), title=title)
        self.kept.show_briefings(self._case, self._kept)
        self._show_kept()
        self.title_field.setFocus()

    def _on_delete(self) -> None:
        if self._session.try_edit(delete_briefing, self._kept.id):
            self._kept = briefing_of(self._case)
            self.kept.show_briefings(self._case, self._kept)
            self._show_kept()

    def _on_save(self) -> bool:
        """Keep the briefing in the case as it is filled in."""
        briefing = self._wanted()
        if briefing is None:
            return False
        there = self._case.briefings.find(briefing.id) is not None
        save = change_briefing if there else create_briefing
        if not self._session.try_edit(save, briefing):
            return False
        self._kept = briefing
        self._before = self.form.state()
        self.kept.show_briefings(self._case, self._kept)
        self._say(tr("Kept in the case."))
        self._refresh()
        return True

    # What is heard

    def _on_edited(self) -> None:
        if self._filling:
            return
        self.written, self._may_replace = None, False
        self._say("")
        self._refresh()
        self.preview.show_briefing(self.form.as_far_as_typed(self._kept))

    def _on_case_changed(self) -> None:
        self.preview.show_briefing(self.form.as_far_as_typed(self._kept))

    def _on_jump(self, problem: Problem) -> None:
        if problem.field in self.form:
            field = self.form.field(problem.field)
            self.form_area.ensureWidgetVisible(field)
            field.setFocus(Qt.FocusReason.OtherFocusReason)
        elif problem.table:
            self._session.open_record(problem.table, problem.record_id)

    def _on_choose(self) -> None:
        path = self._session.ask.save_file(
            say("Where to write the briefing"), self.target, FILES
        )
        if path is not None:
            self.target = path if path.suffix else path.with_suffix(".pdf")
            self._may_replace = True  # the file dialog has asked

    def _on_issue(self) -> None:
        if self.target.suffix == MARKDOWN:
            self.target = self.target.with_suffix(".pdf")
        if self._on_save():
            self._issuing = True
            self._on_write()

    def _on_write(self) -> None:
        briefing = self._wanted()
        if briefing is None or not self._agreed():
            self._issuing = False
            return
        self.written = None
        self._say("")
        self._job = self._session.jobs.follow(
            self,
            partial(
                write_briefing_of, self._path, self._case.analyst, self.target, briefing
            ),
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
        sentences = [say("The briefing is written."), *written.problems]
        if self._issuing and self._session.try_edit(
            issue_briefing, written.briefing, written.issue
        ):
            sentences[0] = say("The briefing is written, and its issue is recorded.")
        self._issuing = False
        self._say(" ".join(tr(sentence) for sentence in sentences))
        self._refresh()
        self.open_file.setFocus()

    def _on_failed(self, error: Exception) -> None:
        self._job, self._issuing = None, False
        message = error.message if isinstance(error, DatelineError) else _MISTAKE
        self._say(tr(message), wrong=True)
        self._refresh()

    def _on_open(self) -> None:
        if self.written is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.written.path)))

    # Private

    def _wanted(self) -> Briefing | None:
        """Return the briefing as it was filled in; None where something is missing."""
        if not self.title_field.value():
            self.form.show_error("title", say("A briefing needs a title."), focus=True)
            return None
        return self.form.changed_from(self._kept)

    def _agreed(self) -> bool:
        """Whether a file that is there already may be replaced."""
        if self._may_replace or not self.target.exists():
            return True
        return self._session.ask.confirm(
            say("Replace the file?"),
            say("{file} is there already.", file=self.target.name),
            yes=say("Replace it"),
        )

    def _may_leave(self) -> bool:
        return not self.is_changed or self._session.ask.confirm(
            say("Leave without keeping it?"),
            say("What you have changed here is not kept in the case."),
            yes=say("Leave without keeping it"),
        )

    def _say(self, text: str, *, wrong: bool = False) -> None:
        self.outcome.setText(text)
        self.outcome.setProperty("role", "error" if wrong else "muted")
        self.outcome.style().polish(self.outcome)

    def _refresh(self) -> None:
        marking: Marking = self.marking.value()
        sharing = tr(marking.sharing)
        self.form.set_hint("marking", f"{sharing[:1].upper()}{sharing[1:]}.")
        can_edit = self._session.writable and not self.writing
        for part in (self.form, self.write):
            part.setEnabled(not self.writing)
        for button in (self.save, self.issue):
            button.setEnabled(can_edit)
        is_kept = self._case.briefings.find(self._kept.id) is not None
        self.kept.offer(writing=self.writing, can_edit=can_edit, is_kept=is_kept)
        self.progress.setVisible(self.writing)
        self.open_file.setVisible(self.written is not None)
        self.write.setVisible(self.written is None)
        self.stop.setText(tr("Cancel") if self.writing else tr("Close"))

    # Qt

    def reject(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self._job, self._issuing = None, False
            self._say(tr("Stopped. Nothing was written."))
            self._refresh()
        elif self._may_leave():
            super().reject()

    def showEvent(self, event: QShowEvent) -> None:
        room = self.screen().availableGeometry()
        self.resize(min(1320, room.width() - 30), min(940, room.height() - 60))
        super().showEvent(event)


_MISTAKE = say("The briefing could not be written, by a mistake in the program.")
