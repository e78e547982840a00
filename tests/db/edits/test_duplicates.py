"""Likely duplicates, and those that the analyst keeps apart."""

from dataclasses import replace

import pytest

from dateline_db.analysis.duplicates import Duplicate
from dateline_db.case import Case
from dateline_db.edits.claims import create_claim
from dateline_db.edits.duplicates import (
    find_duplicate_events,
    find_duplicate_sources,
    keep_apart,
)
from dateline_db.edits.events import create_event
from dateline_db.edits.places import create_place
from dateline_db.edits.publishers import create_publisher
from dateline_db.edits.sources import change_source, create_source
from dateline_db.model.claim import Claim
from dateline_db.model.event import Event, Participation
from dateline_db.model.figure import Figure
from dateline_db.model.place import Place
from dateline_db.model.publisher import Publisher
from dateline_db.model.source import Source, SourceKind
from dateline_db.model.when import When
from newsroom import add_actor, add_place, add_source
from undoing import one_action


def reasons(found: list[Duplicate]) -> list[list[str]]:
    return [[str(reason) for reason in one.reasons] for one in found]


def a_source(
    case: Case, title: str, publisher: str = "Dawn", url: str = "", day: str = ""
) -> Source:
    source = add_source(case, publisher, title)
    when = When.parse(day) if day else None
    return change_source(case, replace(source, url=url, published=when))


def an_event(case: Case, title: str, when: str, **given: str) -> Event:
    return create_event(case, Event(title=title, when=When.parse(when), **given))  # type: ignore[arg-type]


def test_one_address_is_one_publication(case: Case) -> None:
    a_source(case, "Toll rises", url="https://www.dawn.com/1/")
    a_source(case, "84 dead", "Geo", url="http://dawn.com/1#top")
    (found,) = find_duplicate_sources(case)
    assert reasons([found]) == [["Both have one address."]]


def test_like_titles_of_one_publisher_and_date_are_likely_one(case: Case) -> None:
    a_source(case, "Death toll in Peshawar blast rises to 84", day="2023-02-04")
    a_source(case, "Death toll in Peshawar blast rises to 85", day="2023-02-04")
    assert reasons(find_duplicate_sources(case)) == [
        [
            "The titles are 98 % alike.",
            "Both are by one publisher.",
            "Both are of one date.",
        ]
    ]


@pytest.mark.parametrize(
    ("publisher", "day"), [("Geo", "2023-02-04"), ("Dawn", "2023-02-05")]
)
def test_a_copy_and_a_follow_up_are_no_duplicates(
    case: Case, publisher: str, day: str
) -> None:
    a_source(case, "Death toll rises to 84", day="2023-02-04")
    a_source(case, "Death toll rises to 84", publisher, day=day)
    assert find_duplicate_sources(case) == []


def test_events_of_like_titles_and_dates_are_likely_one(case: Case) -> None:
    an_event(case, "Suicide bombing of a mosque in Peshawar", "2023-01-30")
    an_event(case, "Suicide bombing of Peshawar mosque", "2023-01")
    an_event(case, "Suicide bombing of a mosque in Peshawar", "2022-03-04")
    (found,) = find_duplicate_events(case)
    assert reasons([found]) == [
        ["The titles have the same words.", "Their dates can be one."]
    ]


def test_place_and_actors_make_a_pair_likelier(case: Case) -> None:
    place, actor = add_place(case), add_actor(case)
    for title in ("Police lines mosque bombed", "Blast at Police Lines mosque"):
        event = Event(title=title, when=When.parse("2023-01-30"), place_id=place.id)
        create_event(case, event, [Participation(event_id="", actor_id=actor.id)])
    (found,) = find_duplicate_events(case)
    assert reasons([found])[0][1:] == [
        "Their dates can be one.",
        "Both were at Peshawar.",
        "In both: TTP.",
    ]


def test_what_is_kept_apart_is_not_offered_again(case: Case) -> None:
    an_event(case, "Truce", "2022-06-02")
    an_event(case, "Truce", "2022-06")
    (found,) = find_duplicate_events(case)
    with one_action(case, "Keep E01 and E02 apart"):
        keep_apart(case, found, "One announced, one extended.")
    assert find_duplicate_events(case) == []
    case.undo()
    assert find_duplicate_events(case) == [found]


@pytest.mark.parametrize("longitude", [72.35, 72.4])
def test_rows_of_one_data_set_are_two_events_and_of_two_sets_may_be_one(
    case: Case, longitude: float
) -> None:
    swat = create_place(case, Place(name="Swat", latitude=35.2, longitude=72.4))
    there = Place(name="Mingora", latitude=35.2, longitude=longitude)
    mingora = create_place(case, there)

    def row(source: Source, title: str, place: Place) -> Event:
        event = create_event(
            case, Event(title=title, when=When.parse("2009-05-14"), place_id=place.id)
        )
        claim = Claim(event_id=event.id, source_id=source.id, statement=title)
        killed = Figure(claim_id="", measure="killed", low=11, best=12, high=14)
        create_claim(case, claim, [killed])
        return event

    ours, theirs = (
        create_source(
            case,
            Source(
                publisher_id=create_publisher(case, Publisher(name=name)).id,
                title=name,
                kind=SourceKind.DATA_SET,
            ),
        )
        for name in ("UCDP GED", "ACLED")
    )
    one = row(ours, "Army – TTP, Swat", swat)
    row(ours, "Army – TTP, Swat", swat)
    other = row(theirs, "Suicide bomb: militants – police, Mingora", mingora)
    found = find_duplicate_events(case)
    assert (one.id, other.id) in {(pair.one_id, pair.other_id) for pair in found}
    assert len(found) == 2  # neither of them with the other row of its own set
    assert "a number of killed in common" in " ".join(map(str, found[0].reasons))
