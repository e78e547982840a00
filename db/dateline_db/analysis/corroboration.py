"""Corroboration: how well the claims about an event support it."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from dateline_db.analysis.grading import Grades, rank
from dateline_db.analysis.origins import Lineages
from dateline_db.errors import Message, say
from dateline_db.model.claim import Claim, Stance
from dateline_db.model.grade import Grade


@dataclass(frozen=True, slots=True)
class Support:
    """What stands behind one event.

    `origins` counts the independent origins, `unknown` the sources of unknown lineage.
    `grade` is the best-supported one, letter and digit of the claim `best_claim_id`;
    both are None while no claim that may be shown is graded. `spread` counts every
    claim by its grade, best first. `disputed` says that a discrepancy is open.
    """

    claims: int = 0
    sources: int = 0
    origins: int = 0
    unknown: int = 0
    grade: Grade | None = None
    best_claim_id: str | None = None
    spread: tuple[tuple[Grade, int], ...] = ()
    disputed: bool = False

    @property
    def label(self) -> Message:
        """Say how many sources, origins and sources of unknown lineage there are."""
        if not self.sources:
            return say("no sources yet")
        parts = ["1 source" if self.sources == 1 else "{sources} sources"]
        if self.origins == 0:
            parts.append("no independent origin")
        elif self.origins == 1:
            parts.append("1 independent origin")
        else:
            parts.append("{origins} independent origins")
        if self.unknown:
            parts.append("{unknown} of unknown lineage")
        counts = {
            "sources": self.sources,
            "origins": self.origins,
            "unknown": self.unknown,
        }
        return Message(", ".join(parts), counts)


UNSUPPORTED = Support()
"""The support of an event without claims."""


def supports(
    claims: Iterable[Claim],
    lineages: Lineages,
    grades: Grades,
    disputed: Collection[str] = frozenset(),
) -> dict[str, Support]:
    """Return the support of every event that claims are about, by its id.

    `disputed` holds the ids of the events with an open discrepancy.
    """
    by_event: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        by_event[claim.event_id].append(claim)
    return {
        event_id: _support(about, lineages, grades, disputed=event_id in disputed)
        for event_id, about in by_event.items()
    }


def _support(
    claims: Sequence[Claim], lineages: Lineages, grades: Grades, *, disputed: bool
) -> Support:
    independence = lineages.independent(claims)
    graded = [(claim, grades.of_claim(claim)) for claim in claims]
    spread = Counter(grade for _, grade in graded)
    best = _best(graded, lineages)
    return Support(
        claims=len(claims),
        sources=len({claim.source_id for claim in claims}),
        origins=independence.origins,
        unknown=independence.unknown,
        grade=best[1] if best else None,
        best_claim_id=best[0].id if best else None,
        spread=tuple(sorted(spread.items(), key=lambda item: rank(item[0]))),
        disputed=disputed,
    )


def _best(
    graded: Sequence[tuple[Claim, Grade]], lineages: Lineages
) -> tuple[Claim, Grade] | None:
    """Choose the claim whose grade stands for the event; contradicting ones do not."""
    candidates = [
        (claim, grade)
        for claim, grade in graded
        if claim.stance is not Stance.CONTRADICTS
        and (grade.reliability is not None or grade.credibility is not None)
    ]

    def order(candidate: tuple[Claim, Grade]) -> tuple[tuple[int, int, int], int, str]:
        claim, grade = candidate
        origins = lineages.of_claim(claim).publisher_ids
        return rank(grade), -len(origins), claim.id

    return min(candidates, key=order, default=None)
