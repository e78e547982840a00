"""One figure of a claim in the editor: what is counted, and the numbers."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QGridLayout

from dateline_db.analysis.passage_figures import FigureReading
from dateline_db.errors import InvalidValue
from dateline_db.model.figure import Figure, Qualifier
from dateline_desktop.core.text import tr
from dateline_desktop.core.words import code_word, code_words
from dateline_desktop.widgets.choice import ChoiceField, WordField
from dateline_desktop.widgets.field import Field, NumberField
from dateline_desktop.widgets.text import plain

_UNNAMED = "?"
Bounds = tuple[float | None, float | None]

MEASURES = (
    "killed",
    "injured",
    "killed_or_injured",
    "missing",
    "arrested",
    "attacks",
    "attacks_per_month",
    "fighters",
    "displaced",
    "prisoners_released",
)
"""The measures that are offered first; a claim may use any other word."""

SCOPES = (
    "total",
    "civilians",
    "security forces",
    "police",
    "militants",
    "attackers counted",
    "attackers left out",
)
"""Who is counted, as readings of a passage call them; any other words do as well."""

_IMPLIED: dict[Qualifier, Callable[[float], Bounds]] = {
    Qualifier.EXACT: lambda n: (n, n),
    Qualifier.ABOUT: lambda _: (None, None),
    Qualifier.AT_LEAST: lambda n: (n, None),
    Qualifier.MORE_THAN: lambda n: (n, None),
    Qualifier.ALMOST: lambda n: (None, n),
    Qualifier.UP_TO: lambda n: (None, n),
}


class FigureRow(Field):
    """A `Figure`, or None while nothing is filled in.

    The number printed and the word before it imply the bounds, which are filled in and
    can be changed. A range has bounds and no number.
    """

    def __init__(
        self, measures: Iterable[str] = (), scopes: Iterable[str] = ()
    ) -> None:
        super().__init__()
        offered = dict.fromkeys((*MEASURES, *measures))
        words = {code: code_word(code).lower() for code in offered}
        self.measure = WordField(words, tr("what is counted: killed"))
        counted = {scope: scope for scope in dict.fromkeys((*SCOPES, *scopes)) if scope}
        self.scope = WordField(counted, tr("who is counted: civilians"))
        self.qualifier = ChoiceField(
            {code: word.lower() for code, word in code_words(Qualifier).items()}
        )
        self.best, self.low, self.high = NumberField(), NumberField(), NumberField()
        self._held: Figure | None = None
        self._filling = False
        self._lay_out()
        self._connect()

    def value(self) -> Figure | None:
        if not any(self._typed()):
            return None
        measure, scope, low, best, high = self._typed()
        given = {
            "measure": measure,
            "scope": scope,
            "low": low,
            "best": best,
            "high": high,
            "qualifier": self.qualifier.value(),
        }
        if self._held is None:
            self._held = Figure(claim_id="", **given)
        return replace(self._held, **given)

    def propose(self, reading: FigureReading) -> None:
        """Fill in what was read in a passage; what it counts may be left to be said."""
        self.set_value(reading.figure("", reading.measure or _UNNAMED))
        self._held = None
        if not reading.measure:
            self.measure.set_value("")
            self.measure.setFocus()

    def set_value(self, value: Figure) -> None:
        self._held = value
        self._filling = True
        self.measure.set_value(value.measure)
        self.scope.set_value(value.scope)
        self.qualifier.set_value(value.qualifier)
        for name, field in self._numbers().items():
            field.set_value(getattr(value, name))
        self._filling = False

    def state(self) -> Any:
        return tuple(part.state() for part in self._parts())

    def _typed(self) -> tuple[Any, ...]:
        return (
            self.measure.value(),
            self.scope.value(),
            self.low.value(),
            self.best.value(),
            self.high.value(),
        )

    def _numbers(self) -> dict[str, NumberField]:
        return {"best": self.best, "low": self.low, "high": self.high}

    def _parts(self) -> list[Field]:
        return [self.measure, self.scope, self.qualifier, *self._numbers().values()]

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 8)
        grid.setHorizontalSpacing(6)
        grid.setVerticalSpacing(5)
        grid.addWidget(self.measure, 0, 0, 1, 3)
        grid.addWidget(self.scope, 0, 3, 1, 4)
        grid.addWidget(self.qualifier, 1, 0)
        grid.addWidget(self.best, 1, 1)
        for column, (label, field) in enumerate(
            ((tr("from"), self.low), (tr("to"), self.high))
        ):
            heading = plain(label)
            heading.setProperty("role", "field")
            grid.addWidget(heading, 1, 2 * column + 3)
            grid.addWidget(field, 1, 2 * column + 4)
        for column, share in enumerate((4, 3, 0, 0, 3, 0, 3)):
            grid.setColumnStretch(column, share)
        self._name()
        self.setFocusProxy(self.measure)

    def _name(self) -> None:
        for target, name in (
            (self.measure.box, tr("Measure")),
            (self.scope.box, tr("Scope")),
            (self.qualifier.box, tr("Word before the number")),
            (self.best.line, tr("Number printed")),
            (self.low.line, tr("Lowest")),
            (self.high.line, tr("Highest")),
        ):
            target.setAccessibleName(name)

    def _connect(self) -> None:
        for part in self._parts():
            part.changed.connect(self.changed)
        self.best.changed.connect(self._imply)
        self.qualifier.changed.connect(self._imply)

    def _imply(self) -> None:
        """Fill in the bounds that the number and its word imply."""
        if self._filling:
            return
        try:
            number = self.best.value()
        except InvalidValue:
            return
        bounds = _IMPLIED[self.qualifier.value()](number) if number is not None else ()
        for field, bound in zip((self.low, self.high), bounds, strict=False):
            field.set_value(bound)
