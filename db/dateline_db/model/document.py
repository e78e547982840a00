"""Documents: captured copies of sources, kept unchanged in the case."""

from dataclasses import dataclass

from dateline_db.model.marking import Marking
from dateline_db.model.record import Record, require


@dataclass(frozen=True, slots=True, kw_only=True)
class Document(Record):
    """A captured copy: its bytes lie in the case under their SHA-256 (hex).

    `size` is in bytes, `captured_at` ISO 8601 in UTC, `text` what was extracted.
    """

    source_id: str
    name: str
    sha256: str
    size: int
    media_type: str
    captured_at: str
    captured_by: str
    method: str
    text: str = ""
    note: str = ""
    marking: Marking | None = None

    def __post_init__(self) -> None:
        require("source_id", self.source_id, "A document needs the source it copies.")
        require("sha256", self.sha256, "A document needs the hash of its bytes.")
