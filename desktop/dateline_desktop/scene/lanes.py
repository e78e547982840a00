"""Which lanes there are, and which event stands in which of them.

An event stands once in each of its lanes: by actor, in one for every actor in it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from dateline_desktop.scene.arrays import Ints, Mask
from dateline_desktop.scene.index import EventIndex, Words


class LaneBy(StrEnum):
    """What a lane stands for."""

    ACTOR = "actor"
    KIND = "kind"
    PLACE = "place"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class LaneName:
    """What is written before a lane; `native` is the name in its own script."""

    title: str
    native: str = ""


@dataclass(frozen=True, slots=True)
class Lane:
    """One lane; `key` is the id or word it stands for, "" for events that have none."""

    key: str
    name: LaneName
    count: int


@dataclass(frozen=True, slots=True, eq=False)
class Lanes:
    """The lanes from the fullest down, and the rows of the index that stand in each.

    The rows of lane n are `rows[starts[n] : starts[n + 1]]`.
    """

    lanes: tuple[Lane, ...]
    rows: Ints
    starts: Ints

    def __len__(self) -> int:
        return len(self.lanes)

    def rows_of(self, lane: int) -> Ints:
        """Return the rows of the index that stand in a lane."""
        return self.rows[self.starts[lane] : self.starts[lane + 1]]

    def lanes_of(self, row: int) -> list[int]:
        """Return the lanes in which a row of the index stands."""
        places = np.flatnonzero(self.rows == row)
        return [int(n) for n in np.searchsorted(self.starts, places, "right") - 1]


def lanes(
    index: EventIndex, by: LaneBy, shown: Mask, names: Mapping[str, LaneName]
) -> Lanes:
    """Sort the shown and dated events into lanes; a lane without any is left out.

    `names` has a name for each key, and under "" that of the lane of all others.
    """
    rows, words = _pairs(index, by)
    placed = (shown & index.dated)[rows]
    rows, codes = rows[placed], words.codes[placed]
    codes = np.where(codes < 0, len(words.values), codes)
    counts = np.bincount(codes, minlength=len(words.values) + 1)
    keys = (*words.values, "")
    found = [
        Lane(key, names.get(key) or LaneName(key), int(count))
        for key, count in zip(keys, counts, strict=True)
    ]
    order = sorted(range(len(found)), key=lambda n: _rank(found[n]))
    order = [n for n in order if counts[n]]
    position = np.empty(len(found), dtype=np.int32)
    position[order] = np.arange(len(order), dtype=np.int32)
    by_lane = np.argsort(position[codes], kind="stable")
    ends = np.cumsum(counts[order], dtype=np.int32)
    starts = np.concatenate([np.zeros(1, np.int32), ends])
    return Lanes(tuple(found[n] for n in order), rows[by_lane], starts)


def _rank(lane: Lane) -> tuple[bool, int, str]:
    return not lane.key, -lane.count, lane.name.title.casefold()


def _pairs(index: EventIndex, by: LaneBy) -> tuple[Ints, Words]:
    """Return the rows and, in step, what each of them stands under."""
    rows = np.arange(len(index), dtype=np.int32)
    match by:
        case LaneBy.KIND:
            return rows, index.kinds
        case LaneBy.PLACE:
            return rows, index.places
        case LaneBy.NONE:
            return rows, Words((), np.full(len(index), -1, np.int32))
        case LaneBy.ACTOR:
            return _with_loners(index)


def _with_loners(index: EventIndex) -> tuple[Ints, Words]:
    """Return each event with each of its actors once, or with none."""
    count = len(index.actors.values)
    pairs = index.part_row.astype(np.int64) * max(count, 1) + index.actors.codes
    pairs.sort()
    pairs = pairs[np.append(True, pairs[1:] != pairs[:-1])[: len(pairs)]]
    alone = np.ones(len(index), dtype=np.bool_)
    alone[index.part_row] = False
    loners = np.flatnonzero(alone).astype(np.int32)
    rows, codes = np.divmod(pairs, max(count, 1))
    return (
        np.concatenate([rows.astype(np.int32), loners]),
        Words(
            index.actors.values,
            np.concatenate([codes, np.full(len(loners), -1)]).astype(np.int32),
        ),
    )
