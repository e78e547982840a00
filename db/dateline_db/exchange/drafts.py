"""Drafts: what one row says, before it is known what of it the case has already."""

import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from math import isfinite
from typing import TypeVar

from dateline_db.edits.wording import counted
from dateline_db.errors import DatelineError, InvalidValue, Message, say
from dateline_db.exchange.bibliography import Entry
from dateline_db.exchange.citations import beside, cited
from dateline_db.exchange.coordinates import latitude, longitude, point
from dateline_db.exchange.dates import DateReader
from dateline_db.exchange.day_order import DayOrder
from dateline_db.exchange.mapping import Actors, Figures, Outlets, Places, RowMapping
from dateline_db.exchange.problems import RowProblem
from dateline_db.exchange.quantities import can_be_either, number, quantity
from dateline_db.exchange.table import Row
from dateline_db.exchange.templates import column_of, columns_in, filling, place_of
from dateline_db.model.event import Role
from dateline_db.model.figure import Qualifier
from dateline_db.model.place import PlacePrecision
from dateline_db.model.when import UNKNOWN, When

Cells = Sequence[str]
T = TypeVar("T")
_JSON = json.JSONEncoder(ensure_ascii=False)


@dataclass(frozen=True, slots=True)
class PlaceDraft:
    """A place as a row has it."""

    name: str
    words: str
    admin_area: str
    country: str
    latitude: float | None
    longitude: float | None
    precision: PlacePrecision


@dataclass(frozen=True, slots=True)
class FigureDraft:
    """A number as a row has it; bounds that are not known are None."""

    measure: str
    scope: str
    low: float | None
    best: float | None
    high: float | None
    qualifier: Qualifier


@dataclass(frozen=True, slots=True)
class Draft:
    """One row as an event and a claim about it; `row` is all of it, as JSON."""

    key: str
    row: str
    title: str
    summary: str
    statement: str
    kind: str
    attributed_to: str
    when: When
    when_words: str
    place: PlaceDraft | None
    figures: tuple[FigureDraft, ...]
    actors: tuple[tuple[str, Role], ...]
    outlets: tuple[Entry, ...]
    number: int = 0  # of the row in the file


