"""By which curve a count becomes the height of a column.

A fullest stretch is as high as its lane, wherever the view is: moving it never changes
a height.
"""

from collections.abc import Sequence
from enum import StrEnum

import numpy as np

from dateline_desktop.scene.arrays import Floats, Ints


class Heights(StrEnum):
    """What a height grows with; in `LANE` each lane is measured by its own fullest."""

    LOG = "log"
    ROOT = "root"
    LANE = "lane"


def shares(total: Floats, peak: float | Floats, heights: Heights) -> Floats:
    """Return how much of its lane each column fills, 1 for the fullest stretch."""
    most = np.maximum(peak, 2.0)
    if heights is Heights.ROOT:
        return np.minimum(np.sqrt(total / most), 1.0)
    return np.minimum(np.log1p(total) / np.log1p(most), 1.0)


def peaks(crowds: Sequence[Sequence[Ints]], lanes: Ints, width: float) -> Floats:
    """Return for some lanes about how many events their fullest stretches hold.

    `crowds` has for each lane, and each tier of it, how short a stretch 1, 2, 4, ...
    events fill at best.
    """
    most = [
        max(float(np.interp(width, one, np.arange(len(one)))) for one in crowds[lane])
        for lane in lanes.tolist()
    ]
    return 2.0 ** np.array(most, dtype=np.float64)
