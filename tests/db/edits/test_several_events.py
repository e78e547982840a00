"""Several events are changed as one action, and dated with a basis."""

import pytest

from dateline_db.case import Case
from dateline_db.edits.dating import redate_event
from dateline_db.edits.events import create_event
from dateline_db.edits.several_events import delete_events, set_kind, set_review
from dateline_db.errors import InvalidValue
from dateline_db.model.event import Event, Review
from dateline_db.model.when import When


@pytest.fixture
def ids(case: Case) -> list[str]:
    when = When.parse("[2023-07-21..2023-07-31]")
    titles = ("One", "Two", "Three")
    return [create_event(case, Event(title=t, when=when)).id for t in titles]


def label(case: Case) -> str:
    return str(case.history(limit=1)[0].label)


def test_events_are_deleted_together_and_come_back_together(
    case: Case, ids: list[str]
) -> None:
    delete_events(case, [*ids[:2], ids[0], "not there"])

    assert [event.title for event in case.events.all()] == ["Three"]
    assert label(case) == "Delete 2 events and claims"
    case.undo()
    assert case.events.count() == 3


def test_kind_and_review_are_set_for_all_that_differ(
    case: Case, ids: list[str]
) -> None:
    set_kind(case, ids[:2], " attack ")
    set_review(case, ids, Review.REVIEWED)

    assert [e.kind for e in case.events.all()] == ["attack", "attack", ""]
    assert {e.review for e in case.events.all()} == {Review.REVIEWED}
    assert label(case) == "Make 3 events reviewed"
    set_kind(case, ids, "attack")
    assert label(case) == "Make 1 event of kind “attack”"
    before = len(case.history(limit=99))
    set_kind(case, ids, "attack")
    assert len(case.history(limit=99)) == before


def test_a_new_date_is_one_action_with_its_basis(case: Case, ids: list[str]) -> None:
    when = When.parse("[2023-07-26..2023-08-05]")

    redate_event(case, ids[0], when, "analyst’s estimate")

    [note] = case.notes.where(subject_id=ids[0])
    assert note.text.endswith(
        "one day between 26 July and 5 August 2023: analyst’s estimate"
    )
    assert case.events.get(ids[0]).when == when
    case.undo()
    assert case.notes.count() == 0
    assert case.events.get(ids[0]).when.edtf == "[2023-07-21..2023-07-31]"


def test_a_new_date_needs_a_basis_and_a_difference(case: Case, ids: list[str]) -> None:
    when = case.events.get(ids[0]).when
    assert redate_event(case, ids[0], when, "").when == when
    with pytest.raises(InvalidValue, match="rests on"):
        redate_event(case, ids[0], When.parse("2023"), "  ")
