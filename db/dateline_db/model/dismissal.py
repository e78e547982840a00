"""Dismissals: suggestions that the analyst turned down, not to be made again."""

from dataclasses import dataclass

from dateline_db.errors import InvalidValue
from dateline_db.model.record import Record, require


@dataclass(frozen=True, slots=True, kw_only=True)
class Dismissal(Record):
    """A suggestion of some kind about some subjects that was turned down.

    `subjects` are ids, or names of what is not in the case, and sorted where their
    order means nothing.
    """

    kind: str
    subjects: tuple[str, ...]
    reason: str = ""
    analyst: str
    at: str

    def __post_init__(self) -> None:
        require("kind", self.kind, "A dismissal is of some kind of suggestion.")
        if not self.subjects:
            raise InvalidValue("subjects", "A dismissal is about something.")

    @property
    def key(self) -> tuple[str, tuple[str, ...]]:
        """What it is told by."""
        return self.kind, self.subjects
