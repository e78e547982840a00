"""What the charts of figures are made of, read from a case."""

from collections.abc import Callable, Iterable

from dateline_db.analysis.indicators import (
    STATISTIC,
    Series,
    Sort,
    indicators,
    over_reports,
    sort_of,
)
from dateline_db.case import Case
from dateline_db.model.claim import Claim
from dateline_db.model.figure import Figure
from dateline_desktop.charts.readings import Names

Shows = Callable[[str], bool]  # whether an event is shown, by its id


def read_indicators(case: Case, shows: Shows) -> tuple[list[Series], Names]:
    """Return the indicators of the events that are shown."""
    statistics = [event.id for event in case.events.where(kind=STATISTIC)]
    claims = {claim.id: claim for claim in case.claims.where(event_id=statistics)}
    figures = case.figures.where(claim_id=list(claims))
    rates = [figure for figure in case.figures.all() if _is_rate(figure)]
    others = [figure for figure in rates if figure.claim_id not in claims]
    for claim in case.claims.many({figure.claim_id for figure in others}):
        claims[claim.id] = claim
    shown = [claim for claim in claims.values() if shows(claim.event_id)]
    events = case.events.many({claim.event_id for claim in shown})
    found = indicators(
        events, shown, [*figures, *others], case.lineages(), case.grades()
    )
    return found, _names(case, shown)


def read_reports(case: Case, event_id: str) -> tuple[list[Series], Names]:
    """Return the figures of one event by the dates of their reports."""
    claims = case.claims.where(event_id=event_id)
    figures = case.figures.where(claim_id=[claim.id for claim in claims])
    found = over_reports(claims, figures, case.lineages(), case.grades())
    return found, _names(case, claims)


def _is_rate(figure: Figure) -> bool:
    return sort_of(figure.measure) is Sort.RATE


def _names(case: Case, claims: Iterable[Claim]) -> Names:
    claims = list(claims)
    sources = case.sources.many({claim.source_id for claim in claims})
    publishers = {
        publisher.id: publisher.name
        for publisher in case.publishers.many({s.publisher_id for s in sources})
    }
    events = case.events.many({claim.event_id for claim in claims})
    return Names(
        publishers={s.id: publishers[s.publisher_id] for s in sources},
        events={event.id: event.title for event in events},
    )
