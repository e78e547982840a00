"""Counts by rank equal counts by looking at each event, in any view."""

from dataclasses import replace

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline_desktop.scene.arrays import Floats, Ints
from dateline_desktop.scene.density import Counter
from dateline_desktop.scene.index import EventIndex
from dateline_desktop.scene.lanes import LaneBy, Lanes
from dateline_desktop.scene.layers import Layers
from dateline_desktop.scene.placements import BANDS, TIERS, Placements
from dateline_desktop.scene.scale import DAY, Scale
from made_index import all_lanes, an_index

START = 1_600_000_000
STARTS = st.integers(START - 4_000 * DAY, START + 4_000 * DAY)
WIDTHS = st.one_of(
    st.sampled_from([1, 60, 3_600, DAY, 31 * DAY, 366 * DAY]),
    st.integers(1, 5_000 * DAY),
)
EVENTS = st.lists(
    st.tuples(STARTS, WIDTHS, st.integers(0, 6), st.integers(0, 2)),
    min_size=1,
    max_size=60,
)
ALL_TIERS = range(len(TIERS) + 1)
MODEST = settings(max_examples=60)


def build(events: list[tuple[int, int, int, int]]) -> tuple[EventIndex, Lanes]:
    """Return an index of events given by start, width, digit and lane."""
    plain = an_index(
        *["2020-01-01"] * len(events), kinds=[f"k{lane}" for *_, lane in events]
    )
    lo = np.array([start for start, *_ in events], np.int64)
    index = replace(
        plain,
        lo=lo,
        hi=lo + np.array([width for _, width, *_ in events], np.int64),
        digit=np.array([digit for *_, digit, _ in events], np.uint8),
    )
    return index, all_lanes(index, LaneBy.KIND)


def placed(index: EventIndex, lanes: Lanes) -> Placements:
    return Placements.build(index, lanes, np.arange(len(lanes)))


def layers(index: EventIndex, lanes: Lanes) -> Layers:
    return Layers.build(index, lanes, np.arange(len(lanes)))


@MODEST
@given(EVENTS, st.lists(STARTS, min_size=2, max_size=12, unique=True))
def test_events_that_start_between_edges(
    events: list[tuple[int, int, int, int]], cuts: list[int]
) -> None:
    index, lanes = build(events)
    placements, edges = placed(index, lanes), np.array(sorted(cuts))

    ranks = placements.ranks(ALL_TIERS, np.arange(len(lanes)), edges)
    counts = placements.counts(ranks)

    assert counts.tolist() == brute_counts(index, lanes, edges).tolist()


def brute_counts(index: EventIndex, lanes: Lanes, edges: Ints) -> Ints:
    shape = (len(lanes), len(edges) - 1, BANDS)
    counts = np.zeros(shape, dtype=np.int64)
    for lane in range(len(lanes)):
        for row in lanes.rows_of(lane).tolist():
            at = int(np.searchsorted(edges, index.lo[row], side="right")) - 1
            if 0 <= at < len(edges) - 1:
                counts[lane, at, index.digit[row]] += 1
    return counts


@MODEST
@given(EVENTS, st.lists(STARTS, min_size=2, max_size=12, unique=True))
def test_the_fog_is_each_date_spread_over_its_span(
    events: list[tuple[int, int, int, int]], cuts: list[int]
) -> None:
    index, lanes = build(events)
    placements, edges = placed(index, lanes), np.array(sorted(cuts))

    mass = placements.mass(ALL_TIERS, np.arange(len(lanes)), edges)

    np.testing.assert_allclose(mass, brute_mass(index, lanes, edges), atol=1e-6)


def brute_mass(index: EventIndex, lanes: Lanes, edges: Ints) -> Floats:
    mass = np.zeros((len(lanes), len(edges) - 1))
    for lane in range(len(lanes)):
        for row in lanes.rows_of(lane).tolist():
            lo, hi = int(index.lo[row]), int(index.hi[row])
            shared = np.minimum(edges[1:], hi) - np.maximum(edges[:-1], lo)
            mass[lane] += np.maximum(shared, 0) / (hi - lo)
    return mass


@MODEST
@given(EVENTS, STARTS, st.integers(1, 3_000 * DAY))
def test_events_that_overlap_a_view(
    events: list[tuple[int, int, int, int]], lo: int, span: int
) -> None:
    index, lanes = build(events)
    placements, hi = placed(index, lanes), lo + span

    first, last, overlapping = placements.windows(
        ALL_TIERS, np.arange(len(lanes)), lo, hi
    )

    for lane in range(len(lanes)):
        rows = lanes.rows_of(lane)
        inside = rows[(index.lo[rows] < hi) & (index.hi[rows] > lo)]
        assert overlapping[:, lane].sum() == len(inside)
        between = [
            placements.row[a:b]
            for a, b in zip(first[:, lane], last[:, lane], strict=True)
        ]
        assert set(inside.tolist()) <= set(np.concatenate(between).tolist())


@MODEST
@given(EVENTS, STARTS, st.integers(600, 8_000 * DAY))
def test_each_event_in_view_is_counted_once(
    events: list[tuple[int, int, int, int]], lo: int, span: int
) -> None:
    index, lanes = build(events)
    scale, numbers = Scale.over(lo, lo + span, 900.0), np.arange(len(lanes))

    found = Counter(layers(index, lanes)).density(
        numbers, scale, np.full(len(lanes), 3)
    )
    ((marked, _, opacity),) = found.marks()
    crowded = found.bands[found.crowded].sum()

    fine = index.hi - index.lo <= (0, *TIERS)[found.fine]
    starts = (index.lo >= found.edges[0]) & (index.lo < found.edges[-1])
    alone = np.count_nonzero(opacity == 1)
    assert alone + crowded == np.count_nonzero(fine & starts)
    assert (opacity > 0).all()
    assert len(set(marked.tolist())) == len(marked)


@MODEST
@given(EVENTS, STARTS, st.lists(st.floats(-1.2, 1.2), max_size=8))
def test_counting_on_from_a_view_nearby_counts_the_same(
    events: list[tuple[int, int, int, int]], lo: int, steps: list[float]
) -> None:
    index, lanes = build(events)
    numbers, rows = np.arange(len(lanes)), np.full(len(lanes), 3)
    counter = Counter(layers(index, lanes))
    scale = Scale.over(lo, lo + 900 * DAY, 900.0)

    for step in steps:
        scale = scale.moved(step * 900).zoomed(1 + step / 4, 450)
        found = counter.density(numbers, scale, rows)
        fresh = Counter(layers(index, lanes)).density(numbers, scale, rows)
        for name in ("edges", "bands", "shares", "ranks"):
            assert np.array_equal(getattr(found, name), getattr(fresh, name))
        np.testing.assert_allclose(found.fog, fresh.fog, atol=1e-9)


@MODEST
@given(EVENTS)
def test_no_stretch_holds_more_than_the_peak(
    events: list[tuple[int, int, int, int]],
) -> None:
    index, lanes = build(events)
    placements = placed(index, lanes)
    width = 30 * DAY

    starts = [np.sort(index.lo[lanes.rows_of(n)]) for n in range(len(lanes))]
    fullest = max(
        int(np.max(np.searchsorted(s, s + width) - np.arange(len(s)))) for s in starts
    )

    assert placements.peak(width) * 2 * len(TIERS) >= fullest / 2
