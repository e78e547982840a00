"""Briefings: the choices and texts behind a briefing PDF."""

from dataclasses import dataclass

from dateline_db.model.marking import Marking
from dateline_db.model.record import Record, require
from dateline_db.model.when import When


@dataclass(frozen=True, slots=True, kw_only=True)
class Briefing(Record):
    """The texts and the scope of one briefing; `as_of` is its information cut-off."""

    title: str
    question: str = ""
    audience: str = ""
    bottom_line: str = ""
    as_of: When | None = None
    marking: Marking = Marking.CLEAR
    author: str = ""
    organisation: str = ""
    scope_note: str = ""
    gaps: tuple[str, ...] = ()
    source_summary: str = ""
    background: str = ""
    outlook: str = ""
    reviewed_only: bool = True

    def __post_init__(self) -> None:
        require("title", self.title, "A briefing needs a title.")
