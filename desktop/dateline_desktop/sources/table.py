"""The table of sources."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from enum import IntEnum
from typing import Any

from dateline_db.case import Case
from dateline_db.model.grade import Reliability
from dateline_db.model.source import Source
from dateline_desktop.core.record_model import Column, Key, RecordModel
from dateline_desktop.core.words import code_word

_COLUMNS = (
    Column("No.", 58),
    Column("Publisher", 160),
    Column("Title", 320),
    Column("Letter", 64),
    Column("Published", 140),
    Column("Lineage", 150),
    Column("Claims", 70),
)
_LETTERS = list(Reliability)


class Columns(IntEnum):
    """The columns by their number."""

    REF = 0
    PUBLISHER = 1
    TITLE = 2
    LETTER = 3
    PUBLISHED = 4
    LINEAGE = 5
    CLAIMS = 6


class SourcesModel(RecordModel):
    """Every source of the case."""

    def __init__(self) -> None:
        super().__init__(_COLUMNS)
        self._case: Case | None = None

    def show_case(self, case: Case | None) -> None:
        """Show the sources of a case."""
        self._case = case
        self.show_ids(case.sources.ids() if case else [])

    def read(self, ids: Sequence[str]) -> Mapping[str, Sequence[Any]]:
        case = self._case
        if case is None:
            return {}
        sources = case.sources.many(ids)
        publishers = _publishers(case, sources)
        claims = Counter(claim.source_id for claim in case.claims.where(source_id=ids))
        return {
            source.id: _cells(
                case, source, publishers[source.publisher_id], claims[source.id]
            )
            for source in sources
        }

    def keys(self, column: int) -> Iterable[Key]:
        case = self._case
        if case is None:
            return []
        return _keys(case, Columns(column))


def _cells(case: Case, source: Source, publisher: str, claims: int) -> Sequence[Any]:
    return (
        source.ref,
        publisher,
        source.title,
        case.grades().letter(source.id) or "",
        source.published.label() if source.published else "",
        code_word(source.lineage),
        f"{claims:,}" if claims else "",
    )


def _publishers(case: Case, sources: Iterable[Source]) -> dict[str, str]:
    found = case.publishers.many({source.publisher_id for source in sources})
    return {publisher.id: publisher.name for publisher in found}


def _keys(case: Case, column: Columns) -> Iterable[Key]:
    sources = case.sources.all()
    match column:
        case Columns.REF:
            return ((0, (len(one.ref), one.ref)) for one in sources)
        case Columns.PUBLISHER:
            names = _publishers(case, sources)
            return ((0, names[one.publisher_id].casefold()) for one in sources)
        case Columns.TITLE:
            return ((0, one.title.casefold()) for one in sources)
        case Columns.LETTER:
            return (_letter(case.grades().letter(one.id)) for one in sources)
        case Columns.PUBLISHED:
            dates = (one.published for one in sources)
            return ((0, when.sort_key()) if when else (1, ()) for when in dates)
        case Columns.LINEAGE:
            return ((0, code_word(one.lineage)) for one in sources)
    claims = Counter(claim.source_id for claim in case.claims.all())
    return ((0, claims[one.id]) for one in sources)


def _letter(letter: Reliability | None) -> Key:
    """Sort by letter; F and none yet stand apart, whichever way it is sorted."""
    if letter is None:
        return 2, 0
    return 0 if letter.judged else 1, _LETTERS.index(letter)
