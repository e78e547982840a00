"""The open case: its records, its history, and what follows from its claims."""

from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from dateline_db.analysis.basis import Basis
from dateline_db.analysis.corroboration import Support
from dateline_db.analysis.discrepancies import Discrepancy
from dateline_db.analysis.grading import Grades
from dateline_db.analysis.matrix import Matrix
from dateline_db.analysis.names import Names
from dateline_db.analysis.origins import Lineages
from dateline_db.bearing import Bearing
from dateline_db.errors import CaseError, Message, ReadOnly, say
from dateline_db.findings import Findings
from dateline_db.model.changes import Changes
from dateline_db.model.claim import Claim
from dateline_db.model.claim_columns import ClaimColumns
from dateline_db.model.event import Event
from dateline_db.model.setting import CaseSettings
from dateline_db.store import backup, blobs, checking, schema, search
from dateline_db.store.backup import Backup, Progress, list_backups
from dateline_db.store.batches import Chunk
from dateline_db.store.claim_columns import read_claim_columns
from dateline_db.store.event_columns import EventColumns, read_event_columns
from dateline_db.store.faults import worded
from dateline_db.store.file import OpenFile, create_file, open_beside, open_file
from dateline_db.store.journal import Entry, Journal, RowChange
from dateline_db.store.records import Records, tables
from dateline_db.store.registry import REFS
from dateline_db.store.search import Hit
from dateline_db.store.table import Table

__all__ = [
    "Backup",
    "Case",
    "Entry",
    "Progress",
    "RowChange",
    "Table",
    "list_backups",
    "restore_backup",
]

Listener = Callable[[Changes], None]