class Drafter:
    """Makes drafts of the rows of one table, as its mapping says.

    `crossed` counts, by measure, the rows whose low, best and high contradict each
    other; `undated` counts those without a date, `unread` those whose sources cannot be
    told apart.
    """

    def __init__(
        self,
        mapping: RowMapping,
        columns: Sequence[str],
        orders: Mapping[str, DayOrder],
    ) -> None:
        self._columns, self._blank = columns, frozenset(mapping.blank)
        self._dates = DateReader(mapping.dates, columns, orders)
        fill = partial(filling, columns=columns)
        self._keyed_by = columns_in(mapping.key, columns)
        self._key, self._title = fill(mapping.key), fill(mapping.title)
        self._summary, self._kind = fill(mapping.summary), fill(mapping.kind)
        self._statement = fill(mapping.statement or mapping.title)
        self._attributed = fill(mapping.attributed_to)
        self._place = _placing(mapping.place, columns)
        self.crossed: Counter[str] = Counter()
        self.undated = self.unread = 0
        self._figures = [
            _counting(one, columns, self.crossed) for one in mapping.figures
        ]
        self._actors = [_acting(one, columns) for one in mapping.actors]
        self._outlets = _naming(mapping.outlets, columns)
        self._outlet_column = _optional(
            mapping.outlets.column if mapping.outlets else "", columns
        )
        self._title_column = column_of(mapping.title)

    def draft(self, row: Row) -> Draft:
        """Return what a row says; raise `RowProblem` where it cannot be taken."""
        if row.surplus and any(cell.strip() for cell in row.surplus):
            raise RowProblem("", " | ".join(row.surplus), row.fault or _too_many(row))
        cells: Cells = row.cells
        if self._blank:
            cells = ["" if cell in self._blank else cell for cell in cells]
        when, when_words = self._dates.read(cells)
        title = self._title(cells)
        if not title:
            raise RowProblem(self._title_column, "", say("Nothing says what happened."))
        self.undated += when == UNKNOWN
        return Draft(
            key=self.key_of(cells),
            row=self._as_json(row.cells),
            title=title,
            summary=self._summary(cells),
            statement=self._statement(cells) or title,
            kind=self._kind(cells),
            attributed_to=self._attributed(cells),
            when=when,
            when_words=when_words,
            place=self._place(cells),
            figures=tuple(f for one in self._figures if (f := one(cells))),
            actors=tuple(actor for one in self._actors for actor in one(cells)),
            outlets=self._named(cells),
            number=row.number,
        )

    def key_of(self, cells: Cells) -> str:
        """Return the key of a row, "" where its columns are empty."""
        return self._key(cells) if any(cells[n] for n in self._keyed_by) else ""

    def again(self, row: str) -> Draft | None:
        """Return the draft of a row that the case keeps, None if it is none now."""
        crossed, told = self.crossed.copy(), (self.undated, self.unread)
        try:
            found = json.loads(row)
            cells = tuple(str(found.get(column, "")) for column in self._columns)
            return self.draft(Row(0, cells))
        except (ValueError, AttributeError, RowProblem, InvalidValue):
            return None
        finally:
            self.crossed.clear()
            self.crossed.update(crossed)
            self.undated, self.unread = told

    def notes(self) -> Iterator[Message]:
        """Yield what there is to say about the rows that were read."""
        if self.crossed:
            yield counted(
                self.crossed.total(),
                "In 1 row the low, best and high numbers cross each other: only the "
                "best is taken there.",
                "In {count:,} rows the low, best and high numbers cross each other: "
                "only the best is taken there.",
            )
        if self.undated:
            yield counted(
                self.undated,
                "1 row says no date: its event is undated.",
                "{count:,} rows say no date: their events are undated.",
            )
        if self.unread:
            yield counted(
                self.unread,
                "1 row names sources in words that are not read; they stay in the row.",
                "{count:,} rows name sources in words that are not read; they stay in "
                "the rows.",
            )
        yield from self._dates.notes()

    def _named(self, cells: Cells) -> tuple[Entry, ...]:
        found = self._outlets(cells)
        self.unread += not found and bool(self._outlet_column(cells))
        return found

    def _as_json(self, cells: Cells) -> str:
        filled = {
            name: cell for name, cell in zip(self._columns, cells, strict=True) if cell
        }
        return _JSON.encode(filled)


def _too_many(row: Row) -> Message:
    return counted(
        len(row.surplus),
        "The row has 1 cell too many.",
        "The row has {count} cells too many.",
    )


def _placing(
    places: Places | None, columns: Sequence[str]
) -> Callable[[Cells], PlaceDraft | None]:
    if places is None:
        return lambda _: None
    fills = [
        filling(text, columns)
        for text in (places.name, places.words, places.admin_area, places.country)
    ]
    north = _optional(places.latitude, columns)
    east = _optional(places.longitude, columns)
    code_of = _optional(places.precision, columns)

    def place(cells: Cells) -> PlaceDraft | None:
        name, words, admin, country = (fill(cells) for fill in fills)
        if not (name or country):
            return None
        code = code_of(cells).removesuffix(".0")
        named = places.codes.get(code, PlacePrecision.UNKNOWN.value)
        at = _point(places, north(cells), east(cells))
        if code in places.unplaced:
            at = (None, None)
        precision = PlacePrecision(named)
        return PlaceDraft(name or country, words, admin, country, *at, precision)

    return place


def _point(places: Places, north: str, east: str) -> tuple[float | None, float | None]:
    """Return where a place is; one column may hold both, as a pair."""
    if north in _NO_POINT or east in _NO_POINT:
        return None, None
    if places.latitude == places.longitude:
        return _read(point, places.latitude, north)
    return (
        _read(latitude, places.latitude, north),
        _read(longitude, places.longitude, east),
    )


