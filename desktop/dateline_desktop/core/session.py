"""The open case as one object that every screen listens to.

Every change, wherever it starts, is one edit through the session; every screen hears
`changed` and looks whether it is concerned.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Concatenate, ParamSpec, TypeVar

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QDateTime, QObject, QSettings, Signal

from dateline_db.case import Case
from dateline_db.errors import Conflict, DatelineError, Message, ReadOnly, say
from dateline_db.model.changes import Changes
from dateline_desktop.core.ask import Ask
from dateline_desktop.core.filter import Filter
from dateline_desktop.core.index_cache import IndexCache
from dateline_desktop.core.jobs import Jobs
from dateline_desktop.core.settings import ANALYST
from dateline_desktop.core.tagged import events_by_tag
from dateline_desktop.scene.index import EventIndex

P = ParamSpec("P")
T = TypeVar("T")
Mask = NDArray[np.bool_]
_INDEXED = (
    "event",
    "participation",
    "actor",
    "actor_name",
    "claim",
    "figure",
    "source",
    "publisher",
    "lineage",
    "reliability_grade",
    "credibility_grade",
    "decision",
)
"""The tables that the index of events is made of, or its grades rest on."""


@dataclass(frozen=True, slots=True)
class Selection:
    """The one record that is selected: its table ("event", "source") and its id."""

    kind: str = ""
    id: str | None = None


class Session(QObject):
    """The open case, what is selected in it, and which of its events are shown."""

    case_changed = Signal()  # another case, or none
    changed = Signal(object)  # Changes; the index is already up to date
    selection_changed = Signal(object)  # Selection
    revealed = Signal(object)  # Selection that should come into view
    opened = Signal(object)  # Selection whose editor was asked for
    reading_requested = Signal(object)  # Selection: a document, or whose passage
    grading_requested = Signal(str, object)  # table, and the ids to be graded
    table_pasted = Signal()  # cells on the clipboard are to be imported
    panel_requested = Signal(str)  # the name of a panel that should come forward
    new_requested = Signal(str, object)  # table, and what is known of the new record
    highlight_changed = Signal()
    filter_changed = Signal()
    shown_changed = Signal()
    left_out_changed = Signal()
    busy_changed = Signal()
    told = Signal(object)  # Message for the status line

    def __init__(self, ask: Ask, jobs: Jobs, settings: QSettings) -> None:
        super().__init__()
        self.ask, self.jobs, self.settings = ask, jobs, settings
        self._indexes = IndexCache(Path(settings.fileName()).parent / "index")
        self.case: Case | None = None
        self.index: EventIndex | None = None
        self.shown: Mask = np.zeros(0, dtype=np.bool_)
        self.filter = Filter()
        self.left_out = 0  # events too vague for what the timeline shows now
        self.selection = Selection()
        self.marked: tuple[str, ...] = ()  # selected with it, in a table of its kind
        self.highlighted: frozenset[str] = frozenset()
        self.saved_at: QDateTime | None = None
        self.busy: Message | None = None

    # The case

    def open(self, path: Path, *, read_only: bool = False) -> None:
        """Open the case at `path` instead of the present one."""
        analyst = ANALYST.read(self.settings)
        self._adopt(Case.open(path, analyst=analyst, read_only=read_only))

    def create(self, path: Path, title: str) -> None:
        """Make a new case at `path` and open it."""
        analyst = ANALYST.read(self.settings)
        self._adopt(Case.create(path, title=title, analyst=analyst))

    def close(self) -> None:
        """Close the case; the session is then empty."""
        if self.case is not None:
            self._adopt(None)

    @property
    def writable(self) -> bool:
        """Whether an edit can be made now."""
        return self.case is not None and not self.case.read_only and self.busy is None

    def set_busy(self, reason: Message | None) -> None:
        """Refuse edits while a job writes into the case, and say why."""
        self.busy = reason
        self.busy_changed.emit()

    # Changes

    def edit(
        self,
        function: Callable[Concatenate[Case, P], T],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> T:
        """Run one of `dateline_db.edits` on the case and return what it returns."""
        return function(self._case_for_writing(), *args, **kwargs)

    def try_edit(
        self,
        function: Callable[Concatenate[Case, P], object],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> bool:
        """Run an edit and tell the analyst when it cannot be done."""
        try:
            self.edit(function, *args, **kwargs)
        except DatelineError as error:
            self.ask.tell(error)
            return False
        return True

    def prepare(self, case: Case) -> None:
        """Read what the window shows of a case into which a job has just written much.

        Called on the thread of the job, so that the window need not wait for it.
        """
        self._indexes.make_ready(case)

    def undo(self) -> None:
        """Take back the last action, after asking where it was changed from outside."""
        self._step(Case.undo, "Undone: {label}")

    def redo(self) -> None:
        """Do again what was last undone."""
        self._step(Case.redo, "Redone: {label}")

    # What is looked at

    def select(self, kind: str, record_id: str | None) -> None:
        """Make a record the selected one, everywhere; None selects nothing."""
        chosen = Selection(kind, record_id) if record_id else Selection()
        if chosen != self.selection:
            self.selection, self.marked = chosen, ()
            self.selection_changed.emit(chosen)

    @property
    def chosen_ids(self) -> tuple[str, ...]:
        """The records that are selected together, the selected one among them."""
        chosen = self.selection.id
        if chosen is None:
            return ()
        return self.marked if chosen in self.marked else (chosen,)

    def reveal(self, kind: str, record_id: str) -> None:
        """Select a record and bring it into view in every panel that shows it."""
        self.select(kind, record_id)
        self.revealed.emit(Selection(kind, record_id))

    def open_record(self, kind: str, record_id: str) -> None:
        """Ask for the editor of a record."""
        self.opened.emit(Selection(kind, record_id))

    def read(self, kind: str, record_id: str) -> None:
        """Ask for a document, that of a source, or the passage of a claim."""
        self.reading_requested.emit(Selection(kind, record_id))

    def show_panel(self, name: str) -> None:
        """Ask for a panel to come forward, with what is selected."""
        self.panel_requested.emit(name)

    def ask_grade(self, kind: str, ids: Sequence[str]) -> None:
        """Ask for a letter or a digit for records of one kind, all alike."""
        self.grading_requested.emit(kind, tuple(ids))

    def new_record(self, kind: str, /, **known: object) -> None:
        """Ask for the editor of a new record: ``new_record("claim", event_id=...)``."""
        self.new_requested.emit(kind, known)

    def highlight(self, event_ids: Iterable[str]) -> None:
        """Light up events, as those that a search has found."""
        lit = frozenset(event_ids)
        if lit != self.highlighted:
            self.highlighted = lit
            self.highlight_changed.emit()

    def set_filter(self, chosen: Filter) -> None:
        """Show the events that `chosen` lets through."""
        if chosen != self.filter:
            self.filter = chosen
            self.filter_changed.emit()
            self._refresh_shown()

    def tell_left_out(self, count: int) -> None:
        """Say how many events are too vague to be marked in what is looked at."""
        if count != self.left_out:
            self.left_out = count
            self.left_out_changed.emit()

    # Private

    def _adopt(self, case: Case | None) -> None:
        index = None if case is None else self._index_of(case)
        if self.case is not None:
            self.case.unsubscribe(self._on_changes)
            if self.index is not None:
                self._indexes.keep(self.case, self.index)
            self.case.close()
        self.case, self.index = case, index
        self.selection, self.highlighted = Selection(), frozenset()
        self.filter, self.saved_at, self.busy = Filter(), None, None
        self.shown = self._mask()
        if case is not None:
            case.subscribe(self._on_changes)
        self.case_changed.emit()
        self.selection_changed.emit(self.selection)
        self.filter_changed.emit()
        self._refresh_shown()

    def _case_for_writing(self) -> Case:
        if self.busy is not None:
            raise ReadOnly(
                "The case cannot be changed just now: {reason}", reason=str(self.busy)
            )
        if self.case is None:
            raise ReadOnly("No case is open: open or create one first.")
        return self.case

    def _step(self, step: Callable[..., Message], done: str) -> None:
        try:
            case = self._case_for_writing()
            try:
                label = step(case)
            except Conflict as conflict:
                if not self._may_skip(conflict):
                    return
                label = step(case, skip_conflicts=True)
        except DatelineError as error:
            self.ask.tell(error)
        else:
            self.told.emit(say(done, label=str(label)))

    def _may_skip(self, conflict: Conflict) -> bool:
        return self.ask.confirm(
            say("Changed outside Dateline"),
            conflict.message,
            yes=say("Skip what was changed"),
        )

    def _on_changes(self, changes: Changes) -> None:
        self.saved_at = QDateTime.currentDateTime()
        if self.case is not None and changes.touches(*_INDEXED):
            self.index = self._indexes.renewed(self.case, self.index, changes)
        if self.case and self.index and changes.touches("tagging"):
            self.index.tagged = events_by_tag(self.case)
        self._drop_lost_selection(changes)
        self.changed.emit(changes)
        self._refresh_shown()

    def _drop_lost_selection(self, changes: Changes) -> None:
        kind, record_id = self.selection.kind, self.selection.id
        if record_id is None or self.case is None:
            return
        touched = changes.everything or record_id in changes.of(kind)
        if touched and self.case.table(kind).find(record_id) is None:
            self.select("", None)

    def _index_of(self, case: Case) -> EventIndex:
        """Read the events of a case to be shown; close it if they are damaged."""
        try:
            index = self._indexes.index_of(case)
            index.tagged = events_by_tag(case)
            return index
        except BaseException:
            case.close()
            raise

    def _refresh_shown(self) -> None:
        self.shown = self._mask()
        self.shown_changed.emit()

    def _mask(self) -> Mask:
        empty = np.zeros(0, dtype=np.bool_)
        return empty if self.index is None else self.filter.mask(self.index)
