"""The kinds of numpy arrays that pictures are computed with."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.floating[Any]]
Ints = NDArray[np.integer[Any]]
Mask = NDArray[np.bool_]

_FEW = 8


def places(values: Ints, wanted: Ints, count: int) -> Ints:
    """Return where a wanted number stands among values, all of them below `count`."""
    if len(wanted) <= _FEW:  # to compare is quicker than to look up
        found = [np.flatnonzero(values == one) for one in wanted.tolist()]
        return np.sort(np.concatenate([np.zeros(0, np.int64), *found]))
    is_wanted = np.zeros(count, dtype=np.bool_)
    is_wanted[wanted] = True
    return np.flatnonzero(is_wanted[values])
