"""Likeness of texts: how much of one stands in another, word for word.

Texts are cut into runs of six words, and only those with a run in common are compared.
Where very many share a run, each is compared with the first of them alone, so that a
hundred copies of one story cost a hundred comparisons.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple
from zlib import crc32

from dateline_db.model.spelling import name_key

_RUN, _LEAST, _COMMON = 6, 12, 12
ALIKE, CONTAINED = 0.5, 0.7
"""From which share of their runs texts are one text, or one stands in the other."""


class Likeness(NamedTuple):
    """Two texts with much in common.

    `jaccard` is the share of their runs that both have, `contained` the share of the
    shorter one's that the longer one has.
    """

    one: str
    other: str
    jaccard: float
    contained: float


def alike(texts: Mapping[str, str]) -> list[Likeness]:
    """Return the pairs of texts that are nearly one, the likest first."""
    runs = {one: _runs(text) for one, text in texts.items()}
    runs = {one: found for one, found in runs.items() if len(found) >= _LEAST}
    holders: dict[int, list[str]] = defaultdict(list)
    for one, found in runs.items():
        for run in found:
            holders[run].append(one)
    shared: dict[tuple[str, str], int] = defaultdict(int)
    for holding in holders.values():
        for pair in _pairs(sorted(holding)):
            shared[pair] += 1
    pairs = [_likeness(one, other, n, runs) for (one, other), n in shared.items()]
    near = [one for one in pairs if one.jaccard >= ALIKE or one.contained >= CONTAINED]
    return sorted(near, key=lambda pair: (-pair.contained, pair.one, pair.other))


def _pairs(holding: Sequence[str]) -> Iterable[tuple[str, str]]:
    if len(holding) <= _COMMON:
        return combinations(holding, 2)
    return ((holding[0], other) for other in holding[1:])


def _likeness(
    one: str, other: str, shared: int, runs: Mapping[str, set[int]]
) -> Likeness:
    first, second = len(runs[one]), len(runs[other])
    return Likeness(
        one, other, shared / (first + second - shared), shared / min(first, second)
    )


def _runs(text: str) -> set[int]:
    words = name_key(text).split()
    return {
        crc32(" ".join(words[at : at + _RUN]).encode())
        for at in range(len(words) - _RUN + 1)
    }
