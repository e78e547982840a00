"""A field that holds a list: one row for each member, rows added and taken away."""

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from dateline_desktop.widgets.field import Field
from dateline_desktop.widgets.icons import set_icon
from dateline_desktop.widgets.text import tr


class RowsField(Field):
    """A list of values, each in a field of its own; a row whose value is None is none.

    Members keep the order of the rows.
    """

    def __init__(self, new_row: Callable[[], Field], add: str) -> None:
        super().__init__()
        self._new_row = new_row
        self.rows: list[Field] = []
        self._lines: dict[Field, _Line] = {}
        self.adder = QPushButton(add)
        self.adder.setProperty("role", "quiet")
        self.adder.setAutoDefault(False)
        set_icon(self.adder, "add")
        self.adder.clicked.connect(lambda: self.add_row().setFocus())
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(5)
        self.column.addWidget(self.adder, 0, Qt.AlignmentFlag.AlignLeft)
        self.setFocusProxy(self.adder)

    def value(self) -> tuple[Any, ...]:
        values = (row.value() for row in self.rows)
        return tuple(value for value in values if value is not None)

    def set_value(self, value: Sequence[Any]) -> None:
        while self.rows:
            self._take_away(self.rows[-1])
        for member in value:
            self.add_row().set_value(member)

    def settle(self) -> None:
        for row in self.rows:
            row.settle()

    def mark(self, *, wrong: bool) -> None:
        """Leave the rows as they are: the sentence below them says which is meant."""

    def add_row(self) -> Field:
        """Add an empty row and return its field."""
        field = self._new_row()
        self.rows.append(field)
        before = _stop_before(self.adder)
        line = self._lines[field] = _Line(self, field)
        self.column.insertWidget(self.column.count() - 1, line)
        _tab_through(before, line, self.adder)
        field.changed.connect(self.changed)
        self.changed.emit()
        return field

    def remove(self, field: Field) -> None:
        """Take a row away, and go on with its neighbour."""
        at = self.rows.index(field)
        self._take_away(field)
        near = self.rows[min(at, len(self.rows) - 1)] if self.rows else self.adder
        near.setFocus()

    def _take_away(self, field: Field) -> None:
        self.rows.remove(field)
        line = self._lines.pop(field)
        self.column.removeWidget(line)
        line.hide()
        line.deleteLater()
        self.changed.emit()


def _stop_before(widget: QWidget) -> QWidget:
    """Return where Tab stops before a widget; itself where that is nowhere."""
    before = widget.previousInFocusChain()
    while before is not None and before is not widget and not _is_stop(before):
        before = before.previousInFocusChain()
    return before or widget


def _tab_through(before: QWidget, line: QWidget, after: QWidget) -> None:
    """Put a new line where it stands in the order of Tab, not at the end."""
    inside = line.findChildren(QWidget)
    stops = [one for one in inside if _is_stop(one) and one.window() is line.window()]
    for one, next_one in pairwise([before, *stops, after]):
        QWidget.setTabOrder(one, next_one)


def _is_stop(widget: QWidget) -> bool:
    by_tab = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    return bool(by_tab) and widget.focusProxy() is None


class _Line(QWidget):
    """The field of one row, and the button that takes the row away."""

    def __init__(self, rows: RowsField, field: Field) -> None:
        super().__init__()
        remover = QToolButton()
        set_icon(remover, "close")
        remover.setAccessibleName(tr("Take this row away"))
        remover.setToolTip(tr("Take this row away"))
        remover.clicked.connect(lambda: rows.remove(field))
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(4)
        line.addWidget(field, 1)
        line.addWidget(remover, 0, Qt.AlignmentFlag.AlignTop)
        self.setFocusProxy(field)
