"""Keys of very many rows as numbers, so that sorting them again takes no time."""

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np

from dateline_desktop.core.record_model import Ints

_FAR = 1 << 40  # more than there can be rows in a group


class Ranks(NamedTuple):
    """For every row its group, and its place among the values of that group."""

    group: Ints
    place: Ints

    def keys(self, rows: Ints, *, falling: bool) -> Ints:
        """Return the keys of some rows: groups keep their order whichever way."""
        far, place = self.group[rows] * _FAR, self.place[rows]
        return place - far if falling else far + place


def ranked(values: Sequence[Any], groups: Sequence[int] | None = None) -> Ranks:
    """Return values as numbers in the same order; those of one group stay together.

    Few distinct ones are found quickly. All are of one group where none are given.
    """
    count = len(values)
    place = {value: n for n, value in enumerate(sorted(set(values)))}
    group = np.zeros(count, np.int64) if groups is None else np.array(groups, np.int64)
    places = map(place.__getitem__, values)
    return Ranks(group, np.fromiter(places, np.int64, count))
