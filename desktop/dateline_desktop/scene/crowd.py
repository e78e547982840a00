"""The columns and marks of lanes that are too full to be laid out one by one."""

from dataclasses import dataclass

import numpy as np

from dateline_desktop.scene.arrays import Floats, Ints
from dateline_desktop.scene.density import BLOCK, Density, spread
from dateline_desktop.scene.items import Items
from dateline_desktop.scene.layers import Layers
from dateline_desktop.scene.marks import FOG, Columns
from dateline_desktop.scene.packing import GOLDEN
from dateline_desktop.scene.placements import BANDS, TIERS
from dateline_desktop.scene.scale import Scale
from dateline_desktop.scene.small import LINES
from dateline_desktop.scene.stack import THIN_ROWS, Metrics, Stack
from dateline_desktop.scene.stage import Stage

_MOST_BARS = 16  # looked at in a lane, the longest first
_MOST_LOOKED_AT = 32  # of one tier
_INKS = (1, 2, 3, 4, 5, 6, 0, FOG)  # from the bottom of a column to its top
_THIN_GAP = 3.0


@dataclass(frozen=True, slots=True, eq=False)
class Walls:
    """Stretches of rows that are taken up by columns."""

    line: Ints
    x0: Floats
    x1: Floats


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
    thin, left_out = _thin_items(stage, numbers, found.fine, scale, (stack, metrics))
    return Crowd(
        _columns(stage.layers, found, lanes, scale, (stack, metrics)),
        Items.together([_marks(stage, found, lanes, scale, (stack, metrics)), thin]),
        _walls(found, lanes, scale, stack),
        left_out,
    )


Room = tuple[Stack, Metrics]


def _marks(
    stage: Stage, found: Density, lanes: Ints, scale: Scale, room: Room
) -> Items:
    """Return the single marks of what is not crowded, spread over the lane's rows."""
    stack, metrics = room
    parts = []
    for layer, (ranks, number) in enumerate(found.marks()):
        lane = lanes[number]
        line = (ranks * GOLDEN % 1 * stack.rows[lane]).astype(np.int64)
        above = stack.top[lane] + stack.thin[lane] + metrics.pad
        y = above + (line + 0.5) * metrics.row
        row, counts = stage.layers.rows_at(layer, ranks)
        items = Items.of(stage.index, scale, row, y, line + lane * LINES)
        parts.append(items.only(counts & items.in_view(scale.width)))
    return Items.together(parts)


def _columns(
    layers: Layers, found: Density, lanes: Ints, scale: Scale, room: Room
) -> Columns:
    stack = room[0]
    bottom = stack.top[lanes] + stack.height[lanes] - 1
    tallest = (stack.height[lanes] - stack.thin[lanes] - 2)[:, None]
    inks = _INKS if found.crowded.any() else (FOG,)
    parts = found.fog[:, :, None]
    if len(inks) > 1:
        counted = found.bands[:, :, _INKS[:BANDS]] * found.crowded[:, :, None]
        parts = np.concatenate([counted, parts], axis=2)
    total = parts.sum(axis=2)
    share = np.log1p(total) / np.log1p(max(layers.peak(found.width), 2.0))
    height = tallest * np.minimum(share, 1.0)
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
        ink=np.array(inks, dtype=np.uint8)[part],
    )


def _walls(found: Density, lanes: Ints, scale: Scale, stack: Stack) -> Walls:
    """Return the crowded blocks, once for each row of marks of their lane."""
    number, block = np.nonzero(found.crowded[:, ::BLOCK])
    rows = stack.rows[lanes[number]]
    at, line = spread(np.zeros_like(rows), rows)[::-1]
    x = scale.xs(found.edges[::BLOCK])
    taken = block[at]
    return Walls(line + lanes[number[at]] * LINES, x[taken], x[taken + 1])


def _thin_items(
    stage: Stage, numbers: Ints, fine: int, scale: Scale, room: Room
) -> tuple[Items, dict[int, int]]:
    """Return thin bars for the vaguest and longest events, and the number of others."""
    lanes = stage.big[numbers]
    row, lane = _vaguest(stage.layers, numbers, fine, scale)
    items = Items.of(stage.index, scale, row, np.zeros(len(row)), lanes[lane])
    items = items.only(items.in_view(scale.width) & items.tells(scale.width))
    begins = np.searchsorted(items.line, items.line)
    items = items.only(np.arange(len(items.row)) - begins < _MOST_BARS)
    thin = _packed_thin(items, *room)
    drawn = np.bincount(thin.line, minlength=len(stage.lanes))
    tiers, view = range(fine, len(TIERS) + 1), (scale.start, scale.end)
    counts = stage.layers.overlapping(tiers, numbers, view).tolist()
    left = zip(lanes.tolist(), counts, strict=True)
    return thin, {lane: int(count - drawn[lane]) for lane, count in left}


def _vaguest(
    layers: Layers, numbers: Ints, fine: int, scale: Scale
) -> tuple[Ints, Ints]:
    """Return the rows to be looked at, lane by lane, the vaguest first."""
    tiers = range(fine, len(TIERS) + 1)
    rows, places = [], []
    for n, layer in enumerate(layers.shown):
        first, last, _ = layer.windows(tiers, numbers, scale.start, scale.end)
        first = np.maximum(first, last - _MOST_LOOKED_AT)
        ranks, at = spread(first[::-1].T.ravel(), last[::-1].T.ravel())
        row, counts = layers.rows_at(n, ranks)
        rows.append(row[counts])
        places.append(at[counts])
    row, place = np.concatenate(rows), np.concatenate(places)
    order = np.argsort(place, kind="stable")
    return row[order], place[order] // max(len(tiers), 1)


def _packed_thin(items: Items, stack: Stack, metrics: Metrics) -> Items:
    """Return the bars that find a place in the thin rows of their lanes.

    The first bars of all lanes are placed at once, then the second ones, and so on.
    """
    items = items.only(np.lexsort((items.x0, items.line)))
    place = np.arange(len(items.line)) - np.searchsorted(items.line, items.line)
    taken = np.full((len(stack.top), THIN_ROWS), -np.inf)
    rows = np.full(len(items.row), -1)
    for turn in range(int(np.max(place, initial=-1)) + 1):
        bars = np.flatnonzero(place == turn)
        lanes = items.line[bars]
        free = taken[lanes] <= items.x0[bars, None]
        fits = free.any(axis=1)
        bars, lanes, row = bars[fits], lanes[fits], free[fits].argmax(axis=1)
        taken[lanes, row] = items.x1[bars] + _THIN_GAP
        rows[bars] = row
    top = stack.top[items.line] + metrics.pad
    items.y[:] = top + (rows + 0.5) * metrics.thin_row
    items.thin[:] = True
    return items.only((rows >= 0) & (stack.thin[items.line] > 0))
