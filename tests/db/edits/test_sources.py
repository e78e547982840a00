"""Edits of sources and of what they derive from."""

from dataclasses import replace
from typing import Any

import pytest

from dateline_db.case import Case
from dateline_db.edits.decisions import settle
from dateline_db.edits.grades import grade_source
from dateline_db.edits.lineage import (
    chains_of,
    set_lineage,
    set_lineage_of_several,
)
from dateline_db.edits.notes import create_note
from dateline_db.edits.sources import change_source, create_source, delete_source
from dateline_db.errors import InvalidValue
from dateline_db.model.claim import Stance
from dateline_db.model.discrepancy import Resolution
from dateline_db.model.grade import Reliability
from dateline_db.model.record import new_id
from dateline_db.model.source import (
    Lineage,
    LineageKind,
    LineageState,
    Source,
    SourceState,
)
from dateline_db.model.when import When
from newsroom import add_claim, add_event, add_publisher, add_source
from undoing import contents, nothing_happens, one_action, refusal

DERIVED = LineageState.DERIVED


def test_a_source_is_created_with_a_number(case: Case) -> None:
    dawn = add_publisher(case)
    source = Source(publisher_id=dawn.id, title="84 dead, police say " * 9)
    label = f"Create source S01 “{source.title[:59].rstrip()}…”"
    with one_action(case, label):
        made = create_source(case, source)
    assert case.sources.all() == [made] == [replace(source, ref="S01")]


def test_a_source_needs_a_publisher_that_is_there(case: Case) -> None:
    with pytest.raises(InvalidValue) as caught:
        Source(publisher_id="", title="Blast")
    assert caught.value.field == "publisher_id"
    with refusal(case, "The publisher that was chosen", field="publisher_id"):
        create_source(case, Source(publisher_id=new_id(), title="Blast"))


@pytest.mark.parametrize(
    ("change", "label"),
    [
        ({"title": "Toll cut"}, "Retitle source S01 to “Toll cut”"),
        ({"state": SourceState.GONE}, "Mark source S01 as gone"),
        ({"state": SourceState.RETRACTED}, "Mark source S01 as retracted"),
        ({"author": "A. Khan"}, "Change source S01 “Blast in Peshawar”"),
        (
            {"published": When.parse("2023-02-04")},
            "Change source S01 “Blast in Peshawar”",
        ),
    ],
)
def test_a_change_says_what_it_changes(
    case: Case, change: dict[str, Any], label: str
) -> None:
    source = add_source(case)
    with one_action(case, label):
        change_source(case, replace(source, **change))
    with nothing_happens(case):
        change_source(case, case.sources.get(source.id))


def test_a_source_goes_with_all_that_hangs_on_it(case: Case) -> None:
    source, ap = add_source(case), add_publisher(case, "AP")
    step = Lineage(source_id=source.id, upstream_publisher_id=ap.id)
    set_lineage(case, source.id, DERIVED, [[step]])
    grade_source(case, source.id, Reliability.B, "Its record.")
    claim = add_claim(case, source=source)
    for subject, one in (("source", source.id), ("claim", claim.id)):
        create_note(case, subject, one, "Ask.")
    with one_action(case, "Delete source S01 with 1 claim"):
        delete_source(case, source.id)
    held = contents(case)
    gone = ("source", "claim", "lineage", "reliability_grade", "note")
    assert not any(held[name] for name in gone)
    assert len(held["event"]) == 1


def test_decisions_fall_with_the_source_whose_claim_they_took(case: Case) -> None:
    event = add_event(case)
    ours, theirs = add_source(case, "Dawn"), add_source(case, "AP")
    taken = add_claim(case, event, ours, when=When.parse("2023-01-30"))
    add_claim(
        case,
        event,
        theirs,
        when=When.parse("2023-01-12"),
        stance=Stance.CONTRADICTS,
    )
    (found,) = case.discrepancies()[event.id]
    settle(case, found, Resolution.RESOLVED, "A slip of the pen.", taken.id)
    with one_action(case, "Delete source S01 with 1 claim"):
        delete_source(case, ours.id)
    assert case.decisions.all() == []


def test_a_source_from_which_another_derives_is_not_deleted(case: Case) -> None:
    copy, original = add_source(case, "Geo"), add_source(case, "AP")
    step = Lineage(source_id=copy.id, upstream_source_id=original.id)
    set_lineage(case, copy.id, DERIVED, [[step]])
    with refusal(case, "A source derives from S02: change its lineage first"):
        delete_source(case, original.id)
    delete_source(case, copy.id)
    delete_source(case, original.id)


# --- lineage


