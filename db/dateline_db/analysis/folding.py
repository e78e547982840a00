"""Text in the form in which two readings of one document are the same.

Ligatures and composed letters are taken apart, marks that only steer the direction
or the breaking of lines are left out, blanks of any kind are one blank, and quotation
marks and dashes are plain. Every folded character knows where it stood.
"""

import re
import unicodedata
from array import array
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

_PLAIN = re.compile(r"[!-~]+")
_PLAINER = {
    **dict.fromkeys("‘’‚‛′`´ʼ", "'"),
    **dict.fromkeys("“”„‟″«»", '"'),
    **dict.fromkeys("‐‑‒–—―−", "-"),
    **dict.fromkeys("يى", "ی"),
    "ك": "ک",
    "ـ": "",  # the stroke that only makes an Arabic word longer
}
_LEFT_OUT = ("Cf", "Cc", "Cs", "Co", "Cn")
"""Categories of what nobody sees: marks of direction, joiners, U+FFFE at a hyphen."""


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text; `places[i]` is where its character `i` stood in the original."""

    text: str
    places: Sequence[int]

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Return where in the original the folded characters of a span stood."""
        return self.places[start], self.places[end - 1] + 1

    def folded(self, start: int, end: int) -> tuple[int, int]:
        """Return the span of folded characters that stood in a span of the original."""
        return bisect_left(self.places, start), bisect_left(self.places, end)


def fold(text: str) -> Folded:
    """Fold a text."""
    folding = _Folding()
    at = 0
    for run in _PLAIN.finditer(text):
        folding.add_strange(text, at, run.start())
        folding.add_plain(run[0], run.start())
        at = run.end()
    folding.add_strange(text, at, len(text))
    return Folded("".join(folding.parts), folding.places)


class _Folding:
    """What is folded so far."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.places = array("l")
        self._blank: int | None = None

    def add_plain(self, run: str, at: int) -> None:
        """Add characters of ASCII that stay as they are."""
        self._add_blank()
        self.parts.append(run.replace("`", "'"))
        self.places.extend(range(at, at + len(run)))

    def add_strange(self, text: str, start: int, end: int) -> None:
        """Add any other characters."""
        for at in range(start, end):
            folded = _folded(text[at])
            if folded == " ":
                if self._blank is None:
                    self._blank = at
                continue
            if folded:
                self._add_blank()
                self.parts.append(folded)
                self.places.extend([at] * len(folded))

    def _add_blank(self) -> None:
        """Add the blank that stands before what comes, unless nothing did yet."""
        if self._blank is not None and self.parts:
            self.parts.append(" ")
            self.places.append(self._blank)
        self._blank = None


@lru_cache(maxsize=1 << 14)
def _folded(char: str) -> str:
    if char.isspace():
        return " "
    if char in _PLAINER:
        return _PLAINER[char]
    if unicodedata.category(char) in _LEFT_OUT:
        return ""
    apart = unicodedata.normalize("NFKD", char)
    return "".join(_PLAINER.get(one, " " if one.isspace() else one) for one in apart)
