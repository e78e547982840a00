"""Sources, and the lineage that says what each of them derives from."""

from dataclasses import dataclass
from enum import StrEnum

from dateline_db.errors import InvalidValue
from dateline_db.model.marking import Marking
from dateline_db.model.record import Record, require
from dateline_db.model.when import When


class SourceKind(StrEnum):
    """What sort of publication a source is."""

    NEWS = "news"
    AGENCY = "agency"
    AGGREGATOR = "aggregator"
    THINK_TANK = "think_tank"
    NGO = "ngo"
    MONITORING_PROJECT = "monitoring_project"
    ENCYCLOPEDIA = "encyclopedia"
    REPORT = "report"
    STATEMENT = "statement"
    POST = "post"
    DATA_SET = "data_set"
    OTHER = "other"


class LineageState(StrEnum):
    """What is known of where a source has its content from."""

    UNKNOWN = "unknown"
    OWN = "own"
    DERIVED = "derived"


class SourceState(StrEnum):
    """What has become of a publication since it was captured; set by hand."""

    AS_CAPTURED = "as_captured"
    CHANGED = "changed"
    GONE = "gone"
    RETRACTED = "retracted"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source(Record):
    """One publication by a publisher.

    `published` is None where the date is not known. `ref` is the short number under
    which people speak of it ("S12"). A title in [square brackets] was not printed so.
    """

    ref: str = ""
    publisher_id: str
    title: str
    author: str = ""
    url: str = ""
    published: When | None = None
    published_words: str = ""
    kind: SourceKind = SourceKind.NEWS
    language: str = ""
    lineage: LineageState = LineageState.UNKNOWN
    state: SourceState = SourceState.AS_CAPTURED
    note: str = ""
    marking: Marking | None = None

    def __post_init__(self) -> None:
        require("publisher_id", self.publisher_id, "A source needs a publisher.")
        require("title", self.title, "A source needs a title.")


class LineageKind(StrEnum):
    """How a source derives from another."""

    SYNDICATES = "syndicates"
    QUOTES = "quotes"
    TRANSLATES = "translates"
    REWRITES = "rewrites"
    SAME_MEDIA = "same_media"
    CODED_FROM = "coded_from"
    SAME_OWNER = "same_owner"  # no derivation: says only that both have one owner
    DERIVES = "derives"  # derived, the manner not known


@dataclass(frozen=True, slots=True, kw_only=True)
class Lineage(Record):
    """One step of a chain from a source back to an origin.

    A source that mixes two suppliers has two chains, numbered from 0 in `chain`; the
    steps of a chain are numbered from 0 in `step`, nearest first, so that the highest
    is its origin. Exactly one of `upstream_source_id` and `upstream_publisher_id` is
    set; from a source the chain goes on along that source's own lineage.
    """

    source_id: str
    chain: int = 0
    step: int = 0
    kind: LineageKind = LineageKind.DERIVES
    upstream_source_id: str | None = None
    upstream_publisher_id: str | None = None
    note: str = ""

    def __post_init__(self) -> None:
        if (self.upstream_source_id is None) == (self.upstream_publisher_id is None):
            raise InvalidValue(
                "upstream", "Name either the source or the publisher it derives from."
            )
        if self.upstream_source_id == self.source_id:
            raise InvalidValue("upstream", "A source cannot derive from itself.")
