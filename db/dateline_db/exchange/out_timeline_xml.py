"""The Timeline Project: its XML of version 2, with fuzzy dates, eras and categories."""

import datetime as dt
import re
from collections.abc import Iterator
from xml.etree import ElementTree as Xml

from dateline_db.exchange.own_words import SUPPORT
from dateline_db.exchange.sharing import BESIDE_EVENTS, Shared
from dateline_db.model.event import Event
from dateline_db.model.when import End, Precision, When, WhenKind

_VERSION = "2.9.0"
_DAY = dt.timedelta(days=1)
_FINE = (Precision.SECOND, Precision.MINUTE, Precision.DAY)
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_COLOURS = (
    *("213,94,0", "0,114,178", "0,158,115", "204,121,167"),
    *("86,180,233", "230,159,0", "120,120,160", "150,110,60"),
)
_ERA_COLOUR = "227,234,243"
_Period = tuple[dt.datetime, dt.datetime]


def timeline_xml(shared: Shared) -> bytes:
    """Return a .timeline file: events with a beginning, as fuzzy as they are."""
    root = Xml.Element("timeline")
    _put(root, "version", _VERSION)
    _put(root, "timetype", "gregoriantime")
    _add_eras(Xml.SubElement(root, "eras"), shared)
    _add_categories(Xml.SubElement(root, "categories"), shared)
    events = Xml.SubElement(root, "events")
    for event in shared.turn(shared.events):
        period = _period(event.when)
        if period is None:
            shared.losses.note("Events without a first day, left out: {count}.")
        else:
            _add_event(events, event, period, shared)
    shared.losses.note(
        "Claims, of which only the sources are named: {count}.", len(shared.claims)
    )
    shared.lose(*BESIDE_EVENTS)
    shared.lose_places()
    shared.lose_sides()
    Xml.indent(root, " ")
    text: bytes = Xml.tostring(root, "utf-8", xml_declaration=True)
    return text + b"\n"


def _add_eras(eras: Xml.Element, shared: Shared) -> None:
    for era in shared.eras:
        period = _period(era.when)
        if period is None:
            shared.losses.note("Eras without a first day, left out: {count}.")
            continue
        if _is_fuzzy(era.when):
            shared.losses.note("Eras whose vague ends look exact: {count}.")
        one = Xml.SubElement(eras, "era")
        _put(one, "name", era.title)
        _put_period(one, period)
        _put(one, "color", _ERA_COLOUR)
        _put(one, "ends_today", str(era.when.end is End.OPEN))


def _add_categories(categories: Xml.Element, shared: Shared) -> None:
    kinds = sorted({event.kind for event in shared.events} - {""})
    for number, kind in enumerate(kinds):
        one = Xml.SubElement(categories, "category")
        _put(one, "name", kind)
        colour = _COLOURS[number % len(_COLOURS)]
        for name in ("color", "progress_color", "done_color"):
            _put(one, name, colour)
        _put(one, "font_color", "0,0,0")


def _add_event(
    events: Xml.Element, event: Event, period: _Period, shared: Shared
) -> None:
    when = event.when
    if when.time is not None and (when.offset_minutes is not None or event.zone):
        shared.losses.note("Clock times whose zone is only in a note: {count}.")
    one = Xml.SubElement(events, "event")
    _put_period(one, period)
    _put(one, "text", event.title)
    starts, ends = _soft_ends(when)
    _put(one, "fuzzy", str(_is_fuzzy(when)))
    _put(one, "fuzzy_start", str(starts))
    _put(one, "fuzzy_end", str(ends))
    _put(one, "locked", "False")
    _put(one, "ends_today", str(when.end is End.OPEN))
    if event.kind:
        _put(one, "category", event.kind)
    _put(one, "description", "\n".join(_description(event, shared)))
    links = [source.url for source in shared.sources_of(event.id) if source.url]
    if links:
        _put(one, "hyperlink", links[0])
        shared.losses.note(
            "Links to sources after the first of an event, left out: {count}.",
            len(links) - 1,
        )
    _put(one, "default_color", "200,200,200")


def _description(event: Event, shared: Shared) -> Iterator[str]:
    """Yield the lines beside an event; the last one is its date in EDTF."""
    if event.summary:
        yield event.summary
    grade = shared.grade_of(event.id)
    yield SUPPORT + shared.label_of(event.id) + (f", grade {grade}" if grade else "")
    for source in shared.sources_of(event.id):
        yield f"{source.ref} {shared.publishers[source.publisher_id]}: {source.title}"
    if event.when_words:
        yield f"Date as stated: {event.when_words}"
    yield f"EDTF {event.when.typed}"


def _period(when: When) -> _Period | None:
    """Return from when to when a date may be; None where it has no beginning."""
    if when.lo is None:
        return None
    if when.time is not None:
        at = dt.datetime.combine(when.lo, when.time.replace(tzinfo=None))
        return at, at
    start = dt.datetime.combine(when.lo, dt.time.min)
    last = when.hi or when.lo
    if when.kind is WhenKind.DATE and when.precision in _FINE:
        return start, start
    return start, dt.datetime.combine(last, dt.time.min) + _after(last)


def _after(day: dt.date) -> dt.timedelta:
    return dt.timedelta() if day == dt.date.max else _DAY


def _is_fuzzy(when: When) -> bool:
    return any(_soft_ends(when))


def _soft_ends(when: When) -> tuple[bool, bool]:
    """Whether the beginning and the end are not known to the day."""
    if when.kind is not WhenKind.INTERVAL:
        exact = when.precision in _FINE and not when.approximate and not when.uncertain
        return not exact, not exact
    ends = (When.parse(part) for part in when.edtf.split("/") if part not in ("", ".."))
    vague = [
        one.precision not in _FINE or one.approximate or one.uncertain for one in ends
    ]
    about = bool(set(when.also) & set("~?%"))
    starts = when.start is not End.DATED or vague[0] or about
    return starts, when.end is End.UNKNOWN or vague[-1] or about


def _put_period(parent: Xml.Element, period: _Period) -> None:
    for name, at in zip(("start", "end"), period, strict=True):
        _put(parent, name, f"{at:%Y-%m-%d %H:%M:%S}".rjust(19, "0"))


def _put(parent: Xml.Element, name: str, text: str) -> None:
    """Add a child; what XML cannot hold becomes a mark that shows it was there."""
    Xml.SubElement(parent, name).text = _FORBIDDEN.sub("\ufffd", text)
