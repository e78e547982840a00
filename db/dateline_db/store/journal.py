"""The journal: every action with who, when, and what was there before and after.

Triggers write the changes, in the transaction of the action itself. Undo, redo and
going back read them the other way round, and are actions too.
"""

import datetime as dt
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from dateline_db.errors import CaseDamaged, DatelineError, Message, NotFound, say
from dateline_db.model.changes import Changes
from dateline_db.store import batches, search
from dateline_db.store.engine import Connection
from dateline_db.store.faults import worded
from dateline_db.store.reverting import Reverter

_STEPS = ("do", "import", "outside")
_COLUMNS = "seq, at, analyst, kind, label, reverts"


@dataclass(frozen=True, slots=True)
class Entry:
    """One action of the journal; `at` is ISO 8601 in UTC.

    `kind` is "create", "do", "import", "undo", "redo", "migrate", or "outside" for what
    another program changed. An undo `reverts` the action of that number, a redo the
    undo; both keep the label of the action that they are about. A "do" that `reverts`
    went back: it took back every action after the one of that number.
    """

    seq: int
    at: str
    analyst: str
    kind: str
    label: Message
    reverts: int | None


@dataclass(frozen=True, slots=True)
class RowChange:
    """One row that an action touched: the cells that differ, before and after.

    `before` is empty where the row was added, `after` where it was deleted.
    """

    table: str
    id: str
    before: Mapping[str, Any]
    after: Mapping[str, Any]


def now() -> str:
    """Return the present moment as the journal writes it, to the millisecond."""
    at = dt.datetime.now(dt.UTC).isoformat(timespec="milliseconds")
    return at.replace("+00:00", "Z")


