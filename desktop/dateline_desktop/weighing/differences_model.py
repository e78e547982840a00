"""Every discrepancy of the case as a row."""

from collections.abc import Sequence
from enum import IntEnum
from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from dateline_db.analysis.discrepancies import Discrepancy, State
from dateline_db.analysis.matrix import Column
from dateline_db.case import Case
from dateline_desktop.core.text import tip, tr
from dateline_desktop.core.words import code_word
from dateline_desktop.weighing.words import decided_by

Index = QModelIndex | QPersistentModelIndex


class Columns(IntEnum):
    """The columns by their number."""

    STATE = 0
    EVENT = 1
    POINT = 2
    ANSWERS = 3
    REASON = 4
    DECIDED = 5


_TITLES = ("State", "Event", "On", "Answers", "Because", "Decided by")
WIDTHS = (96, 260, 150, 320, 260, 180)


class Line(NamedTuple):
    """A discrepancy with what stands in its columns."""

    found: Discrepancy
    cells: Sequence[str]


class DifferencesModel(QAbstractTableModel):
    """The discrepancies in one state, or in any; those that are open come first."""

    def __init__(self) -> None:
        super().__init__()
        self._all: list[Line] = []
        self._lines: list[Line] = []
        self._wanted: State | None = None
        self._text = ""
        self._sorted_by = (int(Columns.STATE), Qt.SortOrder.AscendingOrder)

    def show_case(self, case: Case | None) -> None:
        """Show the discrepancies of a case."""
        self._all = [] if case is None else _lines(case)
        self._choose()

    def show_only(self, state: State | None, text: str) -> None:
        """Show those in one state, and with every word of a text; None is any state."""
        self._wanted, self._text = state, text
        self._choose()

    def count(self, state: State | None) -> int:
        """Return how many there are in a state."""
        return sum(state in (None, line.found.state) for line in self._all)

    def found(self, row: int) -> Discrepancy:
        """Return the discrepancy in a row."""
        return self._lines[row].found

    def row_of(self, event_id: str) -> int | None:
        """Return the first row of an event."""
        rows = (n for n, line in enumerate(self._lines) if _is_of(line, event_id))
        return next(rows, None)

    # Private

    def _choose(self) -> None:
        self.beginResetModel()
        words = self._text.casefold().split()
        self._lines = [
            line
            for line in self._all
            if self._wanted in (None, line.found.state)
            and all(word in " ".join(line.cells).casefold() for word in words)
        ]
        self._order()
        self.endResetModel()

    def _order(self) -> None:
        column, direction = self._sorted_by
        falling = direction is Qt.SortOrder.DescendingOrder
        self._lines.sort(key=lambda line: _key(line, column), reverse=falling)

    # Qt

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(Columns)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if (
            orientation is Qt.Orientation.Horizontal
            and role == Qt.ItemDataRole.DisplayRole
        ):
            return tr(_TITLES[section])
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        cells = self._lines[index.row()].cells
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return cells[index.column()]
            case Qt.ItemDataRole.ToolTipRole:
                return tip(cells[index.column()])
            case Qt.ItemDataRole.AccessibleTextRole if index.column() == 0:
                return ", ".join(filter(None, cells))
        return None

    def sort(
        self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder
    ) -> None:
        self._sorted_by = (column, order)
        self._choose()


def _lines(case: Case) -> list[Line]:
    found = case.discrepancies()
    events = {event.id: event for event in case.events.many(found)}
    lines = []
    for event_id, here in found.items():
        for one in here:
            held = one.decision
            title = tr(Column(one.point, one.measure, one.scope).title)
            cells = (
                code_word(one.state),
                events[event_id].title,
                title[:1].upper() + title[1:],
                "; ".join(tr(answer.text) for answer in one.answers),
                "" if held is None else held.reason,
                "" if held is None else decided_by(held),
            )
            lines.append(Line(one, cells))
    return lines


def _key(line: Line, column: int) -> tuple[Any, ...]:
    rank = list(State).index(line.found.state) if column == Columns.STATE else 0
    return rank, line.cells[column].casefold(), line.cells[Columns.EVENT].casefold()


def _is_of(line: Line, event_id: str) -> bool:
    return line.found.event_id == event_id
