"""Reading what was taken in, in a process of its own that cannot hang the window."""

from dataclasses import dataclass
from typing import Any

from dateline_db.capture.child import Beat, Child, Died, TooSlow, child
from dateline_db.capture.intake import Method, Taken
from dateline_db.capture.media import PLAIN, UNKNOWN
from dateline_db.capture.proposal import Proposal, published_when, web_address
from dateline_db.capture.work import extract
from dateline_db.errors import Message, say
from dateline_db.model.document import Document

PATIENCE = 90.0
"""Seconds after which the text of a file is not waited for any more."""


@dataclass(frozen=True, slots=True)
class Extract:
    """What was read: kind, text, proposal, and what the analyst should know of it."""

    media_type: str
    text: str
    proposal: Proposal
    notices: tuple[Message, ...] = ()


def read(
    taken: Taken,
    beat: Beat = lambda: None,
    *,
    day_first: bool | None = None,
    patience: float = PATIENCE,
) -> Extract:
    """Read what was taken in; a file that cannot be read has no text and says why.

    `beat` is called again and again meanwhile, and what it raises stops the reading.
    """
    kind = PLAIN if taken.method is Method.PASTE else ""
    work = extract, taken.data, taken.address, kind
    with child(*work, seconds=int(patience) + 1) as reader:
        kind, told, notices = _answers(reader, beat, patience)
    proposal = _proposal(told, day_first=day_first)
    if taken.origin is not None:
        notices = (taken.origin, *notices)
    return Extract(kind, str(told.get("text", "")), proposal, notices)


def read_again(document: Document, data: bytes, beat: Beat = lambda: None) -> Extract:
    """Read the bytes of a document of the case once more."""
    taken = Taken(
        document.name,
        data,
        document.sha256,
        document.captured_at,
        Method.PASTE if document.method == Method.PASTE else Method.FILE,
    )
    return read(taken, beat)


def _answers(
    reader: Child, beat: Beat, patience: float
) -> tuple[str, dict[str, Any], tuple[Message, ...]]:
    """Return kind, what was read, and what the analyst should know of it."""
    kind = UNKNOWN
    try:
        kind = str(reader.answer(patience, beat))
        told = reader.answer(patience, beat)
        return kind, told, tuple(map(Message.from_json, told["notices"]))
    except TooSlow:
        why = say(
            "The text of this file was not read within {seconds} seconds.",
            seconds=f"{patience:g}",
        )
    except Died:
        why = say("Reading the text of this file failed: it may be made to do harm.")
    return kind, {}, (why,)


def _proposal(told: dict[str, Any], *, day_first: bool | None) -> Proposal:
    said = {name: str(value) for name, value in told.items()}
    words = said.get("published", "")
    return Proposal(
        title=said.get("title", ""),
        author=said.get("author", ""),
        publisher=said.get("publisher", ""),
        published=published_when(words, day_first=day_first) if words else None,
        published_words=words,
        language=said.get("language", ""),
        issn=said.get("issn", ""),
        address=web_address(said.get("address", "")),
    )
