"""Actors: persons and bodies, with their other names."""

from dataclasses import dataclass
from enum import StrEnum

from dateline_db.model.record import Record, require

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
