"""The tables of the import: rows as events, rows as they stand, rows with a problem."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QAbstractItemView, QTableView

from dateline_db.analysis.wording import figure_text, measure_text
from dateline_db.errors import say
from dateline_db.exchange.drafts import Draft, FigureDraft
from dateline_db.exchange.preview import Looked
from dateline_db.exchange.problems import Problem
from dateline_db.exchange.report import Changed
from dateline_db.exchange.table import Row
from dateline_db.model.figure import Figure
from dateline_db.model.grade import Credibility, Grade, Reliability
from dateline_desktop.core.text import tip, tr
from dateline_desktop.core.words import code_word
from dateline_desktop.widgets.colours import colours
from dateline_desktop.widgets.grade_chip import grade_text
from dateline_desktop.widgets.grade_delegate import GRADE

Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole
_FIRST = Grade(Reliability.F, Credibility.SIX)  # of what nobody has judged yet
_SKIPPED = {
    "tags": "left out: a row of tags",
    "header": "left out: the header once more",
    "total": "left out: a row of totals",
    "chosen": "left out: you chose so",
    "rule": "left out by a rule",
}


class Texts(QAbstractTableModel):
    """Rows of texts below titles; the kinds of table say what stands in a cell."""

    titles: Sequence[str] = ()
    count = 0

    def text(self, row: int, column: int) -> str:
        """Return what stands in a cell."""
        raise NotImplementedError

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else self.count

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.titles)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole
    ) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == _Role.DisplayRole:
            return self.titles[section]
        return None

    def data(self, index: Index, role: int = _Role.DisplayRole) -> Any:
        if role in (_Role.DisplayRole, _Role.EditRole):
            return self.text(index.row(), index.column())
        if role == _Role.ToolTipRole:
            return tip(self.text(index.row(), index.column()))
        return None


class EventsPreview(Texts):
    """The first rows as the events that they would be, or why they would not."""

    GRADE_COLUMN = 2

    def __init__(self) -> None:
        super().__init__()
        names = ("Row", "Date", "Grade", "Event", "Place", "Numbers", "Actors")
        self.titles = [tr(one) for one in (*names, "Named as sources", "Kind")]
        self._rows: Sequence[Looked] = ()

    def show_rows(self, rows: Sequence[Looked]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._rows, self.count = rows, len(rows)
        self.endResetModel()

    def looked(self, row: int) -> Looked:
        """Return what was found in a row."""
        return self._rows[row]

    def text(self, row: int, column: int) -> str:
        looked = self._rows[row]
        if column == 0:
            return f"{looked.row.number:,}"
        if looked.draft is None:
            return _told(looked) if column == 1 else ""
        return _cells(looked.draft)[column - 1]

    def data(self, index: Index, role: int = _Role.DisplayRole) -> Any:
        looked = self._rows[index.row()]
        if role == GRADE:
            is_grade = index.column() == self.GRADE_COLUMN and looked.draft is not None
            return _FIRST if is_grade else None
        if role == _Role.ForegroundRole and looked.draft is None:
            ours = colours()
            return QColor(ours.muted if looked.skipped else ours.danger)
        return super().data(index, role)


class RowsPreview(Texts):
    """The first rows as they stand in the file."""

    def __init__(self, columns: Sequence[str], rows: Sequence[Row]) -> None:
        super().__init__()
        self.titles, self._rows, self.count = list(columns), rows, len(rows)

    def text(self, row: int, column: int) -> str:
        return " ".join(self._rows[row].cells[column].split())


class ChangesModel(Texts):
    """What a newer edition has differently, a row for each cell."""

    def __init__(self) -> None:
        super().__init__()
        names = ("Event", "Column", "In the case", "In the file")
        self.titles = [tr(one) for one in names]
        self._cells: list[tuple[str, str, str, str]] = []

    def show_changes(self, changes: Sequence[Changed]) -> None:
        """Show the changes of another report."""
        self.beginResetModel()
        self._cells = [(one.title, *cell) for one in changes for cell in one.cells]
        self.count = len(self._cells)
        self.endResetModel()

    def text(self, row: int, column: int) -> str:
        return " ".join(self._cells[row][column].split())


class AbsentModel(Texts):
    """Rows that the case has and the file no more: their keys, and what they say."""

    def __init__(self) -> None:
        super().__init__()
        self.titles = [tr(one) for one in ("Key", "What it says in the case")]
        self._rows: Sequence[tuple[str, str]] = ()

    def show_absent(self, rows: Sequence[tuple[str, str]]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._rows, self.count = rows, len(rows)
        self.endResetModel()

    def text(self, row: int, column: int) -> str:
        return " ".join(self._rows[row][column].split())


class ProblemsModel(Texts):
    """The rows that were kept aside; the value of a cell can be put right."""

    VALUE = 2
    mended = Signal(int, str, str)  # row of the file, column, what it shall be

    def __init__(self) -> None:
        super().__init__()
        self.titles = [tr(one) for one in ("Row", "Column", "Value", "Why", "The row")]
        self._problems: Sequence[Problem] = ()
        self._columns: Sequence[str] = ()
        self._new: dict[int, str] = {}

    def show_problems(
        self, problems: Sequence[Problem], columns: Sequence[str]
    ) -> None:
        """Show other problems of a table with these columns."""
        self.beginResetModel()
        self._problems, self._columns, self.count = problems, columns, len(problems)
        self._new.clear()
        self.endResetModel()

    def text(self, row: int, column: int) -> str:
        one = self._problems[row]
        match column:
            case 0:
                return f"{one.row:,}" if one.row else ""
            case 1:
                return one.column or tr("all of it")
            case self.VALUE:
                return self._new.get(row, one.value)
            case 3:
                return tr(one.reason)
        return " | ".join(" ".join(cell.split()) for cell in one.cells)

    def problem(self, row: int) -> Problem:
        """Return what is wrong with a row."""
        return self._problems[row]

    def cells(self, row: int) -> dict[str, str]:
        """Return the cells of a row by their columns, as far as there are columns."""
        return dict(zip(self._columns, self._problems[row].cells, strict=False))

    def can_mend(self, row: int) -> bool:
        """Whether a problem lies in one cell that another value may stand in."""
        one = self._problems[row]
        return bool(one.row) and one.column in self._columns

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        if index.column() == self.VALUE and self.can_mend(index.row()):
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def setData(self, index: Index, value: Any, role: int = _Role.EditRole) -> bool:
        one, text = self._problems[index.row()], str(value).strip()
        if role != _Role.EditRole or text == self.text(index.row(), self.VALUE):
            return False
        self._new[index.row()] = text
        self.dataChanged.emit(index, index)
        self.mended.emit(one.row, one.column, text)
        return True


def texts_table() -> QTableView:
    """Return a table for rows of texts."""
    table = QTableView()
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setAlternatingRowColors(True)
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.setTabKeyNavigation(False)
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(table.fontMetrics().height() + 8)
    side = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
    table.horizontalHeader().setDefaultAlignment(side)
    table.horizontalHeader().setHighlightSections(False)
    return table


def _told(looked: Looked) -> str:
    """Say why there is no event of a row."""
    if looked.problem is None:
        return tr(_SKIPPED[looked.skipped])
    one = looked.problem
    where = one.column or tr("the row")
    told = say(
        "{column} “{value}”: {why}", column=where, value=one.value, why=one.reason
    )
    return tr(told)


def _cells(draft: Draft) -> tuple[str, ...]:
    return (
        draft.when.label(),
        grade_text(_FIRST),
        draft.title,
        draft.place.name if draft.place else "",
        " · ".join(map(_figure, draft.figures)),
        ", ".join(name for name, _ in draft.actors),
        ", ".join(dict.fromkeys(one.outlet for one in draft.outlets)),
        code_word(draft.kind) if draft.kind else "",
    )


def _figure(one: FigureDraft) -> str:
    figure = Figure(
        claim_id="",
        measure=one.measure,
        low=one.low,
        best=one.best,
        high=one.high,
        qualifier=one.qualifier,
    )
    number = tr(figure_text(figure))
    return tr(say("{what}: {number}", what=measure_text(one.measure), number=number))
