"""Plain tables: columns that are called what they are, in English."""

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from dateline_db.exchange.counted_columns import figures_in
from dateline_db.exchange.mapping import Actors, Dates, Outlets, Places
from dateline_db.exchange.mapping import RowMapping as Mapped
from dateline_db.model.event import Role
from dateline_db.model.spelling import name_key

_NAMES = {
    "title": (
        "title",
        "event",
        "headline",
        "name",
        "message",
        "what",
        "what happened",
        "incident",
    ),
    "date": ("date", "event date", "when", "datetime", "day", "date text", "timestamp"),
    "words": ("when words", "date words"),
    "start": ("start", "start date", "date start", "from", "begin", "begins"),
    "end": ("end", "end date", "date end", "until", "to", "ends"),
    "year": ("year", "iyear"),
    "month": ("month", "imonth"),
    "day": ("day", "iday"),
    "place": (
        *("place", "location", "city", "town", "village", "settlement"),
        *("where", "place name"),
    ),
    "admin": (
        *("province", "governorate", "oblast", "county", "district"),
        *("admin1", "adm 1", "admin 1", "region", "state"),
    ),
    "country": ("country",),
    "latitude": ("latitude", "lat", "place lat", "location lat", "geo lat"),
    "longitude": (
        *("longitude", "lon", "long", "lng"),
        *("place lon", "location lon", "geo lon", "place lng", "location lng"),
    ),
    "point": ("coordinates", "coords", "lat long", "lat lon", "latlon", "gps", "point"),
    "summary": ("summary", "description", "text", "notes", "details"),
    "statement": (
        *("statement", "claim", "claim text", "assertion", "says"),
        "what it says",
    ),
    "credited": ("credited to", "attributed to", "according to"),
    "kind": ("kind", "type", "event type", "category"),
    Role.PARTY: (
        *("actors", "actor", "who", "participants", "parties"),
        *("group", "groups"),
    ),
    Role.PERPETRATOR: ("perpetrator", "perpetrators", "attacker", "attackers"),
    Role.SUSPECTED: (
        *("alleged perpetrator", "alleged perpetrators"),
        *("suspected perpetrator", "suspected perpetrators"),
    ),
    Role.CLAIMED_BY: ("claimed by", "responsibility claimed by"),
    Role.TARGET: ("target", "targets", "victim", "victims"),
    "sources": (
        *("source", "sources", "outlet", "publisher", "reported by", "news source"),
        *("reference", "references", "citation", "citations"),
    ),
    "address": ("url", "link", "source url", "source link", "hyperlink"),
    "key": ("id", "event id", "internal identifier", "uuid"),
}
_ROLES = (
    *(Role.PERPETRATOR, Role.SUSPECTED, Role.CLAIMED_BY),
    *(Role.TARGET, Role.PARTY),
)
_NOBODY = (
    *("unknown", "unidentified", "unclear", "not known", "disputed", "none"),
    *("n/a", "na", "?", "-", "–", "—"),
)
_OF_IT = frozenset({"of", "the", "incident", "event", "attack"})
_ONE_OF_SEVERAL = re.compile(r"(?:source|outlet|link|url|reference) ?\d{1,2}")
_SIGNS = re.compile(r"[_.]")


def mapping(columns: Sequence[str], path: Path) -> Mapped | None:
    """Return how to read a table whose columns say what they are, None if not."""
    found = _found(columns)
    dates = _dates(found)
    title = _title(found)
    if dates is None or title is None:
        return None
    return _mapped(columns, found, title, dates, path)


def as_far_as_known(columns: Sequence[str], path: Path) -> Mapped:
    """Return how to read any table, to be gone on with by hand: it may lack its date.

    The first column is the title where none is called like one.
    """
    found = _found(columns)
    title = _title(found) or columns[0]
    mapped = _mapped(columns, found, title, _dates(found) or Dates(), path)
    return replace(mapped, name="by hand")


def _title(found: dict[str, str]) -> str | None:
    wanted = ("title", "statement", "summary")
    return next((found[one] for one in wanted if one in found), None)


def _mapped(
    columns: Sequence[str], found: dict[str, str], title: str, dates: Dates, path: Path
) -> Mapped:
    return Mapped(
        name="plain",
        publisher=path.stem,
        key=f"{found['key']} {{{found['key']}}}" if "key" in found else "",
        title=f"{{{title}}}",
        summary=_text(found, "summary") if title != found.get("summary") else "",
        statement=_text(found, "statement") if title != found.get("statement") else "",
        kind=_text(found, "kind"),
        attributed_to=_text(found, "credited"),
        dates=dates,
        place=_places(found),
        figures=figures_in(columns),
        actors=tuple(
            Actors(column=found[role], role=role, separator=";", unknown=_NOBODY)
            for role in _ROLES
            if role in found
        ),
        outlets=_outlets(found),
    )


def _outlets(found: dict[str, str]) -> Outlets | None:
    """Return where sources are named: in one column, and in numbered ones."""
    more = [one for name, one in found.items() if _ONE_OF_SEVERAL.fullmatch(name)]
    url = found.get("address", "")
    column = found.get("sources") or url or next(iter(more), "")
    if not column:
        return None
    return Outlets(
        column=column,
        more=tuple(one for one in more if one != column),
        url=url if url != column else "",
    )


def _found(columns: Sequence[str]) -> dict[str, str]:
    by_key = {name_key(_SIGNS.sub(" ", column)): column for column in columns}
    for name, column in list(by_key.items()):
        by_key.setdefault(_bare(name), column)
    found = {
        wanted: by_key[name]
        for wanted, names in _NAMES.items()
        for name in reversed(names)
        if name in by_key
    }
    found |= {n: one for n, one in by_key.items() if _ONE_OF_SEVERAL.fullmatch(n)}
    if "year" in found:
        if found.get("date") == found.get("day"):
            found.pop("date", None)
    elif found.get("day"):
        found.pop("day")
    return found


def _bare(name: str) -> str:
    """Return a column's name without what says that it is of the event."""
    return " ".join(word for word in name.split() if word not in _OF_IT)


def _dates(found: dict[str, str]) -> Dates | None:
    if "date" in found:
        return Dates(column=found["date"], words=found.get("words", ""))
    if "start" in found:
        return Dates(
            start=found["start"], end=found.get("end", ""), lasting="", lasted=""
        )
    if "year" in found:
        return Dates(
            year=found["year"], month=found.get("month", ""), day=found.get("day", "")
        )
    return None


def _places(found: dict[str, str]) -> Places | None:
    if "point" in found and not {"latitude", "longitude"} & found.keys():
        found = {**found, "latitude": found["point"], "longitude": found["point"]}
    has_point = {"latitude", "longitude"} <= found.keys()
    is_named = bool({"place", "country"} & found.keys())
    if not (is_named or has_point):
        return None
    columns = dict.fromkeys(_text(found, one) for one in ("latitude", "longitude"))
    return Places(
        name=_text(found, "place") if is_named else ", ".join(columns),
        admin_area=_text(found, "admin"),
        country=_text(found, "country"),
        latitude=found["latitude"] if has_point else "",
        longitude=found["longitude"] if has_point else "",
    )


def _text(found: dict[str, str], wanted: str) -> str:
    return f"{{{found[wanted]}}}" if wanted in found else ""
