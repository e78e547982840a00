"""The fields of a mapping: columns, texts with columns in them, and what codes mean."""

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QGridLayout, QHBoxLayout

from dateline_db.errors import InvalidValue
from dateline_db.exchange.mapping import TESTS, Actors, Figures, Unwanted
from dateline_db.model.event import Role
from dateline_desktop.core.text import plain, tr
from dateline_desktop.core.words import code_word
from dateline_desktop.widgets.choice import ChoiceField, WordField
from dateline_desktop.widgets.field import Field, TextField

_MOST_CODES = 12
_MEASURES = ("killed", "injured", "detained", "displaced", "fatalities")
NO_COLUMN = "–"


def column_field(columns: Sequence[str]) -> ChoiceField:
    """Return a field for one column of the table, or none."""
    return ChoiceField({"": NO_COLUMN, **{name: name for name in columns}})


class AnotherColumn(ChoiceField):
    """One more column in a list of columns; none is no member of it."""

    def __init__(self, columns: Sequence[str]) -> None:
        super().__init__({"": NO_COLUMN, **{name: name for name in columns}})

    def value(self) -> str | None:
        return super().value() or None


def template_field(columns: Sequence[str], placeholder: str = "") -> WordField:
    """Return a field for a text; columns stand in it in braces."""
    offered = {f"{{{name}}}": f"{{{name}}}" for name in columns}
    return WordField(offered, placeholder)


class CodesField(Field):
    """What each code of a column means; codes that are not listed are kept."""

    def __init__(self, meanings: Mapping[str, str]) -> None:
        super().__init__()
        self._meanings = {"": tr("says nothing"), **meanings}
        self._boxes: dict[str, ChoiceField] = {}
        self._kept: dict[str, str] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setColumnStretch(1, 1)

    def show_codes(self, codes: Sequence[str]) -> None:
        """Ask for the meaning of these codes."""
        held = self.value()
        for box in self._boxes.values():
            box.hide()
            box.deleteLater()
        while self._grid.count():
            item = self._grid.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._boxes = {}
        for row, code in enumerate(codes[:_MOST_CODES]):
            box = ChoiceField(self._meanings)
            box.setAccessibleName(code)
            self._grid.addWidget(plain(code), row, 0)
            self._grid.addWidget(box, row, 1)
            self._boxes[code] = box
        self.set_value(held)
        for box in self._boxes.values():
            box.changed.connect(self.changed)

    def value(self) -> dict[str, str]:
        held = dict(self._kept)
        for code, box in self._boxes.items():
            held.pop(code, None)
            if box.value():
                held[code] = box.value()
        return held

    def set_value(self, value: Mapping[str, str]) -> None:
        self._kept = dict(value)
        for code, box in self._boxes.items():
            given = value.get(code, "")
            box.set_value(given if given in self._meanings else "")


class UnwantedField(Field):
    """Which rows are left out: by a column, and what stands or does not stand in it."""

    def __init__(self, columns: Sequence[str]) -> None:
        super().__init__()
        self.column = column_field(columns)
        self.test = ChoiceField({one: tr(one) for one in TESTS})
        self.values = TextField(tr("a; b"))
        self.values.setToolTip(tr("Values, parted by ;. Nothing is an empty cell."))
        self.values.setAccessibleName(tr("Values by which rows are left out"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(5)
        for part, share in ((self.column, 3), (self.test, 1), (self.values, 3)):
            row.addWidget(part, share)
            part.changed.connect(self.changed)
        for box in (self.column.box, self.test.box):
            box.setMinimumContentsLength(4)
        self.setFocusProxy(self.column)

    def value(self) -> Unwanted | None:
        if not self.column.value():
            return None
        return Unwanted(
            column=self.column.value(),
            test=self.test.value(),
            values=tuple(one.strip() for one in self.values.value().split(";")),
        )

    def set_value(self, value: Unwanted) -> None:
        self.column.set_value(value.column)
        self.test.set_value(value.test)
        self.values.set_value("; ".join(value.values))


class FigureField(Field):
    """What is counted, and the columns of its low, best and high number."""

    def __init__(self, columns: Sequence[str]) -> None:
        super().__init__()
        self._held = Figures(measure="")
        words = {one: code_word(one) for one in _MEASURES}
        self.measure = WordField(words, tr("what is counted"))
        self.low, self.best, self.high = (column_field(columns) for _ in range(3))
        numbers = {self.low: "low", self.best: "best", self.high: "high"}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 6)
        grid.setHorizontalSpacing(5)
        grid.setVerticalSpacing(3)
        grid.addWidget(self.measure, 0, 0, 1, len(numbers))
        self.measure.changed.connect(self.changed)
        for at, (field, word) in enumerate(numbers.items()):
            label = plain(tr(word))
            label.setProperty("role", "hint")
            field.box.setAccessibleName(tr(word))
            field.box.setMinimumContentsLength(4)
            grid.addWidget(label, 1, at)
            grid.addWidget(field, 2, at)
            grid.setColumnStretch(at, 1)
            field.changed.connect(self.changed)
        self.setFocusProxy(self.measure)

    def value(self) -> Figures | None:
        columns = self.low.value(), self.best.value(), self.high.value()
        if not any(columns):
            return None
        if not self.measure.value():
            raise InvalidValue("figures", "Say what is counted: killed, injured.")
        low, best, high = columns
        return Figures(
            measure=self.measure.value(),
            scope=self._held.scope,
            low=low,
            best=best,
            high=high,
            unknown=self._held.unknown,
        )

    def set_value(self, value: Figures) -> None:
        self._held = value
        self.measure.set_value(value.measure)
        for field, name in (
            (self.low, value.low),
            (self.best, value.best),
            (self.high, value.high),
        ):
            field.set_value(name)


class ActorField(Field):
    """A column of actors, their role, and what parts several in a cell."""

    def __init__(self, columns: Sequence[str]) -> None:
        super().__init__()
        self._held = Actors(column="")
        self.column = column_field(columns)
        self.role = ChoiceField({role.value: code_word(role) for role in Role})
        self.separator = TextField(tr("parted by"))
        self.separator.setAccessibleName(tr("What parts several actors in a cell"))
        self.separator.setMaximumWidth(76)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(5)
        for part, share in ((self.column, 3), (self.role, 2), (self.separator, 1)):
            row.addWidget(part, share)
            part.changed.connect(self.changed)
        for box in (self.column.box, self.role.box):
            box.setMinimumContentsLength(4)
        self.setFocusProxy(self.column)

    def value(self) -> Actors | None:
        if not self.column.value():
            return None
        return Actors(
            column=self.column.value(),
            role=self.role.value(),
            separator=self.separator.value(),
            doubt=self._held.doubt,
            unknown=self._held.unknown,
        )

    def set_value(self, value: Actors) -> None:
        self._held = value
        self.column.set_value(value.column)
        self.role.set_value(value.role)
        self.separator.set_value(value.separator)
