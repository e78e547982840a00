"""Actions the other way round: what one changed is put back from the journal.

A row is only put back where it is still as the action left it; otherwise somebody else
has changed it since, and that is said instead of overwriting it.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from dateline_db.errors import CaseDamaged, Conflict
from dateline_db.model.changes import Changes
from dateline_db.store import batches
from dateline_db.store.batches import Kept, Part
from dateline_db.store.engine import Connection
from dateline_db.store.registry import TABLES

_INVERSE = {"I": "D", "D": "I", "U": "U"}
Cells = Mapping[str, Any]


class Change(NamedTuple):
    """A row of the journal: `op` is I, U or D; cells before and after."""

    table: str
    row_id: str
    op: str
    before: Cells
    after: Cells


class Imported(NamedTuple):
    """That an action put the batch of action `batch` in, or took it out."""

    batch: int
    present: bool
    file: str
    sha256: str


class Reverter:
    """Puts back what the actions of one journal changed, inside an action."""

    def __init__(self, connection: Connection, replica: str) -> None:
        self._connection, self._replica = connection, replica

    def changes_of(self, seq: int) -> list[Change]:
        """Return the rows that an action touched, in the order in which it did."""
        rows = self._connection.execute(
            "SELECT tbl, row_id, op, before, after FROM journal_change "
            "WHERE seq = ? AND replica = ? ORDER BY n",
            [seq, self._replica],
        )
        return [change_from(*row) for row in rows.fetchall()]

    def touched_by(self, seqs: Iterable[int]) -> Changes:
        """Return which records some actions touched; those of an import are many."""
        rows: list[Change] = []
        for seq in seqs:
            if self.imported(seq) is not None:
                return Changes(everything=True)
            rows.extend(self.changes_of(seq))
        return Changes.of_rows(
            (one.table, one.row_id, cells)
            for one in rows
            for cells in (one.before, one.after)
        )

    def imported(self, seq: int) -> Imported | None:
        """Return what an action did with a batch, None where it is about none."""
        row = self._connection.execute(
            "SELECT batch, present, file, sha256 FROM journal_import "
            "WHERE seq = ? AND replica = ?",
            [seq, self._replica],
        ).fetchone()
        return None if row is None else Imported(row[0], bool(row[1]), row[2], row[3])

    def revert(self, seq: int, own: int, *, skip_conflicts: bool) -> None:
        """Put back what action `seq` changed, as part of action `own`.

        Raises `Conflict` where a row was changed since, unless those are skipped.
        """
        imported = self.imported(seq)
        if imported is not None and not imported.present:
            self._put_in(imported, own)
        self._revert_changes(seq, skip_conflicts=skip_conflicts)
        if imported is not None and imported.present:
            self._take_out(imported, own, skip_conflicts=skip_conflicts)

    def revert_row_by_row(self, seq: int) -> None:
        """Put back what an action changed, each row journalled by itself."""
        imported = self.imported(seq)
        if imported is not None and not imported.present:
            for part in self._parts(imported):
                batches.insert(self._connection, part)
        self._revert_changes(seq, skip_conflicts=False)
        if imported is not None and imported.present:
            for kept in self._kept(imported):
                self._delete(kept.part(), skip_conflicts=False)

    def _revert_changes(self, seq: int, *, skip_conflicts: bool) -> None:
        for change in reversed(self.changes_of(seq)):
            inverse = Change(
                change.table,
                change.row_id,
                _INVERSE[change.op],
                change.after,
                change.before,
            )
            if not self._apply(inverse) and not skip_conflicts:
                raise _conflict(change.table)

    def _apply(self, change: Change) -> bool:
        """Make a change; return whether it is made, by now or already."""
        table, before, after = change.table, change.before, change.after
        guard = "".join(f' AND "{name}" IS ?' for name in before)
        if change.op == "I":
            sql = (
                f'INSERT OR IGNORE INTO "{table}" '
                f"({_names(after)}) VALUES ({', '.join('?' * len(after))})"
            )
            cells = list(after.values())
        elif change.op == "D":
            sql = f'DELETE FROM "{table}" WHERE id = ?{guard}'
            cells = [change.row_id, *before.values()]
        else:
            sets = ", ".join(f'"{name}" = ?' for name in after)
            sql = f'UPDATE "{table}" SET {sets} WHERE id = ?{guard}'
            cells = [*after.values(), change.row_id, *before.values()]
        done = self._connection.execute(sql, cells).rowcount
        return bool(done == 1) or self._already_so(change)

    def _already_so(self, change: Change) -> bool:
        """Whether a row is as a change would leave it, by a cascade for example."""
        names = _names(change.after) if change.after else "id"
        row = self._connection.execute(
            f'SELECT {names} FROM "{change.table}" WHERE id = ?', [change.row_id]
        ).fetchone()
        if change.op == "D":
            return row is None
        return row is not None and tuple(row) == tuple(change.after.values())

    # Batches

    def _parts(self, imported: Imported) -> Iterator[Part]:
        return batches.parts(self._connection, self._replica, imported.batch)

    def _kept(self, imported: Imported) -> Iterator[Kept]:
        """Yield the parts of a batch, those that hang on others first."""
        return batches.kept(
            self._connection, self._replica, imported.batch, last_first=True
        )

    def _put_in(self, imported: Imported, own: int) -> None:
        tables = list(self._counts(imported))
        with batches.muted(self._connection, tables):
            for part in self._parts(imported):
                batches.insert(self._connection, part)
        self._note(imported, own, present=True)

    def _take_out(self, imported: Imported, own: int, *, skip_conflicts: bool) -> None:
        if self._delete_untouched(imported):
            self._note(imported, own, present=False)
            return
        if not skip_conflicts:
            raise _conflict("import")
        for kept in self._kept(imported):
            self._delete(kept.part(), skip_conflicts=True)

    def _delete_untouched(self, imported: Imported) -> bool:
        """Delete the rows of a batch, or none of them.

        All have to be as they came, with nothing hung on them that came later.
        """
        counts = self._counts(imported)
        self._connection.execute("SAVEPOINT trial")
        done = False
        try:
            with batches.muted(self._connection, list(counts)):
                before = self._count(counts)
                done = all(
                    batches.take_out(self._connection, kept)
                    for kept in self._kept(imported)
                )
                after = self._count(counts)
            done = done and all(
                before[name] - after[name] == counts[name] for name in counts
            )
        finally:
            if not done and self._connection.in_transaction:
                self._connection.execute("ROLLBACK TO trial")
            if self._connection.in_transaction:
                self._connection.execute("RELEASE trial")
        return done

    def _counts(self, imported: Imported) -> dict[str, int]:
        return batches.counts(self._connection, self._replica, imported.batch)

    def _count(self, tables: Mapping[str, int]) -> dict[str, int]:
        return {
            name: self._connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[
                0
            ]
            for name in tables
        }

    def _delete(self, part: Part, *, skip_conflicts: bool) -> None:
        at = part.columns.index("id")
        for row in part.rows:
            image = dict(zip(part.columns, row, strict=True))
            change = Change(part.table, str(row[at]), "D", image, {})
            if not self._apply(change) and not skip_conflicts:
                raise _conflict(part.table)

    def _note(self, imported: Imported, own: int, *, present: bool) -> None:
        self._connection.execute(
            "INSERT INTO journal_import VALUES (?, ?, ?, ?, ?, ?)",
            [
                self._replica,
                own,
                imported.batch,
                int(present),
                imported.file,
                imported.sha256,
            ],
        )


def change_from(
    table: str, row_id: str, op: str, before: str | None, after: str | None
) -> Change:
    """Read a row of the journal; raise `CaseDamaged` where it names what is not."""
    try:
        was, now = json.loads(before or "{}"), json.loads(after or "{}")
        # The names go into SQL: they come from the file, which need not be ours.
        known = {*was, *now} <= set(TABLES[table].names)
    except (ValueError, TypeError, KeyError):
        known = False
    if not known:
        raise CaseDamaged(
            "The journal of this case cannot be read: a change of “{table}” is not as "
            "Dateline writes it. Restore a backup.",
            table=table,
        )
    return Change(table, row_id, op, was, now)


def _names(cells: Cells) -> str:
    return ", ".join(f'"{name}"' for name in cells)


def _conflict(table: str) -> Conflict:
    return Conflict(
        "This step cannot be taken back whole: what it changed ({kind}) was changed "
        "by something else since. You can skip that and take back the rest.",
        kind=table.replace("_", " "),
    )
