"""Indicators: numbers over a period, and the counts of one event over its reports.

A rate and a total are different measures; neither is ever turned into the other.
"""

import re
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, NamedTuple

from dateline_db.analysis.comparison import same
from dateline_db.analysis.counting import Count
from dateline_db.analysis.grading import Grades, rank
from dateline_db.analysis.origins import Lineages, Origins
from dateline_db.analysis.series import course
from dateline_db.model.claim import Claim, Stance
from dateline_db.model.event import Event
from dateline_db.model.figure import Figure
from dateline_db.model.grade import Grade
from dateline_db.model.when import When, WhenKind

STATISTIC = "statistic"
"""The kind of the events that are no happenings, but numbers over a period."""


class Sort(StrEnum):
    """What sort of number a measure is."""

    RATE = "rate"
    TOTAL = "total"
    SHARE = "share"


class Step(StrEnum):
    """What became of a count in the course of its reports."""

    STANDS = "stands"
    PASSED = "passed"
    CUT_BACK = "cut_back"


@dataclass(frozen=True, slots=True)
class Reading:
    """A figure at its time, with the claims that give it, the best graded one first.

    Claims of one origin that give the same figure for the same time are one reading.
    `when` is a period or the date of a report, None where none is known; `is_stated`
    says that the source itself gives it.
    """

    figure: Figure
    claims: tuple[Claim, ...]
    origins: Origins
    grade: Grade
    when: When | None
    is_stated: bool = True
    step: Step = Step.STANDS

    @property
    def claim(self) -> Claim:
        """The claim that stands for all."""
        return self.claims[0]


@dataclass(frozen=True, slots=True)
class Series:
    """The readings of one measure and scope, by their time; undated ones last."""

    measure: str
    scope: str
    readings: tuple[Reading, ...]

    @property
    def sort(self) -> Sort:
        """What sort of number it is, as far as the name of the measure tells."""
        return sort_of(self.measure)

    @property
    def key(self) -> tuple[str, str]:
        """What tells the series from all others."""
        return same(self.measure), same(self.scope)


def sort_of(measure: str) -> Sort:
    """Return what sort of number a measure is, by its name."""
    words = same(measure)
    if _SHARE.search(words):
        return Sort.SHARE
    return Sort.RATE if _RATE.search(words) else Sort.TOTAL


def indicators(
    events: Iterable[Event],
    claims: Iterable[Claim],
    figures: Iterable[Figure],
    lineages: Lineages,
    grades: Grades,
) -> list[Series]:
    """Return what claims say of periods: rates, and numbers about statistics.

    A claim that gives no period speaks of its event's. Rates go first, then what has
    most readings.
    """
    by_id = {event.id: event for event in events}
    about = {claim.id: claim for claim in claims if claim.event_id in by_id}

    def said() -> Iterator[_Said]:
        for figure in figures:
            claim = about.get(figure.claim_id)
            if claim is None:
                continue
            event = by_id[claim.event_id]
            if event.kind == STATISTIC or sort_of(figure.measure) is Sort.RATE:
                yield _over_period(claim, figure, event)

    found = _series(said(), lineages, grades)
    order = list(Sort)
    return sorted(found, key=lambda one: (order.index(one.sort), *_size(one)))


def over_reports(
    claims: Iterable[Claim],
    figures: Iterable[Figure],
    lineages: Lineages,
    grades: Grades,
) -> list[Series]:
    """Return the counts of one event by the dates of their reports.

    What has most readings goes first.
    """
    about = {claim.id: claim for claim in claims}
    counts: dict[Hashable, list[Count]] = defaultdict(list)
    for figure in figures:
        if figure.claim_id in about:
            key = same(figure.measure), same(figure.scope)
            counts[key].append(Count(about[figure.claim_id], figure))
    said = (
        _Said(claim, figure, claim.as_of, step=steps.get(figure.id, Step.STANDS))
        for found in counts.values()
        for steps in (_steps(found),)
        for claim, figure in found
    )
    return sorted(_series(said, lineages, grades), key=_size)


class _Said(NamedTuple):
    claim: Claim
    figure: Figure
    when: When | None
    is_stated: bool = True
    step: Step = Step.STANDS


def _over_period(claim: Claim, figure: Figure, event: Event) -> _Said:
    if claim.when is not None and claim.when.kind is not WhenKind.UNKNOWN:
        return _Said(claim, figure, claim.when)
    undated = event.when.kind is WhenKind.UNKNOWN
    return _Said(claim, figure, None if undated else event.when, is_stated=False)


def _steps(counts: Iterable[Count]) -> Mapping[str, Step]:
    """Return the steps of the counts of one measure and scope, by figure."""
    told = [one for one in counts if one.claim.stance is not Stance.CONTEXT]
    took = course(told)
    passed = {told[n].figure.id: Step.PASSED for n in took.passed}
    return passed | {told[n].figure.id: Step.CUT_BACK for n in took.cut}


def _series(
    said: Iterable[_Said], lineages: Lineages, grades: Grades
) -> Iterator[Series]:
    groups: dict[Hashable, list[_Said]] = defaultdict(list)
    for one in said:
        groups[same(one.figure.measure), same(one.figure.scope)].append(one)
    for group in groups.values():
        first = group[0].figure
        readings = sorted(_readings(group, lineages, grades), key=_time)
        yield Series(first.measure, first.scope, tuple(readings))


def _readings(
    group: Iterable[_Said], lineages: Lineages, grades: Grades
) -> Iterator[Reading]:
    """Yield the figures of one measure and scope, copies of one origin as one."""
    alike: dict[Hashable, list[_Said]] = defaultdict(list)
    for one in group:
        alike[_likeness(one, lineages.of_claim(one.claim))].append(one)
    for copies in alike.values():
        graded = sorted(
            ((grades.of_claim(one.claim), one) for one in copies),
            key=lambda pair: (rank(pair[0]), pair[1].claim.id),
        )
        grade, best = graded[0]
        yield Reading(
            figure=best.figure,
            claims=tuple(one.claim for _, one in graded),
            origins=lineages.of_claim(best.claim),
            grade=grade,
            when=best.when,
            is_stated=best.is_stated,
            step=best.step,
        )


def _likeness(said: _Said, origins: Origins) -> Hashable:
    """Return what copies have in common; what nobody traced is no copy of anything."""
    figure = said.figure
    origin = said.claim.id if origins.unknown else origins.publisher_ids
    number = figure.low, figure.best, figure.high, figure.qualifier
    return number, said.when, said.is_stated, said.step, origin


def _time(reading: Reading) -> tuple[Any, ...]:
    if reading.when is None:
        return (1, reading.claim.id)
    return (0, *reading.when.sort_key(), reading.claim.id)


def _size(series: Series) -> tuple[int, str, str]:
    return -len(series.readings), *series.key


_RATE = re.compile(r"\bper (?!cent\b)|\brate\b")
_SHARE = re.compile(r"\bshare\b|\bpercent\b|\bpercentage\b|\bper cent\b|%")
