"""The dialog that brings a file in: look at it, check it, import it, see what came."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from threading import Event

from platformdirs import user_documents_path
from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from dateline_db.case import Case
from dateline_db.errors import Cancelled, DatelineError, Message, say
from dateline_db.exchange.files import write_aside
from dateline_db.exchange.importing import Progress
from dateline_db.exchange.reading import Layout
from dateline_db.exchange.report import Report
from dateline_desktop.core.jobs import Job
from dateline_desktop.core.session import Session
from dateline_desktop.core.text import tr
from dateline_desktop.importing.outcome_page import OutcomePage
from dateline_desktop.importing.plan import (
    Plan,
    bring_in,
    check,
    count_rows,
    open_plan,
    open_saved,
)
from dateline_desktop.importing.saved import save_in, saved_in
from dateline_desktop.importing.table_page import TablePage

_WIDE, _HIGH = 1180, 690  # pixels
Work = Callable[[Progress], Report]
_MAPPINGS = say("Mappings (*.json)")
_CSV = say("CSV (*.csv)")


class ImportDialog(QDialog):
    """Three pages: the table, what an import would do, and what it did."""

    def __init__(self, session: Session, path: Path, parent: QWidget | None) -> None:
        super().__init__(parent)
        assert session.case is not None  # it is offered with a case only
        self._session, self._case = session, session.case
        self._path = path
        self._job: Job | None = None
        self._counting: Job | None = None
        self._stopped = Event()
        self._is_writing = self._is_mended = False
        self.report: Report | None = None
        self._folder = Path(session.settings.fileName()).parent / "mappings"
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr(say("Import “{name}”", name=path.name)))
        self.table = TablePage(day_first=self._case.settings.day_first)
        self.outcome = OutcomePage()
        self.pages = QStackedWidget()
        self._make_buttons()
        self._lay_out()
        self._connect()
        self.read(Layout(), "")

    # What is done

    def read(self, layout: Layout, preset: str) -> None:
        """Read the file again: by what was said of it, or by a preset."""
        self._show_work(say("Reading {name}…", name=self._path.name))
        saved = saved_in(self._folder)
        reading = partial(open_plan, self._path, saved, layout, preset)
        self._job = self._session.jobs.run(
            self, reading, then=self._on_read, failed=self._on_unreadable
        )

    def check(self) -> None:
        """Look what an import would do; nothing is written."""
        self.table.settle()
        plan = self.table.plan
        if plan is None:
            return
        self._show_work(say("Looking through all rows…"))
        self._job = self._session.jobs.follow(
            self,
            self._watched(partial(check, self._case.path, plan)),
            progress=self.outcome.show_progress,
            then=partial(self._on_checked, plan),
            failed=self._on_failed,
        )

    def bring_in(self) -> None:
        """Import, as one action; the window can only read meanwhile."""
        plan, case = self.table.plan, self._case
        if plan is None:
            return
        self._is_writing = True
        self._session.set_busy(say("An import is writing into the case."))
        self._show_work(say("Importing…"))
        self._job = self._session.jobs.follow(
            self,
            self._watched(partial(bring_in, case.path, case.analyst, plan)),
            progress=self.outcome.show_progress,
            then=partial(self._on_imported, plan),
            failed=self._on_failed,
        )

    def _watched(
        self, work: Callable[[Progress], Report]
    ) -> Callable[[Progress], Report]:
        """Let the work be stopped, and be heard of when it has: it may be writing."""
        stopped = self._stopped = Event()

        def run(report: Progress) -> Report:
            def progress(done: int, total: int) -> None:
                if stopped.is_set():
                    raise Cancelled("Stopped before it was finished.")
                report(done, total)

            return work(progress)

        return run

    # Assembly

    def _make_buttons(self) -> None:
        self.load = QPushButton(tr("Read by a &mapping…"))
        self.keep = QPushButton(tr("&Save the mapping…"))
        self.back = QPushButton(tr("&Back"))
        self.go_on = QPushButton()
        self.stop = QPushButton(tr("Cancel"))
        self.undo = QPushButton(tr("&Undo the import"))
        self.show_them = QPushButton(tr("&Light them up in the timeline"))
        for button in self._buttons():
            button.setAutoDefault(False)
        self.go_on.setProperty("role", "primary")
        self.go_on.setDefault(True)

    def _buttons(self) -> tuple[QPushButton, ...]:
        left = self.load, self.keep, self.undo, self.show_them
        return (*left, self.stop, self.back, self.go_on)

    def _lay_out(self) -> None:
        self.pages.addWidget(self.table)
        self.pages.addWidget(self.outcome)
        line = QHBoxLayout()
        for button in self._buttons():
            if button is self.stop:
                line.addStretch(1)
            line.addWidget(button)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(18, 14, 18, 14)
        rows.setSpacing(12)
        rows.addWidget(self.pages, 1)
        rows.addLayout(line)

    def _connect(self) -> None:
        self.table.reading.asked.connect(self.read)
        self.table.reading.saved_asked.connect(self._read_by)
        self.table.edited.connect(self._offer)
        self.outcome.mended.connect(self._on_mended)
        self.outcome.saving_asked.connect(self._save_aside)
        self.load.clicked.connect(self._load_mapping)
        self.keep.clicked.connect(self._save_mapping)
        self.back.clicked.connect(self._go_back)
        self.go_on.clicked.connect(self._go_on)
        self.stop.clicked.connect(self.reject)
        self.undo.clicked.connect(self._undo)
        self.show_them.clicked.connect(self._light_up)
        self._session.case_changed.connect(self.close)

    # What is heard

    def _on_read(self, plan: Plan) -> None:
        self._job = None
        self.table.show_plan(plan, saved_in(self._folder))
        self._count(plan)
        self.pages.setCurrentWidget(self.table)
        self._offer()
        if self.table.form is not None:
            self.table.columns_view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_unreadable(self, error: Exception) -> None:
        """Say why the file is no table; what was shown before stays."""
        self._job = None
        self.pages.setCurrentWidget(self.table)
        if isinstance(error, DatelineError):
            self._session.ask.tell(error)
        if self.table.form is None:
            self.close()
        self._offer()

    def _on_failed(self, error: Exception) -> None:
        self._end_work()
        self._go_back()
        if isinstance(error, DatelineError) and not isinstance(error, Cancelled):
            self._session.ask.tell(error)

    def _on_checked(self, plan: Plan, report: Report) -> None:
        self._end_work()
        heading = say("Nothing is written yet. This is what the import would do.")
        if not report.new and not report.changed:
            heading = say("Nothing in this file is new: the case has all of it.")
        self.outcome.show_report(report, plan.table.columns, heading)
        self.report = report
        self._offer()
        self.go_on.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_imported(self, plan: Plan, report: Report) -> None:
        self._end_work()
        self.report = report
        heading = say("Imported. Every row is graded F6 until somebody has judged it.")
        self.outcome.show_report(report, plan.table.columns, heading)
        self._offer()

    def _on_mended(self, row: int, column: str, value: str) -> None:
        plan = self.table.plan
        if plan is not None:
            self.table.mend({**plan.cells, (row, column): value})
            self._is_mended = True
            self._offer()

    # Private

    def _end_work(self) -> None:
        self._job = None
        self.stop.setEnabled(True)
        if self._is_writing:
            self._is_writing = False
            self._session.set_busy(None)
            self._case.refresh()

    def _show_work(self, what: Message) -> None:
        self.report, self._is_mended = None, False
        self.outcome.show_work(what)
        self.pages.setCurrentWidget(self.outcome)
        self._offer()

    @property
    def is_done(self) -> bool:
        """Whether the import was made."""
        return self.report is not None and not self.report.dry_run

    def _offer(self) -> None:
        """Show the buttons that fit where one is."""
        at_table = self.pages.currentWidget() is self.table
        is_working = self._job is not None
        for button in (self.load, self.keep):
            button.setVisible(at_table)
        self.keep.setEnabled(self.table.plan is not None)
        for button in (self.undo, self.show_them):
            button.setVisible(self.is_done)
        self.back.setVisible(not at_table and not self.is_done and not is_working)
        self.stop.setVisible(not self.is_done)
        self.stop.setText(tr("Stop") if is_working else tr("Cancel"))
        self.go_on.setVisible(not is_working)
        self.go_on.setText(self._next_text())
        self.go_on.setEnabled(self._can_go_on())

    def _next_text(self) -> str:
        if self.pages.currentWidget() is self.table:
            return tr("&Check all rows")
        if self._is_mended:
            return tr("&Check again")
        return tr("&Close") if self.is_done else tr("&Import")

    def _can_go_on(self) -> bool:
        if self.pages.currentWidget() is self.table:
            return self.table.plan is not None
        report = self.report
        is_needed = report is not None and bool(report.new or report.changed)
        can_write = is_needed and self._session.writable
        return self.is_done or self._is_mended or can_write

    def _go_on(self) -> None:
        if self.pages.currentWidget() is self.table or self._is_mended:
            self.check()
        elif self.is_done:
            self.accept()
        else:
            self.bring_in()

    def _go_back(self) -> None:
        self.report = None
        self.pages.setCurrentWidget(self.table)
        self._offer()

    def _load_mapping(self) -> None:
        path = self._session.ask.open_file(say("Read by a mapping"), _MAPPINGS)
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
        if self._counting is not None:
            self._counting.cancel()
        self._counting = self._session.jobs.follow(
            self,
            partial(count_rows, plan.table),
            progress=lambda _, __: None,
            then=self.table.show_count,
        )

    def _save_mapping(self) -> None:
        """Keep the mapping where tables like this one are recognised by it."""
        self.table.settle()
        plan = self.table.plan
        if plan is None:
            return
        name = self._session.ask.text(
            say("Save the mapping"),
            say("Name: tables with these columns are read so from now on."),
            plan.mapping.publisher or plan.path.stem,
        )
        if name and name.strip():
            saving = partial(save_in, self._folder, name.strip(), plan.mapping)
            path = self._try(saving)
            if path is not None:
                self.table.say(say("Saved as {path}.", path=str(path)))

    def _save_aside(self) -> None:
        plan, report = self.table.plan, self.report
        if plan is None or report is None:
            return
        folder = user_documents_path()
        suggested = folder / f"{plan.path.stem}-kept-aside.csv"
        path = self._session.ask.save_file(
            say("Save the rows kept aside"), suggested, _CSV
        )
        if path is not None:
            self._try(partial(write_aside, report, plan.table.columns, path))

    def _try(self, work: Callable[[], object]) -> object:
        try:
            return work()
        except OSError as error:
            self._session.ask.tell(
                say("The file cannot be written: {detail}.", detail=str(error))
            )
            return None

    def _undo(self) -> None:
        self._session.undo()
        self.accept()

    def _light_up(self) -> None:
        """Light up the events that the data set speaks of."""
        assert self.report is not None
        self._session.highlight(_events_of(self._case, self.report))
        self.accept()

    # Qt

    def reject(self) -> None:
        """Stop what goes on, or close; what was not finished was not begun."""
        if self._job is None:
            super().reject()
        else:
            self._stopped.set()
            self.stop.setEnabled(False)

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._is_writing:
            event.ignore()
            self.reject()
        else:
            self._stopped.set()
            if self._counting is not None:
                self._counting.cancel()
            super().closeEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        room = self.screen().availableGeometry()
        self.resize(min(_WIDE, room.width() - 60), min(_HIGH, room.height() - 60))
        super().showEvent(event)


def _events_of(case: Case, report: Report) -> set[str]:
    """Return the events that the claims of a data set are about."""
    publishers = [one.id for one in case.publishers.where(name=report.publisher)]
    sources = [one.id for one in case.sources.where(publisher_id=publishers)]
    return {one for (one,) in case.claims.cells("event_id", source_id=sources)}
