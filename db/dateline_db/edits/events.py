"""Edits of events, with the actors in them and their links to other events."""

from collections.abc import Sequence
from dataclasses import replace

from dateline_db.case import Case
from dateline_db.edits.attached import attached_to
from dateline_db.edits.saving import Rows, placed, save, with_ref
from dateline_db.edits.wording import changed_fields, counted
from dateline_db.edits.zones import check_zone
from dateline_db.errors import InvalidValue, Message, say
from dateline_db.model.event import Event, EventLink, Participation, Review


def create_event(
    case: Case,
    event: Event,
    participations: Sequence[Participation] = (),
    links: Sequence[EventLink] = (),
) -> Event:
    """Add an event with the actors in it and its links to other events."""
    event = with_ref(case, case.events, event)
    save(
        case,
        say("Create event “{title}”", title=event.title),
        Rows(case.events, after=[event]),
        *_parts(case, event, participations, links),
    )
    return event


def change_event(
    case: Case,
    event: Event,
    participations: Sequence[Participation] | None = None,
    links: Sequence[EventLink] | None = None,
) -> Event:
    """Change an event, and the parts that are given; None leaves them as they are."""
    before = case.events.get(event.id)
    event = with_ref(case, case.events, event)
    parts = _parts(case, event, participations, links)
    changed = set() if any(parts) else changed_fields(before, event)
    rows = Rows(case.events, [before], [event])
    save(case, _label(before, event, changed), rows, *parts)
    return event


def delete_event(case: Case, event_id: str) -> None:
    """Delete an event with its claims."""
    event = case.events.get(event_id)
    claims = [claim.id for claim in case.claims.where(event_id=event_id)]
    label = counted(
        len(claims),
        "Delete event “{title}” with 1 claim",
        "Delete event “{title}” with {count} claims",
        title=event.title,
    )
    save(
        case,
        label if claims else say("Delete event “{title}”", title=event.title),
        *attached_to(case, event=[event_id], claim=claims),
        Rows(case.events, [event]),
    )


def _parts(
    case: Case,
    event: Event,
    participations: Sequence[Participation] | None,
    links: Sequence[EventLink] | None,
) -> list[Rows[Participation] | Rows[EventLink]]:
    """Check what an event consists of, and return what differs in its parts."""
    if event.zone:
        check_zone(event.zone)
    rows: list[Rows[Participation] | Rows[EventLink]] = []
    if participations is not None:
        _check_participations(case, participations)
        held = case.participations.where(event_id=event.id)
        wanted = placed(participations, event_id=event.id)
        rows.append(Rows(case.participations, held, wanted))
    if links is not None:
        own = [replace(link, event_id=event.id) for link in links]
        rows.append(
            Rows(case.event_links, case.event_links.where(event_id=event.id), own)
        )
    return rows


def _check_participations(case: Case, participations: Sequence[Participation]) -> None:
    seen = set()
    for one in participations:
        if (one.actor_id, one.role) in seen:
            raise InvalidValue(
                "participations",
                "“{name}” is in this event twice in the same role: leave one out.",
                name=case.actors.get(one.actor_id).name,
            )
        seen.add((one.actor_id, one.role))


def _label(before: Event, after: Event, changed: set[str]) -> Message:
    """Say what was changed where it is one thing, with what was and what is."""
    title = after.title
    if changed == {"title"}:
        return say("Rename event “{old}” to “{new}”", old=before.title, new=title)
    if changed and changed <= {"when", "when_words"} and before.when != after.when:
        return say(
            "Date event “{title}”: {old} to {new}",
            title=title,
            old=before.when.label(),
            new=after.when.label(),
        )
    if changed == {"review"} and after.review is Review.REVIEWED:
        return say("Mark event “{title}” as reviewed", title=title)
    if changed == {"review"}:
        return say("Mark event “{title}” as a draft", title=title)
    return say("Change event “{title}”", title=title)
