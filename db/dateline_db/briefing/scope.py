"""The scope of a briefing: the period, the kinds and the actors that it is about."""

from dateline_db.case import Case
from dateline_db.model.briefing import Briefing
from dateline_db.model.event import Event


class Scope:
    """Says which events a briefing is about; what is not narrowed takes everything."""

    def __init__(self, case: Case, briefing: Briefing) -> None:
        self._period = briefing.period
        self._kinds = frozenset(briefing.kinds)
        self._taking_part: frozenset[str] | None = None
        if briefing.actor_ids:
            rows = case.participations.where(actor_id=list(briefing.actor_ids))
            self._taking_part = frozenset(row.event_id for row in rows)

    def takes(self, event: Event) -> bool:
        """Whether a briefing is about an event; what may lie in its period does."""
        if self._period is not None and not event.when.overlaps(self._period):
            return False
        if self._kinds and event.kind not in self._kinds:
            return False
        return self._taking_part is None or event.id in self._taking_part
