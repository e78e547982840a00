"""The single bars of full lanes: events whose dates are vaguer than the columns.

Those of one lane and tier are drawn all or not at all: some of many would look as if
there were no others. Where they are few they have rows of their own and labels.
"""

from dataclasses import dataclass

import numpy as np

from dateline_desktop.scene.arrays import Floats, Ints, Mask
from dateline_desktop.scene.density import spread
from dateline_desktop.scene.items import Items
from dateline_desktop.scene.placements import TIERS
from dateline_desktop.scene.scale import Scale
from dateline_desktop.scene.small import LINES
from dateline_desktop.scene.stack import THIN_ROWS, Metrics, Stack
from dateline_desktop.scene.stage import Stage

_MOST = 24  # of one lane and tier
_MOST_LOOKED_AT = 256  # for that, with those that ended before
_GAP, _LEAST = 3.0, 6.0  # pixels between thin bars, and of one
_MARK = 8.0  # pixels from the middle of a mark to where a bar may begin
_APART = 1e7  # wider than any view


@dataclass(frozen=True, slots=True, eq=False)
class Walls:
    """Stretches of rows that are taken up by columns, all of them equally wide."""

    line: Ints
    x0: Floats
    x1: Floats


@dataclass(frozen=True, slots=True, eq=False)
class Vague:
    """Events that are fog, in lanes and tiers that hold few; `rank` tells neighbours.

    `overlapping` says for each lane how many of them the view has in all.
    """

    items: Items  # with the lane as their line
    rank: Ints
    overlapping: dict[int, int]


def vague(stage: Stage, numbers: Ints, fine: int, scale: Scale) -> Vague:
    """Return what is fog in some of `stage.big`, as far as it can be drawn singly."""
    tiers, view = range(fine, len(TIERS) + 1), (scale.start, scale.end)
    lanes, layers = stage.big[numbers], stage.layers
    overlapping = layers.overlapping(tiers, numbers, view)
    few = overlapping <= _MOST
    windows = [layer.windows(tiers, numbers, *view)[:2] for layer in layers.shown]
    for first, last in windows:
        few &= last - first <= _MOST_LOOKED_AT
    tier, lane = np.nonzero(few)
    rows, ranks, places = [], [], []
    for n, (first, last) in enumerate(windows):
        rank, at = spread(first[tier, lane], last[tier, lane])
        row, counts = layers.rows_at(n, rank)
        rows.append(row[counts])
        ranks.append(rank[counts])
        places.append(lanes[lane[at[counts]]])
    row = np.concatenate(rows)
    items = Items.of(
        stage.index, scale, row, np.zeros(len(row)), np.concatenate(places)
    )
    tells = items.in_view(scale.width) & items.tells(scale.width)
    counted = zip(lanes.tolist(), overlapping.sum(axis=0).tolist(), strict=True)
    return Vague(items.only(tells), np.concatenate(ranks)[tells], dict(counted))


def placed(
    found: Vague, marks: Items, walls: Walls, stack: Stack, metrics: Metrics
) -> Items:
    """Return the bars that find a place: in the rows of the marks, else in thin ones.

    A bar has the row of the marks that its rank gives it, so that moving the view moves
    no bar to another.
    """
    lane, items = found.items.line, found.items
    line = found.rank % stack.rows[lane]
    top = stack.top[lane] + stack.thin[lane] + metrics.pad
    full = Items(
        row=items.row,
        y=top + (line + 0.5) * metrics.row,
        line=line + lane * LINES,
        thin=items.thin,
        x0=items.x0,
        x1=items.x1,
        form=items.form,
        opacity=items.opacity,
    )
    fits = _apart(full, _free(full, marks, walls))
    thin = _packed_thin(items.only(~fits), stack, metrics)
    return Items.together([full.only(fits), thin])


def _free(bars: Items, marks: Items, walls: Walls) -> Mask:
    """Return for each bar whether no mark and no column stands in its way."""
    reach = float(np.max(walls.x1 - walls.x0, initial=0.0))
    middle = (marks.x0 + marks.x1) / 2
    free: Mask = ~_met(bars, marks.line, middle - _MARK, 2 * _MARK)
    return free & ~_met(bars, walls.line, walls.x0, reach)


def _met(bars: Items, line: Ints, x0: Floats, reach: float) -> Mask:
    """Return which bars meet a stretch in their line; all are as long as `reach`."""
    key = np.sort(line * _APART + x0)
    begin = np.searchsorted(key, bars.line * _APART + bars.x0 - reach, side="right")
    end = np.searchsorted(key, bars.line * _APART + bars.x1)
    met: Mask = end > begin
    return met


def _apart(bars: Items, free: Mask) -> Mask:
    """Return which of the free bars can be drawn in their lines, short ones first."""
    taken: dict[int, list[tuple[float, float]]] = {}
    fits = np.zeros(len(bars.row), dtype=np.bool_)
    order = np.argsort(bars.x1 - bars.x0, kind="stable")
    for n in order[free[order]].tolist():
        x0, x1 = float(bars.x0[n]), float(bars.x1[n])
        others = taken.setdefault(int(bars.line[n]), [])
        if all(b + _GAP <= x0 or x1 + _GAP <= a for a, b in others):
            others.append((x0, x1))
            fits[n] = True
    return fits


def _packed_thin(items: Items, stack: Stack, metrics: Metrics) -> Items:
    """Return the bars that find a place in the thin rows of their lanes.

    The first bars of all lanes are placed at once, then the second ones, and so on.
    """
    long = items.x1 - items.x0 >= _LEAST
    items = items.only(long & (stack.thin[items.line] > 0))
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
        taken[lanes, row] = items.x1[bars] + _GAP
        rows[bars] = row
    top = stack.top[items.line] + metrics.pad
    items.y[:] = top + (rows + 0.5) * metrics.thin_row
    items.thin[:] = True
    return items.only(rows >= 0)
