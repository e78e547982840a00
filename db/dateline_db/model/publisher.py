"""Publishers: who stands behind a source."""

from dataclasses import dataclass
from enum import StrEnum

from dateline_db.model.record import Record, require


class PublisherKind(StrEnum):
    """What sort of body or person a publisher is."""

    OUTLET = "outlet"
    AGENCY = "agency"
    AGGREGATOR = "aggregator"
    THINK_TANK = "think_tank"
    NGO = "ngo"
    MONITORING_PROJECT = "monitoring_project"
    ENCYCLOPEDIA = "encyclopedia"
    GOVERNMENT = "government"
    MILITARY = "military"
    ARMED_GROUP_MEDIA = "armed_group_media"
    INTERNATIONAL_ORGANISATION = "international_organisation"
    DATA_SET = "data_set"
    ACCOUNT = "account"
    AUTHOR = "author"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Publisher(Record):
    """Who stands behind a source; carries the letter A-F, with dated history.

    `owner` is the group or state it belongs to, by which publishers that are not
    independent of each other are known.
    """

    name: str
    kind: PublisherKind = PublisherKind.OTHER
    aliases: tuple[str, ...] = ()
    country: str = ""
    url: str = ""
    note: str = ""
    owner: str = ""

    def __post_init__(self) -> None:
        require("name", self.name, "A publisher needs a name.")
