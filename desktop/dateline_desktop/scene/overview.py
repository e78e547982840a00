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
    mass = np.maximum(stage.mass(scale, columns), 0.0)
    most = max(float(mass.max(initial=0.0)), 1.0)
    heights: Floats = np.log1p(4 * mass) / np.log1p(4 * most)
    return heights
