"""Discrepancies: claims on one point that cannot all be right."""

from dataclasses import dataclass
from enum import StrEnum

from dateline_db.model.record import Record, require


class Point(StrEnum):
    """What claims can disagree about."""

    DATE = "date"
    FIGURE = "figure"
    RESPONSIBILITY = "responsibility"
    PLACE = "place"


class Resolution(StrEnum):
    """What the analyst has made of a discrepancy; without a row it is open."""

    EXPLAINED = "explained"
    RESOLVED = "resolved"


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision(Record):
    """The analyst's decision on a discrepancy, with reason; the losers stay.

    `measure` and `scope` are set where `point` is FIGURE. `chosen_claim_id` is the
    claim that is taken, None where the difference is only explained. `claim_ids` are
    the claims that were seen when deciding: a new one reopens the discrepancy.
    """

    event_id: str
    point: Point
    measure: str = ""
    scope: str = ""
    resolution: Resolution
    chosen_claim_id: str | None = None
    claim_ids: tuple[str, ...] = ()
    reason: str
    analyst: str
    at: str

    def __post_init__(self) -> None:
        require("reason", self.reason, "Say why the difference is settled this way.")
