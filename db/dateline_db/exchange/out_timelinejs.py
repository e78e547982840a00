"""TimelineJS: events and eras as the JSON of its version 3, with text escaped."""

import datetime as dt
import json
from html import escape
from typing import Any

from dateline_db.exchange.sharing import BESIDE_EVENTS, Shared
from dateline_db.model.event import Event
from dateline_db.model.when import Precision, When

_PARTS = {
    Precision.YEAR: ("year",),
    Precision.MONTH: ("year", "month"),
    Precision.DAY: ("year", "month", "day"),
}


_CLOCK = ("hour", "minute", "second")


def timelinejs(shared: Shared) -> bytes:
    """Return the events that have a beginning; the date shown is as vague as ours."""
    slides = [
        _slide(event, shared)
        for event in shared.turn(shared.events)
        if event.when.lo is not None
    ]
    losses = shared.losses
    losses.note(
        "Events without a first day, left out: {count}.",
        len(shared.events) - len(slides),
    )
    losses.note(
        "Claims, of which only the numbers of their sources are in it: {count}.",
        len(shared.claims),
    )
    eras = [
        {
            "start_date": _date(era.when.lo, era.when),
            "end_date": _date(era.when.hi, era.when),
            "text": {"headline": escape(era.title)},
        }
        for era in shared.eras
        if era.when.lo is not None and era.when.hi is not None
    ]
    losses.note(
        "Eras without both ends, left out: {count}.", len(shared.eras) - len(eras)
    )
    shared.lose(*BESIDE_EVENTS)
    shared.lose_places()
    shared.lose_sides()
    worded = sum(bool(event.when_words) for event in shared.events)
    losses.note("Dates as their sources word them, not in it: {count}.", worded)
    title = {
        "text": {
            "headline": escape(shared.title),
            "text": escape(f"{shared.description} {shared.marking.value}".strip()),
        }
    }
    whole = {"title": title, "events": slides, "eras": eras, "scale": "human"}
    return json.dumps(whole, ensure_ascii=False, indent=1).encode() + b"\n"


def _slide(event: Event, shared: Shared) -> dict[str, Any]:
    when = event.when
    note = f"EDTF {when.typed}"
    sources = [one.ref for one in shared.sources_of(event.id)]
    named = f" [{', '.join(sources)}]" if sources else ""
    slide: dict[str, Any] = {
        "unique_id": event.id,
        "start_date": _date(when.lo, when),
        "display_date": escape(when.label()),
        "text": {
            "headline": escape(event.title),
            "text": escape(f"{event.summary}{named} ({note})".strip()),
        },
        "group": escape(event.kind),
        "autolink": False,
    }
    if when.hi is not None and when.hi != when.lo:
        slide["end_date"] = _date(when.hi, when)
    return slide


def _date(day: dt.date | None, when: When) -> dict[str, int]:
    assert day is not None
    parts = _PARTS.get(when.precision, ("year", "month", "day"))
    found = {part: getattr(day, part) for part in parts}
    if when.time is not None:
        clock = _CLOCK[: 3 if when.precision is Precision.SECOND else 2]
        found |= {part: getattr(when.time, part) for part in clock}
    return found
