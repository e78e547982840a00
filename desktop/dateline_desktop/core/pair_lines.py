"""What tells two records of one kind apart, in four lines each."""

from functools import singledispatch

from dateline_db.case import Case
from dateline_db.errors import say
from dateline_db.model.actor import Actor
from dateline_db.model.event import Event
from dateline_db.model.place import Place
from dateline_db.model.publisher import Publisher
from dateline_db.model.record import Record
from dateline_db.model.source import Source
from dateline_desktop.core.describe import coordinates, place_names
from dateline_desktop.core.text import tr
from dateline_desktop.core.words import code_word


def lines_of(case: Case, record: Record) -> list[str]:
    """Return what a record is, its title, more of it, and what rests on it."""
    return _lines(record, case)


@singledispatch
def _lines(record: Record, _: Case) -> list[str]:
    raise TypeError(type(record))


@_lines.register
def _(source: Source, case: Case) -> list[str]:
    publisher = case.publishers.get(source.publisher_id).name
    published = source.published.label() if source.published else tr("no date")
    claims = case.claims.count(source_id=source.id)
    head, third = f"{source.ref} · {publisher}", f"{published}  {source.url}"
    return [head, source.title, third, _count(claims, "1 claim", "{n:,} claims")]


@_lines.register
def _(event: Event, case: Case) -> list[str]:
    place = case.places.find(event.place_id) if event.place_id else None
    third = event.when.label() + (f" · {place.name}" if place else "")
    claims = case.claims.count(event_id=event.id)
    return [event.ref, event.title, third, _count(claims, "1 claim", "{n:,} claims")]


@_lines.register
def _(actor: Actor, case: Case) -> list[str]:
    names = case.actor_names.where(actor_id=actor.id)
    names.sort(key=lambda name: name.position)
    events = len({one.event_id for one in case.participations.where(actor_id=actor.id)})
    return [
        f"{actor.ref} · {code_word(actor.kind)}" if actor.kind else actor.ref,
        actor.name,
        ", ".join(name.text for name in names),
        _count(events, "1 event", "{n:,} events"),
    ]


@_lines.register
def _(place: Place, case: Case) -> list[str]:
    where = [place.admin_area, place.country, coordinates(place)]
    events = case.events.count(place_id=place.id)
    return [
        place.ref,
        ", ".join([place.name, *place_names(case, place.id)]),
        " · ".join(filter(None, where)),
        _count(events, "1 event", "{n:,} events"),
    ]


@_lines.register
def _(publisher: Publisher, case: Case) -> list[str]:
    sources = case.sources.count(publisher_id=publisher.id)
    more = [*publisher.aliases, publisher.owner, publisher.country]
    return [
        f"{publisher.name} · {code_word(publisher.kind)}",
        publisher.name,
        ", ".join(filter(None, more)),
        _count(sources, "1 source", "{n:,} sources"),
    ]


def _count(n: int, one: str, many: str) -> str:
    return tr(one) if n == 1 else tr(say(many, n=n))
