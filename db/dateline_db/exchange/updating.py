"""Rows that a newer edition has differently: changed by key, and nothing else.

What the analyst has made of an event since is left as it is; the claim says what the
data set says now.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, NamedTuple

from dateline_db.case import Case
from dateline_db.exchange.drafts import Draft
from dateline_db.exchange.edition import Edition
from dateline_db.exchange.making import figures_of, participations_of
from dateline_db.model.claim import Claim
from dateline_db.model.event import Event

_OF_EVENT = ("title", "summary", "kind", "when", "when_words")


class Update(NamedTuple):
    """What a claim's row said, None where that cannot be read, and says now."""

    claim_id: str
    before: Draft | None
    after: Draft


class Updater:
    """Writes updates, inside an action; `kept` counts what was the analyst's."""

    def __init__(self, case: Case, edition: Edition) -> None:
        self._case, self._edition = case, edition
        self.kept = 0

    def write(self, update: Update) -> None:
        """Change the claim of a row, and its event where that is as it was imported."""
        claim = self._case.claims.get(update.claim_id)
        event = self._case.events.get(claim.event_id)
        draft = update.after
        place_id = self._edition.directory.place(draft.place)
        leads = self._edition.leads(draft.outlets, draft.key)
        actors = participations_of(self._edition, draft, event.id)
        for table, some in self._edition.taken().items():
            self._case.table(table).insert_many(some)
        self._case.lineage.insert_many(leads)  # type: ignore[arg-type]
        self._case.claims.update(self._claim(claim, draft, place_id))
        self._replace_figures(claim, update)
        if update.before is not None:
            self._update_event(event, update, place_id)
            self._replace_actors(event, update, actors)

    def _claim(self, claim: Claim, draft: Draft, place_id: str | None) -> Claim:
        return replace(
            claim,
            source_id=self._edition.source.id,
            statement=draft.statement,
            when=draft.when,
            when_words=draft.when_words,
            attributed_to=draft.attributed_to,
            quote=draft.row,
            place_id=place_id,
            place_words=draft.place.words if draft.place else "",
        )

    def _replace_figures(self, claim: Claim, update: Update) -> None:
        before, after = update.before, update.after
        if before is not None and before.figures == after.figures:
            return
        there = {
            (one.measure, one.scope): one
            for one in self._case.figures.where(claim_id=claim.id)
        }
        for figure in figures_of(after, claim.id):
            old = there.get((figure.measure, figure.scope))
            if old is None:
                self._case.figures.insert(figure)
            else:
                same_row = replace(figure, id=old.id, position=old.position)
                self._case.figures.update(same_row)

    def _update_event(self, event: Event, update: Update, place_id: str | None) -> None:
        assert update.before is not None
        changed = dict(self._differences(event, update))
        old_place = self._edition.directory.place(update.before.place)
        if old_place != place_id:
            if event.place_id == old_place:
                changed["place_id"] = place_id
            else:
                self.kept += 1
        if changed:
            self._case.events.update(replace(event, **changed))

    def _differences(self, event: Event, update: Update) -> Iterator[tuple[str, Any]]:
        for name in _OF_EVENT:
            was, now = getattr(update.before, name), getattr(update.after, name)
            if was == now:
                continue
            if getattr(event, name) == was:
                yield name, now
            else:
                self.kept += 1

    def _replace_actors(self, event: Event, update: Update, actors: list[Any]) -> None:
        assert update.before is not None
        if update.before.actors == update.after.actors:
            return
        there = self._case.participations.where(event_id=event.id)
        old = participations_of(self._edition, update.before, event.id)
        if [(p.actor_id, p.role) for p in there] != [(p.actor_id, p.role) for p in old]:
            self.kept += 1
            return
        for one in there:
            self._case.participations.delete(one.id)
        self._case.participations.insert_many(actors)
