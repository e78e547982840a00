"""Merging what was entered twice: one action, every claim kept, nothing said lost."""

from dataclasses import replace

from dateline_db.case import Case
from dateline_db.edits.decisions import settle
from dateline_db.edits.documents import create_document
from dateline_db.edits.events import change_event, create_event
from dateline_db.edits.grades import grade_publisher, grade_source
from dateline_db.edits.images import add_image
from dateline_db.edits.lineage import set_lineage
from dateline_db.edits.merging_events import merge_actors, merge_events
from dateline_db.edits.merging_sources import merge_publishers, merge_sources
from dateline_db.edits.notes import create_note
from dateline_db.edits.publishers import change_publisher
from dateline_db.edits.relations import create_relation
from dateline_db.edits.sources import change_source
from dateline_db.edits.tags import create_tag, tag_records
from dateline_db.model.actor import ActorRelation, RelationKind
from dateline_db.model.claim import Claim, Stance
from dateline_db.model.discrepancy import Resolution
from dateline_db.model.event import Event, EventLink, LinkKind, Participation, Role
from dateline_db.model.grade import Reliability
from dateline_db.model.label import Tag
from dateline_db.model.marking import Marking
from dateline_db.model.source import Lineage, LineageState, SourceState
from dateline_db.model.when import When
from newsroom import (
    a_document,
    add_actor,
    add_claim,
    add_event,
    add_place,
    add_publisher,
    add_source,
)
from undoing import one_action, refusal


def note_on(case: Case, subject_id: str) -> str:
    (note,) = case.notes.where(subject_id=subject_id)
    return note.text


def test_two_sources_become_one_with_the_claims_and_documents_of_both(
    case: Case,
) -> None:
    keep, other = add_source(case), add_source(case, title="Blast, updated")
    document = create_document(case, *a_document(other.id))
    claims = [
        add_claim(case, source=keep),
        add_claim(case, source=other, document_id=document.id, quote_start=0),
    ]
    with one_action(case, "Merge source S02 into S01"):
        merge_sources(case, keep.id, other.id)
    assert case.sources.all() == [keep]
    assert case.claims.all() == [replace(one, source_id=keep.id) for one in claims]
    assert case.documents.all() == [replace(document, source_id=keep.id)]
    assert note_on(case, keep.id) == (
        "Merged with source S02 “Blast, updated”.\nTitle there: Blast, updated"
    )
    assert case.check() == []


def test_what_a_source_lacks_is_taken_and_what_differs_is_noted(case: Case) -> None:
    keep = add_source(case)
    keep = change_source(case, replace(keep, author="A. Khan", marking=Marking.GREEN))
    other = add_source(case, "Geo")
    change_source(
        case,
        replace(
            other,
            author="B. Shah",
            url="https://geo.tv/1",
            published=When.parse("2023-01-30"),
            state=SourceState.RETRACTED,
            marking=Marking.RED,
        ),
    )
    made = merge_sources(case, keep.id, other.id)
    assert made == replace(
        keep,
        url="https://geo.tv/1",
        published=When.parse("2023-01-30"),
        state=SourceState.RETRACTED,
        marking=Marking.RED,
    )
    assert note_on(case, keep.id).splitlines()[1:] == [
        "Publisher there: Geo",
        "Author there: B. Shah",
    ]


def test_letters_move_only_where_they_regrade_nothing(case: Case) -> None:
    keep, other, third = (add_source(case, title=title) for title in "abc")
    grade_source(case, other.id, Reliability.C, "Often late.")
    merge_sources(case, keep.id, other.id)
    assert case.grades().letter(keep.id) is Reliability.C
    grade_source(case, third.id, Reliability.E, "Made up before.")
    merge_sources(case, keep.id, third.id)
    assert case.grades().letter(keep.id) is Reliability.C
    notes = [one.text for one in case.notes.where(subject_id=keep.id)]
    assert "E by Ada there: Made up before." in notes[1]


