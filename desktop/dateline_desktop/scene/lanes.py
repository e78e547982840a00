"""Which lanes there are, and which event stands in which of them.

An event stands once in each of its lanes: by actor, in one for every actor in it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from dateline_desktop.scene.arrangement import PLAIN, Arrangement
from dateline_desktop.scene.arrays import Ints, Mask, places
from dateline_desktop.scene.index import EventIndex, Words

_FEW_LANES = 65_000


class LaneBy(StrEnum):
    """What a lane stands for."""

    ACTOR = "actor"
    KIND = "kind"
    PLACE = "place"
    PUBLISHER = "publisher"
    TAG = "tag"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class LaneName:
    """What is written before a lane; `native` is the name in its own script."""

    title: str
    native: str = ""


@dataclass(frozen=True, slots=True)
class Lane:
    """One lane; `key` is the id or word it stands for, "" for events that have none.

    `rows` is how many rows of marks were asked for, 0 for as many as are needed.
    """

    key: str
    name: LaneName
    count: int
    is_collapsed: bool = False
    rows: int = 0


@dataclass(frozen=True, slots=True, eq=False)
class Lanes:
    """The lanes in their order, and the rows of the index that stand in each.

    The rows of lane n are `rows[starts[n] : starts[n + 1]]`. Those in `hidden` are
    named but not among them.
    """

    lanes: tuple[Lane, ...]
    rows: Ints
    starts: Ints
    hidden: tuple[Lane, ...] = ()

    def __len__(self) -> int:
        return len(self.lanes)

    def rows_of(self, lane: int) -> Ints:
        """Return the rows of the index that stand in a lane."""
        return self.rows[self.starts[lane] : self.starts[lane + 1]]

    def places_of(self, rows: Ints, count: int) -> tuple[Ints, Ints]:
        """Return where some of `count` rows stand among `rows`, and in which lanes."""
        at = places(self.rows, rows, count)
        return at, np.searchsorted(self.starts, at, side="right") - 1

    def lanes_of(self, row: int) -> list[int]:
        """Return the lanes in which a row of the index stands."""
        places = np.flatnonzero(self.rows == row)
        return [int(n) for n in np.searchsorted(self.starts, places, "right") - 1]


@dataclass(frozen=True, slots=True, eq=False)
class Pairs:
    """Rows of the index and, in step, what each of them stands under."""

    rows: Ints
    under: Words

    @classmethod
    def of(cls, index: EventIndex, by: LaneBy, among: Ints | None = None) -> "Pairs":
        """Return what the index itself knows; by the rest, nothing stands anywhere.

        `among` says which rows are wanted, if not all.
        """
        rows = np.arange(len(index)) if among is None else among
        rows = rows.astype(np.int32)
        match by:
            case LaneBy.KIND:
                return cls(rows, Words(index.kinds.values, index.kinds.codes[rows]))
            case LaneBy.PLACE:
                return cls(rows, Words(index.places.values, index.places.codes[rows]))
            case LaneBy.ACTOR:
                return cls.linked(index, index.part_row, index.actors, among)
        return cls(rows, Words((), np.full(len(rows), -1, np.int32)))

    def only(self, which: Mask) -> "Pairs":
        """Return the pairs of those rows for which a mask over the index holds."""
        placed = which[self.rows]
        under = Words(self.under.values, self.under.codes[placed])
        return Pairs(self.rows[placed], under)

    @classmethod
    def linked(
        cls, index: EventIndex, rows: Ints, under: Words, among: Ints | None = None
    ) -> "Pairs":
        """Return each event under each of its links once, or under none."""
        alone = np.zeros(len(index), dtype=np.bool_)
        alone[slice(None) if among is None else among] = True
        codes = under.codes
        if among is not None:
            wanted = places(rows, among, len(index))
            rows, codes = rows[wanted], codes[wanted]
        count = max(len(under.values), 1)
        alone[rows] = False
        loners = np.flatnonzero(alone).astype(np.int32)
        if np.any(rows[1:] <= rows[:-1]):  # else each event has one
            pairs = rows.astype(np.int64) * count + codes
            pairs.sort(kind="stable")  # they nearly are
            pairs = pairs[np.append(True, pairs[1:] != pairs[:-1])[: len(pairs)]]
            rows, codes = np.divmod(pairs, count)
        codes = np.concatenate([codes, np.full(len(loners), -1)]).astype(np.int32)
        rows = np.concatenate([rows.astype(np.int32), loners])
        return cls(rows, Words(under.values, codes))


def lanes(
    index: EventIndex,
    by: LaneBy | Pairs,
    shown: Mask,
    names: Mapping[str, LaneName],
    arrangement: Arrangement = PLAIN,
) -> Lanes:
    """Sort the shown and dated events into lanes; a lane without any is left out.

    `names` has a name for each key, and under "" that of the lane of all others.
    """
    pairs = by if isinstance(by, Pairs) else Pairs.of(index, by)
    pairs = pairs.only(shown & index.dated)
    rows, codes, values = pairs.rows, pairs.under.codes, pairs.under.values
    codes = np.where(codes < 0, len(values), codes)
    counts = np.bincount(codes, minlength=len(values) + 1)
    found = [
        _lane(key, names.get(key) or LaneName(key), int(count), arrangement)
        for key, count in zip((*values, ""), counts, strict=True)
    ]
    ranked = _ranked(found, arrangement)
    order = [n for n in ranked if found[n].key not in arrangement.hidden]
    away = [n for n in ranked if found[n].key in arrangement.hidden]
    position = np.full(len(found), len(order), dtype=np.uint32)
    position[order] = np.arange(len(order))
    if len(order) <= _FEW_LANES:
        position = position.astype(np.uint16)  # so short ones are sorted at once
    at = position[codes]
    by_lane = np.argsort(at, kind="stable")[: np.count_nonzero(at < len(order))]
    ends = np.cumsum(counts[order], dtype=np.int32)
    return Lanes(
        lanes=tuple(found[n] for n in order),
        rows=rows[by_lane],
        starts=np.concatenate([np.zeros(1, np.int32), ends]),
        hidden=tuple(found[n] for n in away),
    )


def moved(
    old: Lanes,
    left: tuple[Ints, Ints],
    pairs: Pairs,
    names: Mapping[str, LaneName],
    arrangement: Arrangement = PLAIN,
) -> Lanes:
    """Return the lanes after the rows at some places have gone to stand as in `pairs`.

    Lanes that are hidden are not known well enough: those have to be made anew.
    """
    parts = {lane.key: old.rows_of(n) for n, lane in enumerate(old.lanes)}
    at, number = left
    for n in np.unique(number).tolist():
        gone = at[number == n] - old.starts[n]
        parts[old.lanes[n].key] = np.delete(old.rows_of(n), gone)
    keys, codes = (*pairs.under.values, ""), pairs.under.codes
    for code in np.unique(codes).tolist():
        new = pairs.rows[codes == code]
        part = parts.get(keys[code], new[:0])
        parts[keys[code]] = np.insert(part, np.searchsorted(part, new), new)
    found = [
        _lane(key, names.get(key) or LaneName(key), len(part), arrangement)
        for key, part in parts.items()
    ]
    order = [found[n] for n in _ranked(found, arrangement)]
    rows = [np.zeros(0, np.int32), *(parts[lane.key] for lane in order)]
    starts = np.cumsum([0, *(lane.count for lane in order)], dtype=np.int32)
    return Lanes(tuple(order), np.concatenate(rows), starts)


def _lane(key: str, name: LaneName, count: int, arrangement: Arrangement) -> Lane:
    is_collapsed = key in arrangement.collapsed
    return Lane(key, name, count, is_collapsed, arrangement.rows.get(key, 0))


def _ranked(found: Sequence[Lane], arrangement: Arrangement) -> list[int]:
    """Return the lanes that are not empty: as arranged, and then the fullest first."""
    placed = {key: n for n, key in enumerate(arrangement.order)}

    def rank(n: int) -> tuple[int, bool, int, str]:
        lane = found[n]
        asked = placed.get(lane.key, len(placed))
        return asked, not lane.key, -lane.count, lane.name.title.casefold()

    return sorted((n for n in range(len(found)) if found[n].count), key=rank)
