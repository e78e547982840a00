"""Actors: persons and bodies, with their other names."""

from dataclasses import dataclass
from enum import StrEnum

from dateline_db.errors import InvalidValue
from dateline_db.model.record import Record, require
from dateline_db.model.when import When

ACTOR_KINDS = (
    "person",
    "armed_group",
    "de_facto_authority",
    "government",
    "military",
    "paramilitary",
    "police",
    "political_party",
    "think_tank",
    "international_organisation",
    "delegation",
)
"""The kinds that are offered first; a case may use any other word."""


class NameKind(StrEnum):
    """Whether a name is another name or the name in its own script."""

    ALIAS = "alias"
    NATIVE = "native"


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor(Record):
    """A person or body that takes part in events."""

    ref: str = ""
    name: str
    kind: str = ""
    note: str = ""

    def __post_init__(self) -> None:
        require("name", self.name, "An actor needs a name.")


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorName(Record):
    """Another name of an actor; `language` is a BCP 47 tag, "" where not stated."""

    actor_id: str
    text: str
    kind: NameKind = NameKind.ALIAS
    language: str = ""
    position: int = 0

    def __post_init__(self) -> None:
        require("text", self.text, "A name cannot be empty.")


class RelationKind(StrEnum):
    """What an actor is to another, over some time."""

    SPLIT_FROM = "split_from"
    MERGED_INTO = "merged_into"
    PART_OF = "part_of"
    FRONT_OF = "front_of"
    MEMBER_OF = "member_of"
    LEADS = "leads"
    ALLIED_WITH = "allied_with"
    RIVAL_OF = "rival_of"
    SUCCESSOR_OF = "successor_of"
    SAME_AS = "same_as"  # said of two that are kept apart


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorRelation(Record):
    """`actor_id` stands to `other_actor_id` in a relation, valid over a period.

    `when` is None where nobody says since when; `claim_id` is what the relation rests
    on.
    """

    actor_id: str
    other_actor_id: str
    kind: RelationKind
    when: When | None = None
    when_words: str = ""
    claim_id: str | None = None
    note: str = ""

    def __post_init__(self) -> None:
        if self.actor_id == self.other_actor_id:
            raise InvalidValue(
                "other_actor_id", "An actor cannot be related to itself."
            )
