"""Briefings: the choices and texts behind a briefing PDF, and what was issued."""

import json
from dataclasses import dataclass
from enum import StrEnum

from dateline_db.errors import InvalidValue
from dateline_db.model.marking import Marking
from dateline_db.model.record import Record, require
from dateline_db.model.when import When


class Section(StrEnum):
    """The parts of a briefing that can be left out or put in another order."""

    JUDGEMENTS = "judgements"
    CHANGES = "changes"
    OUTLOOK = "outlook"
    GAPS = "gaps"
    SCOPE = "scope"
    BACKGROUND = "background"
    TIMELINE = "timeline"
    CHARTS = "charts"
    CLOSE_UP = "close_up"
    EVENTS = "events"
    DISCREPANCIES = "discrepancies"
    ALTERNATIVES = "alternatives"
    CLAIMS = "claims"
    SOURCE_SUMMARY = "source_summary"
    SOURCES = "sources"
    EVIDENCE = "evidence"
    METHOD = "method"
    CHANGE_LOG = "change_log"


class Paper(StrEnum):
    """The size of the pages."""

    A4 = "a4"
    LETTER = "us-letter"


class Extract(StrEnum):
    """Which events are printed first where there are more than a briefing prints."""

    JUDGED = "judged"
    DISPUTED = "disputed"
    SUPPORTED = "supported"
    LATEST = "latest"
    EARLIEST = "earliest"


@dataclass(frozen=True, slots=True, kw_only=True)
class Briefing(Record):
    """The texts and the scope of one briefing; `as_of` is its information cut-off.

    `period`, `kinds` and `actor_ids` narrow its events; empty ones do not. `sections`
    are those that are in it, in order; none named means all of them in the usual order.
    `section_texts` is a JSON object: the text that opens a section, by its name.
    `language` is a BCP 47 tag, that of dates and numbers. Where there are more events
    than are printed, `extract` says which ones are.
    """

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
    period: When | None = None
    kinds: tuple[str, ...] = ()
    actor_ids: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    section_texts: str = "{}"
    paper: Paper = Paper.A4
    language: str = "en-GB"
    extract: Extract = Extract.JUDGED

    def __post_init__(self) -> None:
        require("title", self.title, "A briefing needs a title.")
        _ = self.texts

    @property
    def layout(self) -> tuple[Section, ...]:
        """The sections that are in it, in order; unknown names are passed over."""
        known = {str(one): one for one in Section}
        chosen = [known[name] for name in self.sections if name in known]
        return tuple(dict.fromkeys(chosen or Section))

    @property
    def texts(self) -> dict[str, str]:
        """The free text of each section that has one."""
        try:
            found = json.loads(self.section_texts)
        except ValueError:
            found = None
        if not isinstance(found, dict):
            raise InvalidValue("section_texts", "Texts of sections are a JSON object.")
        return {str(name): str(text) for name, text in found.items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class IssuedBriefing(Record):
    """A briefing that was given to somebody: which file, of which state of the case.

    `head` is the journal's before it was issued, `content_sha256` the name under which
    the case keeps what it said, as JSON.
    """

    briefing_id: str | None
    title: str
    marking: Marking
    file_name: str
    sha256: str
    size: int
    head: str
    content_sha256: str
    analyst: str
    at: str
