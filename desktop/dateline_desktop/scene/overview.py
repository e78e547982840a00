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
    shown = np.zeros(len(stage.index), dtype=np.bool_)
    shown[stage.lanes.rows] = True
    if not shown.any():
        return np.zeros(columns)
    step = scale.span / columns
    lo = (stage.index.lo[shown] - scale.start) / step
    hi = (stage.index.hi[shown] - scale.start) / step
    width = np.maximum(hi - lo, 1e-6)
    began = _rising(np.clip(lo, 0, columns), width, columns)
    ended = _rising(np.clip(lo + width, 0, columns), width, columns)
    mass = np.maximum(np.diff(began - ended), 0.0)
    heights: Floats = np.log1p(4 * mass) / np.log1p(4 * max(float(mass.max()), 1.0))
    return heights


def _rising(starts: Floats, width: Floats, columns: int) -> Floats:
    """Return for each edge the sum of (edge - start) / width over earlier starts."""
    column, count = starts.astype(np.int64), columns + 2
    density = np.bincount(column, 1 / width, count)
    moment = np.bincount(column, starts / width, count)
    before = np.concatenate([[0.0], np.cumsum(density)])[: columns + 1]
    moments = np.concatenate([[0.0], np.cumsum(moment)])[: columns + 1]
    passed: Floats = np.arange(columns + 1) * before - moments
    return passed
