"""Edits of an event's date alone, with what the new date rests on."""

from dataclasses import replace

from dateline_db.case import Case
from dateline_db.edits.clock import now
from dateline_db.edits.saving import Rows, save
from dateline_db.errors import InvalidValue, say
from dateline_db.model.event import Event
from dateline_db.model.label import Note
from dateline_db.model.when import When


def redate_event(case: Case, event_id: str, when: When, basis: str) -> Event:
    """Give an event another date, and note beside it what that rests on.

    The words that the date was once given in stay: they are what somebody said.
    """
    before = case.events.get(event_id)
    event = replace(before, when=when)
    if event == before:
        return before
    if not basis.strip():
        raise InvalidValue("basis", "Say what the new date rests on.")
    old, new = before.when.label(), when.label()
    note = Note(
        subject="event",
        subject_id=event_id,
        text=f"{old} → {new}: {basis.strip()}",
        analyst=case.analyst,
        at=now(),
    )
    save(
        case,
        say(
            "Date event “{title}”: {old} to {new}", title=event.title, old=old, new=new
        ),
        Rows(case.events, [before], [event]),
        Rows(case.notes, after=[note]),
    )
    return event
