"""What is on a picture of a case: its events in lanes, and what is not on it, and why.

Texts are made fit for any file here, before they are measured.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

import numpy as np

from dateline_db.case import Case
from dateline_db.errors import Message, say
from dateline_db.model.marking import Marking
from dateline_desktop.core.cleaning import tidy
from dateline_desktop.core.filter import Filter
from dateline_desktop.scene.arrays import Mask
from dateline_desktop.scene.eras import Span, spans
from dateline_desktop.scene.index import EventIndex, Words
from dateline_desktop.scene.lanes import Lane, LaneBy, LaneName, Lanes, Pairs, lanes
from dateline_desktop.scene.stage import Stage
from dateline_desktop.timeline.clocks import Clocks, clock_name
from dateline_desktop.timeline.grouping import lane_names, lane_pairs
from dateline_desktop.timeline.picture_choice import Choice
from dateline_desktop.timeline.picture_limits import Limits, limits

LONGEST = 300  # letters of a title, of which few are ever seen
_KEPT = 20_000  # titles


class Titles:
    """Titles by the row of the index, read one by one as they are drawn."""

    def __init__(self, case: Case, index: EventIndex) -> None:
        self._case, self._index = case, index
        self._known: dict[int, str] = {}

    def __call__(self, row: int) -> str:
        """Return the title of a row, "" for an event that is gone."""
        if row not in self._known:
            if len(self._known) > _KEPT:
                self._known.clear()
            event = self._case.events.find(self._index.id_of(row))
            self._known[row] = "" if event is None else tidy(event.title)[:LONGEST]
        return self._known[row]


@dataclass(frozen=True, slots=True)
class Contents:
    """The stage of a picture with its titles; `notes` say what is not on it."""

    title: str
    marking: Marking
    stage: Stage
    titles: Titles
    notes: tuple[Message, ...]


def contents(
    case: Case, choice: Choice, chosen: Filter, index: EventIndex | None = None
) -> Contents:
    """Return what is on a picture; an `index` of the case may be there already."""
    found = limits(case, index, choice.marking)
    let_through = chosen.mask(found.index)
    shown = let_through & found.allowed
    by_clock = Clocks().index_by(choice.clock, case, found.index)
    sorted_in = lanes(
        by_clock,
        _pairs(case, found, choice.by),
        shown,
        lane_names(case, found.index, choice.by),
        choice.arrangement,
    )
    eras = spans(case.eras.all()) if found.with_eras else []
    stage = Stage(by_clock, _tidied(sorted_in), [_tidy_span(era) for era in eras])
    stage.clock = tidy(clock_name(choice.clock, case))
    stage.heights = choice.heights
    return Contents(
        title=tidy(case.settings.title) or case.path.stem,
        marking=choice.marking,
        stage=stage,
        titles=Titles(case, found.index),
        notes=tuple(_notes(found, let_through, sorted_in, choice.marking)),
    )


def _pairs(case: Case, found: Limits, by: LaneBy) -> Pairs:
    """Return what each event stands under, as far as that may be shown."""
    if by is not LaneBy.PUBLISHER or found.published is None:
        return lane_pairs(case, found.index, by)
    pairs = [
        (row, publisher)
        for event_id, publisher in sorted(found.published)
        if (row := found.index.row_of(event_id)) is not None
    ]
    rows = np.fromiter((row for row, _ in pairs), np.int32, len(pairs))
    return Pairs.linked(found.index, rows, Words.of([name for _, name in pairs]))


def _notes(
    found: Limits, let_through: Mask, sorted_in: Lanes, marking: Marking
) -> Iterable[Message]:
    """Yield what is not on the picture."""
    index = found.index
    above = int(np.count_nonzero(index.living & ~found.allowed))
    if above:
        template = "{count:,} events above {marking} left out"
        one = "1 event above {marking} left out"
        yield say(one if above == 1 else template, count=above, marking=marking.value)
    filtered = int(np.count_nonzero(index.living & found.allowed & ~let_through))
    if filtered:
        one, many = "1 event hidden by filters", "{count:,} events hidden by filters"
        yield say(one if filtered == 1 else many, count=filtered)
    if sorted_in.hidden:
        one, many = "1 lane hidden", "{count:,} lanes hidden"
        count = len(sorted_in.hidden)
        yield say(one if count == 1 else many, count=count)
    undated = int(np.count_nonzero(let_through & found.allowed & ~index.dated))
    if undated:
        one, many = "1 event without a date", "{count:,} events without a date"
        yield say(one if undated == 1 else many, count=undated)


def _tidied(found: Lanes) -> Lanes:
    return replace(found, lanes=tuple(_tidy_lane(lane) for lane in found.lanes))


def _tidy_lane(lane: Lane) -> Lane:
    name = LaneName(tidy(lane.name.title)[:LONGEST], tidy(lane.name.native)[:LONGEST])
    return replace(lane, name=name)


def _tidy_span(span: Span) -> Span:
    return replace(span, title=tidy(span.title)[:LONGEST])
