"""Tags and notes, which any record may carry."""

from dataclasses import dataclass

from dateline_db.model.record import Record, require


@dataclass(frozen=True, slots=True, kw_only=True)
class Tag(Record):
    """A word of the analyst's own, put on records to find them again."""

    name: str
    colour: str = ""

    def __post_init__(self) -> None:
        require("name", self.name, "A tag needs a name.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Tagging(Record):
    """A tag on one record: `subject` is its table, `subject_id` its id."""

    tag_id: str
    subject: str
    subject_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Note(Record):
    """A note on one record: `subject` is its table, `subject_id` its id."""

    subject: str
    subject_id: str
    text: str
    analyst: str
    at: str

    def __post_init__(self) -> None:
        require("text", self.text, "Write something, or close the note.")
