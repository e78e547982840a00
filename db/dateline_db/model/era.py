"""Eras: named background spans, with what their start and end rest on."""

from dataclasses import dataclass
from enum import StrEnum

from dateline_db.errors import InvalidValue
from dateline_db.model.record import Record, require
from dateline_db.model.when import When


class EraKind(StrEnum):
    """What sort of span an era is."""

    GOVERNMENT = "government"
    TRUCE = "truce"
    OPERATION = "operation"
    POLICY = "policy"
    PERIOD = "period"


@dataclass(frozen=True, slots=True, kw_only=True)
class Era(Record):
    """A named background span; `when` is an interval."""

    ref: str = ""
    title: str
    kind: EraKind = EraKind.PERIOD
    when: When
    when_words: str = ""
    note: str = ""

    def __post_init__(self) -> None:
        require("title", self.title, "An era needs a title.")


@dataclass(frozen=True, slots=True, kw_only=True)
class EraBasis(Record):
    """A claim or an event that an era rests on; exactly one of the two is set."""

    era_id: str
    claim_id: str | None = None
    event_id: str | None = None
    position: int = 0

    def __post_init__(self) -> None:
        if (self.claim_id is None) == (self.event_id is None):
            raise InvalidValue("basis", "An era rests on a claim or on an event.")
