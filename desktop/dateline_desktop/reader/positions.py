"""Where a character stands: in the text of a document, and in the widget that shows it.

Texts are counted in code points, Qt counts halves of UTF-16. The widget is also slow on
very long lines, so that these are broken for it. The text itself stays as it is.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator

from dateline_db.capture.media import PAGE_BREAK

LONGEST_LINE = 6000
"""Characters of one line that the widget lays out without a halt."""

_FULL = 0.7  # of the longest line: what is longer goes on in the next
_ASTRAL = re.compile("[\U00010000-\U0010ffff]")
_LINE = re.compile(r"[^\n\f]+")
_GOES_ON = re.compile(r"([^\n\f]+)\n(?=\S)")
_WHOLE_LINE = re.compile(r"[^\n]+")


class Positions:
    """A text, what the widget is given of it, and the way between the two."""

    def __init__(self, text: str) -> None:
        self.text = text
        text = _unwrapped(text) if PAGE_BREAK in text else text
        breaks = dict(_breaks(text))
        added = [at - 1 for at, blank in breaks.items() if not blank]
        astral = [match.start() for match in _ASTRAL.finditer(text)]
        self._wider = sorted([*added, *astral])
        """The characters after which the widget is one unit further on."""
        self._starts = [at + n for n, at in enumerate(self._wider)]
        self.shown = _broken(text, breaks).replace(PAGE_BREAK, "\n")

    def to_shown(self, at: int) -> int:
        """Return where in the widget a character of the text stands."""
        return at + bisect_left(self._wider, at)

    def to_text(self, at: int) -> int:
        """Return which character of the text stands at a place of the widget."""
        return at - bisect_left(self._starts, at)


def _unwrapped(text: str) -> str:
    """Return the text of pages with blanks where a line only had to end there."""
    longest = max(map(len, _LINE.findall(text)), default=0)

    def joined(line: re.Match[str]) -> str:
        goes_on = len(line[1]) > _FULL * longest
        return f"{line[1]} " if goes_on else line[0]

    return _GOES_ON.sub(joined, text)


def _breaks(text: str) -> Iterator[tuple[int, bool]]:
    """Yield where long lines are broken, and whether a blank gives way for it."""
    # Looking for long lines by a count of characters begins anew at each of them.
    for line in _WHOLE_LINE.finditer(text):
        at = line.start()
        while line.end() - at > LONGEST_LINE:
            blank = text.rfind(" ", at + LONGEST_LINE // 2, at + LONGEST_LINE)
            at = blank if blank > 0 else at + LONGEST_LINE
            yield at, blank > 0
            at += blank > 0


def _broken(text: str, breaks: dict[int, bool]) -> str:
    parts, before = [], 0
    for at, blank in breaks.items():
        parts.append(text[before:at])
        before = at + blank
    return "\n".join([*parts, text[before:]]) if parts else text