class Journal:
    """The journal of one open case, and the only way to write into it."""

    def __init__(self, connection: Connection, analyst: str) -> None:
        self._connection, self._analyst = connection, analyst
        self.case_id: str
        self._replica: str
        self.case_id, self._replica = _state(connection)
        self._reverter = Reverter(connection, self._replica)
        self._seq: int | None = None
        self._version = self._others_version()
        self.changes = Changes()
        self._last = 0
        self._head = ""
        self._undo: list[tuple[int, Message]] = []
        self._redo: list[tuple[int, Message]] = []
        self.reload()

    # Reading

    @property
    def writing(self) -> bool:
        """Whether an action is under way."""
        return self._seq is not None

    @property
    def head(self) -> str:
        """The hash of the latest action, in hex."""
        return self._head

    @property
    def undo_label(self) -> Message | None:
        """What `undo` would take back."""
        return self._undo[-1][1] if self._undo else None

    @property
    def redo_label(self) -> Message | None:
        """What `redo` would do again."""
        return self._redo[-1][1] if self._redo else None

    def entries(self, *, limit: int, before: int | None = None) -> list[Entry]:
        """Return the latest actions, of those before a number if one is given."""
        rows = self._connection.execute(
            f"SELECT {_COLUMNS} FROM journal_entry WHERE replica = ? AND seq < ? "
            "ORDER BY seq DESC LIMIT ?",
            [self._replica, before or self._last + 1, limit],
        )
        return [_entry(row) for row in rows.fetchall()]

    def entries_of(self, table: str, row_id: str) -> list[Entry]:
        """Return the actions that touched a row, imports among them, oldest first."""
        imported = batches.holding(self._connection, self._replica, table, row_id)
        rows = self._connection.execute(
            f"SELECT {_COLUMNS} FROM journal_entry WHERE replica = ? AND seq IN ("
            "SELECT seq FROM journal_change WHERE row_id = ? AND tbl = ? "
            "UNION SELECT seq FROM journal_import WHERE batch IN "
            "(SELECT value FROM json_each(?))) ORDER BY seq",
            [self._replica, row_id, table, json.dumps(imported)],
        )
        return [_entry(row) for row in rows.fetchall()]

    def changes_of(self, seq: int) -> list[RowChange]:
        """Return the rows that an action touched; an import's are not counted up."""
        return [
            RowChange(one.table, one.row_id, one.before, one.after)
            for one in self._reverter.changes_of(seq)
        ]

    def reload(self) -> None:
        """Read the state of the journal again, as after another connection's work."""
        self._undo.clear()
        self._redo.clear()
        self._last, self._head = 0, self.case_id
        rows = self._connection.execute(
            f"SELECT {_COLUMNS}, hash FROM journal_entry WHERE replica = ? "
            "ORDER BY seq",
            [self._replica],
        )
        for *row, head in rows:
            self._count(_entry(row), head)

    def catch_up(self, *, adopt: bool) -> Changes:
        """Follow what other connections have written, and return what they touched.

        With `adopt`, what another program changed becomes an action of its own.
        """
        version = self._others_version()
        if self.writing or version == self._version:
            return Changes()
        last = self._last
        if adopt:
            self.adopt_outside()
        self.reload()
        self._version = version
        if self._waiting() or self._last < last:
            return Changes(everything=True)
        return self._reverter.touched_by(range(last + 1, self._last + 1))

    # Writing

    @contextmanager
    def action(
        self, label: Message, kind: str = "do", reverts: int | None = None
    ) -> Iterator[int]:
        """Write as one action, or not at all; one inside another joins it.

        An action that changes nothing leaves no entry.
        """
        if self._seq is not None:
            yield self._seq
            return
        with worded():
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                self._begin()
                assert self._seq is not None
                yield self._seq
                self._end(label, kind, reverts)
                self._connection.execute("COMMIT")
            except BaseException:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                self._seq = None
                self.reload()
                raise
            self._seq = None

    def adopt_outside(self) -> int:
        """Make what another program changed an action of its own; return its rows."""
        with worded():
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                count = self._adopt()
                self._connection.execute("COMMIT")
            except BaseException:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise
        return count

    def undo(self, *, skip_conflicts: bool) -> Message:
        """Take the latest action back and return its label."""
        return self._step(self._undo, "undo", skip_conflicts)

    def redo(self, *, skip_conflicts: bool) -> Message:
        """Do again what was undone last and return its label."""
        return self._step(self._redo, "redo", skip_conflicts)

    def go_back(self, seq: int) -> None:
        """Undo, as one action, everything that was done after an action."""
        row = self._connection.execute(
            f"SELECT {_COLUMNS} FROM journal_entry WHERE replica = ? AND seq = ?",
            [self._replica, seq],
        ).fetchone()
        if row is None:
            raise NotFound("There is no such step in the history of this case.")
        label = say("Go back to “{label}”", label=str(_entry(row).label))
        last = self._last
        with self.action(label, "do", seq):
            for later in range(last, seq, -1):
                self._reverter.revert_row_by_row(later)

    def add_batch(
        self,
        label: Message,
        file: str,
        digest: str,
        chunks: Iterable[batches.Chunk],
    ) -> None:
        """Insert the rows of an import as one action that keeps them as a batch."""
        with self.action(label, "import") as seq:
            batches.add(self._connection, self._replica, seq, chunks)
            self._connection.execute(
                "INSERT INTO journal_import VALUES (?, ?, ?, 1, ?, ?)",
                [self._replica, seq, seq, file, digest],
            )

    # Private

    def _step(
        self,
        stack: list[tuple[int, Message]],
        kind: str,
        skip_conflicts: bool,  # noqa: FBT001
    ) -> Message:
        if not stack:
            raise DatelineError(
                "There is nothing to undo."
                if kind == "undo"
                else "There is nothing to redo."
            )
        seq, label = stack[-1]
        with self.action(label, kind, seq) as own:
            self._reverter.revert(seq, own, skip_conflicts=skip_conflicts)
            if not self._touched(own):
                # All of it was skipped: an entry all the same, or one would stick here.
                self._write_entry(own, label, kind, seq)
        return label

    def _begin(self) -> None:
        self.changes = Changes()
        stored = self._connection.execute(
            "SELECT max(seq) FROM journal_entry WHERE replica = ?", [self._replica]
        ).fetchone()[0]
        if (stored or 0) != self._last:
            self.reload()
            self.changes = Changes(everything=True)
        self._adopt()
        self._connection.execute("PRAGMA defer_foreign_keys = ON")
        self._start(self._last + 1)

    def _start(self, seq: int) -> None:
        self._seq = seq
        self._connection.execute("UPDATE journal_state SET seq = ?", [seq])

    def _adopt(self) -> int:
        count = self._waiting()
        if count:
            self.changes = Changes(everything=True)
            seq = self._last + 1
            self._connection.execute(
                "UPDATE journal_change SET seq = ?, replica = ? WHERE seq = 0",
                [seq, self._replica],
            )
            search.drain(self._connection)
            many = say("Changed outside Dateline: {count} rows", count=count)
            label = say("Changed outside Dateline: 1 row") if count == 1 else many
            self._write_entry(seq, label, "outside", None)
        return count

    def _waiting(self) -> int:
        """Return how many rows other programs have changed that no action holds yet."""
        count: int = self._connection.execute(
            "SELECT count(*) FROM journal_change WHERE seq = 0"
        ).fetchone()[0]
        return count

    def _others_version(self) -> int:
        """Return a number that differs as soon as another connection has written."""
        version: int = self._connection.execute("PRAGMA data_version").fetchone()[0]
        return version

    def _end(self, label: Message, kind: str, reverts: int | None) -> None:
        seq = self._seq
        assert seq is not None
        search.drain(self._connection)
        self._connection.execute("UPDATE journal_state SET seq = NULL")
        written = self._last == seq
        if not written and self._touched(seq):
            self._write_entry(seq, label, kind, reverts)

    def _touched(self, seq: int) -> bool:
        return bool(
            self._connection.execute(
                "SELECT EXISTS (SELECT 1 FROM journal_change WHERE seq = ? "
                "AND replica = ?) OR EXISTS (SELECT 1 FROM journal_import "
                "WHERE seq = ? AND replica = ?)",
                [seq, self._replica, seq, self._replica],
            ).fetchone()[0]
        )

    def _write_entry(
        self, seq: int, label: Message, kind: str, reverts: int | None
    ) -> None:
        entry = Entry(seq, now(), self._analyst, kind, label, reverts)
        row = [
            self._replica,
            seq,
            entry.at,
            entry.analyst,
            kind,
            label.to_json(),
            reverts,
        ]
        head = seal(self._connection, self._head, row)
        self._connection.execute(
            "INSERT INTO journal_entry VALUES (?, ?, ?, ?, ?, ?, ?, ?)", [*row, head]
        )
        if not self.changes.everything:
            self.changes = self._reverter.touched_by([seq])
        self._count(entry, head)

    def _count(self, entry: Entry, head: str) -> None:
        """Follow what an action leaves to undo and to redo."""
        self._last, self._head = entry.seq, head
        if entry.kind in _STEPS:
            self._undo.append((entry.seq, entry.label))
            self._redo.clear()
        elif entry.kind == "undo" and self._undo:
            self._undo.pop()
            self._redo.append((entry.seq, entry.label))
        elif entry.kind == "redo" and self._redo:
            self._redo.pop()
            self._undo.append((entry.seq, entry.label))


