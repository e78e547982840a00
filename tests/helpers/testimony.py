"""Claims, figures and sources made short: a test states only what matters to it."""

from itertools import count
from typing import Any

from dateline_db.model.claim import Claim, Nature, Stance
from dateline_db.model.figure import Figure, Qualifier
from dateline_db.model.grade import (
    Credibility,
    CredibilityGrade,
    Reliability,
    ReliabilityGrade,
)
from dateline_db.model.source import Lineage, LineageKind, LineageState, Source
from dateline_db.model.when import When

_numbers = count(1)


def a_claim(
    source: str = "s",
    *,
    event: str = "e",
    when: str | None = None,
    as_of: str | None = None,
    nature: Nature = Nature.FACT,
    stance: Stance = Stance.SUPPORTS,
    by: str = "",
    credits: str | None = None,
    place: str | None = None,
    id: str | None = None,
) -> Claim:
    return Claim(
        id=id or f"c{next(_numbers):06}",
        event_id=event,
        source_id=source,
        statement="It happened.",
        nature=nature,
        stance=stance,
        when=None if when is None else When.parse(when),
        as_of=None if as_of is None else When.parse(as_of),
        attributed_to=by,
        credits_id=credits,
        place_id=place,
    )


def contradicting(source: str = "s", **given: Any) -> Claim:
    return a_claim(source, stance=Stance.CONTRADICTS, **given)


def a_figure(
    claim: Claim, best: float | None, measure: str = "killed", scope: str = ""
) -> Figure:
    return Figure(
        claim_id=claim.id, measure=measure, scope=scope, low=best, best=best, high=best
    )


def bounded(
    claim: Claim, low: float | None, high: float | None, *, best: float | None = None
) -> Figure:
    return Figure(claim_id=claim.id, measure="killed", low=low, best=best, high=high)


def about(claim: Claim, best: float) -> Figure:
    return Figure(
        claim_id=claim.id, measure="killed", best=best, qualifier=Qualifier.ABOUT
    )


def a_source(
    id: str, publisher: str | None = None, lineage: LineageState = LineageState.OWN
) -> Source:
    """A source whose publisher has its name in capitals, unless told otherwise."""
    return Source(
        id=id, publisher_id=publisher or id.upper(), title=id, lineage=lineage
    )


def a_copy(id: str, publisher: str | None = None) -> Source:
    return a_source(id, publisher, LineageState.DERIVED)


def untraced(id: str) -> Source:
    return a_source(id, lineage=LineageState.UNKNOWN)


def a_chain(
    source: str, *upstream: str, chain: int = 0, kind: LineageKind = LineageKind.DERIVES
) -> list[Lineage]:
    """The steps of a chain; names in capitals are publishers, others sources."""
    return [
        Lineage(
            source_id=source,
            chain=chain,
            step=step,
            kind=kind,
            upstream_publisher_id=name if name.isupper() else None,
            upstream_source_id=None if name.isupper() else name,
        )
        for step, name in enumerate(upstream)
    ]


def a_letter(
    letter: str,
    *,
    publisher: str | None = None,
    source: str | None = None,
    analyst: str = "Ada",
) -> ReliabilityGrade:
    return ReliabilityGrade(
        id=f"r{next(_numbers):06}",
        publisher_id=publisher,
        source_id=source,
        letter=Reliability(letter),
        reason="Its record.",
        analyst=analyst,
        at="2023-01-01T00:00:00Z",
    )


def a_digit(claim: Claim, digit: str, analyst: str = "Ada") -> CredibilityGrade:
    return CredibilityGrade(
        id=f"r{next(_numbers):06}",
        claim_id=claim.id,
        digit=Credibility(digit),
        reason="What else is known.",
        analyst=analyst,
        at="2023-01-01T00:00:00Z",
    )
