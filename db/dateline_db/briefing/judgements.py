"""The key judgements, and the claims that they rest on."""

from collections import defaultdict
from collections.abc import Sequence

from dateline_db.analysis.origins import Lineages
from dateline_db.analysis.tradecraft import Resting
from dateline_db.briefing.material import Material
from dateline_db.briefing.numbers import Numbers, ref_or_number
from dateline_db.briefing.parts import Citation, ClaimPart, JudgementPart
from dateline_db.model.judgement import Judgement, JudgementClaim, Side


class Judgements:
    """Says what the analyst concludes, and on what."""

    def __init__(
        self,
        material: Material,
        numbers: Numbers,
        bases: Sequence[JudgementClaim],
        lineages: Lineages,
    ) -> None:
        self._material, self._numbers, self._lineages = material, numbers, lineages
        self._bases: dict[str, list[JudgementClaim]] = defaultdict(list)
        for basis in sorted(bases, key=lambda row: row.position):
            self._bases[basis.judgement_id].append(basis)

    def parts(self) -> tuple[JudgementPart, ...]:
        """Return the judgements in the analyst's order."""
        return tuple(
            self._part(row, number)
            for number, row in enumerate(self._material.judgements, 1)
        )

    def claims(self) -> tuple[ClaimPart, ...]:
        """Return the claims that any judgement cites."""
        return tuple(
            self._claim(claim_id, number)
            for claim_id, number in self._numbers.claims.items()
        )

    def _part(self, row: Judgement, number: int) -> JudgementPart:
        likelihood, bases = row.likelihood, self._bases[row.id]
        cited = [basis for basis in bases if basis.claim_id in self._numbers.claims]
        claims = [self._material.citable[basis.claim_id] for basis in cited]
        resting = self._resting(cited)
        return JudgementPart(
            number=number,
            ref=ref_or_number(row.ref, number),
            statement=row.statement,
            likelihood="" if likelihood is None else likelihood.term,
            percent=None if likelihood is None else likelihood.percent,
            yardstick=None if likelihood is None else likelihood.yardstick,
            confidence="" if row.confidence is None else row.confidence,
            basis=row.confidence_basis,
            resting=resting.label,
            one_origin=resting.is_lone,
            events=self._numbers.events_of(claims),
            sources=self._numbers.sources_of(claims),
            claims_for=self._citations(cited, Side.FOR),
            claims_against=self._citations(cited, Side.AGAINST),
            unprinted=len(bases) - len(cited),
            assumptions=row.assumptions,
            alternatives=row.alternatives,
            would_change_it=row.would_change_it,
            gaps=row.gaps,
        )

    def _resting(self, cited: Sequence[JudgementClaim]) -> Resting:
        """Count what speaks for a judgement, in what may be shown of it."""
        speaking = [
            self._material.citable[basis.claim_id]
            for basis in cited
            if basis.side is Side.FOR
        ]
        independence = self._lineages.independent(speaking)
        return Resting(claims=len(speaking), independence=independence)

    def _citations(
        self, bases: Sequence[JudgementClaim], side: Side
    ) -> tuple[Citation, ...]:
        numbers = [self._numbers.claims[b.claim_id] for b in bases if b.side is side]
        refs = [self._material.citable[b.claim_id].ref for b in bases if b.side is side]
        return tuple(
            Citation(ref=ref_or_number(ref, number), claim=number)
            for ref, number in zip(refs, numbers, strict=True)
        )

    def _claim(self, claim_id: str, number: int) -> ClaimPart:
        claim = self._material.citable[claim_id]
        return ClaimPart(
            number=number,
            ref=ref_or_number(claim.ref, number),
            statement=claim.statement,
            attributed_to=claim.attributed_to,
            nature=claim.nature,
            stance=claim.stance,
            locator=claim.locator,
            grade=self._material.grades.of_claim(claim),
            source=self._numbers.sources[claim.source_id],
            event=self._numbers.events.get(claim.event_id),
        )
