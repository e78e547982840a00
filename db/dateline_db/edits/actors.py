"""Edits of actors, with their other names."""

from collections.abc import Sequence

from dateline_db.case import Case
from dateline_db.edits.attached import attached_to
from dateline_db.edits.saving import Rows, placed, save, with_ref
from dateline_db.edits.wording import refuse
from dateline_db.errors import Message, say
from dateline_db.model.actor import Actor, ActorName


def create_actor(case: Case, actor: Actor, names: Sequence[ActorName] = ()) -> Actor:
    """Add an actor with its other names."""
    actor = with_ref(case, case.actors, actor)
    save(
        case,
        say("Create actor “{name}”", name=actor.name),
        Rows(case.actors, after=[actor]),
        Rows(case.actor_names, after=placed(names, actor_id=actor.id)),
    )
    return actor


def change_actor(
    case: Case, actor: Actor, names: Sequence[ActorName] | None = None
) -> Actor:
    """Change an actor, and its other names if they are given."""
    before = case.actors.get(actor.id)
    actor = with_ref(case, case.actors, actor)
    named = Rows(case.actor_names)
    if names is not None:
        held = case.actor_names.where(actor_id=actor.id)
        named = Rows(case.actor_names, held, placed(names, actor_id=actor.id))
    rows = Rows(case.actors, [before], [actor])
    save(case, _label(before, actor), rows, named)
    return actor


def delete_actor(case: Case, actor_id: str) -> None:
    """Delete an actor that is in no event."""
    actor = case.actors.get(actor_id)
    events = {one.event_id for one in case.participations.where(actor_id=actor_id)}
    refuse(
        len(events),
        "“{name}” is in an event: take it out there first.",
        "“{name}” is in {count} events: take it out of them first.",
        name=actor.name,
    )
    save(
        case,
        say("Delete actor “{name}”", name=actor.name),
        *attached_to(case, actor=[actor_id]),
        Rows(case.actors, [actor]),
    )


def _label(before: Actor, after: Actor) -> Message:
    if before.name != after.name:
        return say("Rename actor “{old}” to “{new}”", old=before.name, new=after.name)
    return say("Change actor “{name}”", name=after.name)