def _read(read: Callable[[str], T], column: str, cell: str) -> T:
    try:
        return read(cell)
    except DatelineError as error:
        raise RowProblem(column, cell, error.message) from None


def _counting(
    figures: Figures, columns: Sequence[str], crossed: Counter[str]
) -> Callable[[Cells], FigureDraft | None]:
    names = (figures.low, figures.best, figures.high)
    cells_of = [_optional(name, columns) for name in names]

    in_one = names[0] if len(set(names)) == 1 else ""

    def figure(cells: Cells) -> FigureDraft | None:
        said = quantity(cells_of[0](cells)) if in_one else None
        if said is not None:
            return FigureDraft(figures.measure, figures.scope, *said)
        values = [
            _number(name, cell(cells), figures.unknown)
            for name, cell in zip(names, cells_of, strict=True)
        ]
        given = [value for value in values if value is not None]
        if not given:
            return None
        if given != sorted(given):
            crossed[figures.measure] += 1
            values = [None, values[1], None]
            if values[1] is None:
                raise RowProblem(
                    figures.low,
                    ", ".join(f"{value:g}" for value in given),
                    say("The low number is higher than the high one."),
                )
        low, best, high = values
        qualifier = Qualifier.EXACT if low == best == high else Qualifier.ABOUT
        return FigureDraft(figures.measure, figures.scope, low, best, high, qualifier)

    return figure


def _acting(
    actors: Actors, columns: Sequence[str]
) -> Callable[[Cells], list[tuple[str, Role]]]:
    place, given = place_of(actors.column, columns), Role(actors.role)
    doubt = _optional(actors.doubt, columns)
    nobody = {name.casefold() for name in actors.unknown}

    def acting(cells: Cells) -> list[tuple[str, Role]]:
        role = Role.SUSPECTED if doubt(cells).removesuffix(".0") == "1" else given
        names = _split(cells[place], actors.separator)
        return [(name, role) for name in names if name.casefold() not in nobody]

    return acting


def _naming(
    outlets: Outlets | None, columns: Sequence[str]
) -> Callable[[Cells], tuple[Entry, ...]]:
    if outlets is None:
        return lambda _: ()
    parted, first = outlets.separator, place_of(outlets.column, columns)
    others = [place_of(name, columns) for name in outlets.more]
    named = (outlets.title, outlets.published, outlets.url)
    title, published, url = (_optional(name, columns) for name in named)

    def naming(cells: Cells) -> tuple[Entry, ...]:
        names = cited(cells[first], parted)
        if any(named):
            told = (title(cells), published(cells), url(cells))
            names = beside(names, told, parted)
        return (*names, *(one for n in others for one in cited(cells[n], parted)))

    return naming


def _split(cell: str, separator: str) -> tuple[str, ...]:
    parts = cell.split(separator) if separator else [cell]
    names = (" ".join(part.split()).strip("\"' ") for part in parts)
    return tuple(dict.fromkeys(name for name in names if name))


def _optional(column: str, columns: Sequence[str]) -> Callable[[Cells], str]:
    if not column:
        return lambda _: ""
    place = place_of(column, columns)
    return lambda cells: cells[place].strip()


_NO_POINT = ("", "NA", "N/A", ".", "-99")


def _number(column: str, value: str, unknown: Sequence[str]) -> float | None:
    if not value or value in unknown:
        return None
    if len(value) < 10 and value.isdecimal():
        return float(value)
    if can_be_either(value):
        told = say("That can be a group of three or a decimal: write it without point.")
        raise RowProblem(column, value, told)
    found = number(value)
    if found is None or not isfinite(found):
        reason = say(
            "That is no number: write digits, a range as 40-45, words as at least 40, "
            "or nothing where nobody knows it."
        )
        raise RowProblem(column, value, reason)
    return None if value.removesuffix(".0") in unknown else found
