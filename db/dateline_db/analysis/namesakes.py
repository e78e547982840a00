"""Namesakes: actors, places and publishers that may be one under two spellings."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

import numpy as np
from rapidfuzz import fuzz, process

from dateline_db.analysis.duplicates import Dismissed, Duplicate
from dateline_db.errors import Message, say
from dateline_db.model.spelling import name_key

_ALIKE, _WORD = 88, 60
"""Per cent: names that are alike, and words that one of them may have otherwise."""
_SHORT = 4  # letters: of names as short as that, another letter makes another name
_PARTICLE = 2  # letters: "e", "ul", "al"
_BONES = 4  # consonants: of fewer, very many words are made
_VOWELS = re.compile("[aeiouy]+")
_MOST = 4000  # names that are compared with all others; of more, by their beginning
_BEGINNING = 3


class Named(NamedTuple):
    """A record with every name that it has, the usual one first."""

    id: str
    names: Sequence[str]


def likely_namesakes(
    table: str, records: Collection[Named], dismissed: Dismissed = frozenset()
) -> list[Duplicate]:
    """Return the records of a table that may have been entered twice, likeliest first.

    They share a name, or have names that differ as spellings do.
    """
    found: dict[tuple[str, str], Duplicate] = {}
    pairs = (*_shared(records), *_voiced(records), *_alike(records))
    for one, other, likeness in pairs:
        low, high = sorted((one.id, other.id))
        known = found.get((low, high))
        if known is None or known.likeness < likeness[0]:
            reasons = (likeness[1],)
            found[low, high] = Duplicate(table, low, high, reasons, likeness[0])
    left = [one for one in found.values() if one.dismissal not in dismissed]
    return sorted(left, key=lambda one: (-one.likeness, one.one_id, one.other_id))


Likeness = tuple[int, Message]


def _shared(records: Iterable[Named]) -> Iterator[tuple[Named, Named, Likeness]]:
    """Yield the pairs that have a name in common."""
    called: dict[str, list[tuple[Named, str]]] = defaultdict(list)
    for record in records:
        for key, name in {_key(name): name for name in record.names}.items():
            if key:
                called[key].append((record, name))
    for group in called.values():
        for (one, name), (other, _) in combinations(group, 2):
            yield one, other, (100, say("Both are called “{name}”.", name=name))


def _voiced(records: Iterable[Named]) -> Iterator[tuple[Named, Named, Likeness]]:
    """Yield the pairs whose usual names differ in vowels alone, as transcripts do."""
    called: dict[str, list[Named]] = defaultdict(list)
    for record in records:
        called[_VOWELS.sub("", _key(record.names[0]))].append(record)
    for bones, group in called.items():
        if len(bones) >= _BONES:
            for one, other in combinations(group, 2):
                share = round(fuzz.ratio(*(name_key(r.names[0]) for r in (one, other))))
                if share < 100:
                    told = say("Their names differ in vowels alone.")
                    yield one, other, (max(share, _ALIKE), told)


def _alike(records: Iterable[Named]) -> Iterator[tuple[Named, Named, Likeness]]:
    """Yield the pairs whose usual names differ as spellings do."""
    keyed = [(record, name_key(record.names[0])) for record in records]
    blocks: dict[str, list[tuple[Named, str]]] = defaultdict(list)
    for record, key in keyed:
        beginning = "" if len(keyed) <= _MOST else key[:_BEGINNING]
        blocks[beginning].append((record, key))
    for block in blocks.values():
        names = [key for _, key in block]
        scores = process.cdist(names, names, scorer=fuzz.ratio, score_cutoff=_ALIKE)
        for row, column in np.argwhere(np.triu(scores, k=1)).tolist():
            (one, name), (other, theirs) = block[row], block[column]
            if name.replace(" ", "") != theirs.replace(" ", "") and _spelt(
                name, theirs
            ):
                share = round(float(scores[row, column]))
                told = say("Their names are {share} % alike.", share=share)
                yield one, other, (share, told)


def _spelt(name: str, other: str) -> bool:
    """Whether two names may be spellings of one: no word is another word."""
    words, others = name.split(), other.split()
    if len(words) != len(others):
        return min(len(name), len(other)) > _SHORT
    pairs = [(a, b) for a, b in zip(words, others, strict=True) if a != b]
    is_long = any(len(word) > _SHORT for word in words)
    return is_long and all(_are_one_word(*pair) for pair in pairs)


def _are_one_word(word: str, other: str) -> bool:
    if _counts(word, other):
        return False
    are_particles = max(len(word), len(other)) <= _PARTICLE
    return are_particles or fuzz.ratio(word, other) >= _WORD


def _counts(word: str, other: str) -> bool:
    """Whether two words are numbers: the 10th Corps is not the 11th."""
    return any(char.isdigit() for char in word + other)


def _key(name: str) -> str:
    return name_key(name).replace(" ", "")
