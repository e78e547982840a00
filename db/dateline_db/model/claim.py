"""Claims: what one source says about one event."""

from dataclasses import dataclass
from enum import StrEnum

from dateline_db.errors import InvalidValue
from dateline_db.model.marking import Marking
from dateline_db.model.record import Record, require
from dateline_db.model.when import When


class Nature(StrEnum):
    """What sort of assertion a claim is."""

    FACT = "fact"
    STATISTIC = "statistic"
    ASSESSMENT = "assessment"
    ALLEGATION = "allegation"
    CLAIM_OF_RESPONSIBILITY = "claim_of_responsibility"
    DENIAL = "denial"
    FORECAST = "forecast"


class Stance(StrEnum):
    """How a claim stands to the event's record and its other claims."""

    SUPPORTS = "supports"
    CONTRADICTS = "contradicts"
    CONTEXT = "context"


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim(Record):
    """What one source says about one event.

    `when` is when the source says it happened, None where it gives no date.
    `attributed_to` is whom the source credits, in its words; `credits_id` names the
    publisher credited, where that is another origin than the source's lineage ends in.
    `as_of` is the date of the report, so that running counts can be ordered. The quote
    is anchored in a document by `quote_start`, in code points of its text, with some
    text before and after to find it again. `place_id` is where the source says it
    happened, in its own words in `place_words`; None where it names no place.
    """

    ref: str = ""
    event_id: str
    source_id: str
    statement: str
    nature: Nature = Nature.FACT
    stance: Stance = Stance.SUPPORTS
    locator: str = ""
    when: When | None = None
    when_words: str = ""
    attributed_to: str = ""
    credits_id: str | None = None
    as_of: When | None = None
    quote: str = ""
    quote_language: str = ""
    translation: str = ""
    document_id: str | None = None
    quote_start: int | None = None
    quote_prefix: str = ""
    quote_suffix: str = ""
    marking: Marking | None = None
    place_id: str | None = None
    place_words: str = ""

    def __post_init__(self) -> None:
        require("event_id", self.event_id, "A claim is about an event: choose one.")
        require(
            "source_id",
            self.source_id,
            "A claim needs a source: choose who says so, or add the source first.",
        )
        require("statement", self.statement, "Say what the source claims.")
        if self.quote_start is not None and self.document_id is None:
            raise InvalidValue("document_id", "An anchored quote needs its document.")

    @property
    def is_cited(self) -> bool:
        """Whether it says where in its source it stands, by a quote or a locator."""
        return bool(self.quote.strip() or self.locator.strip())
