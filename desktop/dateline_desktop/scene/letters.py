"""How long texts are, without a screen: for SVG, print and the briefing.

The widths are those of the font that comes with Dateline; nothing here opens a font.
"""

import json
import unicodedata
from dataclasses import dataclass
from functools import cache

from dateline_desktop.scene.marks import Role
from dateline_desktop.scene.stack import Metrics
from dateline_resources import resource

FAMILIES = ("Source Sans 3", "Vazirmatn")
"""Of all texts; the second one has the Arabic script."""
SIZES = {
    Role.LABEL: 0.96,
    Role.LANE: 1.0,
    Role.NATIVE: 0.88,
    Role.COUNT: 0.88,
    Role.UPPER: 0.96,
    Role.LOWER: 0.9,
    Role.ERA: 0.88,
    Role.BADGE: 0.86,
    Role.TITLE: 1.3,
}
"""Sizes in shares of the size of the letters."""
BOLD = (Role.LANE, Role.UPPER, Role.BADGE, Role.TITLE)
USUAL = 14.0
"""Pixels that the letters of the program are high, unless somebody chose otherwise."""
CAPITAL = 0.66
"""How high capitals are, in shares of the size."""
_LINE = 1.424  # from one line to the next, in shares of the size
_UNKNOWN_ADVANCE = 560  # thousandths; of letters whose widths are not listed
_WIDE = ("W", "F")


@dataclass(frozen=True, slots=True)
class Letters:
    """The letters of one picture, `size` pixels high."""

    size: float = USUAL

    @property
    def metrics(self) -> Metrics:
        """The lengths that follow from the height of a line."""
        return Metrics(round(self.size_of(Role.LABEL) * _LINE))

    def size_of(self, role: Role) -> float:
        """Return the size of a role's letters in pixels."""
        return self.size * SIZES[role]

    def measure(self, text: str, role: Role) -> float:
        """Return how long a text is, in pixels."""
        advances = _advances()[weight_of(role)]
        units = sum(_advance(letter, advances) for letter in text)
        return units * self.size_of(role) / 1000

    def is_exact(self, text: str, role: Role) -> bool:
        """Whether the widths of all letters are known, not only about so."""
        advances = _advances()[weight_of(role)]
        return all(letter in advances for letter in text)


def weight_of(role: Role) -> str:
    """Return how heavy a role's letters are."""
    return "600" if role in BOLD else "400"


def begins_at_right(text: str) -> bool:
    """Whether a text is read from right to left, by its first letter."""
    for letter in text:
        match unicodedata.bidirectional(letter):
            case "R" | "AL":
                return True
            case "L":
                return False
    return False


def _advance(letter: str, advances: dict[str, int]) -> int:
    known = advances.get(letter)
    if known is not None:
        return known
    if unicodedata.combining(letter):
        return 0
    is_wide = unicodedata.east_asian_width(letter) in _WIDE
    return 1000 if is_wide else _UNKNOWN_ADVANCE


@cache
def _advances() -> dict[str, dict[str, int]]:
    """Return how wide each letter is, in thousandths of the size, by weight."""
    text = resource("fonts", "advances.json").read_text(encoding="ascii")
    advances: dict[str, dict[str, int]] = json.loads(text)
    return advances
