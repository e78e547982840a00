"""Records put into a case through the edits; a test states only what matters to it."""

from hashlib import sha256
from typing import Any

from dateline_db.case import Case
from dateline_db.edits.actors import create_actor
from dateline_db.edits.claims import create_claim
from dateline_db.edits.events import create_event
from dateline_db.edits.places import create_place
from dateline_db.edits.publishers import create_publisher
from dateline_db.edits.sources import create_source
from dateline_db.model.actor import Actor
from dateline_db.model.claim import Claim
from dateline_db.model.document import Document
from dateline_db.model.event import Event
from dateline_db.model.place import Place
from dateline_db.model.publisher import Publisher
from dateline_db.model.source import LineageState, Source


def add_publisher(case: Case, name: str = "Dawn") -> Publisher:
    for publisher in case.publishers.where(name=name):
        return publisher
    return create_publisher(case, Publisher(name=name))


def add_source(
    case: Case,
    publisher: str = "Dawn",
    title: str = "Blast in Peshawar",
    lineage: LineageState = LineageState.OWN,
) -> Source:
    publisher_id = add_publisher(case, publisher).id
    source = Source(publisher_id=publisher_id, title=title, lineage=lineage)
    return create_source(case, source)


def add_event(case: Case, title: str = "Mosque bombing", **given: Any) -> Event:
    return create_event(case, Event(title=title, **given))


def add_claim(
    case: Case,
    event: Event | None = None,
    source: Source | None = None,
    **given: Any,
) -> Claim:
    claim = Claim(
        event_id=(event or add_event(case)).id,
        source_id=(source or add_source(case)).id,
        statement=given.pop("statement", "A bomb went off."),
        **given,
    )
    return create_claim(case, claim)


def add_actor(case: Case, name: str = "TTP") -> Actor:
    return create_actor(case, Actor(name=name))


def add_place(case: Case, name: str = "Peshawar") -> Place:
    return create_place(case, Place(name=name))


def a_document(
    source_id: str, data: bytes = b"84 died, police say."
) -> tuple[Document, bytes]:
    document = Document(
        source_id=source_id,
        name="dawn.txt",
        sha256=sha256(data).hexdigest(),
        size=len(data),
        media_type="text/plain",
        captured_at="2023-02-04T10:00:00.000Z",
        captured_by="Ada",
        method="file",
        text=data.decode(),
    )
    return document, data
