"""Edits of several events at once, each of them one action."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from dateline_db.case import Case
from dateline_db.edits.attached import attached_to
from dateline_db.edits.saving import Rows, save
from dateline_db.edits.wording import counted
from dateline_db.model.event import Event, Review


def delete_events(case: Case, event_ids: Iterable[str]) -> None:
    """Delete events with their claims."""
    events = _events(case, event_ids)
    ids = [event.id for event in events]
    claims = [claim.id for claim in case.claims.where(event_id=ids)] if ids else []
    label = counted(
        len(events), "Delete 1 event and its claims", "Delete {count} events and claims"
    )
    attached = attached_to(case, event=ids, claim=claims)
    save(case, label, *attached, Rows(case.events, events))


def set_kind(case: Case, event_ids: Iterable[str], kind: str) -> None:
    """Make events ones of a kind."""
    kind = kind.strip()
    _change(case, event_ids, "of kind “{value}”", kind, kind=kind)


def set_review(case: Case, event_ids: Iterable[str], review: Review) -> None:
    """Mark events as reviewed, or as drafts."""
    _change(case, event_ids, "{value}", review.value, review=review)


def _change(
    case: Case, event_ids: Iterable[str], become: str, value: str, **fields: Any
) -> None:
    before = _events(case, event_ids)
    after = [replace(event, **fields) for event in before]
    count = sum(one != other for one, other in zip(before, after, strict=True))
    one, many = f"Make 1 event {become}", f"Make {{count}} events {become}"
    label = counted(count, one, many, value=value)
    save(case, label, Rows(case.events, before, after))


def _events(case: Case, event_ids: Iterable[str]) -> list[Event]:
    """Return the events that are still there, each once."""
    return case.events.many(list(dict.fromkeys(event_ids)))
