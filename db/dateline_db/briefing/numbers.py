"""The numbering of a briefing: what is cited, in which order, under which number."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dateline_db.briefing.material import Material
from dateline_db.model.claim import Claim
from dateline_db.model.judgement import JudgementClaim
from dateline_db.model.source import Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbers:
    """The numbers, from 1, of the events, sources and claims that are printed.

    `judging` has the numbers of the judgements that cite a source, by its id.
    """

    events: dict[str, int]
    sources: dict[str, int]
    claims: dict[str, int]
    judging: dict[str, tuple[int, ...]]

    @classmethod
    def of(cls, material: Material, bases: Iterable[JudgementClaim]) -> "Numbers":
        """Number what is used; a source that nothing rests on is not printed."""
        judged = {row.id: n for n, row in enumerate(material.judgements, 1)}
        bases = list(bases)
        cited = {
            row.claim_id: material.citable[row.claim_id]
            for row in bases
            if row.judgement_id in judged and row.claim_id in material.citable
        }
        used = {claim.source_id for claim in (*material.claims, *cited.values())}
        sources = [material.sources[source_id] for source_id in used]
        return cls(
            events=_numbered(event.id for event in material.events),
            sources=_numbered(row.id for row in sorted(sources, key=_order)),
            claims=_numbered(row.id for row in sorted(cited.values(), key=_order)),
            judging=_judging(bases, judged, cited),
        )

    def judgements_on(self, source_id: str) -> tuple[int, ...]:
        """Return the numbers of the judgements that rest on a source."""
        return self.judging.get(source_id, ())

    def events_of(self, claims: Iterable[Claim]) -> tuple[int, ...]:
        """Return the numbers of the printed events that claims are about, in order."""
        found = {claim.event_id for claim in claims} & self.events.keys()
        return tuple(sorted(self.events[event_id] for event_id in found))

    def sources_of(self, claims: Iterable[Claim]) -> tuple[int, ...]:
        """Return the numbers of the sources behind claims, each once, in order."""
        return tuple(sorted({self.sources[claim.source_id] for claim in claims}))


def ref_or_number(ref: str, number: int) -> str:
    """Return what a record is called in the briefing."""
    return ref or f"({number})"


def in_order(ids: Iterable[str], numbers: dict[str, int]) -> Sequence[str]:
    """Return those ids that have a number, by number."""
    return sorted((one for one in ids if one in numbers), key=numbers.__getitem__)


def _numbered(ids: Iterable[str]) -> dict[str, int]:
    return {record_id: number for number, record_id in enumerate(ids, 1)}


def _judging(
    bases: Iterable[JudgementClaim],
    judged: Mapping[str, int],
    cited: Mapping[str, Claim],
) -> dict[str, tuple[int, ...]]:
    found: dict[str, set[int]] = {}
    for row in bases:
        if row.judgement_id in judged and row.claim_id in cited:
            source_id = cited[row.claim_id].source_id
            found.setdefault(source_id, set()).add(judged[row.judgement_id])
    return {source_id: tuple(sorted(numbers)) for source_id, numbers in found.items()}


def _order(record: Source | Claim) -> tuple[str, int, str, str]:
    """Sort S2 before S10, and what has no ref by when it was made."""
    letters = record.ref.rstrip("0123456789")
    return letters, int(record.ref[len(letters) :][:18] or 0), record.ref, record.id
