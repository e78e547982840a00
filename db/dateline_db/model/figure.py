"""Figures: the numbers in a claim, with the bounds their wording implies."""

from dataclasses import dataclass
from enum import StrEnum

from dateline_db.errors import InvalidValue
from dateline_db.model.record import Record, require


class Qualifier(StrEnum):
    """The word that stands before a number."""

    EXACT = "exact"
    ABOUT = "about"
    AT_LEAST = "at_least"
    MORE_THAN = "more_than"
    ALMOST = "almost"
    UP_TO = "up_to"


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure(Record):
    """A number in a claim: what is measured, who is counted, low, best and high.

    `best` is the number printed. A bound that the wording leaves open is None: "at
    least 40" is 40, 40, None; "about 40" None, 40, None; "10 to 15" is 10, None, 15.
    `scope` says who is counted ("civilians", "attackers left out"); "" = not stated.
    """

    claim_id: str
    measure: str
    scope: str = ""
    low: float | None = None
    best: float | None = None
    high: float | None = None
    qualifier: Qualifier = Qualifier.EXACT
    position: int = 0

    def __post_init__(self) -> None:
        require("measure", self.measure, "Say what the number measures.")
        given = [n for n in (self.low, self.best, self.high) if n is not None]
        if not given:
            raise InvalidValue("best", "A figure needs at least one number.")
        if given != sorted(given):
            raise InvalidValue(
                "best", "The low, best and high numbers must not cross each other."
            )
