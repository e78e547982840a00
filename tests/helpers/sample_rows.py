"""The sample case told back as the rows of its data file, every field of every row."""

from functools import cached_property
from typing import Any

from dateline_db.case import Case
from dateline_db.model.actor import Actor, NameKind
from dateline_db.model.claim import Claim
from dateline_db.model.era import Era
from dateline_db.model.event import Event
from dateline_db.model.figure import Figure
from dateline_db.model.judgement import Judgement, Side
from dateline_db.model.place import Place
from dateline_db.model.source import LineageState, Source
from dateline_db.model.when import When

Row = dict[str, Any]


class Rows:
    """Reads a case back into rows; nothing is taken from the data file."""

    def __init__(self, case: Case) -> None:
        self._case = case

    @cached_property
    def _refs(self) -> dict[str, str]:
        """The number of every record that has one, by its id."""
        case = self._case
        tables = (case.events, case.claims, case.sources, case.actors, case.places)
        return {one.id: one.ref for table in tables for one in table.all()}

    @cached_property
    def _publishers(self) -> dict[str, str]:
        return {one.id: one.name for one in self._case.publishers.all()}

    def everything(self) -> dict[str, Any]:
        """Return what the data file holds, in its order."""
        case = self._case
        return {
            "case": {
                "title": case.settings.title,
                "description": case.settings.description,
            },
            "publishers": [
                {"name": one.name, "kind": one.kind, "aliases": list(one.aliases)}
                for one in case.publishers.all()
            ],
            "sources": [self._source(one) for one in case.sources.all()],
            "actors": [self._actor(one) for one in case.actors.all()],
            "places": [self._place(one) for one in case.places.all()],
            "events": [self._event(one) for one in case.events.all()],
            "claims": [self._claim(one) for one in case.claims.all()],
            "eras": [self._era(one) for one in case.eras.all()],
            "judgements": [self._judgement(one) for one in case.judgements.all()],
            "decisions": [
                {
                    "event_id": self._refs[one.event_id],
                    "point": one.point,
                    "resolution": one.resolution,
                    "chosen_claim": self._refs[one.chosen_claim_id or ""],
                    "reason": one.reason,
                }
                for one in case.decisions.all()
            ],
            "briefing": self._briefing(),
        }

    def _source(self, source: Source) -> Row:
        (grade,) = self._case.reliability_grades.where(source_id=source.id)
        steps = sorted(
            self._case.lineage.where(source_id=source.id),
            key=lambda step: (step.chain, step.step),
        )
        derived = [self._publishers[step.upstream_publisher_id or ""] for step in steps]
        unknown = source.lineage is LineageState.UNKNOWN
        assert bool(derived) is (source.lineage is LineageState.DERIVED)
        return {
            "id": source.ref,
            "title": source.title,
            "publisher": self._publishers[source.publisher_id],
            "author": source.author or None,
            "url": source.url,
            "published": _typed(source.published),
            "kind": source.kind,
            "derived_from": None if unknown else derived,
            "side_by_side": any(step.chain for step in steps),
            "suggested_reliability": grade.letter,
            "reliability_rationale": grade.reason,
            "note": source.note or None,
        }

    def _actor(self, actor: Actor) -> Row:
        names = self._case.actor_names.where(actor_id=actor.id)
        names.sort(key=lambda name: name.position)
        return {
            "id": actor.ref,
            "name": actor.name,
            "kind": actor.kind,
            "aliases": [one.text for one in names if one.kind is NameKind.ALIAS],
            "native_names": [
                {"lang": one.language, "text": one.text}
                for one in names
                if one.kind is NameKind.NATIVE
            ],
        }

    def _place(self, place: Place) -> Row:
        names = self._case.place_names.where(place_id=place.id)
        return {
            "id": place.ref,
            "name": place.name,
            "admin_area": place.admin_area,
            "country": place.country,
            "lat": place.latitude,
            "lon": place.longitude,
            "precision": place.precision,
            "native_names": [
                {"lang": one.language, "text": one.text}
                for one in sorted(names, key=lambda name: name.position)
            ],
        }

    def _event(self, event: Event) -> Row:
        parts = self._case.participations.where(event_id=event.id)
        return {
            "id": event.ref,
            "title": event.title,
            "summary": event.summary,
            "date_edtf": event.when.typed,
            "kind": event.kind,
            "place_id": self._refs[event.place_id] if event.place_id else None,
            "actors": [
                {"actor_id": self._refs[part.actor_id], "role": part.role}
                for part in sorted(parts, key=lambda part: part.position)
            ],
            "review": event.review,
        }

    def _claim(self, claim: Claim) -> Row:
        (grade,) = self._case.credibility_grades.where(claim_id=claim.id)
        figures = self._case.figures.where(claim_id=claim.id)
        figures.sort(key=lambda figure: figure.position)
        credited = claim.credits_id
        return {
            "id": claim.ref,
            "event_id": self._refs[claim.event_id],
            "source_id": self._refs[claim.source_id],
            "statement": claim.statement,
            "locator": claim.locator,
            "date_edtf": _typed(claim.when),
            "attributed_to": claim.attributed_to,
            "credits": None if credited is None else self._publishers[credited],
            "nature": claim.nature,
            "stance": claim.stance,
            "figures": [_figure(one) for one in figures],
            "as_of": _typed(claim.as_of),
            "suggested_credibility": grade.digit,
            "credibility_reason": grade.reason,
        }

    def _era(self, era: Era) -> Row:
        bases = self._case.era_bases.where(era_id=era.id)
        bases.sort(key=lambda basis: basis.position)
        return {
            "id": era.ref,
            "title": era.title,
            "kind": era.kind,
            "date_edtf": era.when.typed,
            "basis": [self._refs[one.claim_id or one.event_id or ""] for one in bases],
            "note": era.note or None,
        }

    def _judgement(self, judgement: Judgement) -> Row:
        sides = self._case.judgement_claims.where(judgement_id=judgement.id)
        sides.sort(key=lambda one: one.position)
        refs = {
            side: [self._refs[one.claim_id] for one in sides if one.side is side]
            for side in Side
        }
        return {
            **self._contrary(judgement.id),
            "id": judgement.ref,
            "statement": judgement.statement,
            "likelihood": judgement.likelihood,
            "confidence": judgement.confidence,
            "confidence_basis": judgement.confidence_basis,
            "claims_for": refs[Side.FOR],
            "claims_against": refs[Side.AGAINST],
            "assumptions": list(judgement.assumptions),
            "alternatives": judgement.alternatives,
            "would_change_it": judgement.would_change_it,
            "gaps": judgement.gaps,
        }

    def _contrary(self, judgement_id: str) -> Row:
        kept = self._case.dismissals.where(kind="tradecraft_contrary")
        reasons = [one.reason for one in kept if judgement_id in one.subjects]
        return {"contrary": reasons[0]} if reasons else {}

    def _briefing(self) -> Row:
        (briefing,) = self._case.briefings.all()
        return {
            "title": briefing.title,
            "question": briefing.question,
            "audience": briefing.audience,
            "bottom_line": briefing.bottom_line,
            "as_of": _typed(briefing.as_of),
            "marking": briefing.marking,
            "scope_note": briefing.scope_note,
            "gaps": list(briefing.gaps),
            "source_summary": briefing.source_summary,
            "background": briefing.background,
            "outlook": briefing.outlook,
        }


def _typed(when: When | None) -> str | None:
    return None if when is None else when.typed


def _figure(figure: Figure) -> Row:
    return {
        "measure": figure.measure,
        "low": figure.low,
        "best": figure.best,
        "high": figure.high,
        "qualifier": figure.qualifier,
    }
