"""Text from outside, made fit to be printed: nothing invisible, nothing without a font.

The engine refuses a whole PDF for one character that no font has, and honours controls
that turn the direction of writing round. What cannot be printed is replaced by its
number, visibly, and listed.
"""

import json
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache, lru_cache

from dateline_db.errors import Message, say
from dateline_resources import resource

LONGEST = 2_000
"""Characters of one paragraph; what goes beyond is cut off and listed as a problem."""
MOST_PARAGRAPHS = 60
_MOST_MARKS = 4
"""On one letter; no script needs more, and a tower of them runs over other lines."""

# Controls other than tab and line ends, controls of direction, other invisible format
# characters, variation selectors, surrogates, private use. U+200C and U+200D are kept:
# Urdu, Pashto and Persian need them.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5"
    "\u180b-\u180f\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff"
    "\uffa0\ufff0-\ufffb\ufffe\uffff\ud800-\udfff\ue000-\uf8ff"
    "\U000e0000-\U000e0fff\U000f0000-\U0010ffff]"
)
_LONG_WORD = re.compile(r"\S{29,}")
_PIECE = 6  # letters of a long word after which a line may end
_WEB = re.compile(r"https?://[!-~]{1,2000}")
_BREAK = "\u200b"
_JOINERS = "\u200c\u200d"  # drawn by no font
_LANGUAGE = re.compile(r"([a-z]{2,3})(-|$)", re.IGNORECASE)


def tidy(text: str) -> str:
    """Return a text as one line, without what is not seen but turns others round."""
    kept = " ".join(_INVISIBLE.sub("", text).split())
    return unicodedata.normalize("NFC", kept)


class Cleaner:
    """Makes texts printable and remembers what was lost on the way."""

    def __init__(self) -> None:
        self._lost: set[str] = set()
        self._shortened = 0

    def line(self, text: str, longest: int = LONGEST, *, breakable: bool = True) -> str:
        """Return a text as one paragraph; words beyond a line's length may break."""
        kept = tidy(text[: 2 * longest + 64])
        if len(kept) > longest or len(text) > 2 * longest + 64:
            self._shortened += 1
            kept = kept[: longest - 1].rstrip() + "…"
        printable = self._printable(kept)
        return _LONG_WORD.sub(_broken, printable) if breakable else printable

    def paragraphs(self, text: str) -> list[str]:
        """Return the paragraphs of a longer text."""
        lines = text.splitlines()
        found = [line for line in lines if line.strip()]
        if len(found) > MOST_PARAGRAPHS:
            self._shortened += 1
        return [self.line(line) for line in found[:MOST_PARAGRAPHS]]

    @property
    def lost(self) -> list[str]:
        """The numbers of the characters that no font has."""
        return [f"U+{ord(one):04X}" for one in sorted(self._lost)]

    @property
    def problems(self) -> list[Message]:
        """Say what could not be printed."""
        found = []
        if self._lost:
            found.append(
                say(
                    "No font of the briefing has these characters; their numbers are "
                    "printed instead: {characters}.",
                    characters=", ".join(self.lost),
                )
            )
        if self._shortened:
            found.append(
                say(
                    "Texts too long for print that were cut short: {count}.",
                    count=self._shortened,
                )
            )
        return found

    def _printable(self, text: str) -> str:
        """Replace what no font has; a letter and its marks must be in one font."""
        if text.isascii():
            return text
        kept = (cluster[: _MOST_MARKS + 1] for cluster in _clusters(text))
        return "".join(
            cluster if _has_font(cluster) else self._replaced(cluster)
            for cluster in kept
        )

    def _replaced(self, cluster: str) -> str:
        """Write the numbers of those characters that cannot stand where they are."""
        kept = gone = ""
        for at, character in enumerate(cluster):
            together = unicodedata.normalize("NFC", kept + character)
            # A mark without its letter would go over to the letter before.
            if (kept or not at) and _has_font(together):
                kept = together
            else:
                self._lost.add(character)
                gone += f"[U+{ord(character):04X}]"
        return kept + gone


def web_address(url: str) -> str:
    """Return a plain web address, "" for anything else: no script, no file."""
    return url if _WEB.fullmatch(url) else ""


def language_code(tag: str) -> str:
    """Return the language of a BCP 47 tag as the engine knows it, "" for none."""
    found = _LANGUAGE.match(tag)
    return found.group(1).lower() if found else ""


def _broken(word: re.Match[str]) -> str:
    """Return a very long word with places where a line may end."""
    clusters = list(_clusters(word.group()))
    starts = range(0, len(clusters), _PIECE)
    return _BREAK.join("".join(clusters[at : at + _PIECE]) for at in starts)


def _clusters(text: str) -> Iterator[str]:
    """Yield each letter together with the marks that stand on it."""
    start = 0
    for at, character in enumerate(text):
        if at > start and unicodedata.category(character)[0] != "M":
            yield text[start:at]
            start = at
    yield text[start:]


@lru_cache(maxsize=1 << 14)
def _has_font(cluster: str) -> bool:
    """Whether one family has all characters of a cluster."""
    return any(
        all(
            character in _JOINERS or _covers(starts, ranges, ord(character))
            for character in cluster
        )
        for starts, ranges in _coverage()
    )


def _covers(starts: list[int], ranges: list[list[int]], code: int) -> bool:
    at = bisect_right(starts, code) - 1
    return at >= 0 and code <= ranges[at][1]


@cache
def _coverage() -> list[tuple[list[int], list[list[int]]]]:
    """Return for each family where its ranges of characters start, and the ranges."""
    text = resource("fonts", "coverage.json").read_text(encoding="ascii")
    families: dict[str, list[list[int]]] = json.loads(text)
    return [([first for first, _ in ranges], ranges) for ranges in families.values()]
