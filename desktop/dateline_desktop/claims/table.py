"""The table of claims."""

from collections.abc import Iterable, Mapping, Sequence
from enum import IntEnum
from typing import Any

from dateline_db.analysis.grading import rank
from dateline_db.case import Case
from dateline_db.model.claim import Claim
from dateline_desktop.core.record_model import Column, Key, RecordModel
from dateline_desktop.core.words import code_word

_COLUMNS = (
    Column("No.", 62),
    Column("Event", 210),
    Column("Source", 160),
    Column("Grade", 112),
    Column("Statement", 330),
    Column("Stance", 100),
    Column("Date given", 150),
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


class ClaimsModel(RecordModel):
    """Every claim of the case."""

    def __init__(self) -> None:
        super().__init__(_COLUMNS)
        self._case: Case | None = None

    def show_case(self, case: Case | None) -> None:
        """Show the claims of a case."""
        self._case = case
        self.show_ids(case.claims.ids() if case else [])

    def read(self, ids: Sequence[str]) -> Mapping[str, Sequence[Any]]:
        case = self._case
        if case is None:
            return {}
        claims = case.claims.many(ids)
        events, sources = _events(case, claims), _sources(case, claims)
        return {
            claim.id: (
                claim.ref,
                events[claim.event_id],
                sources[claim.source_id],
                case.grades().of_claim(claim),
                claim.statement,
                code_word(claim.stance),
                claim.when.label() if claim.when else "",
            )
            for claim in claims
        }

    def keys(self, column: int) -> Iterable[Key]:
        case = self._case
        if case is None:
            return []
        return _keys(case, case.claims.all(), Columns(column))


def _events(case: Case, claims: Iterable[Claim]) -> dict[str, str]:
    events = case.events.many({claim.event_id for claim in claims})
    return {event.id: event.title for event in events}


def _sources(case: Case, claims: Iterable[Claim]) -> dict[str, str]:
    sources = case.sources.many({claim.source_id for claim in claims})
    publishers = case.publishers.many({source.publisher_id for source in sources})
    names = {publisher.id: publisher.name for publisher in publishers}
    return {s.id: f"{s.ref} · {names[s.publisher_id]}" for s in sources}


def _keys(case: Case, claims: Sequence[Claim], column: Columns) -> Iterable[Key]:
    match column:
        case Columns.REF:
            return ((0, (len(one.ref), one.ref)) for one in claims)
        case Columns.EVENT:
            events = _events(case, claims)
            return ((0, events[one.event_id].casefold()) for one in claims)
        case Columns.SOURCE:
            sources = _sources(case, claims)
            return ((0, sources[one.source_id].casefold()) for one in claims)
        case Columns.STATEMENT:
            return ((0, one.statement.casefold()) for one in claims)
        case Columns.GRADE:
            ranks = (rank(case.grades().of_claim(one)) for one in claims)
            return ((group, parts) for group, *parts in ranks)
        case Columns.STANCE:
            return ((0, code_word(one.stance)) for one in claims)
    return ((0, one.when.sort_key()) if one.when else (1, ()) for one in claims)
