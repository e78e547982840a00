"""Actors, places and publishers under two spellings: found, merged, kept apart."""

import pytest

from dateline_db.case import Case
from dateline_db.edits.actors import create_actor
from dateline_db.edits.duplicates import (
    find_duplicate_actors,
    find_duplicate_places,
    find_duplicate_publishers,
    keep_apart,
)
from dateline_db.edits.events import create_event
from dateline_db.edits.merging_places import merge_places
from dateline_db.edits.places import create_place
from dateline_db.edits.publishers import create_publisher
from dateline_db.errors import InvalidValue
from dateline_db.model.actor import Actor, ActorName
from dateline_db.model.event import Event
from dateline_db.model.place import Place, PlaceName, PlacePrecision
from dateline_db.model.publisher import Publisher

ONE = [
    ("Jamaat-ul-Ahrar", "Jamaat ul Ahrar"),
    ("Tehreek-e-Taliban Pakistan", "Tehrik-i-Taliban Pakistan"),
    ("Lashkar-e-Jhangvi", "Lashkar-i-Jhangvi"),
    ("Noor Wali Mehsud", "Noor Wali Mahsud"),
    ("Hezbollah", "Hizbullah"),
]
TWO = [
    ("Pakistan Army", "Pakistan Navy"),
    ("Government of Pakistan", "Government of Afghanistan"),
    ("10th Corps", "11th Corps"),
    ("ISIS", "ISI"),
    ("North Waziristan", "South Waziristan"),
]


@pytest.mark.parametrize(("one", "other"), ONE)
def test_two_spellings_are_found(case: Case, one: str, other: str) -> None:
    create_actor(case, Actor(name=one))
    create_actor(case, Actor(name=other))
    create_actor(case, Actor(name="Somebody else"))
    assert len(find_duplicate_actors(case)) == 1


@pytest.mark.parametrize(("one", "other"), TWO)
def test_two_names_are_two(case: Case, one: str, other: str) -> None:
    create_actor(case, Actor(name=one))
    create_actor(case, Actor(name=other))
    assert find_duplicate_actors(case) == []


def test_an_alias_in_common_is_found_and_told(case: Case) -> None:
    full = create_actor(case, Actor(name="Tehreek-e-Taliban Pakistan"))
    named = ActorName(actor_id=full.id, text="TTP")
    create_actor(case, Actor(name="Pakistani Taliban"), [named])
    create_actor(case, Actor(name="T.T.P."))
    (found,) = find_duplicate_actors(case)
    assert "TTP" in str(found.reasons[0]) or "T.T.P." in str(found.reasons[0])


def test_two_kept_apart_are_not_offered_again(case: Case) -> None:
    create_publisher(case, Publisher(name="The News"))
    create_publisher(case, Publisher(name="The News "))
    (found,) = find_duplicate_publishers(case)
    keep_apart(case, found, "Two papers.")
    assert find_duplicate_publishers(case) == []
    case.undo()
    assert len(find_duplicate_publishers(case)) == 1


def test_one_name_in_two_countries_is_two_places(case: Case) -> None:
    create_place(case, Place(name="Hyderabad", country="Pakistan"))
    create_place(case, Place(name="Hyderabad", country="India"))
    assert find_duplicate_places(case) == []
    create_place(case, Place(name="Haiderabad", country="Pakistan"))
    assert len(find_duplicate_places(case)) == 1


def test_merging_places_keeps_every_event_name_and_coordinate(case: Case) -> None:
    keep = create_place(case, Place(name="Peshawar"))
    other = create_place(
        case,
        Place(
            name="Pishawar",
            country="Pakistan",
            latitude=34.0,
            longitude=71.5,
            precision=PlacePrecision.CITY,
        ),
        [PlaceName(place_id="", text="پشاور", language="ur")],
    )
    event = create_event(case, Event(title="Blast", place_id=other.id))
    made = merge_places(case, keep.id, other.id)
    assert (made.country, made.latitude, made.precision) == (
        "Pakistan",
        34.0,
        PlacePrecision.CITY,
    )
    assert case.events.get(event.id).place_id == keep.id
    names = case.place_names.where(place_id=keep.id)
    names.sort(key=lambda one: one.position)
    assert [one.text for one in names] == ["Pishawar", "پشاور"]
    case.undo()
    assert case.events.get(event.id).place_id == other.id
    assert case.places.count() == 2


def test_a_place_is_not_merged_with_itself(case: Case) -> None:
    place = create_place(case, Place(name="Swat"))
    with pytest.raises(InvalidValue):
        merge_places(case, place.id, place.id)
