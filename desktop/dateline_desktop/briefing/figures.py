"""The figures of a briefing: the whole period, its parts when it must, a close-up."""

from collections.abc import Sequence
from dataclasses import replace

from dateline_db.briefing.parts import Composition, EventPart
from dateline_db.model.briefing import Section
from dateline_db.model.when import When
from dateline_desktop.briefing.figure import Figure, timeline

_MOST_IN_ONE = 150
"""Events that one figure shows singly; more of them get a figure for each part."""
_MOST_PARTS = 6
_SHARE = 0.5  # of the dated events that a close-up has to show
_WIDEST = 0.34  # of the whole period that a close-up may cover
_FEWEST = 8


def figures(composition: Composition) -> list[Figure]:
    """Return the timeline: of the whole period, then of each part of a crowded one."""
    if Section.TIMELINE not in composition.sections:
        return []
    whole = timeline(composition)
    if whole is None:
        return []
    dated = _dated(composition.events)
    count = -(-len(dated) // _MOST_IN_ONE)
    if not 1 < count <= _MOST_PARTS:
        return [whole]
    size = -(-len(dated) // count)
    parts = [dated[at : at + size] for at in range(0, len(dated), size)]
    drawn = (timeline(replace(composition, events=tuple(part))) for part in parts)
    return [whole, *(one for one in drawn if one is not None)]


def close_up(composition: Composition) -> Figure | None:
    """Return the shortest period in which half of the events lie, if it is short."""
    if Section.CLOSE_UP not in composition.sections:
        return None
    dated = _dated(composition.events)
    if len(dated) < _FEWEST:
        return None
    starts = [_start(one) for one in dated]
    wanted = max(round(len(dated) * _SHARE), 2)
    at = min(
        range(len(dated) - wanted + 1),
        key=lambda first: starts[first + wanted - 1] - starts[first],
    )
    covered = starts[at + wanted - 1] - starts[at]
    if covered > _WIDEST * (starts[-1] - starts[0]):
        return None
    inside = tuple(dated[at : at + wanted])
    span = [one for one in inside if _end(one) - _start(one) <= max(covered, 1)]
    eras = tuple(
        era
        for era in composition.eras
        if _touches(era.edtf, _start(inside[0]), covered)
    )
    return timeline(replace(composition, events=tuple(span), eras=eras))


def _dated(events: Sequence[EventPart]) -> list[EventPart]:
    found = [one for one in events if None not in _bounds(one)]
    return sorted(found, key=lambda one: (_start(one), one.number))


def _bounds(event: EventPart) -> tuple[int | None, int | None]:
    return When.parse(event.edtf).seconds()


def _start(event: EventPart) -> int:
    return _bounds(event)[0] or 0


def _end(event: EventPart) -> int:
    return _bounds(event)[1] or 0


def _touches(edtf: str, start: int, covered: int) -> bool:
    """Whether a period behind the events reaches into the close-up at all."""
    lo, hi = When.parse(edtf).seconds()
    after = lo is not None and lo > start + covered
    return not after and not (hi is not None and hi < start)
