"""Duplicates: records that may be of one thing, with the reasons to think so.

A story that two publishers carry is no duplicate but a copy: that is lineage. Two
sources are duplicates where one publication was entered twice, two events where one
thing that happened was.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import inf
from types import MappingProxyType
from typing import NamedTuple

from rapidfuzz import fuzz

from dateline_db.analysis.addresses import page_key
from dateline_db.analysis.whereabouts import Whereabouts
from dateline_db.analysis.wording import measure_text
from dateline_db.errors import Message, say
from dateline_db.model.event import Event, Participation
from dateline_db.model.figure import Figure
from dateline_db.model.source import Source
from dateline_db.model.spelling import name_key
from dateline_db.model.when import When

_EXACT, _NEARBY = 2, 15.0
"""Days that a date may leave open, and kilometres that places may lie apart."""
_TELLING = 3
"""A number of that many tells incidents apart; very many have one or two dead."""
_ALIKE, _NEAR, _SAME = 85, 60, 97
"""Per cent: titles that are alike, alike where more is, and the same but for slips."""


@dataclass(frozen=True, slots=True)
class Duplicate:
    """Two records of one table that may be one, the older first, and why."""

    table: str
    one_id: str
    other_id: str
    reasons: tuple[Message, ...]
    likeness: int

    @property
    def dismissal(self) -> tuple[str, tuple[str, str]]:
        """Under what it is remembered that they are two."""
        return f"duplicate_{self.table}", (self.one_id, self.other_id)


class Surroundings(NamedTuple):
    """What events are told apart by, besides their titles and dates.

    `sets` are the data sets that have a row for an event: two rows of one set are two
    events, since whoever made it says so. `figures` are what is said of an event.
    """

    participations: Collection[Participation]
    actors: Mapping[str, str]
    places: Whereabouts
    sets: Mapping[str, Collection[str]] = MappingProxyType({})
    figures: Mapping[str, Sequence[Figure]] = MappingProxyType({})


Dismissed = Collection[tuple[str, tuple[str, ...]]]


def likely_sources(
    sources: Sequence[Source], dismissed: Dismissed = frozenset()
) -> list[Duplicate]:
    """Return the sources that may have been entered twice, the likeliest first."""
    keys = {source.id: page_key(source.url) for source in sources}
    titles = {source.id: name_key(source.title) for source in sources}
    found: list[Duplicate] = []
    for one, other in _pairs_of_sources(sources, keys):
        same_page = bool(keys[one.id]) and keys[one.id] == keys[other.id]
        likeness = round(fuzz.token_sort_ratio(titles[one.id], titles[other.id]))
        if same_page or _can_be_one_publication(one, other, likeness):
            reasons = _about_sources(one, other, likeness, same_page=same_page)
            rank = likeness + 100 * same_page
            found.append(_duplicate("source", (one.id, other.id), reasons, rank))
    return _ranked(found, dismissed)


def likely_events(
    events: Sequence[Event],
    around: Surroundings,
    dismissed: Dismissed = frozenset(),
) -> list[Duplicate]:
    """Return the events that may have been entered twice, the likeliest first."""
    titles = {event.id: name_key(event.title) for event in events}
    actors: dict[str, set[str]] = defaultdict(set)
    for part in around.participations:
        actors[part.event_id].add(part.actor_id)
    found: list[Duplicate] = []
    for one, other in _meeting(events):
        if _are_kept_apart(one, other, around):
            continue
        alike = fuzz.token_set_ratio(
            titles[one.id], titles[other.id], score_cutoff=_NEAR
        )
        shared = actors[one.id] & actors[other.id]
        same_place = one.place_id if one.place_id == other.place_id else None
        number = _same_number(around.figures, one, other)
        rank = round(alike) + 20 * (same_place is not None) + 10 * bool(shared)
        is_like = alike and (alike >= _ALIKE or rank >= _NEAR + 30)
        if is_like or (number and _are_one_incident(one, other, around.places)):
            reasons = [_titles(round(alike))] if alike else []
            reasons += [say("Their dates can be one."), *number]
            reasons += _in_common(around, same_place, shared)
            found.append(_duplicate("event", (one.id, other.id), reasons, rank))
    return _ranked(found, dismissed)


def _are_kept_apart(one: Event, other: Event, around: Surroundings) -> bool:
    sets = around.sets.get(one.id, ()), around.sets.get(other.id, ())
    if set(sets[0]) & set(sets[1]):
        return True
    return around.places.differ(one.place_id or "", other.place_id or "")


def _are_one_incident(one: Event, other: Event, places: Whereabouts) -> bool:
    """Whether two were so near in time and place that a number in common tells."""
    days = [event.when.hi_day for event in (one, other)]
    first = [event.when.lo_day for event in (one, other)]
    exact = all(
        hi is not None and lo is not None and hi - lo <= _EXACT
        for lo, hi in zip(first, days, strict=True)
    )
    if not exact or one.place_id is None or other.place_id is None:
        return False
    if one.place_id == other.place_id:
        return True
    distance = places.distance(one.place_id, other.place_id)
    return distance is not None and distance <= _NEARBY


def _same_number(
    figures: Mapping[str, Sequence[Figure]], one: Event, other: Event
) -> list[Message]:
    """Return what is counted alike of both, other than none."""
    for mine in figures.get(one.id, ()):
        for theirs in figures.get(other.id, ()):
            if mine.measure == theirs.measure and _meet(mine, theirs):
                what = measure_text(mine.measure)
                return [say("Both have a number of {what} in common.", what=what)]
    return []


def _meet(one: Figure, other: Figure) -> bool:
    """Whether two numbers can be one, and are more than a few."""
    numbers = [
        [n for n in (figure.low, figure.best, figure.high) if n is not None]
        for figure in (one, other)
    ]
    low, high = max(map(min, numbers)), min(map(max, numbers))
    return low <= high and high >= _TELLING


def _in_common(
    around: Surroundings, place_id: str | None, actor_ids: Iterable[str]
) -> list[Message]:
    reasons = []
    if place_id is not None:
        place = around.places.name(place_id)
        reasons.append(say("Both were at {place}.", place=place))
    names = sorted(around.actors.get(actor_id, "") for actor_id in actor_ids)
    if names:
        reasons.append(say("In both: {actors}.", actors=", ".join(names)))
    return reasons


def _pairs_of_sources(
    sources: Iterable[Source], pages: Mapping[str, str]
) -> Iterator[tuple[Source, Source]]:
    """Yield the pairs that have a page or a publisher in common, each once."""
    together: dict[str, list[Source]] = defaultdict(list)
    for source in sources:
        together[source.publisher_id].append(source)
        if pages[source.id]:
            together[pages[source.id]].append(source)
    seen: set[tuple[str, str]] = set()
    for group in together.values():
        for one, other in combinations(group, 2):
            if (one.id, other.id) not in seen:
                seen.add((one.id, other.id))
                yield one, other


def _can_be_one_publication(one: Source, other: Source, likeness: int) -> bool:
    """Whether two sources of a publisher differ in no more than slips or a date."""
    dated = one.published is not None and other.published is not None
    if dated and not _overlap(one.published, other.published):
        return False
    return likeness >= (_ALIKE if dated else _SAME)


def _overlap(one: When | None, other: When | None) -> bool:
    return one is None or other is None or one.overlaps(other)


def _about_sources(
    one: Source, other: Source, likeness: int, *, same_page: bool
) -> list[Message]:
    reasons = [say("Both have one address.")] if same_page else []
    if likeness >= _NEAR:
        reasons.append(_titles(likeness))
    if one.publisher_id == other.publisher_id:
        reasons.append(say("Both are by one publisher."))
    if one.published and other.published and one.published.overlaps(other.published):
        reasons.append(say("Both are of one date."))
    return reasons


def _titles(likeness: int) -> Message:
    if likeness == 100:
        return say("The titles have the same words.")
    return say("The titles are {share} % alike.", share=likeness)


def _meeting(events: Iterable[Event]) -> Iterator[tuple[Event, Event]]:
    """Yield the pairs of events whose dates can be one, each once."""
    active: list[tuple[float, Event]] = []
    for first, last, event in sorted(map(_span, events), key=lambda one: one[0]):
        active = [one for one in active if one[0] >= first]
        for _, other in active:
            if other.when.overlaps(event.when):
                yield other, event
        active.append((last, event))


def _span(event: Event) -> tuple[float, float, Event]:
    """Return the first and the last day on which an event can have been."""
    first, last = event.when.lo_day, event.when.hi_day
    return -inf if first is None else first, inf if last is None else last, event


def _duplicate(
    table: str, pair: tuple[str, str], reasons: Sequence[Message], likeness: int
) -> Duplicate:
    one, other = sorted(pair)
    return Duplicate(table, one, other, tuple(reasons), likeness)


def _ranked(found: Iterable[Duplicate], dismissed: Dismissed) -> list[Duplicate]:
    left = [one for one in found if one.dismissal not in dismissed]
    return sorted(left, key=lambda one: (-one.likeness, one.one_id, one.other_id))
