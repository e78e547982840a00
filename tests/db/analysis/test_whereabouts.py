"""Whether two places named for one event can be the same."""

import pytest

from dateline_db.analysis.discrepancies import find
from dateline_db.analysis.known import Known
from dateline_db.analysis.whereabouts import Whereabouts
from dateline_db.model.discrepancy import Point
from dateline_db.model.place import Place, PlacePrecision
from testimony import a_claim

PLACES = Whereabouts(
    [
        Place(
            id="peshawar",
            name="Peshawar",
            admin_area="Khyber Pakhtunkhwa",
            country="Pakistan",
            latitude=34.008,
            longitude=71.578,
            precision=PlacePrecision.CITY,
        ),
        Place(
            id="lines",
            name="Police Lines",
            latitude=34.01,
            longitude=71.56,
            precision=PlacePrecision.SITE,
        ),
        Place(
            id="bannu",
            name="Bannu",
            latitude=32.985,
            longitude=70.604,
            precision=PlacePrecision.CITY,
        ),
        Place(id="kp", name="Khyber Pakhtunkhwa", precision=PlacePrecision.PROVINCE),
        Place(id="spelt", name="PESHĀWAR"),
        Place(id="kohat", name="Kohat", precision=PlacePrecision.TOWN),
        Place(id="kabul", name="Kabul", country="Afghanistan"),
        Place(id="road", name="A road"),
    ]
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("peshawar", "peshawar"),
        ("peshawar", "spelt"),
        ("peshawar", "lines"),
        ("peshawar", "kp"),
        ("bannu", "kp"),
        ("bannu", "road"),
        ("peshawar", "gone"),
    ],
)
def test_these_can_be_the_same(one: str, other: str) -> None:
    assert not PLACES.differ(one, other)
    assert not PLACES.differ(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [("peshawar", "bannu"), ("lines", "bannu"), ("peshawar", "kohat")],
)
def test_these_cannot(one: str, other: str) -> None:
    assert PLACES.differ(one, other)
    assert PLACES.differ(other, one)


def test_another_country_is_another_place() -> None:
    assert PLACES.differ("peshawar", "kabul")


def test_sources_that_name_different_places_are_a_discrepancy() -> None:
    claims = [
        a_claim("one", place="peshawar"),
        a_claim("two", place="lines"),
        a_claim("three", place="bannu"),
        a_claim("four"),
    ]
    (found,) = find(claims, [], {}, known=Known(places=PLACES))["e"]
    assert found.point is Point.PLACE
    assert str(found.sentence) == (
        "Sources differ on the place: Bannu; Peshawar; Police Lines."
    )
    assert find(claims[:2], [], {}, known=Known(places=PLACES)) == {}
