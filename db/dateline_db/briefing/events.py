"""The events table, and what the sources of its events differ on."""

from collections import defaultdict
from collections.abc import Iterable
from math import inf

from dateline_db.analysis.comparison import same
from dateline_db.analysis.corroboration import UNSUPPORTED, supports
from dateline_db.analysis.discrepancies import Discrepancy, State, disputed, find
from dateline_db.analysis.disputes import Answer
from dateline_db.analysis.grading import rank
from dateline_db.analysis.known import Known
from dateline_db.analysis.whereabouts import Whereabouts
from dateline_db.analysis.wording import figure_text
from dateline_db.briefing.figures import figure_parts
from dateline_db.briefing.material import Material
from dateline_db.briefing.numbers import Numbers, ref_or_number
from dateline_db.briefing.parts import (
    AnswerPart,
    Bounds,
    DiscrepancyPart,
    EventPart,
    NamePart,
    NativeName,
)
from dateline_db.case import Case
from dateline_db.model.actor import NameKind
from dateline_db.model.claim import Claim, Stance
from dateline_db.model.discrepancy import Point
from dateline_db.model.event import Event, Review
from dateline_db.model.figure import Figure


class Events:
    """Says what the events of a briefing are and what is disputed in them."""

    def __init__(self, case: Case, material: Material, numbers: Numbers) -> None:
        self._material, self._numbers = material, numbers
        self._lineages, self._grades = case.lineages(), material.grades
        self._claims: dict[str, list[Claim]] = defaultdict(list)
        for claim in material.claims:
            self._claims[claim.event_id].append(claim)
        self._figures: dict[str, list[Figure]] = defaultdict(list)
        for figure in case.figures.where(claim_id=[c.id for c in material.claims]):
            self._figures[figure.claim_id].append(figure)
        self._names = _Names(case, self._numbers.events)
        self._found = self._find(case)
        self._chosen = {
            one.decision.chosen_claim_id
            for here in self._found.values()
            for one in here
            if one.decision is not None and one.state is State.RESOLVED
        }
        self._supports = supports(
            material.claims, self._lineages, self._grades, disputed(self._found)
        )

    def parts(self) -> tuple[EventPart, ...]:
        """Return the rows of the events table."""
        return tuple(self._part(event) for event in self._material.events)

    def discrepancies(self) -> tuple[DiscrepancyPart, ...]:
        """Return what sources differ on; what is still open goes first."""
        parts = [
            self._discrepancy(one)
            for event in self._material.events
            for one in self._found.get(event.id, ())
        ]
        return tuple(sorted(parts, key=lambda part: part.state != State.OPEN))

    def _find(self, case: Case) -> dict[str, list[Discrepancy]]:
        return find(
            self._material.claims,
            (row for rows in self._figures.values() for row in rows),
            {event.id: event.when for event in self._material.events},
            case.decisions.all(),
            Known(case.names(), Whereabouts(case.places.all())),
        )

    def _part(self, event: Event) -> EventPart:
        claims = self._claims.get(event.id, [])
        support = self._supports.get(event.id, UNSUPPORTED)
        number = self._numbers.events[event.id]
        told = [claim for claim in claims if claim.stance is not Stance.CONTEXT]
        return EventPart(
            number=number,
            id=event.id,
            ref=ref_or_number(event.ref, number),
            date=self._material.language.date(event.when),
            date_words=event.when_words,
            edtf=event.when.typed,
            title=event.title,
            summary=event.summary,
            kind=event.kind,
            place=self._names.place(event.place_id),
            actors=self._names.actors(event.id),
            figures=figure_parts(told, self._figures, self._rank),
            grade=support.grade,
            support=support.label,
            disputed=support.disputed,
            reviewed=event.review is Review.REVIEWED,
            sources=self._numbers.sources_of(claims),
        )

    def _rank(self, claim: Claim) -> tuple[object, ...]:
        """Put what the analyst chose first, then the best grade, then the latest."""
        reported = None if claim.as_of is None else claim.as_of.hi_day
        newest = inf if reported is None else -reported
        graded = rank(self._grades.of_claim(claim))
        return claim.id not in self._chosen, graded, newest, claim.id

    def _discrepancy(self, one: Discrepancy) -> DiscrepancyPart:
        decision = one.decision
        return DiscrepancyPart(
            event=self._numbers.events[one.event_id],
            point=one.point,
            measure=one.measure,
            scope=one.scope,
            answers=tuple(self._answer(one, answer) for answer in one.answers),
            state=one.state,
            reason="" if decision is None else decision.reason,
            decided_by="" if decision is None else decision.analyst,
        )

    def _answer(self, one: Discrepancy, answer: Answer) -> AnswerPart:
        claims = [self._material.citable[claim_id] for claim_id in answer.claim_ids]
        return AnswerPart(
            text=answer.text,
            bounds=self._bounds(one, answer),
            sources=self._numbers.sources_of(claims),
        )

    def _bounds(self, one: Discrepancy, answer: Answer) -> Bounds | None:
        """Return the numbers of an answer; all of its claims give the same."""
        text, claim_ids = answer
        if one.point is not Point.FIGURE:
            return None
        measure, scope = same(one.measure), same(one.scope)
        figure = next(
            figure
            for figure in self._figures[claim_ids[0]]
            if (same(figure.measure), same(figure.scope)) == (measure, scope)
            and figure_text(figure) == text
        )
        return Bounds(low=figure.low, best=figure.best, high=figure.high)


class _Names:
    """The names of actors and places, each with the one in its own script."""

    def __init__(self, case: Case, event_ids: Iterable[str]) -> None:
        self._of_actor: dict[str, NativeName] = {}
        for name in sorted(case.actor_names.all(), key=lambda row: row.position):
            if name.kind is NameKind.NATIVE:
                native = NativeName(text=name.text, language=name.language)
                self._of_actor.setdefault(name.actor_id, native)
        self._of_place: dict[str, NativeName] = {}
        for row in sorted(case.place_names.all(), key=lambda row: row.position):
            native = NativeName(text=row.text, language=row.language)
            self._of_place.setdefault(row.place_id, native)
        self._actors = {actor.id: actor for actor in case.actors.all()}
        self._places = {place.id: place for place in case.places.all()}
        self._parts: dict[str, list[NamePart]] = defaultdict(list)
        taking_part = case.participations.where(event_id=list(event_ids))
        for part in sorted(taking_part, key=lambda row: row.position):
            self._parts[part.event_id].append(self._actor(part.actor_id, part.role))

    def place(self, place_id: str | None) -> NamePart | None:
        place = self._places.get(place_id or "")
        if place is None:
            return None
        return NamePart(name=place.name, native=self._of_place.get(place.id))

    def actors(self, event_id: str) -> tuple[NamePart, ...]:
        return tuple(self._parts.get(event_id, ()))

    def _actor(self, actor_id: str, role: str) -> NamePart:
        name = self._actors[actor_id].name
        return NamePart(name=name, native=self._of_actor.get(actor_id), role=role)
