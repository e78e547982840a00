"""Groups of records by a word that each of them has."""

from collections.abc import Sequence

import numpy as np

from dateline_desktop.core.grouped_model import Groups


def in_groups(words: Sequence[str]) -> Groups:
    """Return the groups by what records are called, in the order of the words."""
    names = sorted(set(words), key=lambda word: (word.casefold(), word))
    number = {name: n for n, name in enumerate(names)}
    codes = np.fromiter((number[word] for word in words), np.intp, len(words))
    return Groups(names, codes)
