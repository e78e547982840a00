"""The columns and marks of lanes that are too full to be laid out one by one."""

from dataclasses import dataclass

import numpy as np

from dateline_desktop.scene.arrays import Ints
from dateline_desktop.scene.crowd_bars import Vague, Walls, placed, vague
from dateline_desktop.scene.density import BLOCK, Density, spread
from dateline_desktop.scene.items import Items
from dateline_desktop.scene.marks import FOG, Columns
from dateline_desktop.scene.packing import GOLDEN
from dateline_desktop.scene.placements import BANDS
from dateline_desktop.scene.scale import Scale
from dateline_desktop.scene.small import LINES
from dateline_desktop.scene.stack import Metrics, Stack
from dateline_desktop.scene.stage import Stage

_INKS = (1, 2, 3, 4, 5, 6, 0, FOG)  # from the bottom of a column to its top


@dataclass(frozen=True, slots=True, eq=False)
class Crowd:
    """What is drawn of the big lanes, and how many vague events of each are not.

    No label may stand in `walls`, where columns are; each has its row as `line`.
    """

    columns: Columns
    items: Items
    walls: Walls
    left_out: dict[int, int]


def crowd(
    stage: Stage, numbers: Ints, scale: Scale, stack: Stack, metrics: Metrics
) -> Crowd:
    """Return the picture of some of `stage.big`, given by their numbers in it."""
    lanes = stage.big[numbers]
    found = stage.counter.density(numbers, scale, stack.rows[lanes])
    marks = _marks(stage, found, lanes, scale, (stack, metrics))
    walls = _walls(found, lanes, scale, stack)
    fog = vague(stage, numbers, found.fine, scale)
    bars = placed(fog, marks, walls, stack, metrics)
    left_out = _left_out(stage, fog, bars, scale)
    # Where each vague event is drawn singly, fog would say the same once more.
    found.fog[[left_out[lane] == 0 for lane in lanes.tolist()]] = 0.0
    return Crowd(
        _columns(stage, found, numbers, scale, stack),
        Items.together([marks, bars]),
        walls,
        left_out,
    )


def _left_out(stage: Stage, fog: Vague, bars: Items, scale: Scale) -> dict[int, int]:
    """Return for each lane how many vague events in view have no bar."""
    seen = bars.only((bars.x1 > 0) & (bars.x0 < scale.width))
    lanes = np.where(seen.thin, seen.line, seen.line // LINES)
    drawn = np.bincount(lanes, minlength=len(stage.lanes)).tolist()
    return {
        lane: max(count - drawn[lane], 0) for lane, count in fog.overlapping.items()
    }


Room = tuple[Stack, Metrics]


def _marks(
    stage: Stage, found: Density, lanes: Ints, scale: Scale, room: Room
) -> Items:
    """Return the single marks of what is not crowded, spread over the lane's rows."""
    stack, metrics = room
    parts = []
    for layer, (ranks, number, opacity) in enumerate(found.marks()):
        lane = lanes[number]
        line = (ranks * GOLDEN % 1 * stack.rows[lane]).astype(np.int64)
        above = stack.top[lane] + stack.thin[lane] + metrics.pad
        y = above + (line + 0.5) * metrics.row
        row, counts = stage.layers.rows_at(layer, ranks)
        items = Items.of(stage.index, scale, row, y, line + lane * LINES)
        items.opacity[:] = opacity
        parts.append(items.only(counts & items.in_view(scale.width)))
    return Items.together(parts)


def _columns(
    stage: Stage, found: Density, numbers: Ints, scale: Scale, stack: Stack
) -> Columns:
    lanes = stage.big[numbers]
    bottom = stack.top[lanes] + stack.height[lanes] - 1
    tallest = (stack.height[lanes] - stack.thin[lanes] - 2)[:, None]
    inks = np.array(_INKS if found.crowded.any() else (FOG,), dtype=np.uint8)
    shown = np.minimum(2 * found.shares, 1.0)
    parts = found.fog[:, :, None]
    if len(inks) > 1:
        counted = found.bands[:, :, _INKS[:BANDS]] * found.crowded[:, :, None]
        parts = np.concatenate([counted, parts], axis=2)
    total = parts.sum(axis=2)
    height = tallest * stage.shares(total, numbers, found.width)
    tops = np.cumsum(parts, axis=2) * (height / np.maximum(total, 1e-9))[:, :, None]
    tops = np.round(tops)
    heights = np.diff(tops, axis=2, prepend=0.0)
    x = np.round(scale.xs(found.edges))
    shows = (heights >= 1) & ((x[1:] > 0) & (x[:-1] < scale.width))[None, :, None]
    lane, column, part = np.nonzero(shows)
    return Columns(
        x=x[column],
        y=bottom[lane] - tops[shows],
        width=(x[1:] - x[:-1])[column],
        height=heights[shows],
        ink=inks[part],
        opacity=np.where(inks[part] == FOG, 1.0, shown[lane, column]),
    )


def _walls(found: Density, lanes: Ints, scale: Scale, stack: Stack) -> Walls:
    """Return the crowded blocks, once for each row of marks of their lane."""
    number, block = np.nonzero(found.crowded[:, ::BLOCK])
    rows = stack.rows[lanes[number]]
    at, line = spread(np.zeros_like(rows), rows)[::-1]
    x = scale.xs(found.edges[::BLOCK])
    taken = block[at]
    return Walls(line + lanes[number[at]] * LINES, x[taken], x[taken + 1])
