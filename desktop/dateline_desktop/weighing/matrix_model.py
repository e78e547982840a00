"""The matrix of one event as a Qt model: origins as headings, sources below them."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from dateline_db.analysis.discrepancies import Discrepancy
from dateline_db.analysis.matrix import Cell, Column, Group, Matrix, Row, Value
from dateline_db.analysis.standing import Standing
from dateline_db.errors import say
from dateline_db.model.discrepancy import Point
from dateline_desktop.core.text import tip, tr
from dateline_desktop.weighing.signs import WORDS
from dateline_desktop.widgets.grade_chip import grade_name
from dateline_desktop.widgets.text import isolated

Index = QModelIndex | QPersistentModelIndex
CELL = Qt.ItemDataRole.UserRole + 110
"""The role under which the model gives the `Cell` of a source, or None."""


class Line(NamedTuple):
    """A line of the matrix: the heading of an origin, or one of its sources."""

    group: Group
    row: Row | None = None


class MatrixModel(QAbstractTableModel):
    """Rows are lines; columns are the points that anyone speaks to."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[Line] = []
        self.columns: Sequence[Column] = ()
        self._sources: dict[str, str] = {}
        self._lost: list[frozenset[str]] = []

    def show_matrix(self, found: Matrix, sources: dict[str, str]) -> None:
        """Show a matrix; `sources` are the words for each source by its id."""
        self.beginResetModel()
        self.columns, self._sources = found.columns, sources
        self._lost = [losers(column.discrepancy) for column in found.columns]
        self.lines = []
        for group in found.groups:
            self.lines.append(Line(group))
            self.lines += [Line(group, row) for row in group.rows]
        self.endResetModel()

    def cell(self, row: int, column: int) -> Cell | None:
        """Return what the source of a line says on a point."""
        source = self.lines[row].row
        return None if source is None else source.cells[column]

    def is_lost(self, column: int, value: Value) -> bool:
        """Whether the analyst decided for another value."""
        return not self._lost[column].isdisjoint(value.claim_ids)

    def place_of(self, claim_id: str) -> tuple[int, int] | None:
        """Return the cell in which a claim differs, else the first where it speaks."""
        spoken = [
            (value.standing is not Standing.CONFLICTING, number, column)
            for number, line in enumerate(self.lines)
            if line.row is not None and claim_id in line.row.claim_ids
            for column, cell in enumerate(line.row.cells)
            for value in (cell.values if cell else ())
            if claim_id in value.claim_ids
        ]
        return min(spoken)[1:] if spoken else None

    def since(self, column: int, value: Value) -> str:
        """Return when a count was reported, which orders those that run on."""
        if value.as_of is None or self.columns[column].point is not Point.FIGURE:
            return ""
        return f"  {value.as_of.label()}"

    def value_words(self, column: int, value: Value) -> str:
        """Say a value with its grade and its standing, for those who hear it."""
        words = [tr(value.text), grade_name(value.grade), tr(WORDS[value.standing])]
        if value.chosen:
            words.append(tr("taken"))
        elif self.is_lost(column, value):
            words.append(tr("decided against"))
        if value.as_of is not None:
            words.append(tr(say("reported {date}", date=value.as_of.label())))
        return ", ".join(words)

    # Qt

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.columns)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        if orientation is Qt.Orientation.Horizontal:
            text = tr(self.columns[section].title)
            shown = text[:1].upper() + text[1:]
        else:
            row = self.lines[section].row
            shown = "" if row is None else self._sources[row.source_id]
        return tip(shown) if role == Qt.ItemDataRole.ToolTipRole else shown

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line = self.lines[index.row()]
        if line.row is None:
            return _of_heading(line.group, role) if index.column() == 0 else None
        cell = line.row.cells[index.column()]
        if role == CELL:
            return cell
        if cell is None:
            return None
        words = [self.value_words(index.column(), value) for value in cell.values]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return "; ".join([self._sources[line.row.source_id], *words])
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip("; ".join(words))
        return None


def heading(group: Group) -> str:
    """Name an origin, and how many sources lead to it."""
    title, count = isolated(tr(group.title)), len(group.rows)
    if count == 1:
        return tr(say("{origin} · 1 source", origin=title))
    if group.circular is not None:
        return tr(say("{origin} · {n} sources, one origin", origin=title, n=count))
    return tr(say("{origin} · {n} sources", origin=title, n=count))


def _of_heading(group: Group, role: int) -> Any:
    if role == Qt.ItemDataRole.ToolTipRole:
        return None if group.circular is None else tip(tr(group.circular))
    return heading(group) if role == Qt.ItemDataRole.DisplayRole else None


def losers(found: Discrepancy | None) -> frozenset[str]:
    """Return the claims that a discrepancy was decided against."""
    if found is None or not found.taken_ids:
        return frozenset()
    return found.claim_ids - found.taken_ids
