"""Events: something dated, the actors in it, and its links to other events."""

from dataclasses import dataclass, field
from enum import StrEnum

from dateline_db.errors import InvalidValue
from dateline_db.model.marking import Marking
from dateline_db.model.record import Record, require
from dateline_db.model.when import UNKNOWN, When


class Review(StrEnum):
    """Whether an event has been looked over and may go into a briefing."""

    DRAFT = "draft"
    REVIEWED = "reviewed"


EVENT_KINDS = (
    "attack",
    "counter-operation",
    "negotiation",
    "political",
    "diplomatic",
    "border",
    "statistic",
    "statement",
)
"""The kinds that are offered first; a case may use any other word."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Event(Record):
    """Something dated: `when` as EDTF, beside the words the date was given in.

    An undated event has `when` = `UNKNOWN`. `zone` is the IANA zone of a clock time;
    where it is "" and the time states no offset, the zone is not known.
    """

    ref: str = ""
    title: str
    summary: str = ""
    when: When = field(default=UNKNOWN)
    when_words: str = ""
    zone: str = ""
    kind: str = ""
    place_id: str | None = None
    review: Review = Review.DRAFT
    marking: Marking | None = None

    def __post_init__(self) -> None:
        require("title", self.title, "An event needs a title.")

    def seconds(self) -> tuple[int | None, int | None]:
        """Return the first second of UTC it can have been, and the first one after."""
        return self.when.seconds(self.zone)


class Role(StrEnum):
    """What an actor is in an event."""

    PERPETRATOR = "perpetrator"
    CLAIMED_BY = "claimed_by"
    SUSPECTED = "suspected"
    TARGET = "target"
    PARTY = "party"
    MEDIATOR = "mediator"
    MENTIONED = "mentioned"


@dataclass(frozen=True, slots=True, kw_only=True)
class Participation(Record):
    """An actor in an event, in one role; `position` keeps the order, from 0."""

    event_id: str
    actor_id: str
    role: Role = Role.PARTY
    position: int = 0


class LinkKind(StrEnum):
    """How one event bears on another."""

    CAUSES = "causes"
    ANSWERS = "answers"
    PART_OF = "part_of"


@dataclass(frozen=True, slots=True, kw_only=True)
class EventLink(Record):
    """A link from one event to another: `event_id` causes, answers, is part of it."""

    event_id: str
    other_event_id: str
    kind: LinkKind

    def __post_init__(self) -> None:
        if self.event_id == self.other_event_id:
            raise InvalidValue("other_event_id", "An event cannot be linked to itself.")


@dataclass(frozen=True, slots=True, kw_only=True)
class EventImage(Record):
    """An image on an event; its bytes lie in the case under their SHA-256 (hex).

    `document_id` is the captured copy it is, None where it was added by itself.
    """

    event_id: str
    sha256: str
    media_type: str
    document_id: str | None = None
    caption: str = ""
    position: int = 0

    def __post_init__(self) -> None:
        require("sha256", self.sha256, "An image needs the hash of its bytes.")
        if not self.media_type.startswith("image/"):
            raise InvalidValue(
                "media_type", "Only a picture can be put on an event, as PNG or JPEG."
            )
