"""Keys of very many rows as numbers, so that sorting them again takes no time."""

from collections.abc import Iterable
from typing import Any, NamedTuple

import numpy as np

from dateline_desktop.core.record_model import Ints, Key

_FAR = 1 << 40  # more than there can be rows in a group


class Ranks(NamedTuple):
    """For every row its group, and its place among the values of that group."""

    group: Ints
    place: Ints

    def keys(self, rows: Ints, *, falling: bool) -> Ints:
        """Return the keys of some rows: groups keep their order whichever way."""
        far, place = self.group[rows] * _FAR, self.place[rows]
        return place - far if falling else far + place


def ranked(keys: Iterable[Key]) -> Ranks:
    """Return keys as numbers in the same order; few distinct ones are found quickly."""
    held = list(keys)
    distinct: dict[Key, Any] = dict.fromkeys(held)
    place = {key: n for n, key in enumerate(sorted(distinct))}
    count = len(held)
    return Ranks(
        np.fromiter((key[0] for key in held), np.int64, count),
        np.fromiter((place[key] for key in held), np.int64, count),
    )
