"""Publishers of one owner are named, and still counted as they are."""

from dateline_db.analysis.origins import Lineages
from dateline_db.analysis.owners import Owners
from dateline_db.model.publisher import Publisher
from dateline_db.model.source import LineageKind
from testimony import a_chain, a_claim, a_source


def publishers(**owners: str) -> list[Publisher]:
    return [
        Publisher(id=name, name=name.title(), owner=owner)
        for name, owner in owners.items()
    ]


def test_publishers_of_one_owner_are_named() -> None:
    owners = Owners(publishers(dawn="Herald", images="HERALD ", geo="Jang", afp=""))
    (warning,) = owners.warnings(["dawn", "images", "geo", "afp"])
    assert str(warning) == (
        "Dawn and Images belong to Herald: count them as independent with care."
    )


def test_only_those_that_are_asked_about_are_named() -> None:
    owners = Owners(publishers(dawn="Herald", images="Herald"))
    assert owners.warnings(["dawn"]) == []
    assert owners.warnings([]) == []


def test_without_owners_nothing_is_said() -> None:
    assert Owners(publishers(dawn="", geo="")).warnings(["dawn", "geo"]) == []


def test_an_analyst_can_say_so_of_two_sources() -> None:
    sources = [a_source("s1", "dawn"), a_source("s2", "geo")]
    rows = a_chain("s1", "s2", kind=LineageKind.SAME_OWNER)
    owners = Owners(publishers(dawn="", geo="Jang"), sources, rows)
    (warning,) = owners.warnings(["dawn", "geo"])
    assert str(warning) == (
        "Dawn and Geo have one owner: count them as independent with care."
    )
    claims = [a_claim("s1"), a_claim("s2")]
    assert Lineages(sources, rows).independent(claims).origins == 2


def test_owners_of_three_are_one_group() -> None:
    found = Owners(publishers(a="X", b="X", c="X", d="Y", e="Y", f="Z")).together(
        "abcdef"
    )
    assert found == [["a", "b", "c"], ["d", "e"]]
