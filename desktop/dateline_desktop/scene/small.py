"""The marks of lanes that are small enough to be laid out one by one."""

import numpy as np

from dateline_desktop.scene.arrays import Floats, Ints
from dateline_desktop.scene.items import Items
from dateline_desktop.scene.scale import Scale
from dateline_desktop.scene.stack import Metrics, Stack
from dateline_desktop.scene.stage import Stage

LINES = 64
"""More rows than any lane has, to number the rows of all lanes."""


def small_items(
    stage: Stage, lanes: Ints, scale: Scale, stack: Stack, metrics: Metrics
) -> Items:
    """Return the marks in view of the given lanes, from the top of the first lane."""
    lines = [
        stage.packed(lane, scale, int(stack.rows[lane])) + lane * LINES
        for lane in lanes.tolist()
    ]
    rows = [stage.lanes.rows_of(lane) for lane in lanes.tolist()]
    line = np.concatenate([np.zeros(0, np.int64), *lines])
    row = np.concatenate([np.zeros(0, np.int32), *rows])
    y = row_middles(stack, line // LINES, line % LINES, metrics)
    items = Items.of(stage.index, scale, row, y, line)
    return items.only(items.in_view(scale.width))


def row_middles(stack: Stack, lane: Ints, line: Ints, metrics: Metrics) -> Floats:
    """Return the middle of rows of small lanes; they stand in their lane's middle."""
    slack = stack.height[lane] - stack.rows[lane] * metrics.row
    middles: Floats = stack.top[lane] + slack / 2 + (line + 0.5) * metrics.row
    return middles
