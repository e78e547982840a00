"""How full each part of the whole case is, as the heights of a strip of columns."""

import numpy as np

from dateline_desktop.scene.arrays import Floats
from dateline_desktop.scene.scale import Scale
from dateline_desktop.scene.stage import Stage


def profile(stage: Stage, scale: Scale, columns: int) -> Floats:
    """Return the height of each column, 0 to 1.

    Each event counts once, spread evenly over what its date can mean, so that a vague
    date makes no peak. Heights grow with the logarithm: one event still shows.
    """
    rows = np.unique(stage.lanes.rows)
    if not len(rows):
        return np.zeros(columns)
    step = scale.span / columns
    lo = np.clip((stage.index.lo[rows] - scale.start) / step, 0, columns)
    hi = np.clip((stage.index.hi[rows] - scale.start) / step, 0, columns)
    mass = np.diff(_passed(lo, hi, columns))
    mass = np.maximum(mass, 0.0)
    heights: Floats = np.log1p(4 * mass) / np.log1p(4 * max(float(mass.max()), 1.0))
    return heights


def _passed(lo: Floats, hi: Floats, columns: int) -> Floats:
    """Return how many events lie before each edge of the columns, in parts."""
    width = np.maximum(hi - lo, 1e-6)
    edges = np.arange(columns + 1, dtype=np.float64)
    return _before(lo, 1 / width, edges) - _before(lo + width, 1 / width, edges)


def _before(starts: Floats, density: Floats, edges: Floats) -> Floats:
    """Return for each edge the sum of density x (edge - start) over earlier starts."""
    order = np.argsort(starts)
    sums = np.concatenate([[0.0], np.cumsum(density[order])])
    moments = np.concatenate([[0.0], np.cumsum((density * starts)[order])])
    rank = np.searchsorted(starts[order], edges)
    passed: Floats = edges * sums[rank] - moments[rank]
    return passed
