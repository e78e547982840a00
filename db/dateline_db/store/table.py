"""One table of the case, read and written as the frozen values of the model."""

import json
from collections.abc import Callable, Collection, Iterable, Sequence
from typing import Any, Generic, TypeVar

from dateline_db.errors import CaseDamaged, InvalidValue, NotFound
from dateline_db.model.record import Record
from dateline_db.store.columns import Cell, Columns
from dateline_db.store.engine import Connection
from dateline_db.store.faults import worded

T = TypeVar("T", bound=Record)


class Table(Generic[T]):
    """The records of one kind, told apart by `id` and sorted by it.

    An id begins with the time it was made, so that this is the order in which the
    records came to be, whatever was undone in between. `may_write` is told the name
    before each change, and raises unless an action is under way.
    """

    def __init__(
        self,
        connection: Connection,
        name: str,
        columns: Columns[T],
        may_write: Callable[[str], None],
    ) -> None:
        self.name = name
        self._connection, self._columns = connection, columns
        self._may_write = may_write
        listed = ", ".join(f'"{column}"' for column in columns.names)
        marks = ", ".join("?" * len(columns.names))
        sets = ", ".join(f'"{column}" = ?' for column in columns.names)
        self._select = f'SELECT {listed} FROM "{name}"'
        self._insert = f'INSERT INTO "{name}" ({listed}) VALUES ({marks})'
        self._update = f'UPDATE "{name}" SET {sets} WHERE id = ?'
        self._delete = f'DELETE FROM "{name}" WHERE id = ?'

    def all(self) -> list[T]:
        """Return every record, in the order in which they were made."""
        return self._values(f"{self._select} ORDER BY id")

    def ids(self) -> list[str]:
        """Return the id of every record, in the order in which they were made."""
        rows = self._connection.execute(f'SELECT id FROM "{self.name}" ORDER BY id')
        return [row[0] for row in rows.fetchall()]

    def cells(self, *fields: str, **conditions: Any) -> list[tuple[Any, ...]]:
        """Return some cells of the records, as they stand in the file, sorted by id.

        For many records at once, of which only this is needed.
        """
        listed = ", ".join(f'"{self._columns.column_of(field)}"' for field in fields)
        clause, given = self._where(conditions)
        sql = f'SELECT {listed} FROM "{self.name}" {clause} ORDER BY id'
        with worded():
            return [tuple(row) for row in self._connection.execute(sql, given)]

    def find(self, record_id: str) -> T | None:
        """Return the record with this id, None where there is none."""
        found = self._values(f"{self._select} WHERE id = ?", [record_id])
        return found[0] if found else None

    def get(self, record_id: str) -> T:
        """Return the record with this id; raise `NotFound` where there is none."""
        found = self.find(record_id)
        if found is None:
            raise NotFound(
                "This {kind} is not in the case any more. It may have been deleted.",
                kind=self.name.replace("_", " "),
            )
        return found

    def many(self, ids: Iterable[str]) -> list[T]:
        """Return the records with these ids that there are."""
        return self.where(id=list(ids))

    def where(self, **conditions: Any) -> list[T]:
        """Return the records that have these values; a list stands for any of its."""
        clause, cells = self._where(conditions)
        return self._values(f"{self._select} {clause} ORDER BY id", cells)

    def count(self, **conditions: Any) -> int:
        """Return how many records have these values."""
        clause, cells = self._where(conditions)
        sql = f'SELECT count(*) FROM "{self.name}" {clause}'
        found: int = self._connection.execute(sql, cells).fetchone()[0]
        return found

    def insert(self, record: T) -> None:
        """Add a record, as part of the action under way."""
        self.insert_many([record])

    def insert_many(self, records: Iterable[T]) -> None:
        """Add records, as part of the action under way."""
        self._may_write(self.name)
        rows = (self._columns.row(record) for record in records)
        self._connection.executemany(self._insert, rows)

    def update(self, record: T) -> None:
        """Write another state of a record that is there; raise `NotFound` if not."""
        self._may_write(self.name)
        self.get(record.id)
        cells = (*self._columns.row(record), record.id)
        self._connection.execute(self._update, cells)

    def delete(self, record_id: str) -> None:
        """Delete a record and what hangs on it; raise `NotFound` if it is not there."""
        self._may_write(self.name)
        self.get(record_id)
        self._connection.execute(self._delete, [record_id])

    def _values(self, sql: str, cells: Sequence[Cell] = ()) -> list[T]:
        with worded():
            rows = self._connection.execute(sql, cells).fetchall()
        try:
            return [self._columns.value(row) for row in rows]
        except (ValueError, TypeError, KeyError, InvalidValue) as error:
            raise CaseDamaged(
                "A record of this case ({kind}) holds what Dateline never writes: "
                "{detail}. Check the case, and restore a backup.",
                kind=self.name.replace("_", " "),
                detail=str(error).rstrip("."),
            ) from error

    def _where(self, conditions: dict[str, Any]) -> tuple[str, list[Cell]]:
        tests: list[str] = ["1"]
        cells: list[Cell] = []
        for field, wanted in conditions.items():
            column = self._columns.column_of(field)
            if isinstance(wanted, Collection) and not isinstance(wanted, str):
                listed = [self._columns.cell(field, one) for one in wanted]
                tests.append(f'"{column}" IN (SELECT value FROM json_each(?))')
                cells.append(json.dumps(listed))
            else:
                tests.append(f'"{column}" IS ?')
                cells.append(self._columns.cell(field, wanted))
        return "WHERE " + " AND ".join(tests), cells
