"""Judgements: the analyst's conclusions, in the terms of ICD 203."""

from dataclasses import dataclass
from enum import StrEnum

from dateline_db.model.record import Record, require


class Likelihood(StrEnum):
    """The seven steps of ICD 203 (2015, amended 2022), first row of terms."""

    L1 = "L1"
    L2 = "L2"
    L3 = "L3"
    L4 = "L4"
    L5 = "L5"
    L6 = "L6"
    L7 = "L7"

    @property
    def term(self) -> str:
        """The term of the first row."""
        return _LIKELIHOOD[self][0]

    @property
    def synonym(self) -> str:
        """The term of the second row, not to be mixed with the first."""
        return _LIKELIHOOD[self][1]

    @property
    def percent(self) -> tuple[int, int]:
        """Lowest and highest chance in per cent."""
        return _LIKELIHOOD[self][2]


_LIKELIHOOD = {
    Likelihood.L1: ("almost no chance", "remote", (1, 5)),
    Likelihood.L2: ("very unlikely", "highly improbable", (5, 20)),
    Likelihood.L3: ("unlikely", "improbable", (20, 45)),
    Likelihood.L4: ("roughly even chance", "roughly even odds", (45, 55)),
    Likelihood.L5: ("likely", "probable", (55, 80)),
    Likelihood.L6: ("very likely", "highly probable", (80, 95)),
    Likelihood.L7: ("almost certain", "nearly certain", (95, 99)),
}


class Confidence(StrEnum):
    """How good the basis of a judgement is; it says nothing of the event itself."""

    LOW = "low"
    MODERATE = "moderate"
    HIGH = "high"


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement(Record):
    """A conclusion with its likelihood and, apart from it, the confidence in it."""

    ref: str = ""
    statement: str
    likelihood: Likelihood | None = None
    confidence: Confidence | None = None
    confidence_basis: str = ""
    assumptions: tuple[str, ...] = ()
    alternatives: str = ""
    would_change_it: str = ""
    gaps: str = ""
    position: int = 0

    def __post_init__(self) -> None:
        require("statement", self.statement, "Write the judgement as one sentence.")


class Side(StrEnum):
    """On which side of a judgement a claim stands."""

    FOR = "for"
    AGAINST = "against"


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgementClaim(Record):
    """A claim for or against a judgement; `position` keeps the order, from 0."""

    judgement_id: str
    claim_id: str
    side: Side
    position: int = 0
