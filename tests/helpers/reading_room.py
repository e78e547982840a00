"""Documents to be read, put into a case without a child process, and quotes in them."""

from hashlib import sha256

from dateline_db.analysis.anchors import with_quote
from dateline_db.capture.extract import read
from dateline_db.capture.intake import Method, Taken, take_text
from dateline_db.capture.keeping import keep
from dateline_db.capture.media import PDF, PLAIN
from dateline_db.capture.proposal import Proposal
from dateline_db.capture.reading import Extract
from dateline_db.case import Case
from dateline_db.edits.claims import create_claim
from dateline_db.model.claim import Claim
from dateline_db.model.document import Document
from dateline_db.model.event import Event
from dateline_db.model.publisher import Publisher
from dateline_db.model.source import Source
from dateline_db.model.when import When
from newsroom import add_event

TEXT = (
    "The harbour is calm.\n\n"
    "In late July 2023 a bomb at a rally killed 54 people, the police said.\n\n"
    "On Friday two more died of their wounds. The market opened again.\n\n"
    "The police said that 40 were killed."
)
DATED = "In late July 2023 a bomb at a rally killed 54 people, the police said."
FRIDAY = "On Friday two more died of their wounds."


def keep_text(
    case: Case, text: str = TEXT, title: str = "A rally is bombed", language: str = "en"
) -> Document:
    """Keep a text as the document of a new source, published on 3 August 2023."""
    publisher = _publisher(case)
    source = Source(
        publisher_id=publisher.id,
        title=title,
        published=When.parse("2023-08-03"),
        language=language,
    )
    extract = Extract(PLAIN, text, Proposal())
    return keep(case, take_text(text), extract, source, publisher)


def keep_bytes(
    case: Case, data: bytes, kind: str = PDF, text: str | None = None
) -> Document:
    """Keep a file as the document of a new source; its text is read unless given."""
    taken = Taken(
        "paper", data, sha256(data).hexdigest(), "2023-03-11T10:00:00.000Z", Method.FILE
    )
    publisher = _publisher(case)
    source = Source(publisher_id=publisher.id, title="A report")
    text = read(data, kind).text if text is None else text
    return keep(case, taken, Extract(kind, text, Proposal()), source, publisher)


def quote(
    case: Case, document: Document, words: str, event: Event | None = None
) -> Claim:
    """Make a claim that quotes the first place of some words in a document."""
    start = document.text.index(words)
    claim = Claim(
        event_id=(event or add_event(case)).id,
        source_id=document.source_id,
        statement="A bomb went off.",
    )
    return create_claim(case, with_quote(claim, document, start, start + len(words)))


def span_of(document: Document, words: str) -> tuple[int, int]:
    """Return where some words stand in a document."""
    start = document.text.index(words)
    return start, start + len(words)


def _publisher(case: Case) -> Publisher:
    held = case.publishers.where(name="Harbour News")
    return held[0] if held else Publisher(name="Harbour News")
