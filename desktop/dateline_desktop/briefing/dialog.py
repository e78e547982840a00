"""The briefing dialog: what it is called, how it is marked, and where it is written."""

from dataclasses import replace
from functools import partial
from pathlib import Path

from platformdirs import user_documents_path
from PySide6.QtWidgets import QWidget

from dateline_db.briefing.compose import briefing_of
from dateline_db.case import Case
from dateline_db.errors import Message, say
from dateline_db.model.briefing import Briefing
from dateline_db.model.event import Review
from dateline_db.model.marking import Marking
from dateline_desktop.briefing.export import Report, Written, write_briefing
from dateline_desktop.core.session import Session
from dateline_desktop.core.text import tr
from dateline_desktop.core.writing import Work, WritingDialog
from dateline_desktop.widgets.choice import CheckField, ChoiceField
from dateline_desktop.widgets.field import LongField, TextField

PDF_FILES = say("PDF files (*.pdf)")


class BriefingDialog(WritingDialog):
    """Asks what a briefing needs, writes it in the background, offers to open it."""

    steps = ("Reading the case…", "Typesetting the briefing…", "Writing the file…")
    success = say("The briefing is written.")
    mistake = say("The briefing could not be written, by a mistake in the program.")
    where = say("Where to write the briefing")

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        assert session.case is not None  # the action is offered with a case only
        self._path, self._analyst = session.case.path, session.case.analyst
        self._kept = briefing_of(session.case)
        self.setWindowTitle(tr("Briefing"))
        self.setMinimumWidth(560)
        self._make_form(session.case)
        self.start_up(tr("&Write the briefing"))

    def kinds(self) -> Message:
        return PDF_FILES

    def fitted(self, path: Path) -> Path:
        return path if path.suffix else path.with_suffix(".pdf")

    def work(self) -> Work | None:
        briefing = self._wanted()
        if briefing is None:
            return None
        return partial(_write, self._path, self._analyst, self.target, briefing)

    def remarks(self) -> tuple[Message, ...]:
        written: Written = self.written
        return written.problems

    def refresh(self) -> None:
        marking: Marking = self.marking.value()
        sharing = tr(marking.sharing)
        self.form.set_hint("marking", f"{sharing[:1].upper()}{sharing[1:]}.")
        super().refresh()

    def _make_form(self, case: Case) -> None:
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
        add("target", tr("File"), self.place)
        self.form.show_values(
            {
                "target": user_documents_path() / f"{case.path.stem}.pdf",
                "title": self._kept.title,
                "question": self._kept.question,
                "marking": self._kept.marking,
                "reviewed_only": self._kept.reviewed_only,
            }
        )

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
