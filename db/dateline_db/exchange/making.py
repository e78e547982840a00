"""Records of a row that the case does not have: an event, and a claim about it."""

from collections import defaultdict

from dateline_db.exchange.drafts import Draft
from dateline_db.exchange.edition import Edition, Made
from dateline_db.model.claim import Claim
from dateline_db.model.event import Event, Participation
from dateline_db.model.figure import Figure
from dateline_db.model.grade import Credibility, CredibilityGrade


class Maker:
    """Gathers the records of new rows until they are taken, chunk by chunk."""

    def __init__(self, edition: Edition) -> None:
        self._edition = edition
        self._made: Made = defaultdict(list)

    def taken(self) -> Made:
        """Return what was made since the last time, with whom and what it names."""
        made, self._made = self._made, defaultdict(list)
        if not made["claim"]:
            return defaultdict(list)
        for table, some in self._edition.taken().items():
            made[table] += some
        return made

    def add(self, draft: Draft) -> None:
        """Make the records of a row."""
        edition, made = self._edition, self._made
        place_id = edition.directory.place(draft.place)
        event = Event(
            ref=edition.numbers.next("event"),
            title=draft.title,
            summary=draft.summary,
            when=draft.when,
            when_words=draft.when_words,
            kind=draft.kind,
            place_id=place_id,
        )
        claim = Claim(
            ref=edition.numbers.next("claim"),
            event_id=event.id,
            source_id=edition.source.id,
            statement=draft.statement,
            locator=draft.key,
            when=draft.when,
            when_words=draft.when_words,
            attributed_to=draft.attributed_to,
            quote=draft.row,
            place_id=place_id,
            place_words=draft.place.words if draft.place else "",
        )
        made["event"].append(event)
        made["claim"].append(claim)
        made["lineage"] += edition.leads(draft.outlets, draft.key)
        made["figure"] += figures_of(draft, claim.id)
        made["participation"] += participations_of(edition, draft, event.id)
        made["credibility_grade"].append(
            CredibilityGrade(
                claim_id=claim.id,
                digit=Credibility.SIX,
                reason=edition.reason,
                analyst=edition.analyst,
                at=edition.at,
            )
        )


def figures_of(draft: Draft, claim_id: str) -> list[Figure]:
    """Return the numbers of a row as figures of a claim."""
    return [
        Figure(
            claim_id=claim_id,
            measure=one.measure,
            scope=one.scope,
            low=one.low,
            best=one.best,
            high=one.high,
            qualifier=one.qualifier,
            position=position,
        )
        for position, one in enumerate(draft.figures)
    ]


def participations_of(
    edition: Edition, draft: Draft, event_id: str
) -> list[Participation]:
    """Return the actors of a row as those of an event."""
    return [
        Participation(
            event_id=event_id,
            actor_id=edition.directory.actor(name),
            role=role,
            position=position,
        )
        for position, (name, role) in enumerate(draft.actors)
    ]
