"""Verification: the chain of hashes, and every row against what the journal last saw.

A chain shows changes inside; that the end of it was cut off, or the whole of it made
anew, only a head that was written down elsewhere can show.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from dateline_db.errors import Message, say
from dateline_db.store import batches, format_2, format_3, format_4
from dateline_db.store.engine import Connection
from dateline_db.store.journal import seal
from dateline_db.store.registry import TABLES
from dateline_db.store.reverting import Change, Imported, Reverter

Key = tuple[str, str]


def faults(connection: Connection) -> list[Message]:
    """Return what was changed past the journal or in it; nothing where all is well.

    Rows are not held against a journal that was itself changed.
    """
    replica, case_id, seq = connection.execute(
        "SELECT replica, case_id, seq FROM journal_state"
    ).fetchone()
    if seq is not None:
        return [say("The journal was left in the middle of action {seq}.", seq=seq)]
    broken = list(_broken_links(connection, replica, case_id))
    return broken or _Replay(connection, replica).faults()


def _broken_links(
    connection: Connection, replica: str, case_id: str
) -> Iterator[Message]:
    head, expected = case_id, 1
    rows = connection.execute(
        "SELECT replica, seq, at, analyst, kind, label, reverts, hash "
        "FROM journal_entry ORDER BY seq"
    ).fetchall()
    for row in rows:
        *sealed, stored = row
        head = seal(connection, head, sealed)
        if head != stored or row[0] != replica or row[1] != expected:
            yield say(
                "The journal was changed after it was written: entry {seq} ({at}) or "
                "one before it is not as Dateline left it.",
                seq=row[1],
                at=row[2],
            )
            return
        expected += 1
    for table in ("journal_change", "journal_batch", "journal_import"):
        stray = connection.execute(
            f"SELECT count(*) FROM {table} WHERE seq NOT IN "
            "(SELECT seq FROM journal_entry) OR replica <> ?",
            [replica],
        ).fetchone()[0]
        if stray:
            yield say(
                "The journal holds {count} rows that belong to no entry.", count=stray
            )


class _Replay:
    """Follows the journal from its beginning to what every row should be now.

    Rows of an import that nothing touched since are not kept in memory: they are held
    against the batch itself.
    """

    def __init__(self, connection: Connection, replica: str) -> None:
        self._connection, self._replica = connection, replica
        self._reverter = Reverter(connection, replica)
        touched = connection.execute(
            "SELECT DISTINCT tbl, row_id FROM journal_change"
        ).fetchall()
        self._touched: set[Key] = {(table, row_id) for table, row_id in touched}
        self._images: dict[Key, dict[str, Any]] = {}
        self._batches: set[int] = set()

    def faults(self) -> list[Message]:
        """Return what is not as the journal says."""
        entries = self._connection.execute(
            "SELECT seq FROM journal_entry ORDER BY seq"
        ).fetchall()
        for (seq,) in entries:
            self._follow(seq)
        expected = Counter(table for table, _ in self._images)
        different: Counter[str] = Counter()
        self._compare_touched(different)
        self._compare_batches(expected, different)
        return list(self._sentences(expected, different))

    def _follow(self, seq: int) -> None:
        imported = self._reverter.imported(seq)
        if imported is not None and imported.present:
            self._put_in(imported)
        for change in self._reverter.changes_of(seq):
            self._apply(change)
        if imported is not None and not imported.present:
            self._take_out(imported)

    def _apply(self, change: Change) -> None:
        key = change.table, change.row_id
        if change.op == "D":
            self._images.pop(key, None)
        elif change.op == "I":
            self._images[key] = _whole(change.table, change.after)
        else:
            self._images.setdefault(key, {}).update(change.after)

    def _put_in(self, imported: Imported) -> None:
        self._batches.add(imported.batch)
        for key, image in self._touched_rows(imported.batch):
            self._images[key] = image

    def _take_out(self, imported: Imported) -> None:
        self._batches.discard(imported.batch)
        for key, _ in self._touched_rows(imported.batch):
            self._images.pop(key, None)

    def _touched_rows(self, batch: int) -> Iterator[tuple[Key, dict[str, Any]]]:
        for part in batches.parts(self._connection, self._replica, batch):
            at = part.columns.index("id")
            for row in part.rows:
                key = part.table, str(row[at])
                if key in self._touched:
                    image = dict(zip(part.columns, row, strict=True))
                    yield key, _whole(part.table, image)

    def _compare_touched(self, different: Counter[str]) -> None:
        for table, columns in TABLES.items():
            listed = ", ".join(f'"{name}"' for name in columns.names)
            rows = self._connection.execute(f'SELECT {listed} FROM "{table}"')
            at = columns.names.index("id")
            found = set()
            for row in rows:
                key = table, row[at]
                image = self._images.get(key)
                if image is not None:
                    found.add(key)
                    now = dict(zip(columns.names, row, strict=True))
                    different[table] += now != image
                elif key in self._touched:
                    different[table] += 1
            gone = {key for key in self._images if key[0] == table} - found
            different[table] += len(gone)

    def _compare_batches(self, expected: Counter[str], different: Counter[str]) -> None:
        for batch in self._batches:
            for part in batches.parts(self._connection, self._replica, batch):
                at = part.columns.index("id")
                there = batches.current_rows(self._connection, part)
                for row in part.rows:
                    if (part.table, row[at]) in self._touched:
                        continue
                    expected[part.table] += 1
                    different[part.table] += there.get(str(row[at])) != row

    def _sentences(
        self, expected: Counter[str], different: Counter[str]
    ) -> Iterator[Message]:
        for table in TABLES:
            there = self._connection.execute(
                f'SELECT count(*) FROM "{table}"'
            ).fetchone()[0]
            kind = table.replace("_", " ")
            if different[table]:
                yield say(
                    "{count} rows of “{kind}” are not as the journal says: they were "
                    "changed past it.",
                    count=different[table],
                    kind=kind,
                )
            elif there != expected[table]:
                yield say(
                    "There are {there} rows of “{kind}”, and {expected} by the "
                    "journal: rows were added or removed past it.",
                    there=there,
                    expected=expected[table],
                    kind=kind,
                )


def _whole(table: str, image: Mapping[str, Any]) -> dict[str, Any]:
    """Return a row as an older format wrote it with the columns that came later."""
    added = (one.ADDED.get(table, {}) for one in (format_2, format_3, format_4))
    later = {name: value for columns in added for name, value in columns.items()}
    return {**later, **image}
