"""The table of judgements."""

from collections.abc import Iterable, Mapping, Sequence
from enum import IntEnum
from typing import Any

from dateline_db.case import Case
from dateline_db.edits.tradecraft import Checked, checked
from dateline_db.errors import say
from dateline_db.model.judgement import Confidence, Judgement
from dateline_desktop.core.record_model import Column, Key, RecordModel
from dateline_desktop.core.text import tr
from dateline_desktop.core.words import code_word

_COLUMNS = (
    Column("No.", 62),
    Column("Judgement", 460),
    Column("Likelihood", 150),
    Column("Confidence", 110),
    Column("Rests on", 240),
    Column("Checks", 110),
)
_LEVELS = list(Confidence)


class Columns(IntEnum):
    """The columns by their number."""

    REF = 0
    STATEMENT = 1
    LIKELIHOOD = 2
    CONFIDENCE = 3
    RESTS_ON = 4
    CHECKS = 5


class JudgementsModel(RecordModel):
    """Every judgement of the case, in the analyst's order at first."""

    def __init__(self) -> None:
        super().__init__(_COLUMNS)
        self._case: Case | None = None

    def show_case(self, case: Case | None) -> None:
        """Show the judgements of a case."""
        self._case = case
        rows = (
            sorted(case.judgements.all(), key=lambda one: one.position) if case else ()
        )
        self.show_ids([one.id for one in rows])

    def read(self, ids: Sequence[str]) -> Mapping[str, Sequence[Any]]:
        case = self._case
        if case is None:
            return {}
        return {one.id: _cells(case, one) for one in case.judgements.many(ids)}

    def keys(self, column: int) -> Iterable[Key]:
        case = self._case
        rows = case.judgements.all() if case else []
        by_place = sorted(rows, key=lambda one: one.position)
        return ((0, _key(case, one, Columns(column))) for one in by_place if case)


def _cells(case: Case, one: Judgement) -> Sequence[Any]:
    found = checked(case, one)
    return (
        one.ref,
        one.statement,
        "" if one.likelihood is None else tr(one.likelihood.term),
        "" if one.confidence is None else code_word(one.confidence),
        tr(found.resting.label),
        _checks(found),
    )


def _checks(found: Checked) -> str:
    count = len(found.open)
    if not count:
        return tr("nothing found")
    return tr("1 to look at") if count == 1 else tr(say("{n} to look at", n=count))


def _key(case: Case, one: Judgement, column: Columns) -> Any:
    match column:
        case Columns.REF:
            return len(one.ref), one.ref
        case Columns.LIKELIHOOD:
            return (-1, -1) if one.likelihood is None else one.likelihood.percent
        case Columns.CONFIDENCE:
            return -1 if one.confidence is None else _LEVELS.index(one.confidence)
        case Columns.RESTS_ON:
            return checked(case, one).resting.claims
        case Columns.CHECKS:
            return len(checked(case, one).open)
    return one.statement.casefold()
