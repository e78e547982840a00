"""The tables of actors, places and publishers: few enough to be held as they are."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from dateline_db.case import Case
from dateline_db.errors import say
from dateline_db.model.grade import Reliability
from dateline_desktop.core.grouped_model import GroupedModel, Groups, Rows
from dateline_desktop.core.grouping import in_groups
from dateline_desktop.core.record_model import Column, Key
from dateline_desktop.core.text import tr

Cells = Sequence[Any]
"""What stands in the columns of one record: texts, whole numbers, letters."""
_LETTERS = list(Reliability)


class DirectoryModel(GroupedModel):
    """One kind of record; `rows` reads what stands in all columns of all of them."""

    def __init__(
        self, columns: Sequence[Column], rows: Callable[[Case], Mapping[str, Cells]]
    ) -> None:
        super().__init__(columns)
        self._rows_of, self._all = rows, dict[str, Cells]()
        self.filtered = range(len(columns))
        self.groupings = {
            str(number): column.title
            for number, column in enumerate(columns)
            if column.title in ("Kind", "Country", "Owner")
        }

    def show_case(self, case: Case | None) -> None:
        """Show the records of a case."""
        self._all = {} if case is None else dict(self._rows_of(case))
        self.show_all(list(self._all))

    def read(self, ids: Sequence[str]) -> Mapping[str, Cells]:
        return {one: list(map(_shown, self._all[one])) for one in ids}

    def keys(self, column: int) -> Iterable[Key]:
        cells = [row[column] for row in self._all.values()]
        return [_key(cells[at]) for at in self._at]

    def texts(self) -> Sequence[str]:
        return ["\n".join(map(str, row)).casefold() for row in self._all.values()]

    def values(self, column: int) -> Sequence[str]:
        return [str(_shown(row[column])) for row in self._all.values()]

    def groups(self, grouping: str) -> Groups:
        return in_groups([one or tr("none") for one in self.values(int(grouping))])

    def counted(self, rows: Rows) -> str:
        return tr(say("{n:,} of {all:,}", n=len(rows), all=len(self._all)))


def _shown(cell: Any) -> Any:
    if isinstance(cell, int):
        return f"{cell:,}" if cell else ""
    return cell


def _key(cell: Any) -> Key:
    """Sort texts by their letters, the empty ones last; F and none stand apart."""
    match cell:
        case int():
            return 0, cell
        case Reliability():
            return (0 if cell.judged else 1), _LETTERS.index(cell)
    return (0, cell.casefold()) if cell else (2, 0)
