"""Circles: ways that come back to where they began."""

from collections.abc import Collection, Hashable, Mapping
from graphlib import CycleError, TopologicalSorter
from typing import TypeVar

K = TypeVar("K", bound=Hashable)


def circles(onward: Mapping[K, Collection[K]]) -> list[list[K]]:
    """Return the circles in a graph of steps, each in the order it is gone round.

    The last step of each, which closes it, is left out before the next one is looked
    for: without these steps nothing comes back any more.
    """
    left = {here: dict.fromkeys(there) for here, there in onward.items()}
    found: list[list[K]] = []
    while round_ := _first(left):
        found.append(round_)
        del left[round_[-1]][round_[0]]
    return found


def _first(onward: Mapping[K, Collection[K]]) -> list[K]:
    try:
        TopologicalSorter(onward).prepare()
    except CycleError as error:
        # It names what comes before first, and so goes round against the steps.
        return list(reversed(error.args[1][1:]))
    return []
