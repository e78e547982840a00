"""Groups of records by what many of them have in common."""

from collections.abc import Callable, Hashable, Sequence
from typing import TypeVar

import numpy as np

from dateline_desktop.core.grouped_model import Groups, Shared

K = TypeVar("K", bound=Hashable)


def in_groups(words: Sequence[str]) -> Groups:
    """Return the groups by what records are called, in the order of the words."""
    names = sorted(set(words), key=lambda word: (word.casefold(), word))
    number = {name: n for n, name in enumerate(names)}
    codes = np.fromiter((number[word] for word in words), np.intp, len(words))
    return Groups(names, codes)


def shared_by(keys: Sequence[K], words: Callable[[K], str]) -> Shared:
    """Return words that records share who have one key, in small letters."""
    numbers: dict[K, int] = {}
    told = (numbers.setdefault(key, len(numbers)) for key in keys)
    codes = np.fromiter(told, np.intp, len(keys))
    return Shared([words(key).casefold() for key in numbers], codes)
