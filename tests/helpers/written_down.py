"""Records put straight into the tables of a case, for tests of what reads them."""

import re
from typing import Any, TypeVar

from dateline_db.case import Case
from dateline_db.errors import say
from dateline_db.model.claim import Claim
from dateline_db.model.event import Event, Review
from dateline_db.model.publisher import Publisher
from dateline_db.model.record import Record
from dateline_db.model.source import LineageState, Source
from dateline_db.model.when import When

R = TypeVar("R", bound=Record)


def put(case: Case, *records: Record) -> None:
    """Add records of any kind, those that others refer to first."""
    with case.action(say("Add records")):
        for record in records:
            table = re.sub(r"(?<=.)([A-Z])", r"_\1", type(record).__name__).lower()
            case.table(table).insert(record)


def put_one(case: Case, record: R) -> R:
    put(case, record)
    return record


def an_event(
    case: Case, title: str = "Blast", when: str = "2023-01-30", **given: Any
) -> Event:
    given = {"review": Review.REVIEWED, "ref": case.next_ref("event"), **given}
    return put_one(case, Event(title=title, when=When.parse(when), **given))


def a_publication(case: Case, publisher: str = "Dawn", **given: Any) -> Source:
    known = case.publishers.where(name=publisher)
    who = known[0] if known else put_one(case, Publisher(name=publisher))
    usual = {"title": f"{publisher} reports", "lineage": LineageState.OWN}
    given = {"ref": case.next_ref("source"), **usual, **given}
    return put_one(case, Source(publisher_id=who.id, **given))


def an_assertion(case: Case, event: Event, source: Source, **given: Any) -> Claim:
    given = {"statement": "It happened.", "ref": case.next_ref("claim"), **given}
    return put_one(case, Claim(event_id=event.id, source_id=source.id, **given))
