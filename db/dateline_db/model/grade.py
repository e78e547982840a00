"""Admiralty grades: a letter for the source, a digit for the piece of information.

The definitions follow STANAG 2511 (paraphrased). Letter and digit are judged apart,
are ordinal, and never calculated with; F and 6 mean "cannot be judged", not "worst".
"""

from dataclasses import dataclass
from enum import StrEnum

from dateline_db.model.record import Record, require


class Reliability(StrEnum):
    """How far a source can be trusted, from its record so far."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"
    E = "E"
    F = "F"

    @property
    def judged(self) -> bool:
        """Whether the letter says anything: F does not."""
        return self is not Reliability.F

    @property
    def nato_name(self) -> str:
        """The NATO name of the letter."""
        return _RELIABILITY[self][0]

    @property
    def meaning(self) -> str:
        """What STANAG 2511 means by the letter, in our words."""
        return _RELIABILITY[self][1]


class Credibility(StrEnum):
    """How far one piece of information can be believed."""

    ONE = "1"
    TWO = "2"
    THREE = "3"
    FOUR = "4"
    FIVE = "5"
    SIX = "6"

    @property
    def judged(self) -> bool:
        """Whether the digit says anything: 6 does not."""
        return self is not Credibility.SIX

    @property
    def nato_name(self) -> str:
        """The NATO name of the digit."""
        return _CREDIBILITY[self][0]

    @property
    def meaning(self) -> str:
        """What STANAG 2511 means by the digit, in our words."""
        return _CREDIBILITY[self][1]


_RELIABILITY = {
    Reliability.A: (
        "Completely reliable",
        "Tried and trusted; can be depended on with confidence.",
    ),
    Reliability.B: (
        "Usually reliable",
        "Right in the past, though some doubt remains in the case at hand.",
    ),
    Reliability.C: (
        "Fairly reliable",
        "Used now and then before; some confidence is possible.",
    ),
    Reliability.D: (
        "Not usually reliable",
        "Used before and more often wrong than right.",
    ),
    Reliability.E: (
        "Unreliable",
        "Used before and found to deserve no confidence.",
    ),
    Reliability.F: (
        "Reliability cannot be judged",
        "Not used before, so nothing to judge by. This is not a bad grade.",
    ),
}
_CREDIBILITY = {
    Credibility.ONE: (
        "Confirmed by other sources",
        "Comes, with certainty, from another origin than what was already known.",
    ),
    Credibility.TWO: (
        "Probably true",
        "Earlier reports establish it well enough, but their independence is not sure.",
    ),
    Credibility.THREE: (
        "Possibly true",
        "Too little confirmation for more, and no conflict with what is known.",
    ),
    Credibility.FOUR: (
        "Doubtful",
        "Tends to conflict with earlier reports or established behaviour.",
    ),
    Credibility.FIVE: (
        "Improbable",
        "Contradicts earlier reports, or conflicts with them in a marked degree.",
    ),
    Credibility.SIX: (
        "Truth cannot be judged",
        "Nothing to compare it with. This is not a bad grade.",
    ),
}


@dataclass(frozen=True, slots=True)
class Grade:
    """The letter and the digit of one claim; either may not have been given yet."""

    reliability: Reliability | None
    credibility: Credibility | None

    def __str__(self) -> str:
        return f"{self.reliability or '–'}{self.credibility or '–'}"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReliabilityGrade(Record):
    """A letter given to a publisher or to one source, by whom, when and why.

    Regrading adds a row; the latest row of an analyst is that analyst's grade. Exactly
    one of `publisher_id` and `source_id` is set.
    """

    publisher_id: str | None = None
    source_id: str | None = None
    letter: Reliability
    reason: str
    analyst: str
    at: str

    def __post_init__(self) -> None:
        require(
            "reason", self.reason, "Say why: a letter without a reason says little."
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class CredibilityGrade(Record):
    """A digit given to a claim, by whom, when and why; regrading adds a row."""

    claim_id: str
    digit: Credibility
    reason: str
    analyst: str
    at: str

    def __post_init__(self) -> None:
        require("reason", self.reason, "Say why: a digit without a reason says little.")
