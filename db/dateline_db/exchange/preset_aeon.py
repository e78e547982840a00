"""Aeon Timeline: items with a start and an end, or with bounds between which they lie.

Its exports have the columns that their users choose; these are the usual names.
"""

from collections.abc import Sequence
from pathlib import Path

from dateline_db.exchange.mapping import Actors, Dates, Places, RowMapping
from dateline_db.model.spelling import name_key

_START, _TITLE = "start date", ("title", "name")
_ITS_OWN = {
    "internal identifier",
    "earliest start",
    "earliest start date",
    "latest start",
    "latest start date",
    "earliest end",
    "earliest end date",
    "latest end",
    "latest end date",
    "participants",
    "participant",
    "story arcs",
    "parent",
}
"""Columns by which such an export is told from any other table with a start date."""
_PEOPLE = ("participants", "participant", "people", "characters", "person")
_SEPARATOR = "|"


def mapping(columns: Sequence[str], path: Path) -> RowMapping | None:
    """Return how to read an export of Aeon Timeline, None where it is none."""
    known = {name_key(column): column for column in columns}
    title = _first(known, _TITLE)
    if _START not in known or not title or not _ITS_OWN & known.keys():
        return None
    key = _first(known, ("internal identifier", "id", "uuid"))
    summary = _first(known, ("summary", "description", "notes"))
    place = _first(known, ("location", "locations", "place"))
    people = [known[name] for name in _PEOPLE if name in known]
    return RowMapping(
        name="aeon",
        publisher=path.stem,
        key=f"id {{{key}}}" if key else "",
        title=f"{{{title}}}",
        summary=f"{{{summary}}}" if summary else "",
        kind=_kind(known),
        dates=Dates(
            start=known[_START],
            end=_first(known, ("end date", "end")),
            earliest=_first(
                known, ("earliest start", "earliest start date", "earliest end")
            ),
            latest=_first(known, ("latest end", "latest end date", "latest start")),
        ),
        place=Places(name=f"{{{place}}}") if place else None,
        actors=tuple(Actors(column=one, separator=_SEPARATOR) for one in people),
    )


def _kind(known: dict[str, str]) -> str:
    column = _first(known, ("type", "arc", "story arcs", "category"))
    return f"{{{column}}}" if column else ""


def _first(known: dict[str, str], names: Sequence[str]) -> str:
    """Return the column that is called the first of these names that occurs."""
    return next((known[name] for name in names if name in known), "")
