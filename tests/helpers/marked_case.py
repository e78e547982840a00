"""A case with events, claims and sources under different markings."""

from dateline_db.case import Case
from dateline_db.model.actor import Actor
from dateline_db.model.era import Era
from dateline_db.model.event import Event, Participation
from dateline_db.model.marking import Marking
from dateline_db.model.when import When
from written_down import an_event, put, put_one


def an_event_of(
    case: Case, actor: Actor, title: str, when: str, marking: Marking | None = None
) -> Event:
    """Add an event of one actor."""
    event = an_event(case, title, when, marking=marking)
    put(case, Participation(event_id=event.id, actor_id=actor.id))
    return event


def fill_marked(case: Case) -> tuple[Event, Event]:
    """Add an open event and one for few eyes, each of an actor of its own."""
    shown = put_one(case, Actor(name="Harbour Police"))
    hidden = put_one(case, Actor(name="Informant"))
    open_one = an_event_of(case, shown, "Ship leaves", "2023-02-01")
    secret = an_event_of(case, hidden, "Tip received", "2023-02-03", Marking.RED)
    put(case, Era(title="Strike", when=When.parse("2023-01-20/2023-02-10")))
    return open_one, secret
