"""Looking a place up by any of its names, so that nothing has to be typed twice."""

from functools import cache

from PySide6.QtCore import Signal

from dateline_db.analysis.gazetteer import Candidate, Gazetteer
from dateline_desktop.core.text import tr
from dateline_desktop.core.words import code_word
from dateline_desktop.widgets.field import Field
from dateline_desktop.widgets.pick_list import Option, PickLine
from dateline_resources import resource


class GazetteerField(Field):
    """A name in any script; what is picked is told, and nothing is held."""

    found = Signal(object)  # Entry
    looked = Signal(bool)  # whether anything is called so

    def __init__(self) -> None:
        super().__init__()
        self._offered: dict[str, Candidate] = {}
        self.line = PickLine()
        self.line.setPlaceholderText(tr("a name, in any script: Peshawar, پشاور"))
        self.line.textEdited.connect(self._on_typed)
        self.line.list_wanted.connect(lambda: self._on_typed(self.line.text()))
        self.line.picked.connect(self._on_picked)
        self.hold(self.line)

    def value(self) -> None:
        return None

    def set_value(self, value: None) -> None:
        """Keep what was typed: a record has nothing to show here."""

    def _on_typed(self, text: str) -> None:
        candidates = gazetteer().find(text)
        self._offered = {str(n): one for n, one in enumerate(candidates)}
        self.looked.emit(bool(candidates) or not text.strip())
        self.line.offer([_option(n, one) for n, one in self._offered.items()])

    def _on_picked(self, option: Option) -> None:
        if option.id in self._offered:
            entry = self._offered[option.id].entry
            self.line.setText(entry.name)
            self.found.emit(entry)


@cache
def gazetteer() -> Gazetteer:
    """Return the places that come with the program, read when first asked for."""
    paths = sorted(resource("gazetteer").glob("*.tsv"))
    return Gazetteer(*(path.read_text(encoding="utf-8") for path in paths))


def _option(number: str, candidate: Candidate) -> Option:
    entry, matched = candidate.entry, candidate.matched
    name = entry.name if matched == entry.name else f"{entry.name} ({matched})"
    parts = (entry.admin_area, entry.country, code_word(entry.precision).lower())
    return Option(number, name, " · ".join(part for part in parts if part))