class Case(Records):
    """One open case; made by `create` and `open`, used on the thread that made it."""

    def __init__(self, path: Path, analyst: str, file: OpenFile) -> None:
        self.path, self.analyst = path, analyst
        self.opened_notice: Message | None = None
        self.format = file.format
        self._file = file
        self._connection = file.connection
        self._journal = Journal(file.connection, analyst)
        self._listeners: list[Listener] = []
        self._settings: CaseSettings | None = None
        self.tables = tables(file.connection, self._may_write)
        self._findings = Findings(self.tables, analyst)

    # The file

    @classmethod
    def create(cls, path: Path, *, title: str, analyst: str) -> "Case":
        """Make a new case at `path`; raise `CaseError` if there is a file already."""
        case = cls(path, analyst, create_file(path, analyst))
        with case._journal.action(
            say("Create the case “{title}”", title=title), "create"
        ):
            case.case_settings.insert(CaseSettings(title=title))
        return case

    @classmethod
    def open(cls, path: Path, *, analyst: str, read_only: bool = False) -> "Case":
        """Open the case at `path`, only to read where it must be; raise CaseError."""
        file = open_file(path, analyst, read_only=read_only)
        try:
            with worded():
                case = cls(path, analyst, file)
                case._adopt_outside()
                _ = case.settings
        except BaseException:
            file.close()
            raise
        return case

    @classmethod
    def open_beside(cls, path: Path, *, analyst: str) -> "Case":
        """Open a case for a job that writes; its window waits, and has to `refresh`."""
        return cls(path, analyst, open_beside(path))

    def close(self) -> None:
        """Close the file; nothing can be asked of the case any more."""
        self._file.close()

    @property
    def id(self) -> str:
        """The id of the case, the same in every copy of it."""
        return self._journal.case_id

    @property
    def settings(self) -> CaseSettings:
        """What holds for the whole case."""
        if self._settings is None:
            found = self.case_settings.all()
            if len(found) != 1:
                raise CaseError(
                    "This file has no title of its own, as a case that was not made "
                    "to its end: restore a backup."
                )
            self._settings = found[0]
        return self._settings

    @property
    def read_only(self) -> bool:
        """Whether nothing may be changed."""
        return self._file.read_only_reason is not None

    @property
    def read_only_reason(self) -> Message | None:
        """Why nothing may be changed, None where it may."""
        return self._file.read_only_reason

    def back_up(
        self,
        folder: Path | None = None,
        *,
        copies: int | None = None,
        progress: Progress | None = None,
    ) -> Path:
        """Write a backup into `folder`, or as one of `copies` beside the case."""
        return backup.back_up(
            self._connection, self.path, folder, keep=copies, progress=progress
        )

    def save_copy(self, target: Path, *, progress: Progress | None = None) -> None:
        """Write a copy of the case to `target`, whole or not at all."""
        backup.save_copy(self._connection, target, progress)

    def check(self) -> list[Message]:
        """Check file, schema, references, journal and bytes; empty = all is well."""
        with worded():
            return checking.faults(self._connection)

    # Changing

    @contextmanager
    def action(self, label: Message) -> Iterator[None]:
        """Write as one named action, or not at all; one inside another joins it."""
        if self._journal.writing:
            yield
            return
        self._require_writable()
        try:
            with self._journal.action(label):
                yield
        except BaseException:
            self._settings = None
            self._findings.settle()
            raise
        self._tell()

    def undo(self, *, skip_conflicts: bool = False) -> Message:
        """Take the latest action back and return its label; raise `Conflict`."""
        self._require_writable()
        label = self._journal.undo(skip_conflicts=skip_conflicts)
        self._tell()
        return label

    def redo(self, *, skip_conflicts: bool = False) -> Message:
        """Do again what was undone last and return its label; raise `Conflict`."""
        self._require_writable()
        label = self._journal.redo(skip_conflicts=skip_conflicts)
        self._tell()
        return label

    def undo_to(self, seq: int) -> None:
        """Take back, as one action, everything that was done after action `seq`."""
        self._require_writable()
        self._journal.go_back(seq)
        self._tell()

    def import_rows(
        self, label: Message, file_name: str, sha256: str, rows: Chunk
    ) -> None:
        """Add many records, by table, as one action that is kept as a whole."""
        self.import_chunks(label, file_name, sha256, [rows])

    def import_chunks(
        self, label: Message, file_name: str, sha256: str, chunks: Iterable[Chunk]
    ) -> None:
        """Add records of a file as `import_rows` does, chunk by chunk as they come.

        Only one chunk is in memory at a time. In an action, it is part of that one.
        """
        joins = self._journal.writing
        self._require_writable()
        self._journal.add_batch(label, file_name, sha256, chunks)
        if not joins:
            self._tell()

    def put_blob(self, data: bytes) -> str:
        """Keep bytes in the case, in an action, and return their SHA-256 (hex)."""
        self._may_write("blob")
        return blobs.put(self._connection, data)

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """Read one state of the case throughout, whatever another window writes."""
        with worded():
            self._connection.execute("BEGIN")
            try:
                self._journal.reload()
                self._forget(Changes(everything=True))
                yield
            finally:
                self._connection.execute("COMMIT")

    def refresh(self) -> bool:
        """Take notice of what other windows, jobs and programs wrote, if they did."""
        with worded():
            changes = self._journal.catch_up(adopt=not self.read_only)
        if changes.nothing:
            return False
        self._notify(changes)
        return True

    def subscribe(self, listener: Listener) -> None:
        """Call `listener` after every action with what it touched."""
        self._listeners.append(listener)

    def unsubscribe(self, listener: Listener) -> None:
        """Call `listener` no more."""
        self._listeners.remove(listener)

    # The journal

    @property
    def undo_label(self) -> Message | None:
        """What `undo` would take back, None where there is nothing."""
        return self._journal.undo_label

    @property
    def redo_label(self) -> Message | None:
        """What `redo` would do again, None where there is nothing."""
        return self._journal.redo_label

    @property
    def head(self) -> str:
        """The hash of the latest action: it stands for the whole case so far."""
        return self._journal.head

    def history(self, *, limit: int, before: int | None = None) -> list[Entry]:
        """Return the latest actions, newest first, older than `before` if given."""
        with worded():
            return self._journal.entries(limit=limit, before=before)

    def history_of(self, table: str, record_id: str) -> list[Entry]:
        """Return the actions that touched a record, the oldest first."""
        with worded():
            return self._journal.entries_of(table, record_id)

    def changes_of(self, seq: int) -> list[RowChange]:
        """Return the rows that an action touched, with what differs."""
        with worded():
            return self._journal.changes_of(seq)

    # Records

    def next_ref(self, table: str) -> str:
        """Return the first number after those in use, as "E37"."""
        letter = REFS[table]
        highest = self._connection.execute(
            f'SELECT max(CAST(substr(ref, 2) AS INTEGER)) FROM "{table}" '
            "WHERE ref GLOB ?",
            [f"{letter}[0-9]*"],
        ).fetchone()[0]
        width = 3 if table == "claim" else 2
        return f"{letter}{(highest or 0) + 1:0{width}}"

    def blob(self, sha256: str) -> bytes:
        """Return the bytes of a document; raise `NotFound` or `CaseDamaged`."""
        return blobs.read(self._connection, sha256)

    def search(self, text: str, limit: int = 50) -> list[Hit]:
        """Return what holds the words of `text`, the best first."""
        with worded():
            return search.find(self._connection, text, limit)

    def events_between(self, first_day: int, last_day: int) -> list[Event]:
        """Return the events that may touch these days since 1970, both included."""
        with worded():
            ids = search.events_between(self._connection, first_day, last_day)
        return self.events.many(ids)

    def event_columns(self, ids: Collection[str] | None = None) -> EventColumns:
        """Return events as columns, for the timeline and the filters; None is all."""
        with worded():
            return read_event_columns(self._connection, ids)

    def claim_columns(self) -> ClaimColumns:
        """Return every claim as columns, for tables of very many."""
        with worded():
            return read_claim_columns(self._connection)

    # What follows from the claims

    def lineages(self) -> Lineages:
        """Return where every source has its content from."""
        return self._findings.lineages()

    def grades(self) -> Grades:
        """Return the letters and digits that hold for this analyst."""
        return self._findings.grades()

    def grades_of(self, claims: list[Claim]) -> Grades:
        """Return the grades of some claims, quickly also in a case just opened."""
        return self._findings.grades_of(claims)

    def names(self) -> Names:
        """Return every name of every actor, to find them in words."""
        return self._findings.names()

    def discrepancies(self) -> dict[str, list[Discrepancy]]:
        """Return what the claims differ on, by event."""
        return self._findings.discrepancies()

    def supports(self) -> dict[str, Support]:
        """Return what stands behind each event that has claims, by its id."""
        return self._findings.supports()

    def supports_of(self, event_ids: Collection[str]) -> dict[str, Support]:
        """Return what stands behind some events: quick in a case of any size."""
        return self._findings.supports_of(event_ids)

    def discrepancies_of(self, ids: Collection[str]) -> dict[str, list[Discrepancy]]:
        """Return what the claims on some events differ on: quick, as `supports_of`."""
        return self._findings.discrepancies_of(ids)

    def bearing(self, changes: Changes) -> set[str]:
        """Return the events whose own fields or support an action touched."""
        return Bearing(self.tables).events(changes)

    def matrix(self, event_id: str) -> Matrix:
        """Return what each source says of an event, point by point."""
        return self._findings.matrix(event_id)

    def basis(self, event_id: str) -> Basis:
        """Return the claims that the fields of an event rest on."""
        return self._findings.basis(event_id)

    # Private

    def _may_write(self, table: str) -> None:
        if not self._journal.writing:
            raise ReadOnly("Changes are made inside an action.")
        self._findings.unsettle()
        if table == "case_settings":
            self._settings = None

    def _require_writable(self) -> None:
        if self._file.read_only_reason is not None:
            reason = self._file.read_only_reason
            raise ReadOnly(reason.template, **reason.args)

    def _adopt_outside(self) -> None:
        if not self.read_only and (count := self._journal.adopt_outside()):
            self.opened_notice = say(
                "{count} rows were changed outside Dateline since this case was last "
                "open. They stand in the history as an action of their own.",
                count=count,
            )

    def _tell(self) -> None:
        if self._journal.changes.nothing:
            self._findings.settle()
        else:
            self._notify(self._journal.changes)

    def _notify(self, changes: Changes) -> None:
        self._forget(changes)
        for listener in list(self._listeners):
            listener(changes)

    def _forget(self, changes: Changes) -> None:
        if changes.touches("case_settings"):
            self._settings = None
        self._findings.forget(changes)


def restore_backup(saved: Path, case: Path) -> Path | None:
    """Put a backup in the place of a case that is closed, or raise CaseError.

    Returns where the case as it was is kept now.
    """
    return backup.restore(saved, case, schema.NEWEST)
