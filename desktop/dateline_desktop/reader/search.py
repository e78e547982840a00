"""Searching within a text: letters of either case, of either way to write Arabic."""

import re
from collections.abc import Iterator

_SAME = str.maketrans("يىكةۀۂٱأإآ‘’“”–—\xa0", "ییکههہاااا''\"\"-- ")
"""Letters that are one to whoever searches; each stands for exactly one."""
_ARABIC = re.compile("[\u0600-\u06ff]")
_UNSEEN = "[\u064b-\u0652\u0670\u0640\u200b-\u200f\u00ad]*"
"""Vowel signs and marks nobody sees, which may stand between letters."""
MOST = 20_000


class Searched:
    """A text that is searched again and again."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._same: str | None = None

    def find(self, words: str) -> list[tuple[int, int]]:
        """Return where words stand, at most `MOST` times; blanks fit any blanks."""
        wanted = words.strip().translate(_SAME)
        if not wanted:
            return []
        if self._same is None:
            self._same = self._text.translate(_SAME)
        pattern = re.compile(_pattern(wanted), re.IGNORECASE)
        return list(_first(pattern, self._same))


def _first(pattern: re.Pattern[str], text: str) -> Iterator[tuple[int, int]]:
    for number, match in enumerate(pattern.finditer(text)):
        if number == MOST:
            return
        yield match.span()


def _pattern(wanted: str) -> str:
    between = _UNSEEN if _ARABIC.search(wanted) else ""
    words = (between.join(map(re.escape, word)) for word in wanted.split())
    return r"\s+".join(words)
