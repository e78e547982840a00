"""What of a case may leave it under a marking, and what an export could not carry."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from dateline_db.case import Case
from dateline_db.errors import Message, say
from dateline_db.model.claim import Claim
from dateline_db.model.event import Event
from dateline_db.model.marking import Marking
from dateline_db.model.place import Place
from dateline_db.model.source import Source


@dataclass(slots=True)
class Losses:
    """What an export leaves behind, counted by the sentence that says so."""

    counts: Counter[str] = field(default_factory=Counter)

    def note(self, template: str, count: int = 1) -> None:
        """Count something that could not be carried; the sentence has {count}."""
        if count:
            self.counts[template] += count

    def sentences(self) -> list[Message]:
        """Return what was left behind, as sentences."""
        return [say(text, count=count) for text, count in self.counts.items()]


class Shared:
    """The events, claims and sources of a case up to a marking, and their places.

    What is not marked is marked as the case is. A claim goes with its event and its
    source.
    """

    def __init__(self, case: Case, marking: Marking, losses: Losses) -> None:
        self.case, self.losses = case, losses
        self._limit, self._own = marking.rank, case.settings.marking.rank
        events, sources = case.events.all(), case.sources.all()
        self.events: list[Event] = [one for one in events if self._may(one)]
        self.sources: list[Source] = [one for one in sources if self._may(one)]
        self._events = {one.id for one in self.events}
        self._sources = {one.id for one in self.sources}
        claims = case.claims.all()
        self.claims: list[Claim] = [one for one in claims if self.has(one)]
        left = len(events) - len(self.events) + len(sources) - len(self.sources)
        losses.note(
            "{count} events, sources and claims are marked too strictly, and left out.",
            left + len(claims) - len(self.claims),
        )
        self.places: dict[str, Place] = {one.id: one for one in case.places.all()}
        self.publishers = {one.id: one.name for one in case.publishers.all()}

    def has(self, claim: Claim) -> bool:
        """Whether a claim may go, with its event and its source."""
        named = claim.event_id in self._events and claim.source_id in self._sources
        return named and self._may(claim)

    def sources_of(self) -> dict[str, list[str]]:
        """Return the numbers of the sources of each event."""
        refs = {source.id: source.ref for source in self.sources}
        found: dict[str, dict[str, None]] = {}
        for claim in self.claims:
            found.setdefault(claim.event_id, {})[refs[claim.source_id]] = None
        return {event_id: list(numbers) for event_id, numbers in found.items()}

    def grades(self) -> dict[str, str]:
        """Return the best-supported grade of each event, where it may be told."""
        strict = {one.event_id for one in self.case.claims.all() if not self.has(one)}
        supports = self.case.supports().items()
        return {
            event_id: str(support.grade)
            for event_id, support in supports
            if support.grade is not None and event_id not in strict
        }

    def _may(self, record: Any) -> bool:
        marking: Marking | None = record.marking
        rank = self._own if marking is None else marking.rank
        return rank <= self._limit


def count_of(case: Case, tables: Iterable[str]) -> int:
    """Return how many records some tables have."""
    return sum(case.table(table).count() for table in tables)
