"""Judgements: the analyst's conclusions, in the terms of ICD 203."""

from dataclasses import dataclass
from enum import StrEnum

from dateline_db.model.record import Record, require


class Yardstick(StrEnum):
    """The scale in which likelihood is stated; terms of two are never mixed."""

    ICD_203 = "icd203"
    PHIA = "phia"

    @property
    def name_of_it(self) -> str:
        """What the scale is called."""
        return "ICD 203" if self is Yardstick.ICD_203 else "PHIA probability yardstick"

    @property
    def steps(self) -> tuple["Likelihood", ...]:
        """Its terms, from the least likely to the most."""
        return tuple(step for step in Likelihood if step.yardstick is self)


class Likelihood(StrEnum):
    """Seven steps of ICD 203 (2015, amended 2022), and seven of the PHIA yardstick.

    The two do not meet: PHIA leaves gaps between its ranges on purpose.
    """

    L1 = "L1"
    L2 = "L2"
    L3 = "L3"
    L4 = "L4"
    L5 = "L5"
    L6 = "L6"
    L7 = "L7"
    P1 = "P1"
    P2 = "P2"
    P3 = "P3"
    P4 = "P4"
    P5 = "P5"
    P6 = "P6"
    P7 = "P7"

    @property
    def yardstick(self) -> Yardstick:
        """The scale that the step belongs to."""
        return Yardstick.ICD_203 if self.value[0] == "L" else Yardstick.PHIA

    @property
    def term(self) -> str:
        """The term of the first row."""
        return _LIKELIHOOD[self][0]

    @property
    def synonym(self) -> str:
        """The term of the second row, not to be mixed with the first; "" for none."""
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
    Likelihood.P1: ("remote chance", "", (0, 5)),
    Likelihood.P2: ("highly unlikely", "", (10, 20)),
    Likelihood.P3: ("unlikely", "", (25, 35)),
    Likelihood.P4: ("realistic possibility", "", (40, 50)),
    Likelihood.P5: ("likely", "probable", (55, 75)),
    Likelihood.P6: ("highly likely", "", (80, 90)),
    Likelihood.P7: ("almost certain", "", (95, 100)),
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
