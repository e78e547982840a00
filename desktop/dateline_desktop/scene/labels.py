"""Which marks get a label, on which side, and how much room it has.

Marks stand in rows; the gap between two neighbours of a row may hold the label of the
left one, of the right one, or both. The best graded choose first, and labels never
touch each other or another mark.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from dateline_desktop.scene.arrays import Floats, Ints

Wording = Callable[[int], tuple[str, float] | None]
"""Gives the text of a mark and how long it is, None where it is not known yet."""

NO_LABEL = 100
_MOST = 160
_LEAST = 56.0  # pixels below which a shortened label says nothing
_PAD = 5.0
_ROUNDING = 0.01
_APART = 1e7  # wider than any view


@dataclass(frozen=True, slots=True, eq=False)
class Marks:
    """The marks in view: a number for their row, their span, the room within a bar.

    `rank` is lowest for those who choose first; `NO_LABEL` has one that only stands
    in the way.
    """

    row: Ints
    x0: Floats
    x1: Floats
    inside_x: Floats
    inside: Floats
    rank: Ints


@dataclass(frozen=True, slots=True)
class Label:
    """Where the label of a mark goes: from `x`, or up to it when `before`."""

    mark: int
    text: str
    x: float
    room: float
    before: bool = False


def place(marks: Marks, width: float, wording: Wording) -> list[Label]:
    """Place as many labels as find room."""
    free, before, after = _gaps(marks, width)
    marks.inside[:] = np.minimum(marks.inside, _clear_inside(marks))
    most = np.maximum(np.maximum(free[before], free[after]), marks.inside)
    candidates = np.flatnonzero((most >= _LEAST) & (marks.rank < NO_LABEL))
    candidates = candidates[np.argsort(marks.rank[candidates], kind="stable")]
    columns = (
        candidates,
        marks.inside[candidates],
        before[candidates],
        after[candidates],
    )
    gaps = free.tolist()
    found: list[Label] = []
    for mark, inside, left, right in zip(*(c.tolist() for c in columns), strict=True):
        if max(inside, gaps[left], gaps[right]) < _LEAST:
            continue  # a better one has taken it
        told = wording(mark)
        if told is None:
            continue
        label = _choose(marks, mark, told, gaps, (left, right))
        if label is not None:
            found.append(label)
        if len(found) == _MOST:
            break
    return found


def _gaps(marks: Marks, width: float) -> tuple[Floats, Ints, Ints]:
    """Return the free gaps, and for each mark the number of the one on either side."""
    count = len(marks.row)
    order = np.lexsort((marks.x0, marks.row))
    row, x0, x1 = marks.row[order], marks.x0[order], marks.x1[order]
    first = np.append(True, row[1:] != row[:-1])[:count]
    last = np.append(first[1:], True)[:count]
    shift = np.cumsum(first) * _APART
    reach = np.maximum.accumulate(x1 + shift) - shift
    after = np.where(last, width, np.append(x0[1:], 0.0)) - x1
    after[reach > x1 + _ROUNDING] = 0.0  # beneath a bar that goes on
    lead = np.where(first, x0, 0.0)
    number = np.arange(count)
    position = np.empty_like(order)
    position[order] = number
    before = np.where(first, count + number, number - 1)[position]
    return np.concatenate([after, lead]), before, position


def _clear_inside(marks: Marks) -> Floats:
    """Return how far it is, within each mark, to the next one that stands in it.

    Where an earlier one reaches that far in, there is no room at all.
    """
    order = np.lexsort((marks.x0, marks.row))
    row, x0, x1 = marks.row[order], marks.x0[order], marks.x1[order]
    count = len(row)
    begins = np.append(True, row[1:] != row[:-1])[:count]
    shift = np.cumsum(begins) * _APART
    reach = np.append(0.0, np.maximum.accumulate(x1 + shift))[:count] - shift
    following = np.where(
        np.append(begins[1:], True)[:count], _APART, np.append(x0[1:], 0.0)[:count]
    )
    text = marks.inside_x[order]
    room = np.where(reach > text - _PAD, 0.0, following - text - _PAD)
    clear = np.empty(count)
    clear[order] = room
    return clear


def _choose(
    marks: Marks,
    mark: int,
    told: tuple[str, float],
    free: list[float],
    gaps: tuple[int, int],
) -> Label | None:
    """Take the first place where the whole text fits, else the roomiest one."""
    text, length = told
    before, after = gaps
    rooms = (
        float(marks.inside[mark]),
        free[after] - 2 * _PAD,
        free[before] - 2 * _PAD,
    )
    fitting = [n for n in range(3) if rooms[n] >= length]
    place = fitting[0] if fitting else max(range(3), key=rooms.__getitem__)
    room = min(rooms[place], length)
    if room < min(length, _LEAST):
        return None
    if place == 0:
        return Label(mark, text, float(marks.inside_x[mark]), room)
    if place == 1:
        free[after] -= room + _PAD
        return Label(mark, text, float(marks.x1[mark]) + _PAD, room)
    free[before] -= room + _PAD
    return Label(mark, text, float(marks.x0[mark]) - _PAD, room, before=True)
