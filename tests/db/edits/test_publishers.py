"""Edits of publishers."""

from dataclasses import replace

import pytest

from dateline_db.case import Case
from dateline_db.edits.claims import delete_claim
from dateline_db.edits.grades import grade_publisher
from dateline_db.edits.lineage import set_lineage
from dateline_db.edits.notes import create_note
from dateline_db.edits.publishers import (
    change_publisher,
    create_publisher,
    delete_publisher,
)
from dateline_db.edits.sources import delete_source
from dateline_db.errors import InvalidValue
from dateline_db.model.grade import Reliability
from dateline_db.model.publisher import Publisher, PublisherKind
from dateline_db.model.source import Lineage, LineageState
from newsroom import add_claim, add_publisher, add_source
from undoing import contents, nothing_happens, one_action, refusal


def test_a_publisher_is_created(case: Case) -> None:
    dawn = Publisher(name="Dawn", kind=PublisherKind.OUTLET, aliases=("Dawn.com",))
    with one_action(case, "Create publisher “Dawn”"):
        create_publisher(case, dawn)
    assert case.publishers.all() == [dawn]


def test_a_publisher_needs_a_name() -> None:
    with pytest.raises(InvalidValue) as caught:
        Publisher(name=" ")
    assert caught.value.field == "name"


def test_two_publishers_of_one_name_are_refused(case: Case) -> None:
    dawn = add_publisher(case, "Dawn")
    with refusal(case, "already", field="name"):
        create_publisher(case, Publisher(name="DAWN"))
    with refusal(case, "already", field="name"):
        create_publisher(case, Publisher(name="Dawn News", aliases=("dawn",)))
    other = add_publisher(case, "AP")
    with refusal(case, "already", field="name"):
        change_publisher(case, replace(other, name="Dawn"))
    with nothing_happens(case):
        change_publisher(case, dawn)


def test_a_publisher_is_renamed_and_changed(case: Case) -> None:
    dawn = add_publisher(case, "Dawn")
    with one_action(case, "Rename publisher “Dawn” to “Dawn (Karachi)”"):
        dawn = change_publisher(case, replace(dawn, name="Dawn (Karachi)"))
    with one_action(case, "Change publisher “Dawn (Karachi)”"):
        change_publisher(case, replace(dawn, country="PK"))


def test_a_publisher_goes_with_its_letters_and_notes(case: Case) -> None:
    dawn = add_publisher(case, "Dawn")
    grade_publisher(case, dawn.id, Reliability.B, "Its record.")
    create_note(case, "publisher", dawn.id, "Ask for the archive.")
    with one_action(case, "Delete publisher “Dawn”"):
        delete_publisher(case, dawn.id)
    held = contents(case)
    assert not any(held[name] for name in ("publisher", "reliability_grade", "note"))


def test_a_publisher_that_is_used_is_not_deleted(case: Case) -> None:
    source = add_source(case, "Dawn")
    with refusal(case, "is the publisher of a source: give that source"):
        delete_publisher(case, source.publisher_id)
    second = add_source(case, "Dawn")
    with refusal(case, "is the publisher of 2 sources: give them"):
        delete_publisher(case, source.publisher_id)
    delete_source(case, source.id)
    delete_source(case, second.id)
    delete_publisher(case, source.publisher_id)


def test_an_origin_is_not_deleted(case: Case) -> None:
    source, ap = add_source(case), add_publisher(case, "AP")
    step = Lineage(source_id=source.id, upstream_publisher_id=ap.id)
    set_lineage(case, source.id, LineageState.DERIVED, [[step]])
    with refusal(case, "derives from “AP”: change its lineage first"):
        delete_publisher(case, ap.id)
    set_lineage(case, source.id, LineageState.OWN)
    delete_publisher(case, ap.id)


def test_whom_a_claim_credits_is_not_deleted(case: Case) -> None:
    crss = add_publisher(case, "CRSS")
    claim = add_claim(case, credits_id=crss.id)
    with refusal(case, "A claim credits “CRSS”"):
        delete_publisher(case, crss.id)
    delete_claim(case, claim.id)
    delete_publisher(case, crss.id)
