"""The gazetteer finds places by any of their names, and says what it knows of them."""

import pytest

from dateline_db.analysis.gazetteer import Gazetteer
from dateline_db.model.place import PlacePrecision
from dateline_resources import resource

HEAD = "name\tprecision\tadmin_area\tcountry\tlatitude\tlongitude\tpopulation\tnames\n"
MADE_UP = HEAD + (
    "Bannu\tcity\tKP\tPakistan\t33\t70.6\t1000\tبنوں@ur|Banu\n"
    "Banur\ttown\t\t\t30\t70\t5\t\n"
    "Banū\ttown\tBaghlan\tAfghanistan\t35\t69\t10\t\n"
)
SHIPPED = [
    resource("gazetteer", name).read_text(encoding="utf-8")
    for name in ("places.tsv", "regions.tsv", "cities.tsv")
]


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer(*SHIPPED)


@pytest.mark.parametrize(
    ("asked", "name", "precision"),
    [
        ("Peshawar", "Peshawar", "city"),
        ("PESHĀWAR", "Peshawar", "city"),
        ("پشاور", "Peshawar", "city"),
        ("پېښور", "Peshawar", "city"),
        ("Peshwar", "Peshawar", "city"),
        ("miranshah", "Miran Shah", "town"),
        ("N.W.F.P.", "Khyber Pakhtunkhwa", "province"),
        ("Maiduguri", "Maiduguri", "city"),
        ("Sao Paulo", "São Paulo", "city"),
        ("NWFP", "Khyber Pakhtunkhwa", "province"),
        ("صوبہ سرحد", "Khyber Pakhtunkhwa", "province"),
        ("FATA", "Federally Administered Tribal Areas", "province"),
        ("Northern Areas", "Gilgit-Baltistan", "province"),
        ("Baluchistan", "Balochistan", "province"),
        ("Sind", "Sindh", "province"),
        ("Hirat", "Herat", "province"),
        ("Swat", "Swat", "district"),
        ("Torkham", "Torkham", "site"),
        ("افغانستان", "Afghanistan", "country"),
    ],
)
def test_a_place_is_found_by_any_of_its_names(
    gazetteer: Gazetteer, asked: str, name: str, precision: str
) -> None:
    first = gazetteer.find(asked)[0].entry
    assert (first.name, first.precision) == (name, PlacePrecision(precision))


def test_a_province_and_a_city_of_one_name_are_both_offered(
    gazetteer: Gazetteer,
) -> None:
    found = gazetteer.find("Kabul")
    assert [(one.entry.precision.value, one.is_exact) for one in found] == [
        ("province", True),
        ("city", True),
    ]


def test_every_entry_makes_a_place_with_its_native_names(gazetteer: Gazetteer) -> None:
    entry = gazetteer.find("Bannu")[0].entry
    place, names = entry.place(), entry.native_names()
    assert (place.name, place.country) == ("Bannu", "Pakistan")
    assert (place.latitude, place.longitude) == (32.9853, 70.604)
    assert place.admin_area == "Khyber Pakhtunkhwa"
    assert [(one.text, one.language) for one in names] == [("بنوں", "ur")]


def test_what_bears_the_name_goes_before_what_is_like_it() -> None:
    found = Gazetteer(MADE_UP).find("Banu")
    assert [(one.entry.name, one.is_exact) for one in found] == [
        ("Bannu", True),
        ("Banū", True),
        ("Banur", False),
    ]
    assert [one.entry.name for one in Gazetteer(MADE_UP).find("Banu", 1)] == ["Bannu"]


@pytest.mark.parametrize("asked", ["", " .", "Atlantis"])
def test_nothing_is_found_where_nothing_is(gazetteer: Gazetteer, asked: str) -> None:
    assert gazetteer.find(asked) == []


def test_all_that_is_shipped_is_within_reach() -> None:
    for text in SHIPPED[:2]:
        for line in text.splitlines()[1:]:
            cells = line.split("\t")
            assert 23 < float(cells[4]) < 39, line
            assert 60 < float(cells[5]) < 78, line
