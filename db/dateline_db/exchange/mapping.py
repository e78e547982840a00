"""Mappings: which column of a table becomes what, as a value that is kept as JSON.

A text is a template: "{side_a} against {side_b}" puts the cells of those columns in;
without braces it is the same for every row.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints

from dateline_db.errors import DatelineError
from dateline_db.exchange.reading import Layout
from dateline_db.exchange.writing import write_text
from dateline_db.model.event import Role

TREATMENTS = ("day", "span", "about", "week", "month", "year")
SKIPPED = ("tags", "header", "total")
TESTS = ("is", "is not")


@dataclass(frozen=True, slots=True, kw_only=True)
class Dates:
    """Where the date stands: in `column`, in `year` to `day`, or in `start` and `end`.

    `codes` says what each code of the column `precision` means: "day" is that day,
    "span" some time from start to end; where there is no end, "about" is about that
    day, "week" within three days of it, and "month" and "year" leave the day open.
    Where the column `lasting` has the value `lasted`, the span went on from start to
    end; beside `year`, only there `end` counts. `order` is "day" or "month" where
    04/05/2023 is read so, "" to learn it. Where all that is empty, the date stands in
    the column `otherwise`, or somewhere from `earliest` to `latest`. Words in `closer`
    may narrow down a day that is not known, never widen or move it.
    """

    column: str = ""
    year: str = ""
    month: str = ""
    day: str = ""
    start: str = ""
    end: str = ""
    otherwise: str = ""
    earliest: str = ""
    latest: str = ""
    precision: str = ""
    codes: Mapping[str, str] = field(default_factory=dict)
    lasting: str = ""
    lasted: str = ""
    words: str = ""
    closer: str = ""
    order: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """Where it happened: templates, columns of coordinates, and what a code means.

    A code of `unplaced` says that the coordinates stand for no place at all.
    """

    name: str
    words: str = ""
    admin_area: str = ""
    country: str = ""
    latitude: str = ""
    longitude: str = ""
    precision: str = ""
    codes: Mapping[str, str] = field(default_factory=dict)
    unplaced: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """A number: the columns of low, best and high, and what means unknown."""

    measure: str
    scope: str = ""
    low: str = ""
    best: str = ""
    high: str = ""
    unknown: tuple[str, ...] = (
        *("-9", "-99", "-1", "NA", "N/A", ".", "\ufffd"),
        *("-", "–", "—", "?", "??", "unknown", "Unknown"),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Actors:
    """A column of actors, in one role; `separator` parts several in a cell.

    Where the column `doubt` says 1, the row itself is not sure: they are suspected.
    """

    column: str
    role: str = Role.PARTY.value
    separator: str = ""
    doubt: str = ""
    unknown: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlets:
    """Those from whom a row was coded: leads, that add no origin.

    A cell of `column` and of `more` names one or several: as a name, an address, or a
    citation, which becomes a source. `title`, `published` and `url` are columns that
    say more of those in `column`, in as many parts.
    """

    column: str
    separator: str = ";"
    more: tuple[str, ...] = ()
    title: str = ""
    published: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unwanted:
    """Rows to leave out: those whose cell in `column` is one of `values`, or is none.

    `test` is "is" or "is not"; capitals do not count, and "" is an empty cell.
    """

    column: str
    test: str = "is"
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RowMapping:
    """How the rows of one kind of table become claims about events.

    `publisher` stands behind the table; `edition` is which version of it. `key` tells
    a row from all others, in every edition; where it is "", the row's own words do.
    A cell of `blank` says nothing.
    """

    name: str
    publisher: str
    edition: str = ""
    key: str = ""
    title: str
    summary: str = ""
    statement: str = ""
    kind: str = ""
    attributed_to: str = ""
    dates: Dates = field(default_factory=Dates)
    place: Places | None = None
    figures: tuple[Figures, ...] = ()
    actors: tuple[Actors, ...] = ()
    outlets: Outlets | None = None
    blank: tuple[str, ...] = ()
    skip: tuple[str, ...] = SKIPPED
    unwanted: tuple[Unwanted, ...] = ()
    layout: Layout = field(default_factory=Layout)


def write_mapping(mapping: RowMapping, path: Path) -> None:
    """Write a mapping as JSON, to be read, changed and given to others."""
    text = json.dumps(asdict(mapping), ensure_ascii=False, indent=2)
    write_text(path, text + "\n")


def read_mapping(path: Path) -> RowMapping:
    """Read what `write_mapping` wrote, or an analyst did; raise a sentence."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        raise DatelineError(
            "{name} cannot be read as a mapping: {detail}.",
            name=path.name,
            detail=str(error),
        ) from error
    mapping: RowMapping = _value(RowMapping, found, "")
    _check(mapping)
    return mapping


def unmapped(mapping: RowMapping, columns: Sequence[str]) -> list[str]:
    """Return the columns that become nothing but a part of the row that is kept."""
    said = {name: one for name, one in asdict(mapping).items() if name != "layout"}
    texts = set(_texts(said))
    return [
        column
        for column in columns
        if column not in texts and not any(f"{{{column}}}" in one for one in texts)
    ]


def _texts(part: Any) -> Iterator[str]:
    if isinstance(part, str):
        yield part
    elif isinstance(part, Mapping):
        for one in part.values():
            yield from _texts(one)
    elif isinstance(part, Sequence):
        for one in part:
            yield from _texts(one)


def _check(mapping: RowMapping) -> None:
    roles = {role.value for role in Role}
    for actors in mapping.actors:
        _one_of(actors.role, roles, "actors.role")
    for treatment in mapping.dates.codes.values():
        _one_of(treatment, TREATMENTS, "dates.codes")
    for skipped in mapping.skip:
        _one_of(skipped, SKIPPED, "skip")
    for unwanted in mapping.unwanted:
        _one_of(unwanted.test, TESTS, "unwanted.test")


def _one_of(found: str, allowed: Any, where: str) -> None:
    if found not in allowed:
        raise DatelineError(
            "The mapping says “{found}” in {where}, where it can say: {allowed}.",
            found=found,
            where=where,
            allowed=", ".join(sorted(allowed)),
        )


def _value(kind: Any, found: Any, where: str) -> Any:
    """Return a piece of JSON as what it is to be."""
    if get_origin(kind) is UnionType:
        return None if found is None else _value(get_args(kind)[0], found, where)
    whole = get_origin(kind) or kind
    if whole is tuple and isinstance(found, list):
        return tuple(_value(get_args(kind)[0], one, where) for one in found)
    if whole is Mapping and _is_texts(found):
        return dict(found)
    if hasattr(kind, "__dataclass_fields__") and isinstance(found, dict):
        return _made(kind, found, where)
    if whole in (str, int) and type(found) is whole:
        return found
    raise DatelineError(
        "The mapping is not as Dateline writes it: look at “{where}”.",
        where=where or "its beginning",
    )


def _is_texts(found: Any) -> bool:
    return isinstance(found, dict) and all(isinstance(v, str) for v in found.values())


def _made(kind: Any, found: dict[str, Any], where: str) -> Any:
    hints = get_type_hints(kind)
    unknown = set(found) - {one.name for one in fields(kind)}
    if unknown:
        raise DatelineError(
            "The mapping says “{names}”, which Dateline does not know.",
            names=", ".join(sorted(unknown)),
        )
    given = {
        name: _value(hints[name], value, f"{where}.{name}".lstrip("."))
        for name, value in found.items()
    }
    try:
        return kind(**given)
    except TypeError as error:
        raise DatelineError(
            "The mapping lacks something: {detail}.", detail=str(error)
        ) from error
