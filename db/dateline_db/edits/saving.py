"""Saving: what was and what shall be, written as one action or not at all."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any, Generic, TypeVar, cast

from dateline_db.case import Case, Table
from dateline_db.edits.references import check_references
from dateline_db.errors import InvalidValue, Message
from dateline_db.model.record import Record

T = TypeVar("T", bound=Record)


class Rows(Generic[T]):
    """Records of one table that others take the place of, told apart by id."""

    def __init__(
        self, table: Table[T], before: Iterable[T] = (), after: Iterable[T] = ()
    ) -> None:
        was = {record.id: record for record in before}
        now = {record.id: record for record in after}
        self._table = table
        self._gone = [record_id for record_id in was if record_id not in now]
        self._new = [one for record_id, one in now.items() if record_id not in was]
        self._changed = [
            one for record_id, one in now.items() if one != was.get(record_id, one)
        ]

    def __bool__(self) -> bool:
        return bool(self._gone or self._changed or self._new)

    @property
    def table(self) -> str:
        """The name of the table."""
        return self._table.name

    @property
    def written(self) -> list[T]:
        """The records that are added or changed."""
        return self._changed + self._new

    def write(self) -> None:
        """Write the difference and nothing else."""
        for record_id in self._gone:
            self._table.delete(record_id)
        for record in self._changed:
            self._table.update(record)
        if self._new:
            self._table.insert_many(self._new)


def save(case: Case, label: Message, *rows: Rows[Any]) -> None:
    """Write what differs as one action; where nothing does, there is no action.

    What is written must name only records that are there, or come with it.
    """
    due = [one for one in rows if one]
    if due:
        check_references(case, {one.table: one.written for one in due})
        with case.action(label):
            for one in due:
                one.write()


def placed(parts: Iterable[T], **owner: str) -> list[T]:
    """Return the parts as those of their owner, numbered in the order given."""
    own = cast(Iterable[Any], parts)  # not every Record has a position
    return [replace(part, **owner, position=n) for n, part in enumerate(own)]


def with_ref(case: Case, table: Table[T], record: T) -> T:
    """Return the record with the number that it is to have, its own or the next."""
    numbered = cast(Any, record)  # not every Record has a number
    ref = numbered.ref.strip()
    if not ref:
        return cast(T, replace(numbered, ref=case.next_ref(table.name)))
    if any(other.id != record.id for other in table.where(ref=ref)):
        raise InvalidValue(
            "ref", "{ref} is taken: choose another number, or none.", ref=ref
        )
    return cast(T, replace(numbered, ref=ref))