def test_several_sources_are_said_to_derive_from_one_as_one_action(case: Case) -> None:
    first, second = (
        add_source(case, name, lineage=LineageState.UNKNOWN) for name in ("Dawn", "Geo")
    )
    wire = add_source(case, "AFP")
    owner = Lineage(
        source_id=first.id,
        kind=LineageKind.SAME_OWNER,
        upstream_publisher_id=second.publisher_id,
    )
    old = Lineage(
        source_id=first.id,
        kind=LineageKind.QUOTES,
        upstream_publisher_id=wire.publisher_id,
    )
    set_lineage(case, first.id, DERIVED, [[old], [owner]])
    step = Lineage(
        source_id="", kind=LineageKind.SYNDICATES, upstream_source_id=wire.id
    )
    ids = [first.id, second.id]
    with one_action(case, "Trace the lineage of 2 sources"):
        set_lineage_of_several(case, ids, DERIVED, step)
    assert kinds_of(case, first.id) == ["same_owner", "syndicates"]
    assert kinds_of(case, second.id) == ["syndicates"]
    set_lineage_of_several(case, ids, DERIVED, replace(old, id="x"), beside=True)
    set_lineage_of_several(case, ids, DERIVED, step, beside=True)
    assert kinds_of(case, second.id) == ["syndicates", "quotes"]
    with one_action(case, "Mark 2 sources as own reporting"):
        set_lineage_of_several(case, ids, LineageState.OWN)
    assert kinds_of(case, first.id) == ["same_owner"]
    assert {case.sources.get(one).lineage for one in ids} == {LineageState.OWN}
    with refusal(case, f"{wire.ref} cannot derive from itself"):
        set_lineage_of_several(case, [first.id, wire.id], DERIVED, step)


def kinds_of(case: Case, source_id: str) -> list[str]:
    return [chain[0].kind.value for chain in chains_of(case, source_id)]


def test_lineage_is_set_chain_by_chain(case: Case) -> None:
    source = add_source(case, "Gulf Today", lineage=LineageState.UNKNOWN)
    names = ("Reuters", "NDTV", "AFP")
    reuters, ndtv, afp = (
        Lineage(source_id="", upstream_publisher_id=add_publisher(case, name).id)
        for name in names
    )
    with one_action(case, "Trace the lineage of source S01"):
        set_lineage(case, source.id, DERIVED, [[reuters], [], [ndtv, afp]])
    assert case.sources.get(source.id).lineage is DERIVED
    rows = case.lineage.where(source_id=source.id)
    places = {row.upstream_publisher_id: (row.chain, row.step) for row in rows}
    assert [places[one.upstream_publisher_id] for one in (reuters, ndtv, afp)] == [
        (0, 0),
        (1, 0),
        (1, 1),
    ]
    origins = case.lineages().of_source(source.id)
    assert origins.publisher_ids == {
        reuters.upstream_publisher_id,
        afp.upstream_publisher_id,
    }
    with nothing_happens(case):
        set_lineage(case, source.id, DERIVED, [[reuters], [ndtv, afp]])


@pytest.mark.parametrize(
    ("state", "label"),
    [
        (LineageState.OWN, "Mark source S01 as own reporting"),
        (LineageState.UNKNOWN, "Mark the lineage of source S01 as unknown"),
    ],
)
def test_what_is_not_derived_has_no_chains(
    case: Case, state: LineageState, label: str
) -> None:
    source, ap = add_source(case), add_publisher(case, "AP")
    step = Lineage(source_id=source.id, upstream_publisher_id=ap.id)
    set_lineage(case, source.id, DERIVED, [[step]])
    with refusal(case, "Only a source that derives", field="lineage"):
        set_lineage(case, source.id, state, [[step]])
    with one_action(case, label):
        set_lineage(case, source.id, state)
    assert case.lineage.all() == []


def test_a_changed_source_keeps_no_chains_it_cannot_have(case: Case) -> None:
    source, ap = add_source(case), add_publisher(case, "AP")
    step = Lineage(source_id=source.id, upstream_publisher_id=ap.id)
    set_lineage(case, source.id, DERIVED, [[step]])
    derived = case.sources.get(source.id)
    change_source(case, replace(derived, title="Still derived"))
    assert case.lineage.all() == [step]
    change_source(case, replace(derived, lineage=LineageState.OWN))
    assert case.lineage.all() == []


def test_a_source_derives_from_what_is_there_and_not_from_itself(case: Case) -> None:
    source = add_source(case)
    step = Lineage(source_id="", upstream_publisher_id=new_id())
    with refusal(case, "The publisher that was", field="upstream_publisher_id"):
        set_lineage(case, source.id, DERIVED, [[step]])
    itself = Lineage(source_id="", upstream_source_id=source.id)
    with refusal(case, "cannot derive from itself", field="upstream"):
        set_lineage(case, source.id, DERIVED, [[itself]])
