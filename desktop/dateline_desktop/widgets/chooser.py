"""A field that holds one record: found by typing part of its name, or made new."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QTimer

from dateline_db.errors import InvalidValue
from dateline_desktop.widgets.field import Field
from dateline_desktop.widgets.pick_list import Option, PickLine


class Options(Protocol):
    """Where a chooser gets its records from."""

    def find(self, text: str) -> Sequence[Option]:
        """Return the records that fit what was typed, the best first."""

    def of(self, record_id: str) -> Option:
        """Return the words for a record that is chosen."""


@dataclass(frozen=True, slots=True)
class Maker:
    """How a record that is not there is made.

    `label` offers it, given what was typed, "" for not now; `make` may `choose` it at
    once or later.
    """

    label: Callable[[str], str]
    make: Callable[[str, "RecordField"], None]


class RecordField(Field):
    """The id of a record, or None."""

    def __init__(
        self, options: Options, placeholder: str = "", maker: Maker | None = None
    ) -> None:
        super().__init__()
        self._options, self._maker = options, maker
        self._chosen: Option | None = None
        self.line = PickLine()
        self.line.setPlaceholderText(placeholder)
        self.line.textEdited.connect(self._on_typed)
        self.line.list_wanted.connect(self._on_list_wanted)
        self.line.picked.connect(self._on_picked)
        self.line.editingFinished.connect(self.settle)
        self.hold(self.line)

    def value(self) -> str | None:
        if self._chosen is not None:
            return self._chosen.id
        typed = self.line.text().strip()
        if not typed:
            return None
        raise InvalidValue(
            "",
            "“{typed}” is not in the list: Arrow down shows what can be chosen or "
            "added.",
            typed=typed,
        )

    def set_value(self, value: str | None) -> None:
        self.choose(None if value is None else self._options.of(value))

    def mark(self, *, wrong: bool) -> None:
        """Show whether it is wrong; what was typed and not chosen gets its list."""
        super().mark(wrong=wrong)
        if wrong:
            # The form first brings the field into view, and the focus to it.
            QTimer.singleShot(0, self, self._offer_again)

    def settle(self) -> None:
        """Choose the record whose name was typed out, where only one is called so."""
        typed = self.line.text().strip()
        if self._chosen is not None or not typed:
            return
        same = [
            option
            for option in self._options.find(typed)
            if option.text.casefold() == typed.casefold()
        ]
        if len(same) == 1:
            self.choose(same[0])

    def choose(self, option: Option | None) -> None:
        """Hold this record; None holds no record."""
        self._chosen = option
        self.line.setText("" if option is None else option.text)
        self.line.setCursorPosition(0)
        self.changed.emit()

    def _on_typed(self, text: str) -> None:
        self._chosen = None
        self._offer(text.strip())
        self.changed.emit()

    def _on_list_wanted(self) -> None:
        self._offer("" if self._chosen else self.line.text().strip())

    def _offer_again(self) -> None:
        if self._chosen is None and self.line.hasFocus() and self.line.text().strip():
            self._on_list_wanted()

    def _offer(self, text: str) -> None:
        offers = list(self._options.find(text))
        label = self._maker.label(text) if self._maker is not None else ""
        if label:
            offers.append(Option("", label))
        self.line.offer(offers)

    def _on_picked(self, option: Option) -> None:
        if option.id:
            self.choose(option)
        elif self._maker is not None:
            self._maker.make(self.line.text().strip(), self)
