"""A filter that lets through the events with one of the ticked values."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from dateline_desktop.core.text import tr
from dateline_desktop.filters.section import Section
from dateline_desktop.widgets.check_list import CheckList, Choice

_FIELD_FROM = 9  # as many choices get a field to find them by


class ValuesSection(Section):
    """A list of values to tick, the most frequent first."""

    ticked = Signal(object)  # frozenset of keys

    def __init__(self, title: str) -> None:
        super().__init__(title)
        self._all: Sequence[Choice] = ()
        self.finder = QLineEdit()
        self.finder.setPlaceholderText(tr("Find in this list"))
        self.finder.setAccessibleName(f"{title}: {tr('find')}")
        self.finder.setClearButtonEnabled(True)
        self.list = CheckList()
        self.list.setAccessibleName(title)
        self.rows.addWidget(self.finder)
        self.rows.addWidget(self.list)
        self.finder.textChanged.connect(self._on_find)
        self.list.choices.ticked.connect(
            lambda: self.ticked.emit(self.list.choices.keys)
        )

    def show_values(self, choices: Sequence[Choice], keys: frozenset[str]) -> None:
        """Show the values there are, and which of them are ticked."""
        self._all = sorted(choices, key=lambda choice: (-choice.count, choice.text))
        self.finder.setVisible(len(self._all) >= _FIELD_FROM)
        self._show(keys)

    def tick(self, keys: frozenset[str]) -> None:
        """Tick what was chosen elsewhere."""
        if keys != self.list.choices.keys:
            self._show(keys)

    def _on_find(self) -> None:
        self._show(self.list.choices.keys)

    def _show(self, keys: frozenset[str]) -> None:
        part = self.finder.text().strip().casefold()
        found = [choice for choice in self._all if part in choice.text.casefold()]
        self.list.choices.show_choices(found, keys)
