"""The table of claims."""

from collections.abc import Iterable, Mapping, Sequence
from enum import IntEnum
from typing import Any

import numpy as np

from dateline_db.analysis.claim_order import ClaimOrder, sort_keys
from dateline_db.case import Case
from dateline_db.errors import say
from dateline_db.model.claim import Claim
from dateline_db.model.claim_columns import ClaimColumns
from dateline_db.model.grade import Grade
from dateline_db.model.when import When
from dateline_desktop.core.counting import origin_names, sources_and_origins
from dateline_desktop.core.grouped_model import GroupedModel, Groups, Rows, Shared
from dateline_desktop.core.grouping import in_groups, shared_by
from dateline_desktop.core.ranked import Ranks, ranked
from dateline_desktop.core.record_model import Column, Ints, Key
from dateline_desktop.core.tagged import tag_names
from dateline_desktop.core.text import tr
from dateline_desktop.core.words import code_word
from dateline_desktop.widgets.grade_chip import grade_text

_COLUMNS = (
    Column("No.", 62),
    Column("Event", 210),
    Column("Source", 160),
    Column("Grade", 112),
    Column("Statement", 330),
    Column("Stance", 100),
    Column("Date given", 150),
    Column("Nature", 150),
    Column("Reported", 130),
    Column("Credited to", 160),
    Column("Tags", 140),
    Column("Found at", 150),
)


class Columns(IntEnum):
    """The columns by their number."""

    REF = 0
    EVENT = 1
    SOURCE = 2
    GRADE = 3
    STATEMENT = 4
    STANCE = 5
    DATE = 6
    NATURE = 7
    REPORTED = 8
    CREDITED = 9
    TAGS = 10
    FOUND = 11


_FILTERED = [one for one in Columns if one is not Columns.REF]


class ClaimsModel(GroupedModel):
    """Every claim of the case.

    What it takes to sort, narrow down and group is read as columns, once and when it is
    asked for: a case may hold very many claims.
    """

    groupings: Mapping[str, str] = {
        "publisher": "Publisher",
        "origin": "Origin",
        "event": "Event",
    }

    filtered = _FILTERED

    def __init__(self) -> None:
        super().__init__(_COLUMNS)
        self._case: Case | None = None
        self._held: ClaimColumns | None = None
        self._pairs: tuple[list[tuple[str, str | None]], Rows] | None = None
        self._ranks: dict[int, Ranks] = {}

    def show_case(self, case: Case | None) -> None:
        """Show the claims of a case."""
        self._case, self._held, self._pairs = case, None, None
        self._ranks.clear()
        self.show_all(case.claims.ids() if case else [])

    def read(self, ids: Sequence[str]) -> Mapping[str, Sequence[Any]]:
        case = self._case
        if case is None:
            return {}
        claims = case.claims.many(ids)
        events, sources = _events(case, claims), _sources(case, claims)
        grades, tags = case.grades_of(claims), tag_names(case, "claim", ids)
        return {
            claim.id: (
                claim.ref,
                events[claim.event_id],
                sources[claim.source_id],
                grades.of_claim(claim),
                claim.statement,
                code_word(claim.stance),
                claim.when.label() if claim.when else "",
                code_word(claim.nature),
                claim.as_of.label() if claim.as_of else "",
                claim.attributed_to,
                tags.get(claim.id, ""),
                _found_at(claim.locator, claim.quote.strip()),
            )
            for claim in claims
        }

    def keys(self, column: int) -> Iterable[Key] | Ints:
        if self._case is None:
            return []
        if column not in self._ranks:
            self._ranks[column] = self._ranked(self._case, Columns(column))
        return self._ranks[column].keys(self._at, falling=self._is_falling)

    def texts(self) -> Sequence[str]:
        if self._case is None:
            return []
        held = self._columns
        both = zip(held.ref, held.statement, strict=True)
        return [f"{ref}\n{statement}".casefold() for ref, statement in both]

    def shared(self) -> Sequence[Shared]:
        if self._case is None:
            return ()
        held = self._columns
        refs, names = held.source_ref, held.source_publisher
        kinds = list(zip(held.nature, held.stance, strict=True))
        return (
            shared_by(held.event_id, lambda one: held.event_title.get(one, "")),
            shared_by(
                held.source_id, lambda one: f"{refs.get(one, '')}\n{names.get(one, '')}"
            ),
            shared_by(kinds, "\n".join),
        )

    def values(self, column: int) -> Sequence[str]:
        case = self._case
        if case is None:
            return []
        if column == Columns.TAGS:
            tags = tag_names(case, "claim")
            return [tags.get(one, "") for one in self._columns.id]
        return _values(case, self._columns, Columns(column))

    def groups(self, grouping: str) -> Groups:
        case, held = self._case, self._columns
        assert case is not None
        if grouping == "event":
            return in_groups([held.event_title[one] for one in held.event_id])
        if grouping == "publisher":
            return in_groups([held.source_publisher[one] for one in held.source_id])
        lineages = case.lineages()
        told = zip(held.source_id, held.credits_id, strict=True)
        origins = [lineages.of(*one) for one in told]
        names = origin_names(case, set(origins))
        return in_groups([names[one] for one in origins])

    def counted(self, rows: Rows) -> str:
        if self._case is None:
            return ""
        pairs, codes = self._told
        told = [pairs[code] for code in np.unique(codes[rows]).tolist()]
        n = len(rows)
        claims = tr("1 claim") if n == 1 else tr(say("{n:,} claims", n=n))
        return f"{claims}, {sources_and_origins(self._case, told)}"

    # Private

    @property
    def _columns(self) -> ClaimColumns:
        assert self._case is not None
        if self._held is None:
            self._held = self._case.claim_columns()
        return self._held

    @property
    def _told(self) -> tuple[list[tuple[str, str | None]], Rows]:
        """Who says so, with whom that credits, and for every claim which of them."""
        if self._pairs is None:
            held, numbers = self._columns, dict[tuple[str, str | None], int]()
            pairs = zip(held.source_id, held.credits_id, strict=True)
            told = (numbers.setdefault(one, len(numbers)) for one in pairs)
            codes = np.fromiter(told, np.intp, len(held))
            self._pairs = list(numbers), codes
        return self._pairs

    def _ranked(self, case: Case, column: Columns) -> Ranks:
        held = self._columns
        if column in (Columns.CREDITED, Columns.TAGS, Columns.FOUND):
            names = [name.casefold() for name in self.values(column)]
            return ranked(names, [not name for name in names])
        keys = sort_keys(held, _ORDERS[column], case.grades)
        if column is Columns.GRADE:
            return ranked([key[1:] for key in keys], [key[0] for key in keys])
        if column in (Columns.DATE, Columns.REPORTED):
            stated = held.when_edtf if column is Columns.DATE else held.as_of_edtf
            return ranked(keys, [not date for date in stated])
        return ranked(keys)


