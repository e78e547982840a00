"""The table of sources."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from enum import IntEnum
from typing import Any

from dateline_db.case import Case
from dateline_db.model.grade import Reliability
from dateline_db.model.source import Source
from dateline_desktop.core.counting import origin_names, sources_and_origins
from dateline_desktop.core.grouped_model import GroupedModel, Groups, Rows
from dateline_desktop.core.grouping import in_groups
from dateline_desktop.core.record_model import Column, Key
from dateline_desktop.core.tagged import tag_names
from dateline_desktop.core.words import code_word

_COLUMNS = (
    Column("No.", 58),
    Column("Publisher", 160),
    Column("Title", 320),
    Column("Letter", 64),
    Column("Published", 140),
    Column("Lineage", 150),
    Column("Claims", 70),
    Column("Kind", 120),
    Column("Author", 140),
    Column("Address", 240),
    Column("Tags", 140),
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
    KIND = 7
    AUTHOR = 8
    ADDRESS = 9
    TAGS = 10


_FILTERED = [one for one in Columns if one not in (Columns.REF, Columns.CLAIMS)]


class SourcesModel(GroupedModel):
    """Every source of the case."""

    groupings: Mapping[str, str] = {"publisher": "Publisher", "origin": "Origin"}

    filtered = _FILTERED

    def __init__(self) -> None:
        super().__init__(_COLUMNS)
        self._case: Case | None = None

    def show_case(self, case: Case | None) -> None:
        """Show the sources of a case."""
        self._case = case
        self.show_all(case.sources.ids() if case else [])

    def read(self, ids: Sequence[str]) -> Mapping[str, Sequence[Any]]:
        case = self._case
        if case is None:
            return {}
        sources = case.sources.many(ids)
        publishers = _publishers(case, sources)
        claims = Counter(claim.source_id for claim in case.claims.where(source_id=ids))
        tags = tag_names(case, "source", ids)
        return {
            source.id: (
                *_cells(
                    case, source, publishers[source.publisher_id], claims[source.id]
                ),
                tags.get(source.id, ""),
            )
            for source in sources
        }

    def keys(self, column: int) -> Iterable[Key]:
        case = self._case
        if case is None:
            return []
        sources = case.sources.all()
        return _keys(case, [sources[at] for at in self._at], Columns(column))

    def texts(self) -> Sequence[str]:
        case = self._case
        if case is None:
            return []
        sources = case.sources.all()
        names = _publishers(case, sources)
        return [
            " ".join(
                (
                    one.ref,
                    names[one.publisher_id],
                    one.title,
                    one.author,
                    one.url,
                    code_word(one.lineage),
                    code_word(one.kind),
                )
            ).casefold()
            for one in sources
        ]

    def values(self, column: int) -> Sequence[str]:
        case = self._case
        if case is None:
            return []
        sources = case.sources.all()
        if column == Columns.TAGS:
            tags = tag_names(case, "source")
            return [tags.get(one.id, "") for one in sources]
        names = _publishers(case, sources)
        cells = (_cells(case, one, names[one.publisher_id], 0) for one in sources)
        return [str(one[column]) for one in cells]

    def groups(self, grouping: str) -> Groups:
        case = self._case
        assert case is not None
        sources = case.sources.all()
        if grouping == "publisher":
            names = _publishers(case, sources)
            return in_groups([names[one.publisher_id] for one in sources])
        lineages = case.lineages()
        origins = [lineages.of_source(one.id) for one in sources]
        called = origin_names(case, set(origins))
        return in_groups([called[one] for one in origins])

    def counted(self, rows: Rows) -> str:
        if self._case is None:
            return ""
        ids = self._ids[rows].tolist()
        return sources_and_origins(self._case, ((one.decode(), None) for one in ids))


def _cells(case: Case, source: Source, publisher: str, claims: int) -> Sequence[Any]:
    return (
        source.ref,
        publisher,
        source.title,
        case.grades().letter(source.id) or "",
        source.published.label() if source.published else "",
        code_word(source.lineage),
        f"{claims:,}" if claims else "",
        code_word(source.kind),
        source.author,
        source.url,
    )


def _publishers(case: Case, sources: Iterable[Source]) -> dict[str, str]:
    found = case.publishers.many({source.publisher_id for source in sources})
    return {publisher.id: publisher.name for publisher in found}


def _keys(case: Case, sources: Sequence[Source], column: Columns) -> Iterable[Key]:
    match column:
        case Columns.REF:
            return ((0, (len(one.ref), one.ref)) for one in sources)
        case Columns.PUBLISHER:
            names = _publishers(case, sources)
            return ((0, names[one.publisher_id].casefold()) for one in sources)
        case Columns.LETTER:
            return (_letter(case.grades().letter(one.id)) for one in sources)
        case Columns.PUBLISHED:
            dates = (one.published for one in sources)
            return ((0, when.sort_key()) if when else (1, ()) for when in dates)
        case Columns.CLAIMS:
            claims = Counter(case.claims.cells("source_id"))
            return ((0, claims[(one.id,)]) for one in sources)
        case Columns.TAGS:
            tags = tag_names(case, "source")
            return (_or_last(tags.get(one.id, "")) for one in sources)
    return (_text(one, column) for one in sources)


def _text(source: Source, column: Columns) -> Key:
    """Sort by a text; those that have none stand last."""
    text = {
        Columns.TITLE: source.title,
        Columns.LINEAGE: code_word(source.lineage),
        Columns.KIND: code_word(source.kind),
        Columns.AUTHOR: source.author,
        Columns.ADDRESS: source.url,
    }[column]
    return _or_last(text)


def _or_last(text: str) -> Key:
    return (0, text.casefold()) if text else (1, "")


def _letter(letter: Reliability | None) -> Key:
    """Sort by letter; F and none yet stand apart, whichever way it is sorted."""
    if letter is None:
        return 2, 0
    return 0 if letter.judged else 1, _LETTERS.index(letter)
