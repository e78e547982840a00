"""The matrix of one event: what each source says on each point, and how that stands.

Rows are sources, those of one origin together; columns are the points that any claim
speaks to. Nothing is left out: what was overtaken or decided against stays.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from dateline_db.analysis.columns import (
    Column,
    Evidence,
    Found,
    Scales,
    columns_of,
)
from dateline_db.analysis.discrepancies import Discrepancy
from dateline_db.analysis.grading import Grades, rank
from dateline_db.analysis.origins import Lineages, Origins
from dateline_db.analysis.standing import Standing
from dateline_db.errors import Message, say
from dateline_db.model.claim import Claim
from dateline_db.model.discrepancy import Resolution
from dateline_db.model.grade import Grade
from dateline_db.model.when import When

__all__ = [
    "Cell",
    "Column",
    "Evidence",
    "Group",
    "Matrix",
    "Row",
    "Scales",
    "Value",
    "circles_text",
    "matrix",
    "ring_texts",
]


@dataclass(frozen=True, slots=True)
class Value:
    """What a source says on one point, in words; several claims can say the same.

    The grade is that of the claim that is graded best. `disputed` says that it is one
    of the answers that differ, `chosen` that the analyst decided for it.
    """

    claim_ids: tuple[str, ...]
    text: Message
    grade: Grade
    standing: Standing
    as_of: When | None = None
    disputed: bool = False
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """What one source says on one point; several values where it says several."""

    values: tuple[Value, ...]

    @property
    def claim_ids(self) -> tuple[str, ...]:
        """The claims that say it."""
        ids = (one for value in self.values for one in value.claim_ids)
        return tuple(dict.fromkeys(ids))

    @property
    def standing(self) -> Standing:
        """The standing of the value that most needs to be looked at."""
        return min((value.standing for value in self.values), key=_NOTABLE.index)


@dataclass(frozen=True, slots=True)
class Row:
    """One source: a cell for each column, None where it says nothing on that point."""

    source_id: str
    claim_ids: tuple[str, ...]
    cells: tuple[Cell | None, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """The sources of one origin, or of several that they mix.

    `origins` is empty where the lineage is not known. `circular` is a sentence where
    they look like several and are one.
    """

    title: Message
    origins: Origins
    rows: tuple[Row, ...]
    circular: Message | None = None


@dataclass(frozen=True, slots=True)
class Matrix:
    """All that is said of one event, point by point and origin by origin.

    `warnings` name origins that have one owner, `rings` sources in a circle.
    """

    columns: tuple[Column, ...]
    groups: tuple[Group, ...]
    warnings: tuple[Message, ...] = ()
    rings: tuple[Message, ...] = ()


def matrix(evidence: Evidence, scales: Scales) -> Matrix:
    """Return the matrix of an event from what is said of it."""
    columns = columns_of(evidence, scales)
    cells = _cells(columns, scales.grades, evidence.claims)
    grouped: dict[Origins, list[Claim]] = defaultdict(list)
    for claim in sorted(evidence.claims, key=_by_report):
        grouped[scales.lineages.of_claim(claim)].append(claim)
    circles = scales.lineages.circular(evidence.claims)
    groups = [
        Group(
            title=_title(origins, scales.publishers),
            origins=origins,
            rows=_rows(claims, len(columns), cells),
            circular=_circle(origins, circles, scales.publishers),
        )
        for origins, claims in grouped.items()
    ]
    groups.sort(key=lambda group: not group.origins.publisher_ids)
    origins = {one for group in groups for one in group.origins.publisher_ids}
    return Matrix(
        tuple(column for column, _ in columns),
        tuple(groups),
        tuple(scales.owners.warnings(origins)),
        tuple(ring_texts(scales.lineages, _uncredited(evidence.claims))),
    )


def circle_text(publisher: str, sources: int) -> Message:
    """Say that several sources lead to one origin."""
    return say(
        "{sources} sources lead to one origin, {publisher}: together they say no more "
        "than it does alone.",
        sources=sources,
        publisher=publisher,
    )


def circles_text(circles: Mapping[str, int]) -> Message:
    """Say of several origins how many sources lead to each."""
    (first, sources), *others = circles.items()
    if not others:
        return circle_text(first, sources)
    led = [say("{n} sources lead to {publisher}", n=sources, publisher=first)]
    led += [say("{n} to {publisher}", n=n, publisher=one) for one, n in others]
    return say(
        "{led}: together, those of one origin say no more than it does alone.",
        led=", ".join(map(str, led)),
    )


def ring_texts(lineages: Lineages, source_ids: Iterable[str]) -> Iterator[Message]:
    """Name the sources that have it from each other, so that nobody is the first."""
    for ring in lineages.rings(source_ids):
        sources = sorted(lineages.sources[one].ref or one for one in ring)
        yield say(
            "Circular reporting: {sources} and {last} have it from each other, and "
            "none of them is an origin.",
            sources=", ".join(sources[:-1]),
            last=sources[-1],
        )


def _uncredited(claims: Iterable[Claim]) -> Iterator[str]:
    """Yield the sources of claims that come by the lineage of their source."""
    return (one.source_id for one in claims if one.credits_id is None)


_Cells = Mapping[tuple[str, int], list[Value]]


def _cells(
    columns: Sequence[Found],
    grades: Grades,
    claims: Iterable[Claim],
) -> _Cells:
    """Return the values by claim and by the number of their column."""
    about = {claim.id: claim for claim in claims}
    found: dict[tuple[str, int], list[Value]] = defaultdict(list)
    for number, (column, sayings) in enumerate(columns):
        disputed, chosen = column.disputed, _chosen(column.discrepancy)
        for claim_id, text, standing in sayings:
            claim = about[claim_id]
            value = Value(
                claim_ids=(claim_id,),
                text=text,
                grade=grades.of_claim(claim),
                standing=standing,
                as_of=claim.as_of,
                disputed=claim_id in disputed,
                chosen=claim_id == chosen,
            )
            found[claim_id, number].append(value)
    return found


def _chosen(found: Discrepancy | None) -> str | None:
    if found is None or found.decision is None:
        return None
    if found.decision.resolution is not Resolution.RESOLVED:
        return None
    return found.decision.chosen_claim_id


def _rows(claims: Iterable[Claim], width: int, cells: _Cells) -> tuple[Row, ...]:
    by_source: dict[str, list[str]] = defaultdict(list)
    for claim in claims:
        by_source[claim.source_id].append(claim.id)
    return tuple(
        Row(
            source_id,
            tuple(claim_ids),
            tuple(_cell(claim_ids, number, cells) for number in range(width)),
        )
        for source_id, claim_ids in by_source.items()
    )


def _cell(claim_ids: Iterable[str], number: int, cells: _Cells) -> Cell | None:
    alike: dict[tuple[str, Standing], list[Value]] = defaultdict(list)
    for claim_id in claim_ids:
        for value in cells.get((claim_id, number), ()):
            alike[str(value.text), value.standing].append(value)
    return Cell(tuple(map(_together, alike.values()))) if alike else None


def _together(alike: Sequence[Value]) -> Value:
    """Return the one value that several claims of a source give."""
    best = min(alike, key=lambda value: rank(value.grade))
    return replace(
        best,
        claim_ids=tuple(one for value in alike for one in value.claim_ids),
        as_of=alike[0].as_of,
        disputed=any(value.disputed for value in alike),
        chosen=any(value.chosen for value in alike),
    )


def _title(origins: Origins, publishers: Mapping[str, str]) -> Message:
    names = sorted(publishers.get(one, "") for one in origins.publisher_ids)
    if not names:
        return say("Lineage unknown")
    origin = " · ".join(names)
    if origins.unknown:
        return say("{origin} and others unknown", origin=origin)
    return say("{origin}", origin=origin)


def _circle(
    origins: Origins, circles: Mapping[str, Collection[str]], names: Mapping[str, str]
) -> Message | None:
    """Name the circle of the origin that most of the sources lead to."""
    here = [one for one in sorted(origins.publisher_ids) if one in circles]
    if not here:
        return None
    widest = max(here, key=lambda one: len(circles[one]))
    return circle_text(names.get(widest, ""), len(circles[widest]))


def _by_report(claim: Claim) -> tuple[bool, tuple[object, ...], str, str]:
    as_of = claim.as_of
    return as_of is None, () if as_of is None else as_of.sort_key(), claim.ref, claim.id


_NOTABLE = (
    Standing.CONFLICTING,
    Standing.CUT_BACK,
    Standing.NOT_COMPARABLE,
    Standing.AGREEING,
    Standing.SAME_ORIGIN,
    Standing.SUPERSEDED,
    Standing.ALONE,
    Standing.CONTEXT,
)
