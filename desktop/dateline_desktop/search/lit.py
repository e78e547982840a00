"""Which events the hits of a search point to, so that they can be lit up."""

from collections import defaultdict
from collections.abc import Iterable

from dateline_db.case import Case
from dateline_db.store.search import Hit


def lit_events(case: Case, hits: Iterable[Hit]) -> set[str]:
    """Return the events that were found, or to which something found belongs."""
    found: dict[str, set[str]] = defaultdict(set)
    for hit in hits:
        found[hit.table].add(hit.id)
    sources = found["source"] | {
        source.id for source in case.sources.where(publisher_id=found["publisher"])
    }
    claims = [
        *case.claims.many(found["claim"]),
        *case.claims.where(source_id=sources),
    ]
    parts = case.participations.where(actor_id=found["actor"])
    events = case.events.where(place_id=found["place"])
    return (
        found["event"]
        | {claim.event_id for claim in claims}
        | {part.event_id for part in parts}
        | {event.id for event in events}
    )
