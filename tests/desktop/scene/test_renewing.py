"""What a stage keeps over edits shows the same as one that is made anew."""

from dataclasses import dataclass

import numpy as np
import pytest

from dateline_desktop.scene.arrays import Ints, Mask
from dateline_desktop.scene.density import Counter
from dateline_desktop.scene.index import EventIndex
from dateline_desktop.scene.lanes import LaneBy, Lanes, Pairs, lanes, moved
from dateline_desktop.scene.layers import Layers
from dateline_desktop.scene.placements import TIERS
from dateline_desktop.scene.scale import DAY, Scale
from dateline_desktop.scene.stage import Change, Stage
from synthetic import synthetic_columns, synthetic_digits

COUNT, EDITS = 3_000, 25
ALL_TIERS = range(len(TIERS) + 1)


@dataclass(frozen=True)
class Kept:
    """An index with the lanes and the stage that follow it."""

    index: EventIndex
    lanes: Lanes
    stage: Stage


def make(count: int, seed: int) -> EventIndex:
    index = EventIndex.build(synthetic_columns(count, lanes=9, seed=seed), {})
    index.digit[:] = synthetic_digits(count, seed=seed)
    return index


def fresh(index: EventIndex, by: LaneBy, shown: Mask) -> Kept:
    made = lanes(index, by, shown, {})
    stage = Stage(index, made, ())
    assert stage.layers.gained is None
    return Kept(index, made, stage)


def some_edit(index: EventIndex, random: np.random.Generator) -> None:
    """Change, add and delete a few events, as an edit or an undo does."""
    few = int(random.integers(1, 6))
    part = make(few, int(random.integers(1 << 30)))
    rows = np.unique(random.integers(0, len(index) + 3, few))
    ids = [
        bytes(index.ids[row]) if row < len(index) else f"{random.bytes(9).hex()}"
        for row in rows.tolist()
    ]
    some = EventIndex.build(synthetic_columns(len(ids), lanes=9, seed=few), {})
    some.digit[:] = part.digit[: len(ids)]
    some.ids = np.array(ids, dtype="S36")
    gone = random.integers(0, len(index), int(random.integers(0, 3)))
    lost = {index.ids[row].decode() for row in gone.tolist()} - set(map(_text, ids))
    index.take_in(some, lost)


def _text(key: str | bytes) -> str:
    return key if isinstance(key, str) else key.decode()


def renewed(kept: Kept, by: LaneBy, version: int, shown: Mask) -> Kept:
    index, change = kept.index, Change.since(kept.index, version, kept.lanes)
    pairs = Pairs.of(index, by, change.past.row).only(shown & index.dated)
    found = moved(kept.lanes, change.places, pairs, {})
    return Kept(index, found, kept.stage.renewed(found, (), change))


def in_lanes(made: Lanes) -> dict[str, list[int]]:
    return {lane.key: sorted(made.rows_of(n)) for n, lane in enumerate(made.lanes)}


def marked(layers: Layers, scale: Scale, numbers: Ints) -> list[tuple[int, int]]:
    """Return which rows are drawn as marks, and in which lane."""
    found = Counter(layers).density(numbers, scale, np.full(len(numbers), 9))
    pairs: list[tuple[int, int]] = []
    for layer, (ranks, number, _) in enumerate(found.marks()):
        row, counts = layers.rows_at(layer, ranks)
        pairs += zip(row[counts].tolist(), number[counts].tolist(), strict=True)
    return sorted(pairs)


def assert_same(kept: Kept, new: Kept, random: np.random.Generator) -> None:
    assert in_lanes(kept.lanes) == in_lanes(new.lanes)
    assert [lane.key for lane in kept.lanes.lanes] == [v.key for v in new.lanes.lanes]
    assert kept.stage.extent == new.stage.extent
    assert kept.stage.big.tolist() == new.stage.big.tolist()
    whole = Scale.over(0, 4e9, 900.0)
    np.testing.assert_allclose(
        kept.stage.mass(whole, 300), new.stage.mass(whole, 300), atol=1e-4
    )
    numbers = np.arange(len(new.stage.big))
    lo, hi = new.stage.extent or (0, 1)
    for share in (1.0, 0.2, 0.01):
        start = lo + random.random() * (hi - lo) * (1 - share)
        scale = Scale.over(start, start + (hi - lo) * share, 900.0)
        assert_same_counts(kept.stage.layers, new.stage.layers, scale, numbers)
        assert marked(kept.stage.layers, scale, numbers) == marked(
            new.stage.layers, scale, numbers
        )


def assert_same_counts(kept: Layers, new: Layers, scale: Scale, numbers: Ints) -> None:
    edges = np.linspace(scale.start, scale.end, 40).astype(np.int64)
    ours = kept.counts(kept.ranks(ALL_TIERS, numbers, edges), ALL_TIERS, numbers, edges)
    theirs = new.counts(new.ranks(ALL_TIERS, numbers, edges), ALL_TIERS, numbers, edges)
    assert np.array_equal(ours, theirs)
    np.testing.assert_allclose(
        kept.mass(ALL_TIERS, numbers, edges),
        new.mass(ALL_TIERS, numbers, edges),
        atol=1e-4,
    )
    view = (scale.start, scale.end)
    assert np.array_equal(
        kept.overlapping(ALL_TIERS, numbers, view),
        new.overlapping(ALL_TIERS, numbers, view),
    )


@pytest.mark.parametrize("by", [LaneBy.ACTOR, LaneBy.KIND, LaneBy.NONE])
@pytest.mark.parametrize("filtered", [False, True])
def test_edits_are_followed(by: LaneBy, filtered: bool) -> None:
    random = np.random.default_rng(7)
    index = make(COUNT, seed=3)

    def shown() -> Mask:
        mask: Mask = index.living & ((index.digit <= 4) | (not filtered))
        return mask

    kept = fresh(index, by, shown())
    for step in range(EDITS):
        version = index.version
        some_edit(index, random)
        kept = renewed(kept, by, version, shown())
        if step % 4 == 0:
            assert_same(kept, fresh(index, by, shown()), random)
    assert kept.stage.layers.gained is not None
    assert_same(kept, fresh(index, by, shown()), random)


def test_a_lane_that_no_edit_touched_keeps_its_rows_of_marks() -> None:
    index = make(600, seed=3)
    kept = fresh(index, LaneBy.ACTOR, index.living)
    scale = Scale.over(*(kept.stage.extent or (0, DAY)), 900.0)
    before = [kept.stage.packed(n, scale, 5) for n in range(len(kept.lanes))]
    version, row = index.version, int(kept.lanes.rows_of(2)[0])

    index.take_in(make(0, 1), [index.id_of(row)])
    after = renewed(kept, LaneBy.ACTOR, version, index.living)

    assert after.stage.packed(1, scale, 5) is before[1]
    assert len(after.stage.packed(2, scale, 5)) == len(before[2]) - 1
