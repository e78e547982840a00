"""How the values of the model stand in the columns of the file.

A date is two columns, the EDTF and what EDTF cannot carry; an enum is its value, a
tuple a JSON list, a truth value 0 or 1. An optional text or number is NULL for None; an
optional date is an empty text, so that the file is plain to read in other tools.
"""

import json
from collections.abc import Callable, Sequence
from dataclasses import fields
from enum import Enum
from functools import partial
from operator import attrgetter
from types import UnionType
from typing import Any, Generic, TypeVar, get_args, get_origin, get_type_hints

from dateline_db.model.record import Record
from dateline_db.model.when import When

T = TypeVar("T", bound=Record)
Cell = str | int | float | None
Read = Callable[[Sequence[Any], int], Any]
Write = Callable[[Any], Cell]
Spread = Callable[[Any], tuple[Cell, ...]]
Derive = Callable[[Any], tuple[Cell, ...]]


class Columns(Generic[T]):
    """The columns of one table, and the way between its rows and its values.

    `derived` names columns that follow from the value, for other readers of the file.
    """

    def __init__(
        self,
        kind: type[T],
        derived: Sequence[str] = (),
        derive: Derive = lambda _: (),
    ) -> None:
        hints = get_type_hints(kind)
        self._kind = kind
        self._parts = [_part(field.name, hints[field.name]) for field in fields(kind)]
        self._derived, self._derive = tuple(derived), derive
        own = [column for part in self._parts for column in part.columns]
        self.names: tuple[str, ...] = (*own, *self._derived)
        self._plain, self._read = _reading(self._parts)
        self._fields = attrgetter(*(part.field for part in self._parts))
        self._single, self._wide = _writing(self._parts)
        self._column_of = {part.field: part.columns[0] for part in self._parts}
        self._writers = {part.field: part.cell for part in self._parts}

    def row(self, value: T) -> tuple[Cell, ...]:
        """Return the cells of a value, in the order of `names`."""
        cells = list(self._fields(value))
        for at, write in self._single:
            cells[at] = write(cells[at])
        for at, spread in self._wide:
            cells[at : at + 1] = spread(cells[at])
        return (*cells, *self._derive(value))

    def value(self, row: Sequence[Any]) -> T:
        """Return the value of a row whose cells are in the order of `names`."""
        given = {field: row[at] for field, at in self._plain}
        for field, at, read in self._read:
            given[field] = read(row, at)
        return self._kind(**given)

    def column_of(self, field: str) -> str:
        """Return the column in which a field is looked up."""
        return self._column_of[field]

    def cell(self, field: str, value: Any) -> Cell:
        """Return what to look for where a field is to have a value."""
        return self._writers[field](value)


class _Part:
    """One field of a value: its columns, and both ways between them.

    `read` is None where the cell is the value. `write` gives a cell, `spread` the cells
    of a field that has several columns; None where the value is the cell.
    """

    def __init__(
        self,
        field: str,
        columns: tuple[str, ...],
        read: Read | None,
        write: Write | None = None,
        spread: Spread | None = None,
    ) -> None:
        self.field, self.columns, self.read = field, columns, read
        self.write, self.spread = write, spread

    def cell(self, value: Any) -> Cell:
        """Return the cell of a value, the first of several."""
        if self.spread is not None:
            return self.spread(value)[0]
        if value is None or self.write is None:
            cell: Cell = value
            return cell
        return self.write(value)


def _part(field: str, hint: Any) -> _Part:
    kind, optional = _without_none(hint)
    if kind is When:
        columns = (f"{field}_edtf", f"{field}_also")
        read_when = partial(_read_when, optional)
        return _Part(field, columns, read_when, spread=_write_when)
    read, write = _ways(kind)
    if optional and write is not None:
        write = partial(_unless_none, write)
    return _Part(
        field, (field,), None if read is None else partial(_read_cell, read), write
    )


def _reading(
    parts: Sequence[_Part],
) -> tuple[list[tuple[str, int]], list[tuple[str, int, Read]]]:
    """Return the fields to take as they are, and those to read, with their columns."""
    plain: list[tuple[str, int]] = []
    read: list[tuple[str, int, Read]] = []
    at = 0
    for part in parts:
        if part.read is None:
            plain.append((part.field, at))
        else:
            read.append((part.field, at, part.read))
        at += len(part.columns)
    return plain, read


def _writing(
    parts: Sequence[_Part],
) -> tuple[list[tuple[int, Write]], list[tuple[int, Spread]]]:
    """Return what to write other than it is, by field: first what stays one cell.

    The last of several cells come first, so that the others keep their places.
    """
    single = [(n, part.write) for n, part in enumerate(parts) if part.write is not None]
    wide = [(n, part.spread) for n, part in enumerate(parts) if part.spread is not None]
    return single, wide[::-1]


def _without_none(hint: Any) -> tuple[Any, bool]:
    if get_origin(hint) is UnionType:
        kinds = [kind for kind in get_args(hint) if kind is not type(None)]
        return kinds[0], True
    return hint, False


def _ways(kind: Any) -> tuple[Callable[[Any], Any] | None, Write | None]:
    if get_origin(kind) is tuple:
        return lambda text: tuple(json.loads(text)), _write_list
    if issubclass(kind, Enum):
        # A look-up takes a third of the time of calling the enum.
        members = {member.value: member for member in kind}
        values = {member: member.value for member in kind}
        return members.__getitem__, values.__getitem__
    if kind is bool:
        return bool, int
    return None, None if kind is str else kind


def _unless_none(write: Write, value: Any) -> Cell:
    return None if value is None else write(value)


def _write_list(items: Sequence[str]) -> str:
    return json.dumps(list(items), ensure_ascii=False)


def _read_cell(read: Callable[[Any], Any], row: Sequence[Any], at: int) -> Any:
    cell = row[at]
    return None if cell is None else read(cell)


def _read_when(optional: bool, row: Sequence[str], at: int) -> When | None:  # noqa: FBT001
    if optional and not row[at]:
        return None
    return When.read(row[at], row[at + 1])


def _write_when(when: When | None) -> tuple[str, str]:
    return ("", "") if when is None else (when.edtf, when.also)
