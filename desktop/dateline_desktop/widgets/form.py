"""A form: labels at the left, fields at the right, what is wrong below the field."""

from collections.abc import Mapping
from typing import Any, NamedTuple, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from dateline_db.errors import InvalidValue, Message
from dateline_desktop.widgets.field import Field
from dateline_desktop.widgets.text import plain, tr

F = TypeVar("F", bound=Field)
_LABELS, _FIELDS = 0, 1


class _Row(NamedTuple):
    """A field with what stands round it."""

    field: Field
    heading: QLabel
    hint: QLabel
    error: QLabel


class Form(QWidget):
    """Fields by name; a name is that of the record's field where it has one."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._rows: dict[str, _Row] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(14)
        self._grid.setVerticalSpacing(9)
        self._grid.setColumnStretch(_FIELDS, 1)

    def add(self, name: str, label: str, field: F, hint: str = "") -> F:
        """Add a field below the others; `hint` stands below it in small letters."""
        row = _Row(field, QLabel(label), plain(wrap=True), plain(wrap=True))
        row.heading.setProperty("role", "field")
        row.heading.setBuddy(field.focusProxy() or field)
        row.hint.setProperty("role", "hint")
        row.error.setProperty("role", "error")
        row.error.hide()
        self._place(row)
        self._rows[name] = row
        self.set_hint(name, hint)
        _name(field, label)
        field.changed.connect(lambda: self.show_error(name, None))
        field.changed.connect(self.changed)
        return field

    def add_heading(self, text: str) -> None:
        """Add the title of a group of fields."""
        heading = plain(text)
        heading.setProperty("role", "group")
        heading.setIndent(0)
        self._grid.addWidget(heading, self._grid.rowCount(), _LABELS, 1, 2)

    def __contains__(self, name: str) -> bool:
        return name in self._rows

    def field(self, name: str) -> Field:
        """Return a field by its name."""
        return self._rows[name].field

    def values(self) -> dict[str, Any] | None:
        """Return what all fields hold; None where one is wrong, which then says so."""
        held: dict[str, Any] = {}
        wrong = False
        for row in self._rows.values():
            row.field.settle()
        for name, row in self._rows.items():
            try:
                held[name] = row.field.value()
            except InvalidValue as error:
                self.show_error(name, error.message, focus=not wrong)
                wrong = True
        return None if wrong else held

    def show_values(self, values: Mapping[str, Any]) -> None:
        """Show those of the values for which there is a field."""
        for name, value in values.items():
            if name in self._rows:
                self._rows[name].field.set_value(value)

    def state(self) -> tuple[Any, ...]:
        """Return what tells whether any field was changed."""
        return tuple(row.field.state() for row in self._rows.values())

    def show_error(
        self, name: str, sentence: Message | None, *, focus: bool = False
    ) -> None:
        """Say what is wrong with a field; None takes it back."""
        row = self._rows[name]
        if sentence is None and row.error.isHidden():
            return
        row.error.setText("" if sentence is None else tr(sentence))
        row.error.setVisible(sentence is not None)
        row.field.mark(wrong=sentence is not None)
        if focus:
            row.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def error(self, name: str) -> str:
        """Return what is said to be wrong with a field, "" where nothing is."""
        return self._rows[name].error.text()

    def hint(self, name: str) -> str:
        """Return the small letters below a field."""
        return self._rows[name].hint.text()

    def set_hint(self, name: str, text: str) -> None:
        """Put something else in the small letters below a field."""
        hint = self._rows[name].hint
        hint.setText(text)
        hint.setVisible(bool(text) and not self._rows[name].field.isHidden())

    def show_field(self, name: str, *, shown: bool) -> None:
        """Show or hide a field with its label."""
        row = self._rows[name]
        row.heading.setVisible(shown)
        row.field.setVisible(shown)
        row.hint.setVisible(shown and bool(row.hint.text()))
        if not shown:
            self.show_error(name, None)

    def _place(self, row: _Row) -> None:
        cell = QVBoxLayout()
        cell.setSpacing(3)
        for part in (row.field, row.hint, row.error):
            cell.addWidget(part)
        number = self._grid.rowCount()
        row.heading.setContentsMargins(0, 6, 0, 0)
        top = Qt.AlignmentFlag.AlignTop
        self._grid.addWidget(row.heading, number, _LABELS, top)
        self._grid.addLayout(cell, number, _FIELDS)


def _name(field: Field, label: str) -> None:
    target = field.focusProxy() or field
    if not target.accessibleName():
        target.setAccessibleName(label.replace("&", ""))