def test_copies_of_a_source_derive_from_the_one_that_stays(case: Case) -> None:
    keep, other, copy = (add_source(case, title=title) for title in "abc")
    step = Lineage(source_id=copy.id, upstream_source_id=other.id)
    set_lineage(case, copy.id, LineageState.DERIVED, [[step]])
    merge_sources(case, keep.id, other.id)
    (row,) = case.lineage.all()
    assert (row.source_id, row.upstream_source_id) == (copy.id, keep.id)


def test_the_lineage_that_is_known_stays(case: Case) -> None:
    keep = add_source(case, lineage=LineageState.UNKNOWN)
    other, agency = add_source(case, title="Again"), add_publisher(case, "AFP")
    step = Lineage(source_id=other.id, upstream_publisher_id=agency.id)
    set_lineage(case, other.id, LineageState.DERIVED, [[step]])
    with one_action(case, "Merge source S02 into S01"):
        made = merge_sources(case, keep.id, other.id)
    assert made.lineage is LineageState.DERIVED
    assert case.lineages().of_source(keep.id).publisher_ids == {agency.id}


def test_two_lineages_that_differ_are_both_told(case: Case) -> None:
    keep, other, agency = (
        add_source(case),
        add_source(case, title="Again"),
        add_publisher(case, "AFP"),
    )
    step = Lineage(source_id=other.id, upstream_publisher_id=agency.id)
    set_lineage(case, other.id, LineageState.DERIVED, [[step]])
    made = merge_sources(case, keep.id, other.id)
    assert made.lineage is LineageState.OWN
    assert "Lineage there: derived, from AFP" in note_on(case, keep.id)


def test_a_source_that_derived_from_the_other_has_its_lineage_then(case: Case) -> None:
    keep, other = add_source(case), add_source(case, "AFP")
    step = Lineage(source_id=keep.id, upstream_source_id=other.id)
    set_lineage(case, keep.id, LineageState.DERIVED, [[step]])
    made = merge_sources(case, keep.id, other.id)
    assert made.lineage is LineageState.OWN
    assert case.lineage.all() == []


def test_two_publishers_become_one_origin(case: Case) -> None:
    keep, other = add_publisher(case, "Dawn"), add_publisher(case, "dawn.com")
    change_publisher(case, replace(other, owner="Herald", aliases=("Daily D",)))
    grade_publisher(case, other.id, Reliability.B, "Its record.")
    event = add_event(case)
    for name in ("Dawn", "dawn.com"):
        add_claim(case, event, add_source(case, name))
    copy = add_source(case, "Geo")
    step = Lineage(source_id=copy.id, upstream_publisher_id=other.id)
    set_lineage(case, copy.id, LineageState.DERIVED, [[step]])
    add_claim(case, event, copy)
    assert case.supports()[event.id].origins == 2
    with one_action(case, "Merge publisher “dawn.com” into “Dawn”"):
        made = merge_publishers(case, keep.id, other.id)
    assert (made.aliases, made.owner) == (("dawn.com", "Daily D"), "Herald")
    assert case.supports()[event.id].origins == 1
    assert case.grades().of_publisher(keep.id) is Reliability.B


def test_two_events_become_one_and_what_they_differ_on_shows(case: Case) -> None:
    actor, place = add_actor(case), add_place(case)
    keep = add_event(case, "Mosque bombing")
    parts = [Participation(event_id="", actor_id=actor.id, role=Role.TARGET)]
    other = create_event(
        case,
        Event(
            title="Blast in a mosque",
            when=When.parse("2023-01-30"),
            place_id=place.id,
            marking=Marking.AMBER,
        ),
        [*parts, replace(parts[0], id="p2", role=Role.PARTY)],
    )
    change_event(case, keep, [replace(parts[0], id="p3")])
    first = add_claim(case, keep, when=When.parse("2023-01-28"))
    second = add_claim(case, other, add_source(case, "AFP"), when=When.parse("2023-02"))
    add_image(case, keep.id, b"one", "image/png")
    add_image(case, other.id, b"two", "image/png")
    label = "Merge event “Blast in a mosque” into “Mosque bombing”"
    with one_action(case, label):
        made = merge_events(case, keep.id, other.id)
    assert made == replace(
        keep, when=other.when, place_id=place.id, marking=Marking.AMBER
    )
    assert case.claims.all() == [first, replace(second, event_id=keep.id)]
    assert [one.role for one in case.participations.where(event_id=keep.id)] == [
        Role.PARTY,
        Role.TARGET,
    ]
    positions = [one.position for one in case.event_images.where(event_id=keep.id)]
    assert positions == [0, 1]
    assert len(case.discrepancies()[keep.id]) == 1
    assert "Title there: Blast in a mosque" in note_on(case, keep.id)


