"""The briefing builder: the form at the left, its pages at the right."""

import datetime as dt
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
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
from dateline_db.errors import Message, say
from dateline_db.model.briefing import Briefing
from dateline_db.model.marking import Marking
from dateline_db.model.record import new_id
from dateline_db.model.when import When
from dateline_desktop.briefing.export import Written, is_markdown, write_briefing_of
from dateline_desktop.briefing.form import BriefingForm
from dateline_desktop.briefing.kept_row import KeptRow
from dateline_desktop.briefing.preview import Preview
from dateline_desktop.briefing.problem_list import ProblemList
from dateline_desktop.core.saving import documents_folder
from dateline_desktop.core.session import Session
from dateline_desktop.core.settings import ORGANISATION
from dateline_desktop.core.text import tr
from dateline_desktop.core.writing import Work, WritingDialog

_PDF = ".pdf"
_FORM, _PAGES, _MARGIN = 470, 700, 18


class BriefingDialog(WritingDialog):
    """Makes a briefing, shows it while it is made, writes it, and records its issue."""

    steps = ("Reading the case…", "Typesetting the briefing…", "Writing the file…")
    success = say("The briefing is written.")
    mistake = say("The briefing could not be written, by a mistake in the program.")
    where = say("Where to write the briefing")
    form: BriefingForm

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        assert session.case is not None  # the action is offered with a case only
        self._case, self._path = session.case, session.case.path
        self._kept = _begun(session, session.case)
        self._issuing = self._filling = self._is_issued = False
        super().__init__(session, parent, BriefingForm(session.case))
        self.setWindowTitle(tr("Briefing"))
        self._make_form()
        self.start_up(tr("&Write the file"))
        self.kept.show_briefings(self._case, self._kept)
        self._show_kept()

    @property
    def is_changed(self) -> bool:
        """Whether anything was typed that the case does not hold."""
        return self.form.state() != self._before

    # Assembly

    def _make_form(self) -> None:
        self.kept = KeptRow()
        self.kept.setContentsMargins(_MARGIN, 14, _MARGIN, 8)
        self.title_field = self.form.title_field
        self.marking = self.form.marking
        self.reviewed_only = self.form.reviewed_only
        self.form.add_heading(tr("File"))
        self.form.add("target", tr("File"), self.place)
        self.target = documents_folder() / f"{self._path.stem}{_PDF}"
        self.preview = Preview(self._session, self._path, self._case.analyst)
        self.problems = ProblemList()

    def _make_foot(self) -> None:
        super()._make_foot()
        self.save = QPushButton(tr("&Keep in the case"))
        self.issue = QPushButton(tr("&Issue…"))
        self.issue.setToolTip(
            tr("Write the PDF, and record in the case that it was given out")
        )
        for button in (self.save, self.issue):
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
        super()._connect()
        self.issue.clicked.connect(self._on_issue)
        self.save.clicked.connect(self._on_save)
        self.kept.new_wanted.connect(self._on_new)
        self.kept.delete_wanted.connect(self._on_delete)
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
        self.on_edited()

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
        if briefing.organisation:
            ORGANISATION.write(self._session.settings, briefing.organisation)
        self._before = self.form.state()
        self.kept.show_briefings(self._case, self._kept)
        self._say(tr("Kept in the case."))
        self.refresh()
        return True

    # What is heard

    def on_edited(self) -> None:
        if not self._filling:
            super().on_edited()
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

    def _on_issue(self) -> None:
        if is_markdown(self.target):
            self.target = self.target.with_suffix(_PDF)
        if self._on_save():
            self._issuing = True
            super()._on_write()

    def _on_write(self) -> None:
        self._issuing = False
        super()._on_write()

    def _on_written(self, written: Written) -> None:
        self._is_issued = self._issuing and self._session.try_edit(
            issue_briefing, written.briefing, written.issue
        )
        super()._on_written(written)

    # What the base asks for

    def kinds(self) -> Message:
        return say("PDF files (*.pdf);;Markdown files (*.md)")

    def fitted(self, path: Path) -> Path:
        is_known = path.suffix.casefold() == _PDF or is_markdown(path)
        return path if is_known else path.with_name(path.name + _PDF)

    def work(self) -> Work | None:
        briefing = self._wanted()
        if briefing is None:
            return None
        where = self._path, self._case.analyst, self.target
        return partial(write_briefing_of, *where, briefing)

    def remarks(self) -> tuple[Message, ...]:
        issued = (say("Its issue is recorded."),) if self._is_issued else ()
        return (*issued, *self.written.problems)

    def refresh(self) -> None:
        marking: Marking = self.marking.value()
        sharing = tr(marking.sharing)
        self.form.set_hint("marking", f"{sharing[:1].upper()}{sharing[1:]}.")
        can_edit = self._session.writable and not self.writing
        for button in (self.save, self.issue):
            button.setEnabled(can_edit)
        is_kept = self._case.briefings.find(self._kept.id) is not None
        self.kept.offer(writing=self.writing, can_edit=can_edit, is_kept=is_kept)
        super().refresh()
        self.stop.setText(tr("Cancel") if self.writing else tr("Close"))

    # Private

    def _wanted(self) -> Briefing | None:
        """Return the briefing as it was filled in; None where something is missing."""
        if not self.title_field.value():
            self.form.show_error("title", say("A briefing needs a title."), focus=True)
            return None
        return self.form.changed_from(self._kept)

    def _may_leave(self) -> bool:
        return not self.is_changed or self._session.ask.confirm(
            say("Leave without keeping it?"),
            say("What you have changed here is not kept in the case."),
            yes=say("Leave without keeping it"),
        )

    # Qt

    def reject(self) -> None:
        if self.writing or self._may_leave():
            super().reject()

    def showEvent(self, event: QShowEvent) -> None:
        room = self.screen().availableGeometry()
        self.resize(min(1320, room.width() - 30), min(940, room.height() - 60))
        super().showEvent(event)


def _begun(session: Session, case: Case) -> Briefing:
    """Return the latest briefing of a case; a first one is of today, from one's own."""
    found = briefing_of(case)
    if case.briefings.find(found.id) is not None:
        return found
    today = When.parse(dt.date.today().isoformat())  # noqa: DTZ011 - that of the desk
    own = ORGANISATION.read(session.settings)
    return replace(found, as_of=today, organisation=own)