def _state(connection: Connection) -> tuple[str, str]:
    """Return the ids of the case and of this copy, without which nothing is written."""
    row = connection.execute("SELECT case_id, replica FROM journal_state").fetchone()
    if row is None:
        raise CaseDamaged(
            "The journal of this case lacks its beginning, so that no change would be "
            "kept in it. Restore a backup."
        )
    return str(row[0]), str(row[1])


def seal(connection: Connection, previous: str, row: Sequence[Any]) -> str:
    """Return the hash of an action: of the one before, of itself, of its changes.

    Before the first action stands the id of the case. `row` is the action's row in the
    journal without its hash.
    """
    digest = sha256(previous.encode())
    replica, seq = row[0], row[1]
    changes = connection.execute(
        "SELECT tbl, row_id, op, before, after FROM journal_change "
        "WHERE seq = ? AND replica = ? ORDER BY n",
        [seq, replica],
    )
    for part in (row, *changes.fetchall(), *batches.sealed(connection, replica, seq)):
        text = json.dumps(list(part), ensure_ascii=False, separators=(",", ":"))
        digest.update(text.encode())
    return digest.hexdigest()


def _entry(row: Sequence[Any]) -> Entry:
    seq, at, analyst, kind, label, reverts = row
    try:
        return Entry(seq, at, analyst, kind, Message.from_json(label), reverts)
    except (ValueError, TypeError) as error:
        raise CaseDamaged(
            "Step {seq} in the history of this case cannot be read. Restore a backup.",
            seq=seq,
        ) from error
