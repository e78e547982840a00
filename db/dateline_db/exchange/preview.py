"""Previews: what the first rows of a table come to, before anything is written."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from dateline_db.errors import InvalidValue, Message
from dateline_db.exchange.day_order import DayOrder, decide, order_of
from dateline_db.exchange.drafts import Draft, Drafter
from dateline_db.exchange.mapping import Dates, RowMapping
from dateline_db.exchange.problems import Problem, RowProblem
from dateline_db.exchange.skipping import why_skipped
from dateline_db.exchange.table import Row, Table

LOOKED_AT = 200
"""Rows that are looked at; they are read in a moment, however large the file is."""


@dataclass(frozen=True, slots=True)
class Looked:
    """One row: what it comes to, why it is kept aside, or why it is skipped."""

    row: Row
    draft: Draft | None = None
    problem: Problem | None = None
    skipped: str = ""


@dataclass(frozen=True, slots=True)
class Preview:
    """The first rows, how day and month were taken in them, and what was found."""

    rows: tuple[Looked, ...]
    orders: tuple[DayOrder, ...]
    found: tuple[Message, ...] = ()

    @property
    def notes(self) -> tuple[Message, ...]:
        """What there is to say about the order of day and month, and about rows."""
        notes = (order.note() for order in self.orders)
        return (*(note for note in notes if note is not None), *self.found)


def first_rows(table: Table) -> list[Row]:
    """Read the first rows of a table."""
    return list(islice(table.rows(), LOOKED_AT))


def preview(
    table: Table, rows: Sequence[Row], mapping: RowMapping, *, day_first: bool
) -> Preview:
    """Return what rows of a table come to; raise a sentence where the mapping is wrong.

    `day_first` holds where no row decides it. The whole file may decide otherwise.
    """
    kept = [(row, why_skipped(row, table, mapping)) for row in rows]
    read = [row for row, why in kept if not why]
    orders = _orders(mapping.dates, table.columns, read, day_first=day_first)
    drafter = Drafter(mapping, table.columns, orders)
    looked = tuple(
        Looked(row, skipped=why) if why else _look(drafter, row) for row, why in kept
    )
    return Preview(looked, tuple(orders.values()), tuple(drafter.notes()))


def _look(drafter: Drafter, row: Row) -> Looked:
    try:
        return Looked(row, drafter.draft(row))
    except RowProblem as error:
        problem = Problem(
            row.number, error.column, error.value, error.message, row.cells
        )
    except InvalidValue as error:
        problem = Problem(row.number, error.field, "", error.message, row.cells)
    return Looked(row, problem=problem)


def _orders(
    dates: Dates, columns: Sequence[str], rows: Sequence[Row], *, day_first: bool
) -> Mapping[str, DayOrder]:
    seen: Mapping[str, Counter[str]] = defaultdict(Counter)
    named = [one for one in (dates.column, dates.start, dates.end) if one in columns]
    for name in named:
        place = columns.index(name)
        for row in rows:
            seen[name][order_of(row.cells[place])] += 1
    return {
        name: decide(name, seen[name], dates.order, default=day_first) for name in named
    }
