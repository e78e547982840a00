"""The dialog that brings a file in: look at it, check it, import it, see what came."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from threading import Event

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QStackedWidget, QVBoxLayout, QWidget

from dateline_db.edits.wording import counted
from dateline_db.errors import Cancelled, DatelineError, Message, say
from dateline_db.exchange.reading import Layout
from dateline_db.exchange.report import Report
from dateline_desktop.core.filter import Filter
from dateline_desktop.core.jobs import Job
from dateline_desktop.core.reading import reading
from dateline_desktop.core.session import Session
from dateline_desktop.core.text import tr
from dateline_desktop.importing.bearing import absent_rows, alike, events_of
from dateline_desktop.importing.buttons import Buttons, Stand
from dateline_desktop.importing.keeping import Keeping
from dateline_desktop.importing.outcome_page import OutcomePage
from dateline_desktop.importing.plan import (
    Plan,
    SourcesPlan,
    bring_in,
    check,
    count_rows,
    open_plan,
    open_saved,
)
from dateline_desktop.importing.sources_page import SourcesPage
from dateline_desktop.importing.stopping import Work, stoppable
from dateline_desktop.importing.table_page import TablePage

_WIDE, _HIGH = 1180, 690  # pixels
_ENTRY = ("entry",)  # the one column of what is kept aside of a bibliography


class ImportDialog(QDialog):
    """Three pages: the table, what an import would do, and what it did."""

    review_asked = Signal()  # of events that may be one

    def __init__(self, session: Session, path: Path, parent: QWidget | None) -> None:
        super().__init__(parent)
        assert session.case is not None  # it is offered with a case only
        self._session, self._case = session, session.case
        self._path = path
        self._job: Job | None = None
        self._counting: Job | None = None
        self._stopped = Event()
        self._is_writing = self._is_mended = False
        self._head = ""  # of the journal, after the import
        self._alike = 0  # pairs of events that may be one
        self.report: Report | None = None
        self._keeping = Keeping(session)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr(say("Import “{name}”", name=path.name)))
        self.table = TablePage(day_first=self._case.settings.day_first)
        self.sources = SourcesPage()
        self.outcome = OutcomePage()
        self._front: TablePage | SourcesPage = self.table
        self.pages = QStackedWidget()
        self.buttons = Buttons()
        self._lay_out()
        self._connect()
        self.read(Layout(), "")

    # What is done

    def read(self, layout: Layout, preset: str) -> None:
        """Read the file again: by what was said of it, or by a preset."""
        self._show_work(say("Reading {name}…", name=self._path.name))
        saved = self._keeping.saved()
        reading = partial(open_plan, self._path, saved, layout, preset)
        self._job = self._session.jobs.run(
            self, reading, then=self._on_read, failed=self._on_unreadable
        )

    def check(self) -> None:
        """Look what an import would do; nothing is written."""
        self.table.settle()
        plan = self.plan
        if plan is None:
            return
        self._stop_counting()
        self._show_work(say("Looking through all rows…"))
        work = partial(check, self._case.path, plan)
        self._follow(work, partial(self._on_checked, plan))

    def bring_in(self) -> None:
        """Import, as one action; the window can only read meanwhile."""
        plan, case = self.plan, self._case
        if plan is None:
            return
        self._is_writing = True
        self._session.set_busy(say("An import is writing into the case."))
        self._show_work(say("Importing…"))
        prepare = self._session.prepare
        work = partial(bring_in, case.path, case.analyst, plan, prepare)
        self._follow(work, partial(self._on_imported, plan))

    def _follow(self, work: Work, then: Callable[[Report], None]) -> None:
        """Start work that shows how far it is, and that can be stopped."""
        self._stopped = Event()
        self._job = self._session.jobs.follow(
            self,
            stoppable(work, self._stopped),
            progress=self.outcome.show_progress,
            then=then,
            failed=self._on_failed,
        )

    # Assembly

    def _lay_out(self) -> None:
        for page in (self.table, self.sources, self.outcome):
            self.pages.addWidget(page)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(18, 14, 18, 14)
        rows.setSpacing(12)
        rows.addWidget(self.pages, 1)
        rows.addWidget(self.buttons)

    def _connect(self) -> None:
        self.table.reading.asked.connect(self.read)
        self.table.reading.saved_asked.connect(self._read_by)
        self.table.edited.connect(self._offer)
        self.outcome.mended.connect(self._on_mended)
        self.outcome.saving_asked.connect(self._save_aside)
        buttons, keeping = self.buttons, self._keeping
        buttons.back.clicked.connect(self._go_back)
        buttons.go_on.clicked.connect(self._go_on)
        buttons.stop.clicked.connect(self.reject)
        buttons.undo.clicked.connect(self._undo)
        buttons.show_them.clicked.connect(self._show_them)
        buttons.review.clicked.connect(self.accept)
        buttons.review.clicked.connect(self.review_asked)
        buttons.save.triggered.connect(partial(self._keep, keeping.save_mapping))
        buttons.give.triggered.connect(partial(self._keep, keeping.export_mapping))
        buttons.load.triggered.connect(self._load_mapping)
        buttons.forget.triggered.connect(self._forget)
        self._session.case_changed.connect(self.close)

    # What is heard

    def _on_read(self, plan: Plan | SourcesPlan) -> None:
        self._job = None
        focus: QWidget
        if isinstance(plan, Plan):
            self._front, focus = self.table, self.table.columns_view
            self.table.show_plan(plan, self._keeping.saved())
            self._count(plan)
        else:
            self._front, focus = self.sources, self.sources.table
            self.sources.show_plan(plan)
        self.pages.setCurrentWidget(self._front)
        self._offer()
        focus.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_unreadable(self, error: Exception) -> None:
        """Say why the file is no table; what was shown before stays."""
        self._job = None
        if self.plan is None:
            self.close()  # there is nothing to show behind the sentence
        else:
            self.pages.setCurrentWidget(self._front)
            self._offer()
        if isinstance(error, DatelineError):
            self._session.ask.tell(error)

    def _on_failed(self, error: Exception) -> None:
        self._end_work()
        self._go_back()
        if isinstance(error, DatelineError) and not isinstance(error, Cancelled):
            self._session.ask.tell(error)

    def _on_checked(self, plan: Plan | SourcesPlan, report: Report) -> None:
        self._end_work()
        heading = say("Nothing is written yet. This is what the import would do.")
        if not report.new and not report.changed:
            heading = say("Nothing in this file is new: the case has all of it.")
        absent = absent_rows(self._case, report)
        self.outcome.show_report(report, plan.columns, heading, absent)
        self.report = report
        self._offer()
        self.buttons.go_on.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_imported(self, plan: Plan | SourcesPlan, report: Report) -> None:
        self._end_work()
        self.report, self._head = report, self._case.head
        heading = say("Imported. The sources are not graded yet.")
        if isinstance(plan, Plan):
            heading = say(
                "Imported: every row is F6 until it is judged. This report stands as "
                "a note on the source, too."
            )
        absent = absent_rows(self._case, report)
        self.outcome.show_report(report, plan.columns, heading, absent)
        self._offer()
        self.buttons.go_on.setFocus(Qt.FocusReason.OtherFocusReason)
        if isinstance(plan, Plan):
            self._look_for_duplicates()

    def _on_mended(self, row: int, column: str, value: str) -> None:
        plan = self.table.plan
        if plan is not None:
            self.table.mend({**plan.cells, (row, column): value})
            self._is_mended = True
            self._offer()

    # Private

    def _end_work(self) -> None:
        self._job = None
        self.buttons.stop.setEnabled(True)
        if self._is_writing:
            self._is_writing = False
            self._session.set_busy(None)
            self._case.refresh()

    def _show_work(self, what: Message) -> None:
        self.report, self._is_mended, self._alike = None, False, 0
        self.outcome.show_work(what)
        self.pages.setCurrentWidget(self.outcome)
        self._offer()

    @property
    def plan(self) -> Plan | SourcesPlan | None:
        """What is asked for now; None while something is wrong with it."""
        return self._front.plan

    @property
    def is_done(self) -> bool:
        """Whether the import was made."""
        return self.report is not None and not self.report.dry_run

    def _offer(self) -> None:
        """Show the buttons that fit where one is."""
        plan, keeping = self.table.plan, self._keeping
        saved = plan.saved if plan is not None else None
        self.buttons.forget.setEnabled(
            saved is not None and saved.parent == keeping.folder
        )
        self.buttons.offer(
            Stand(
                at_front=self._at_front,
                is_table=self._front is self.table,
                is_working=self._job is not None,
                is_done=self.is_done,
                is_mended=self._is_mended,
                can_go_on=self._can_go_on(),
                are_alike=self._alike > 0,
            )
        )

    @property
    def _at_front(self) -> bool:
        return self.pages.currentWidget() is self._front

    def _can_go_on(self) -> bool:
        if self._at_front:
            return self.plan is not None
        report = self.report
        is_needed = report is not None and bool(report.new or report.changed)
        can_write = is_needed and self._session.writable
        return self.is_done or self._is_mended or can_write

    def _go_on(self) -> None:
        if self._at_front or self._is_mended:
            self.check()
        elif self.is_done:
            self.accept()
        else:
            self.bring_in()

    def _go_back(self) -> None:
        self.report = None
        self.pages.setCurrentWidget(self._front)
        self._offer()

    def _load_mapping(self) -> None:
        path = self._keeping.mapping_file()
        if path is not None:
            self._read_by(path)

    def _read_by(self, mapping: Path) -> None:
        """Read the file by the mapping in another."""
        self._show_work(say("Reading {name}…", name=self._path.name))
        self._job = self._session.jobs.run(
            self,
            partial(open_saved, self._path, mapping),
            then=self._on_read,
            failed=self._on_unreadable,
        )

    def _count(self, plan: Plan) -> None:
        """Count the rows beside everything else; large files take their time."""
        self._stop_counting()
        self._counting = self._session.jobs.follow(
            self,
            partial(count_rows, plan.table),
            progress=lambda _, __: None,
            then=self.table.show_count,
        )

    def _keep(self, keep: Callable[[Plan], Message | None]) -> None:
        """Save the mapping as it is now, in one way or the other."""
        self.table.settle()
        plan = self.table.plan
        told = keep(plan) if plan is not None else None
        if told is not None:
            self.table.say(told)
            self.table.reading.show_saved(self._keeping.saved())

    def _forget(self) -> None:
        plan = self.table.plan
        if plan is not None and plan.saved is not None:
            self._keeping.forget(plan.saved)
            self.read(Layout(), "")

    def _save_aside(self) -> None:
        plan, report = self.plan, self.report
        if plan is not None and report is not None:
            self._keeping.save_aside(report, plan.columns or _ENTRY)

    def _undo(self) -> None:
        """Take the import back, and nothing that came after it."""
        if self._case.head == self._head:
            self._session.undo()
        else:
            self._session.ask.tell(
                say("Something was changed since the import: undo that first.")
            )
        self.accept()

    def _show_them(self) -> None:
        """Show the events of the data set alone; of a bibliography, the sources."""
        assert self.report is not None
        if self._front is self.sources:
            self._session.panel_requested.emit("sources")
        else:
            event_ids = frozenset(events_of(self._case, self.report))
            self._session.set_filter(Filter(event_ids=event_ids))
        self.accept()

    def _look_for_duplicates(self) -> None:
        """Count the events that may be one, for the review of duplicates."""
        self._session.jobs.run(
            self,
            partial(reading, self._case.path, alike),
            then=self._on_alike,
        )

    def _on_alike(self, count: int) -> None:
        self._alike = count
        if count and self.is_done:
            self.outcome.add(
                counted(
                    count,
                    "1 pair of events may be one: it is in the list of duplicates.",
                    "{count:,} pairs of events may be one: they are in the list of "
                    "duplicates.",
                )
            )
            self._offer()

    def _stop_counting(self) -> None:
        if self._counting is not None:
            self._counting.cancel()

    # Qt

    def reject(self) -> None:
        """Stop what goes on, or close; what was not finished was not begun."""
        if self._job is None:
            super().reject()
        else:
            self._stopped.set()
            self.buttons.stop.setEnabled(False)

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._is_writing:
            event.ignore()
            self.reject()
        else:
            self._stopped.set()
            self._stop_counting()
            super().closeEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        room = self.screen().availableGeometry()
        self.resize(min(_WIDE, room.width() - 60), min(_HIGH, room.height() - 60))
        super().showEvent(event)
