"""Order of claims in a table: by what they are sorted."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import StrEnum
from functools import lru_cache
from math import inf
from typing import Any

from dateline_db.analysis.grading import Grades, grade, rank
from dateline_db.model.claim_columns import ClaimColumns
from dateline_db.model.when import When


class ClaimOrder(StrEnum):
    """By what a table of claims can be sorted."""

    REF = "number"
    EVENT = "event"
    SOURCE = "source"
    PUBLISHER = "publisher"
    GRADE = "grade"
    STATEMENT = "statement"
    NATURE = "nature"
    STANCE = "stance"
    DATE = "date given"
    AS_OF = "date of the report"


def in_order(
    columns: ClaimColumns, order: ClaimOrder, grades: Callable[[], Grades]
) -> list[int]:
    """Return the rows in an order; those alike stay in the order they were made in."""
    keys = sort_keys(columns, order, grades)
    return sorted(range(len(columns)), key=keys.__getitem__)


def sort_keys(
    columns: ClaimColumns, order: ClaimOrder, grades: Callable[[], Grades]
) -> Sequence[Any]:
    """Return what each claim is sorted by; claims without a date come last.

    `grades` is asked only where they are needed: in a big case it takes a moment.
    """
    if order is ClaimOrder.GRADE:
        return _ranks(columns, grades())
    return _KEYS[order](columns)


def _looked_up(texts: Mapping[str, str], ids: Iterable[str]) -> list[str]:
    folded = {one: text.casefold() for one, text in texts.items()}
    return [folded.get(one, "") for one in ids]


def _ranks(columns: ClaimColumns, grades: Grades) -> list[tuple[int, int, int]]:
    letters = {one: grades.letter(one) for one in set(columns.source_id)}
    return [
        rank(grade(letters[source_id], grades.digit(claim_id)))
        for source_id, claim_id in zip(columns.source_id, columns.id, strict=True)
    ]


def _dates(edtf: Iterable[str], also: Iterable[str]) -> list[tuple[Any, ...]]:
    return [_date(one, more) for one, more in zip(edtf, also, strict=True)]


@lru_cache(maxsize=1 << 16)
def _date(edtf: str, also: str) -> tuple[Any, ...]:
    return When.read(edtf, also).sort_key() if edtf else (True, inf, inf, "", "")


def _refs(columns: ClaimColumns) -> list[str]:
    """Return keys by length first: each is another text, and texts sort quickly."""
    return [chr(len(ref)) + ref for ref in columns.ref]


def _source_refs(columns: ClaimColumns) -> list[tuple[int, str]]:
    refs = {one: (len(ref), ref) for one, ref in columns.source_ref.items()}
    return [refs.get(one, (0, "")) for one in columns.source_id]


_KEYS: dict[ClaimOrder, Callable[[ClaimColumns], Sequence[Any]]] = {
    ClaimOrder.REF: _refs,
    ClaimOrder.EVENT: lambda held: _looked_up(held.event_title, held.event_id),
    ClaimOrder.SOURCE: _source_refs,
    ClaimOrder.PUBLISHER: lambda held: _looked_up(
        held.source_publisher, held.source_id
    ),
    ClaimOrder.STATEMENT: lambda held: [text.casefold() for text in held.statement],
    ClaimOrder.NATURE: lambda held: held.nature,
    ClaimOrder.STANCE: lambda held: held.stance,
    ClaimOrder.DATE: lambda held: _dates(held.when_edtf, held.when_also),
    ClaimOrder.AS_OF: lambda held: _dates(held.as_of_edtf, held.as_of_also),
}
