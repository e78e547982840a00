"""Names of actors found in the words of a source."""

import re
from collections import defaultdict
from collections.abc import Iterable

from dateline_db.model.actor import Actor, ActorName

_WORD = re.compile(r"\w+")


class Names:
    """Every name of the actors of a case, to find them in words."""

    def __init__(
        self, actors: Iterable[Actor] = (), names: Iterable[ActorName] = ()
    ) -> None:
        self._actors: dict[tuple[str, ...], set[str]] = defaultdict(set)
        for actor in actors:
            self._actors[_words(actor.name)].add(actor.id)
        for name in names:
            self._actors[_words(name.text)].add(name.actor_id)
        self._longest = max(map(len, self._actors), default=0)

    def named_in(self, text: str) -> frozenset[str]:
        """Return the actors that a text names; of two names, the longer one counts.

        "TTP spokesman", where that is a name of its own, does not name the TTP.
        """
        words = _words(text)
        found: set[str] = set()
        start = 0
        while start < len(words):
            length = self._length_at(words, start)
            found |= self._actors.get(words[start : start + length], set())
            start += max(length, 1)
        return frozenset(found)

    def _length_at(self, words: tuple[str, ...], start: int) -> int:
        """Return how many words the longest name has that begins here, 0 for none."""
        longest = min(self._longest, len(words) - start)
        return next(
            (
                n
                for n in range(longest, 0, -1)
                if words[start : start + n] in self._actors
            ),
            0,
        )


def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(text.casefold()))
