"""Events spread evenly over what their dates can mean, summed up in columns of time."""

import numpy as np

from dateline_desktop.scene.arrays import Floats, Ints
from dateline_desktop.scene.scale import Scale


def spread_evenly(lo: Ints, hi: Ints, scale: Scale, columns: int) -> Floats:
    """Return how many events each column of a scale is expected to hold."""
    step = scale.span / columns
    starts = (lo - scale.start) / step
    width = np.maximum((hi - lo) / step, 1e-6)
    began = _rising(np.clip(starts, 0, columns), width, columns)
    ended = _rising(np.clip(starts + width, 0, columns), width, columns)
    mass: Floats = np.diff(began - ended)
    return mass


def _rising(starts: Floats, width: Floats, columns: int) -> Floats:
    """Return for each edge the sum of (edge - start) / width over earlier starts."""
    column, count = starts.astype(np.int64), columns + 2
    density = np.bincount(column, 1 / width, count)
    moment = np.bincount(column, starts / width, count)
    before = np.concatenate([[0.0], np.cumsum(density)])[: columns + 1]
    moments = np.concatenate([[0.0], np.cumsum(moment)])[: columns + 1]
    passed: Floats = np.arange(columns + 1) * before - moments
    return passed
