"""The traps of the sample case, as the matrix of its events shows them."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from dateline_db.analysis.matrix import Matrix
from dateline_db.case import Case


@pytest.fixture(scope="module")
def case(sample_built: Path) -> Iterator[Case]:
    with closing(Case.open(sample_built, analyst="Ann", read_only=True)) as opened:
        yield opened


def the_matrix(case: Case, ref: str) -> Matrix:
    (event,) = case.events.where(ref=ref)
    return case.matrix(event.id)


def standing(case: Case, ref: str, title: str) -> dict[str, set[str]]:
    """How each value of a column stands, in words."""
    made = the_matrix(case, ref)
    number = [str(column.title) for column in made.columns].index(title)
    found: dict[str, set[str]] = {}
    for row in (row for group in made.groups for row in group.rows):
        cell = row.cells[number]
        for value in cell.values if cell else ():
            found.setdefault(str(value.text), set()).add(value.standing.value)
    return found


def test_the_toll_of_peshawar_rises_to_101_and_is_cut_back_to_84(case: Case) -> None:
    passed = "17, 20, at least 32, 47, at least 61, 83, at least 90, 100, 101"
    assert standing(case, "E25", "killed") == {
        **{text: {"superseded"} for text in passed.split(", ")},
        "almost 100": {"superseded"},
        "84": {"cut_back"},
        "at least 84": {"agreeing"},
    }


def test_a_claim_of_responsibility_stands_against_the_denial(case: Case) -> None:
    found = standing(case, "E25", "Responsibility")
    assert found["claimed by TTP"] == {"conflicting"}
    assert found["denied by Mohammad Khurasani, TTP spokesman"] == {"conflicting"}


@pytest.mark.parametrize(
    ("ref", "title", "values"),
    [
        ("E13", "prisoners released", ("42", "92")),
        ("E20", "commanders killed", ("3", "4")),
        ("E26", "police killed", ("2", "4")),
        ("E28", "killed", ("358", "854")),
        ("E31", "fighters", ("6,000", "8,000 to 12,000")),
        ("E33", "killed", ("more than 70", "63")),
        ("E14", "Date", ("9 December 2021", "10 December 2021")),
        ("E18", "Date", ("May 2022", "2 June 2022")),
    ],
)
def test_what_differs_is_in_conflict(
    case: Case, ref: str, title: str, values: tuple[str, ...]
) -> None:
    found = standing(case, ref, title)
    assert [found[value] for value in values] == [{"conflicting"}] * len(values)


@pytest.mark.parametrize("ref", ["E01", "E16", "E17"])
def test_midnights_and_time_zones_are_no_conflict(case: Case, ref: str) -> None:
    stances = set().union(*standing(case, ref, "Date").values())
    assert "conflicting" not in stances


def test_what_reuters_alone_says_is_one_voice(case: Case) -> None:
    made = the_matrix(case, "E05")
    (circle,) = [str(group.circular) for group in made.groups if group.circular]
    assert circle.startswith("2 sources lead to one origin, Reuters")
    assert standing(case, "E05", "training places closed") == {
        "66": {"same_origin"},
        "about 66": {"same_origin"},
    }


def test_the_seed_is_of_unknown_lineage_and_comes_last(case: Case) -> None:
    made = the_matrix(case, "E25")
    assert str(made.groups[-1].title) == "Lineage unknown"
    (row,) = made.groups[-1].rows
    assert case.sources.get(row.source_id).ref == "S01"
