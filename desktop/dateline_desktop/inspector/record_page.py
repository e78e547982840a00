"""Any other record in the inspector: its title, its fields, and what leads to it."""

from collections.abc import Sequence
from dataclasses import fields
from enum import StrEnum
from typing import Any

from dateline_db.analysis.grading import latest
from dateline_db.errors import say
from dateline_db.model.actor import Actor, ActorRelation, NameKind, RelationKind
from dateline_db.model.event import Event
from dateline_db.model.judgement import Judgement, Side
from dateline_db.model.place import Place
from dateline_db.model.publisher import Publisher
from dateline_db.model.record import Record
from dateline_db.model.when import When
from dateline_desktop.core.describe import actor_names, place_names
from dateline_desktop.core.records import record_title
from dateline_desktop.core.session import Session
from dateline_desktop.core.text import tr
from dateline_desktop.core.words import code_word, field_word
from dateline_desktop.inspector.basis_line import basis_line, standing_line
from dateline_desktop.inspector.grade_part import add_part
from dateline_desktop.inspector.page import Page, button

_MOST = 40
_PASSIVE = {
    RelationKind.SPLIT_FROM: "split off",
    RelationKind.MERGED_INTO: "took in",
    RelationKind.PART_OF: "includes",
    RelationKind.FRONT_OF: "has as a front",
    RelationKind.MEMBER_OF: "has as a member",
    RelationKind.LEADS: "led by",
    RelationKind.ALLIED_WITH: "allied with",
    RelationKind.RIVAL_OF: "rival of",
    RelationKind.SUCCESSOR_OF: "succeeded by",
    RelationKind.SAME_AS: "same as",
}
"""How an actor stands to one that has a relation to it."""
_SHOWN_ABOVE = {"id", "ref", "title", "name", "position"}


class RecordPage(Page):
    """An actor, a place, a publisher, an era, a judgement: each as far as it goes."""

    def __init__(self, session: Session, kind: str, record: Record) -> None:
        super().__init__(session)
        ref = str(getattr(record, "ref", ""))
        title = record_title(record)
        self.head(kind, record.id, title, ref)
        self._add_fields(record, title)
        match record:
            case Actor():
                self._add_actor(record)
            case Place():
                self._add_place(record)
            case Publisher():
                self._add_publisher(record)
            case Judgement():
                self._add_claims(record)

    def _add_fields(self, record: Record, title: str) -> None:
        for field in fields(record):
            value = getattr(record, field.name)
            hidden = field.name in _SHOWN_ABOVE or field.name.endswith("_id")
            if not hidden and value != title:
                name = field_word(field.name)
                self.fact(name[:1].upper() + name[1:], _words(field.name, value))

    def _add_actor(self, actor: Actor) -> None:
        native = actor_names(self.case, actor.id, NameKind.NATIVE)
        self.fact(tr("Native names"), "\n".join(native))
        aliases = actor_names(self.case, actor.id, NameKind.ALIAS)
        self.fact(tr("Also called"), "\n".join(aliases))
        self._add_relations(actor)
        parts = self.case.participations.where(actor_id=actor.id)
        self._add_events(self.case.events.many({part.event_id for part in parts}))

    def _add_relations(self, actor: Actor) -> None:
        """Show how the actor stands to others, and they to it, over which period."""
        held = self.case.actor_relations
        ours = held.where(actor_id=actor.id)
        theirs = held.where(other_actor_id=actor.id)
        if ours or theirs:
            self.heading(tr("Relations"))
        for one in ours:
            self._add_relation(one, one.other_actor_id, code_word(one.kind).lower())
        for one in theirs:
            self._add_relation(one, one.actor_id, _PASSIVE[one.kind])

    def _add_relation(self, one: ActorRelation, other_id: str, verb: str) -> None:
        other = self.case.actors.get(other_id)
        verb = tr(verb)
        self.fact(verb[:1].upper() + verb[1:], self.link("actor", other.id, other.name))
        self.fact("", one.when.label() if one.when is not None else one.when_words)
        if one.claim_id is not None:
            self.fact("", basis_line(self, [one.claim_id]))

    def _add_place(self, place: Place) -> None:
        names = place_names(self.case, place.id)
        self.fact(tr("Native names"), "\n".join(names))
        self._add_events(self.case.events.where(place_id=place.id))

    def _add_publisher(self, publisher: Publisher) -> None:
        grade = button(
            tr("Grade…"),
            "check",
            lambda: self.session.ask_grade("publisher", [publisher.id]),
        )
        grade.setEnabled(self.session.writable)
        self.heading(tr("Reliability"), grade)
        letter = self.case.grades().of_publisher(publisher.id)
        if letter is None:
            self.text(tr("No letter yet."), "muted")
        else:
            rows = self.case.reliability_grades.where(publisher_id=publisher.id)
            add_part(self, letter, latest(rows, self.case.analyst), rows)
        sources = self.case.sources.where(publisher_id=publisher.id)
        self._add_links(tr("Sources"), "source", sources)

    def _add_claims(self, judgement: Judgement) -> None:
        """Show what it rests on and what stands against it, as far as that goes."""
        bases = self.case.judgement_claims.where(judgement_id=judgement.id)
        bases.sort(key=lambda one: one.position)
        for side, title in ((Side.FOR, tr("For")), (Side.AGAINST, tr("Against"))):
            of_side = [one.claim_id for one in bases if one.side is side]
            if of_side:
                self.heading(title)
            for claim in map(self.case.claims.get, of_side):
                self.add(standing_line(self, claim))
                self.text(claim.statement)

    def _add_events(self, events: list[Event]) -> None:
        events = sorted(events, key=lambda event: event.when.sort_key())
        self._add_links(tr("Events"), "event", events)

    def _add_links(self, title: str, kind: str, records: Sequence[Record]) -> None:
        if records:
            self.heading(title)
        for record in records[:_MOST]:
            self.add(self.link(kind, record.id, record_title(record)))
        if len(records) > _MOST:
            self.text(tr(say("{count:,} more", count=len(records) - _MOST)), "muted")


def _words(name: str, value: Any) -> str:
    match value:
        case When():
            return value.label()
        case StrEnum():
            return str(getattr(value, "term", "")) or code_word(value)
        case tuple():
            return "\n".join(str(member) for member in value)
        case float():
            return f"{value:g}"
        case None:
            return ""
    return code_word(value) if name == "kind" else str(value)
