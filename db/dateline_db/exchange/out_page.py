"""The timeline page: one HTML file that shows the events and who says so, offline.

The page has its style and its script inside, each allowed by its hash and nothing else.
What the case says stands in it as JSON alone, and the script makes plain text of it.
"""

import base64
import json
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from html import escape
from string import Template as Text
from typing import Any

from dateline_db.analysis.corroboration import UNSUPPORTED
from dateline_db.analysis.grading import rank
from dateline_db.analysis.wording import figure_text, measure_text
from dateline_db.exchange.sharing import Shared
from dateline_db.model.claim import Claim
from dateline_db.model.era import Era
from dateline_db.model.event import Event
from dateline_db.model.marking import Marking
from dateline_db.model.when import End, Precision, When, WhenKind

_FINE = (Precision.SECOND, Precision.MINUTE, Precision.DAY)
_DAY = 86_400
_SAFE = {ord(char): f"\\u{ord(char):04x}" for char in "<>&\u2028\u2029"}

_TURNING = dict.fromkeys((0x202D, 0x202E))
"""What would show a title backwards."""


@dataclass(frozen=True, slots=True)
class Template:
    """The parts of the page: its body, its style and its script."""

    body: str
    style: str
    script: str


def page(shared: Shared, template: Template) -> bytes:
    """Return the page; the same case makes the same bytes."""
    data = json.dumps(_data(shared), ensure_ascii=False, separators=(",", ":"))
    policy = (
        "default-src 'none'; "
        f"style-src '{_hash(template.style)}'; script-src '{_hash(template.script)}'; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )
    text = Text(template.body).substitute(
        policy=escape(policy),
        title=escape(shared.title.translate(_TURNING)),
        marking=escape(shared.marking.value),
        style=template.style,
        script=template.script,
        data=data.translate(_SAFE),
    )
    return text.encode("utf-8", "replace")


def _hash(text: str) -> str:
    digest = sha256(text.encode()).digest()
    return f"sha256-{base64.b64encode(digest).decode()}"


def _data(shared: Shared) -> dict[str, Any]:
    actors = _actors(shared)
    events = [
        _event(event, shared, actors) for event in shared.turn(_by_date(shared.events))
    ]
    cited = {one.source_id for one in shared.claims}
    shared.losses.note(
        "Sources that no claim rests on, left out: {count}.",
        sum(source.id not in cited for source in shared.sources),
    )
    shared.lose(
        *("event_link", "lineage", "judgement", "document", "event_image", "note"),
        *("decision", "tagging", "briefing"),
    )
    return {
        "title": shared.title,
        "description": shared.description,
        "marking": {
            "label": shared.marking.value,
            "sharing": shared.marking.sharing,
            "colour": Marking(shared.marking).colour,
        },
        "events": events,
        "eras": [_era(era) for era in shared.eras],
        "sources": _sources(shared, cited),
        "left": [str(one) for one in shared.losses.sentences()],
    }


def _sources(shared: Shared, cited: set[str]) -> dict[str, dict[str, Any]]:
    """Return the sources that claims rest on, by their id."""
    return {
        source.id: _filled(
            ref=source.ref,
            title=source.title,
            author=source.author,
            publisher=shared.publishers[source.publisher_id],
            date=source.published.label() if source.published else "",
            url=_link(source.url, shared),
            language=source.language,
        )
        for source in shared.turn(shared.sources)
        if source.id in cited
    }


def _link(address: str, shared: Shared) -> str:
    """Return an address that leads to a page, and nothing that a browser could run."""
    if not address or address.casefold().startswith(("https://", "http://")):
        return address
    shared.losses.note("Addresses that are no web page, left out: {count}.")
    return ""


def _by_date(events: Iterable[Event]) -> list[Event]:
    return sorted(events, key=lambda event: (event.when.sort_key(), event.ref))


def _actors(shared: Shared) -> dict[str, list[dict[str, str]]]:
    case = shared.case
    names = {actor.id: actor.name for actor in case.actors.all()}
    found: dict[str, list[dict[str, str]]] = {}
    ids = [event.id for event in shared.events]
    parts = case.participations.where(event_id=ids)
    for part in sorted(parts, key=lambda one: one.position):
        name = {"name": names[part.actor_id], "role": part.role.replace("_", " ")}
        found.setdefault(part.event_id, []).append(name)
    return found


def _event(
    event: Event, shared: Shared, actors: dict[str, list[dict[str, str]]]
) -> dict[str, Any]:
    support = shared.supports.get(event.id, UNSUPPORTED)
    place = shared.places.get(event.place_id or "")
    grades = shared.case.grades()
    claims = shared.claims_of.get(event.id, [])
    claims = sorted(claims, key=lambda one: (rank(grades.of_claim(one)), one.id))
    return _filled(
        id=event.id,
        ref=event.ref,
        title=event.title,
        summary=event.summary,
        date=event.when.label(),
        words=event.when_words,
        edtf=event.when.typed,
        **_form(event.when, event.seconds()),
        kind=event.kind,
        place=", ".join(
            part for part in (place.name, place.admin_area, place.country) if part
        )
        if place
        else "",
        town=place.name if place else "",
        actors=actors.get(event.id, []),
        grade=str(support.grade) if support.grade else "",
        support=str(support.label),
        spread=[[str(grade), count] for grade, count in support.spread],
        disputes=[
            {"text": str(one.sentence), "state": one.state.value}
            for one in shared.differences.get(event.id, ())
        ],
        claims=[_claim(claim, shared) for claim in shared.turn(claims)],
    )


def _claim(claim: Claim, shared: Shared) -> dict[str, Any]:
    return _filled(
        ref=claim.ref,
        source=claim.source_id,
        statement=claim.statement,
        grade=str(shared.case.grades().of_claim(claim)),
        stance=claim.stance.value,
        nature=claim.nature.replace("_", " "),
        date=claim.when.label() if claim.when else "",
        credited=claim.attributed_to,
        quote=_quote(claim, shared),
        translation=claim.translation,
        locator=claim.locator,
        figures=[
            f"{measure_text(one.measure)}{f' ({one.scope})' if one.scope else ''}: "
            f"{figure_text(one)}"
            for one in shared.figures.get(claim.id, ())
        ],
    )


def _quote(claim: Claim, shared: Shared) -> str:
    """Return what is quoted, but for the row of a data set, which nobody reads."""
    if not _is_row(claim.quote):
        return claim.quote
    shared.losses.note("Rows of data sets that claims quote, left out: {count}.")
    return ""


def _is_row(quote: str) -> bool:
    if not quote.startswith("{"):
        return False
    try:
        return isinstance(json.loads(quote), dict)
    except (ValueError, RecursionError):
        return False


def _era(era: Era) -> dict[str, Any]:
    return _filled(
        title=era.title,
        kind=era.kind.value,
        date=era.when.label(),
        **_form(era.when, era.when.seconds()),
    )


def _form(when: When, seconds: tuple[int | None, int | None]) -> dict[str, Any]:
    """Return where a date is drawn, in days since 1970, and how it looks."""
    lo, hi = seconds
    return {
        "lo": None if lo is None else lo / _DAY,
        "hi": None if hi is None else hi / _DAY,
        "shape": _shape(when),
        "open": [when.start is End.OPEN, when.end is End.OPEN],
        "soft": _soft(when),
        "unsure": when.uncertain,
    }


def _shape(when: When) -> str:
    match when.kind:
        case WhenKind.UNKNOWN:
            return "undated"
        case WhenKind.INTERVAL:
            return "lasted"
        case WhenKind.ONE_OF:
            return "once"
        case WhenKind.ALL_OF:
            return "repeated"
        case WhenKind.DATE if when.precision not in _FINE:
            return "some time"
    return "point"


def _soft(when: When) -> list[bool]:
    """Return which ends are only about then."""
    about = when.approximate or bool(set(when.also) & set("~%"))
    if when.kind is not WhenKind.INTERVAL:
        return [about, about]
    start, _, end = when.edtf.partition("/")
    return [
        about or _is_vague(start, when.start),
        about or _is_vague(end or start, when.end),
    ]


def _is_vague(part: str, end: End) -> bool:
    return end is End.UNKNOWN or (end is End.DATED and len(part.strip("?~%")) < 10)


def _filled(**fields: Any) -> dict[str, Any]:
    """Return the fields that say something, a zero among them."""
    return {
        name: value
        for name, value in fields.items()
        if value not in (None, "", False) and value not in ([], [False, False])
    }