def test_links_of_a_merged_event_lead_to_the_one_that_stays(case: Case) -> None:
    keep, other, third = (add_event(case, title) for title in "abc")
    both = [
        EventLink(event_id=other.id, other_event_id=third.id, kind=LinkKind.CAUSES),
        EventLink(event_id=other.id, other_event_id=keep.id, kind=LinkKind.PART_OF),
    ]
    change_event(case, other, links=both)
    same = EventLink(event_id=keep.id, other_event_id=third.id, kind=LinkKind.CAUSES)
    change_event(case, keep, links=[same])
    with one_action(case, "Merge event “b” into “a”"):
        merge_events(case, keep.id, other.id)
    (link,) = case.event_links.all()
    assert (link.event_id, link.other_event_id) == (keep.id, third.id)


def test_a_decision_is_open_again_where_the_merged_event_says_more(case: Case) -> None:
    keep, other = add_event(case), add_event(case, "Blast")
    dates = ("2023-01-28", "2023-02-05")
    claims: list[Claim] = [
        add_claim(case, keep, when=When.parse(date), stance=Stance.CONTRADICTS)
        for date in dates
    ]
    (found,) = case.discrepancies()[keep.id]
    settle(case, found, Resolution.RESOLVED, "Seen by all.", claims[0].id)
    add_claim(case, other, when=When.parse("2023-03-01"))
    merge_events(case, keep.id, other.id)
    (found,) = case.discrepancies()[keep.id]
    assert found.state.value == "open"
    assert found.decision is not None


def test_two_actors_become_one_under_both_names(case: Case) -> None:
    keep, other, third = (add_actor(case, name) for name in ("TTP", "T.T.P.", "JuA"))
    both = [
        Participation(event_id="", actor_id=keep.id, role=Role.PARTY),
        Participation(event_id="", actor_id=other.id, role=Role.PARTY),
    ]
    event = create_event(case, Event(title="Truce"), both)
    for one, another in ((third, other), (other, keep)):
        create_relation(
            case,
            ActorRelation(
                actor_id=one.id,
                other_actor_id=another.id,
                kind=RelationKind.SPLIT_FROM,
            ),
        )
    with one_action(case, "Merge actor “T.T.P.” into “TTP”"):
        merge_actors(case, keep.id, other.id)
    assert len(case.participations.where(event_id=event.id)) == 1
    assert [one.text for one in case.actor_names.all()] == ["T.T.P."]
    (relation,) = case.actor_relations.all()
    assert (relation.actor_id, relation.other_actor_id) == (third.id, keep.id)
    assert "Relation of the two there: split from" in note_on(case, keep.id)


def test_tags_and_notes_move_and_no_tag_stands_twice(case: Case) -> None:
    keep, other = add_event(case), add_event(case, "Blast")
    for name, events in (("a", (keep, other)), ("b", (other,))):
        tag = create_tag(case, Tag(name=name))
        tag_records(case, tag.id, "event", [event.id for event in events])
    create_note(case, "event", other.id, "Ask again.")
    merge_events(case, keep.id, other.id)
    assert len(case.taggings.where(subject_id=keep.id)) == case.taggings.count() == 2
    assert case.notes.all()[0].text == "Ask again."
    assert {one.subject_id for one in case.notes.all()} == {keep.id}


def test_nothing_is_merged_with_itself(case: Case) -> None:
    event = add_event(case)
    with refusal(case, "another record", field="other_id"):
        merge_events(case, event.id, event.id)