_ORDERS = {
    Columns.REF: ClaimOrder.REF,
    Columns.EVENT: ClaimOrder.EVENT,
    Columns.SOURCE: ClaimOrder.SOURCE,
    Columns.GRADE: ClaimOrder.GRADE,
    Columns.STATEMENT: ClaimOrder.STATEMENT,
    Columns.STANCE: ClaimOrder.STANCE,
    Columns.DATE: ClaimOrder.DATE,
    Columns.NATURE: ClaimOrder.NATURE,
    Columns.REPORTED: ClaimOrder.AS_OF,
}


def _values(case: Case, held: ClaimColumns, column: Columns) -> Sequence[str]:
    """Return what a column says of every claim, as it is shown."""
    match column:
        case Columns.EVENT:
            return [held.event_title[one] for one in held.event_id]
        case Columns.SOURCE:
            refs, names = held.source_ref, held.source_publisher
            return [f"{refs[one]} · {names[one]}" for one in held.source_id]
        case Columns.GRADE:
            return _grades(case, held)
        case Columns.DATE:
            return _dates(held.when_edtf, held.when_also)
        case Columns.REPORTED:
            return _dates(held.as_of_edtf, held.as_of_also)
    return _own_words(held, column)


def _own_words(held: ClaimColumns, column: Columns) -> Sequence[str]:
    match column:
        case Columns.STANCE | Columns.NATURE:
            is_stance = column is Columns.STANCE
            return list(map(code_word, held.stance if is_stance else held.nature))
        case Columns.CREDITED:
            return held.attributed_to
        case Columns.FOUND:
            return list(map(_found_at, held.locator, held.has_quote))
    return held.statement


def _found_at(locator: str, is_quoted: object) -> str:
    """Say where a claim stands in its source; where nobody can tell, say that."""
    return locator.strip() or (tr("quoted") if is_quoted else tr("no citation"))


def _grades(case: Case, held: ClaimColumns) -> list[str]:
    grades = case.grades()
    letters = {one: grades.letter(one) for one in set(held.source_id)}
    return [
        grade_text(Grade(letters[source_id], grades.digit(claim_id)))
        for claim_id, source_id in zip(held.id, held.source_id, strict=True)
    ]


def _dates(edtf: Sequence[str], also: Sequence[str]) -> list[str]:
    """Return dates as they are shown; each that occurs is read once."""
    pairs = list(zip(edtf, also, strict=True))
    labels = {one: When.read(*one).label() if one[0] else "" for one in set(pairs)}
    return [labels[one] for one in pairs]


def _events(case: Case, claims: Iterable[Claim]) -> dict[str, str]:
    events = case.events.many({claim.event_id for claim in claims})
    return {event.id: event.title for event in events}


def _sources(case: Case, claims: Iterable[Claim]) -> dict[str, str]:
    sources = case.sources.many({claim.source_id for claim in claims})
    publishers = case.publishers.many({source.publisher_id for source in sources})
    names = {publisher.id: publisher.name for publisher in publishers}
    return {s.id: f"{s.ref} · {names[s.publisher_id]}" for s in sources}
