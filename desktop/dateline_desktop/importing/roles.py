"""What a column becomes: read off a mapping, and put into one, column by column."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, TypeVar, cast

from dateline_db.errors import say
from dateline_db.exchange.counted_columns import figures_in
from dateline_db.exchange.mapping import (
    Actors,
    Dates,
    Figures,
    Outlets,
    Places,
    RowMapping,
)
from dateline_desktop.core.text import tr
from dateline_desktop.core.words import code_word

T = TypeVar("T")
ROLES: Mapping[str, str] = {
    "": "Kept with the row only",
    "column": "Date",
    "start": "Start",
    "end": "End",
    "year": "Year",
    "month": "Month",
    "day": "Day",
    "precision": "How exact the date is",
    "title": "Title",
    "summary": "Summary",
    "statement": "What is stated",
    "kind": "Kind",
    "key": "Key of the row",
    "attributed_to": "Credited to",
    "name": "Place",
    "admin_area": "Area",
    "country": "Country",
    "latitude": "Latitude",
    "longitude": "Longitude",
    "point": "Latitude and longitude",
    "place precision": "How exact the place is",
    "best": "A number",
    "low": "A number, at least",
    "high": "A number, at most",
    "actor": "An actor",
    "outlets": "Named as the source",
}
"""What can be chosen for one column, by its code."""

_TEXTS = ("title", "summary", "statement", "kind", "key", "attributed_to")
_PLACE_TEXTS = ("name", "admin_area", "country")
_PLACE_COLUMNS = {
    "point": ("latitude", "longitude"),
    "latitude": ("latitude",),
    "longitude": ("longitude",),
    "place precision": ("precision",),
}
_DATES = ("column", "start", "end", "year", "month", "day", "precision")
_WITH = {
    "column": ("column", "precision"),
    "start": ("start", "end", "precision"),
    "end": ("start", "end", "precision"),
    "year": ("year", "month", "day", "precision"),
    "month": ("year", "month", "day", "precision"),
    "day": ("year", "month", "day", "precision"),
    "precision": _DATES,
}
_NUMBERS = ("low", "best", "high")
_OF_OUTLETS = {
    "title": "Title of the source",
    "published": "Date of the source",
    "url": "Address of the source",
}
_LEFT_OVER = re.compile(r"^[\s,;:·|-]+|[\s,;:·|-]+$")


def becomes(mapping: RowMapping, column: str) -> str:
    """Say what a column becomes, "" where it is only kept with the row."""
    return ", ".join(_words(mapping, column))


def role_of(mapping: RowMapping, column: str) -> str:
    """Return the code of the first thing that a column becomes, "" for nothing."""
    return next(_roles(mapping, column), "")


def with_role(mapping: RowMapping, column: str, role: str) -> RowMapping:
    """Return a mapping in which a column becomes this and nothing else."""
    held = without(mapping, column)
    places = held.place or Places(name="")
    if role in _DATES:
        return replace(held, dates=_dated(held.dates, role, column))
    if role in _TEXTS:
        return _put(held, {role: f"{{{column}}}"})
    if role in _PLACE_TEXTS:
        return replace(held, place=_put(places, {role: f"{{{column}}}"}))
    if role in _PLACE_COLUMNS:
        named = dict.fromkeys(_PLACE_COLUMNS[role], column)
        return replace(held, place=_put(places, named))
    if role in _NUMBERS:
        return replace(held, figures=_counted(held.figures, role, column))
    if role == "actor":
        return replace(held, actors=(*held.actors, Actors(column=column)))
    if role == "outlets":
        return replace(held, outlets=_named(held.outlets, column))
    return held


def without(mapping: RowMapping, column: str) -> RowMapping:
    """Return a mapping that does not use a column."""
    place = mapping.place
    texts = {name: _cut(getattr(mapping, name), column) for name in _TEXTS}
    return replace(
        _put(mapping, texts),
        dates=_less(mapping.dates, column),
        place=place and _placeless(place, column),
        figures=tuple(
            one
            for held in mapping.figures
            if any(getattr(one := _less(held, column), name) for name in _NUMBERS)
        ),
        actors=tuple(one for one in mapping.actors if one.column != column),
        outlets=mapping.outlets and _unnamed(mapping.outlets, column),
    )


# Private


def _roles(mapping: RowMapping, column: str) -> Iterator[str]:
    token, place = f"{{{column}}}", mapping.place or Places(name="")
    yield from (name for name in _DATES if getattr(mapping.dates, name) == column)
    yield from (name for name in _TEXTS if token in getattr(mapping, name))
    yield from (name for name in _PLACE_TEXTS if token in getattr(place, name))
    held = [
        role
        for role, names in _PLACE_COLUMNS.items()
        if all(getattr(place, name) == column for name in names)
    ]
    yield from held[:1] if "point" in held else held
    for one in mapping.figures:
        # A number in one column is all three: its bounds are itself.
        if one.low == one.high == column:
            yield "best"
        else:
            yield from (name for name in _NUMBERS if getattr(one, name) == column)
    yield from ("actor" for one in mapping.actors if one.column == column)
    outlets = mapping.outlets
    if outlets is not None and column in (outlets.column, *outlets.more):
        yield "outlets"


def _words(mapping: RowMapping, column: str) -> Iterator[str]:
    named = {
        name: one.measure
        for one in mapping.figures
        for name in _NUMBERS
        if getattr(one, name) == column
    }
    for role in _roles(mapping, column):
        words = tr(ROLES[role])
        if named.get(role):
            words = tr(say("{what} ({measure})", what=words, measure=named[role]))
        elif role == "actor":
            given = next(one.role for one in mapping.actors if one.column == column)
            words = tr(say("{what} ({role})", what=words, role=code_word(given)))
        yield words
    yield from map(tr, _beside(mapping, column))


def _beside(mapping: RowMapping, column: str) -> Iterator[str]:
    """Yield what a mapping looks at a column for, where no role tells it."""
    dates = mapping.dates
    others = ("otherwise", "earliest", "latest", "lasting", "words", "closer")
    if column in (getattr(dates, name) for name in others):
        yield "Looked at for the date"
    if mapping.outlets is not None:
        yield from (
            words
            for name, words in _OF_OUTLETS.items()
            if getattr(mapping.outlets, name) == column
        )


def _dated(dates: Dates, role: str, column: str) -> Dates:
    others = {name: "" for name in _DATES if name not in _WITH[role]}
    return _put(dates, {**others, role: column})


def _counted(
    figures: tuple[Figures, ...], role: str, column: str
) -> tuple[Figures, ...]:
    """Add a number, or a bound to the number that lacks it."""
    known = figures_in([column])
    bare = Figures(measure=" ".join(column.split("_")))
    if known:
        bare = Figures(measure=known[0].measure, scope=known[0].scope)
    if role != "best":
        for at, one in enumerate(figures):
            if not getattr(one, role) or one.low == one.high:
                added = _put(one, {role: column})
                return (*figures[:at], added, *figures[at + 1 :])
        return (*figures, _put(bare, {role: column}))
    return (*figures, _put(bare, dict.fromkeys(_NUMBERS, column)))


def _put(part: T, values: Mapping[str, Any]) -> T:
    """Return a part of a mapping with other values in some fields."""
    changed: Any = part
    return cast("T", replace(changed, **values))


def _less(part: Any, column: str) -> Any:
    """Return a part of a mapping without the fields that name a column plainly."""
    names = [name for name in part.__slots__ if getattr(part, name) == column]
    return replace(part, **dict.fromkeys(names, "")) if names else part


def _placeless(place: Places, column: str) -> Places | None:
    texts = {name: _cut(getattr(place, name), column) for name in _PLACE_TEXTS}
    held = _put(_less(place, column), texts)
    return held if any(getattr(held, name) for name in _PLACE_TEXTS) else None


def _named(outlets: Outlets | None, column: str) -> Outlets:
    if outlets is None:
        return Outlets(column=column)
    return replace(outlets, more=(*outlets.more, column))


def _unnamed(outlets: Outlets, column: str) -> Outlets | None:
    """Return those who are named as sources in other columns, None if in none."""
    held: Outlets = _less(outlets, column)
    named = [one for one in (held.column, *held.more) if one not in ("", column)]
    if not named:
        return None
    return replace(held, column=named[0], more=tuple(named[1:]))


def _cut(text: str, column: str) -> str:
    token = f"{{{column}}}"
    return _LEFT_OVER.sub("", text.replace(token, "")) if token in text else text
