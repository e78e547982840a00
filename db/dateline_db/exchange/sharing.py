"""What of a case may leave it, and what an export could not carry."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeVar

from dateline_db.analysis import corroboration, discrepancies
from dateline_db.analysis.corroboration import Support
from dateline_db.analysis.discrepancies import Discrepancy
from dateline_db.analysis.known import Known
from dateline_db.analysis.whereabouts import Whereabouts
from dateline_db.case import Case
from dateline_db.errors import Message, say
from dateline_db.model.claim import Claim
from dateline_db.model.era import Era
from dateline_db.model.event import Event
from dateline_db.model.figure import Figure
from dateline_db.model.marking import Marking
from dateline_db.model.place import Place
from dateline_db.model.record import Record
from dateline_db.model.source import Source

R = TypeVar("R", bound=Record)
Progress = Callable[[int, int], None]
"""Hears of the work done and of all of it; what it raises stops the export."""
_EVERY = 256  # records after which it is called
BESIDE_EVENTS = (
    *("participation", "event_link", "lineage", "decision", "judgement", "document"),
    *("event_image", "note", "tagging", "briefing"),
)
"""The tables of which a format that holds events alone has nothing."""
_LOST = {
    "actor": "Actors, not in it: {count}.",
    "place": "Places, not in it: {count}.",
    "participation": "Actors of events, not in it: {count}.",
    "event_link": "Links between events, not in it: {count}.",
    "lineage": "Steps of where sources have it from, not in it: {count}.",
    "judgement": "Judgements, not in it: {count}.",
    "decision": "Reasons of decisions on differences, not in it: {count}.",
    "document": "Documents, not in it: {count}.",
    "event_image": "Images on events, not in it: {count}.",
    "note": "Notes, not in it: {count}.",
    "tagging": "Tags on records, not in it: {count}.",
    "briefing": "Briefings, not in it: {count}.",
    "issued_briefing": "Briefings given out, not in it: {count}.",
    "saved_view": "Views of tables, not in it: {count}.",
    "dismissal": "Suggestions turned down, not in it: {count}.",
}


_SIDES = {
    "Zones of clock times, not in it: {count}.": "zone",
    "Markings of single events, not in it: {count}.": "marking",
}
_HANGS_BY = {
    "participation": "event_id",
    "event_link": "event_id",
    "decision": "event_id",
    "event_image": "event_id",
    "lineage": "source_id",
    "document": "source_id",
}
_ON_ANYTHING = ("note", "tagging")
_CHOSEN = ("event", "claim", "source")


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """What is to go out: up to a marking, and only some events where these are named.

    Without a marking, that of the case holds.
    """

    marking: Marking | None = None
    event_ids: frozenset[str] | None = None


@dataclass(frozen=True, slots=True)
class Losses:
    """What an export leaves behind, counted by the sentence that says so."""

    counts: Counter[str] = field(default_factory=Counter)

    def note(self, template: str, count: int = 1) -> None:
        """Count something that could not be carried; the sentence ends in {count}."""
        if count:
            self.counts[template] += count

    def sentences(self) -> tuple[Message, ...]:
        """Return what was left behind, as sentences."""
        return tuple(say(text, count=count) for text, count in self.counts.items())


class Shared:
    """The events, claims and sources of a case in a scope, and what rests on them.

    What is not marked is marked as the case is. A claim goes with its event, its source
    and the document it quotes. Grades, origins and disputes are found anew in what is
    left, so that no number betrays a claim that may not go.
    """

    def __init__(
        self,
        case: Case,
        scope: Scope,
        losses: Losses,
        progress: Progress | None = None,
    ) -> None:
        self.case, self.losses = case, losses
        self.marking = scope.marking or case.settings.marking
        self._progress, self._done, self._total = progress, 0, 1
        self.with_case = self.may_go(None)
        self.is_part = scope.event_ids is not None
        self.events = self._events(scope)
        self.claims, self.sources = self._claims_and_sources(scope)
        self._total = len(self.events) + len(self.claims) + len(self.sources) + 1
        self.places: dict[str, Place] = {one.id: one for one in case.places.all()}
        self.publishers = {one.id: one.name for one in case.publishers.all()}
        self.source_of = {one.id: one for one in self.sources}

    def may_go(self, marking: Marking | None) -> bool:
        """Whether something of a marking may go out."""
        return (marking or self.case.settings.marking).rank <= self.marking.rank

    def turn(self, records: Iterable[R]) -> Iterator[R]:
        """Yield records one by one, and say now and then how far that is."""
        for record in records:
            if self._progress is not None and self._done % _EVERY == 0:
                self._progress(min(self._done, self._total - 1), self._total)
            self._done += 1
            yield record

    def lose(self, *tables: str) -> None:
        """Note that nothing of some tables can be carried."""
        for table in tables:
            self.losses.note(_LOST[table], self._count(table))

    def lose_places(self) -> None:
        """Note that it cannot be said where events happened."""
        placed = sum(event.place_id is not None for event in self.events)
        self.losses.note("Places of events, not in it: {count}.", placed)

    def lose_sides(self) -> None:
        """Note what of single events stands beside their title, kind and date."""
        for sentence, name in _SIDES.items():
            count = sum(bool(getattr(event, name)) for event in self.events)
            self.losses.note(sentence, count)

    @property
    def title(self) -> str:
        """The title of the case, where it may be told."""
        return self.case.settings.title if self.with_case else "Timeline"

    @property
    def description(self) -> str:
        """The description of the case, where it may be told."""
        return self.case.settings.description if self.with_case else ""

    @cached_property
    def eras(self) -> list[Era]:
        """The eras, which are marked as the case is, by date."""
        eras = self.case.eras.all()
        if not self.with_case:
            self.losses.note(
                "Eras left out, as the case is marked too strictly: {count}.", len(eras)
            )
            return []
        return sorted(eras, key=lambda era: era.when.sort_key())

    @cached_property
    def figures(self) -> dict[str, list[Figure]]:
        """The figures of the claims, by claim."""
        found: dict[str, list[Figure]] = {}
        for figure in self.case.figures.where(claim_id=[c.id for c in self.claims]):
            found.setdefault(figure.claim_id, []).append(figure)
        return found

    @cached_property
    def differences(self) -> dict[str, list[Discrepancy]]:
        """What the claims differ on, by event."""
        case = self.case
        return discrepancies.find(
            self.claims,
            (figure for figures in self.figures.values() for figure in figures),
            {event.id: event.when for event in self.events},
            case.decisions.all(),
            Known(case.names(), Whereabouts(case.places.all())),
        )

    @cached_property
    def supports(self) -> dict[str, Support]:
        """What stands behind each event that has claims, by its id."""
        disputed = discrepancies.disputed(self.differences)
        lineages, grades = self.case.lineages(), self.case.grades()
        return corroboration.supports(self.claims, lineages, grades, disputed)

    @cached_property
    def claims_of(self) -> dict[str, list[Claim]]:
        """The claims by their event."""
        found: dict[str, list[Claim]] = {}
        for claim in self.claims:
            found.setdefault(claim.event_id, []).append(claim)
        return found

    def sources_of(self, event_id: str) -> list[Source]:
        """Return the sources of an event, each once."""
        ids = dict.fromkeys(one.source_id for one in self.claims_of.get(event_id, ()))
        return [self.source_of[source_id] for source_id in ids]

    def grade_of(self, event_id: str) -> str:
        """Return the best-supported grade of an event, "" for none."""
        support = self.supports.get(event_id)
        return str(support.grade) if support is not None and support.grade else ""

    def label_of(self, event_id: str) -> str:
        """Say how many sources and origins an event has."""
        return str(self.supports.get(event_id, corroboration.UNSUPPORTED).label)

    def _count(self, table: str) -> int:
        """Return how many of a table there are, of what hangs on records those alone.

        What hangs on an event or a source that is left out goes with it.
        """
        found = self.case.table(table)
        if table in _ON_ANYTHING:
            rows = found.cells("subject", "subject_id")
            return sum(one in self._ids or self._is_beside(kind) for kind, one in rows)
        column = _HANGS_BY.get(table)
        if column is None:
            return found.count()
        return sum(one in self._ids for (one,) in found.cells(column))

    def _is_beside(self, kind: str) -> bool:
        """Whether what hangs on any record of a kind is told of."""
        return kind not in _CHOSEN and self.with_case and not self.is_part

    @cached_property
    def _ids(self) -> set[str]:
        shared = (self.events, self.claims, self.sources)
        return {one.id for records in shared for one in records}

    def _events(self, scope: Scope) -> list[Event]:
        everything = self.case.events.all()
        chosen = [
            one
            for one in everything
            if scope.event_ids is None or one.id in scope.event_ids
        ]
        self.losses.note(
            "Events outside what was chosen: {count}.", len(everything) - len(chosen)
        )
        return self._unmarked(
            chosen, "Events marked too strictly, and left out: {count}."
        )

    def _claims_and_sources(self, scope: Scope) -> tuple[list[Claim], list[Source]]:
        going = {one.id for one in self.events}
        about = self.case.claims.all()
        if scope.event_ids is not None:
            about = [one for one in about if one.event_id in scope.event_ids]
        sources = self.case.sources.all()
        if scope.event_ids is not None:
            named = {claim.source_id for claim in about}
            sources = [one for one in sources if one.id in named]
        sources = self._unmarked(
            sources, "Sources marked too strictly, and left out: {count}."
        )
        cited = {one.id for one in sources}
        closed = self._closed_documents()
        claims = [
            one
            for one in about
            if one.event_id in going
            and one.source_id in cited
            and one.document_id not in closed
            and self.may_go(one.marking)
        ]
        self.losses.note(
            "Claims left out, as they, their event, source or document are marked too "
            "strictly: {count}.",
            len(about) - len(claims),
        )
        if scope.event_ids is not None:
            named = {claim.source_id for claim in claims}
            sources = [one for one in sources if one.id in named]
        return claims, sources

    def _closed_documents(self) -> set[str]:
        marked = self.case.documents.cells("id", "marking")
        return {
            document_id
            for document_id, marking in marked
            if not self.may_go(Marking(marking) if marking else None)
        }

    def _unmarked(self, records: list[Any], loss: str) -> list[Any]:
        going = [one for one in records if self.may_go(one.marking)]
        self.losses.note(loss, len(records) - len(going))
        return going
