"""The sample case: whole, as its data file has it, and the analyst's own copy."""

import json
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from dateline_db.case import Case, list_backups
from dateline_db.edits.events import change_event
from dateline_db.errors import CaseError
from dateline_db.model.source import LineageState
from dateline_desktop.sample import CURATOR, build_sample, ensure_sample, reset_sample
from dateline_resources import resource
from sample_rows import Rows


@pytest.fixture(scope="module")
def built(sample_built: Path) -> Iterator[Case]:
    """The sample case as it is delivered, to look at."""
    with closing(Case.open(sample_built, analyst="Ann", read_only=True)) as case:
        yield case


@pytest.fixture(scope="module")
def data() -> dict[str, Any]:
    """The data file, each publisher under the one name that the case has for it."""
    text = resource("sample", "ttp.json").read_text(encoding="utf-8")
    held: dict[str, Any] = json.loads(text)
    names = {
        name: publisher["name"]
        for publisher in held["publishers"]
        for name in (publisher["name"], *publisher["aliases"])
    }
    for row in held["sources"]:
        row["publisher"] = names[row["publisher"]]
        if row["derived_from"]:
            row["derived_from"] = [names[name] for name in row["derived_from"]]
    for row in held["claims"]:
        row["credits"] = row["credits"] and names[row["credits"]]
    return held


@pytest.fixture(scope="module")
def told(built: Case) -> dict[str, Any]:
    """The case told back as rows."""
    return Rows(built).everything()


TABLES = ("publishers", "sources", "actors", "places", "events", "claims", "eras")


@pytest.mark.parametrize("table", [*TABLES, "judgements", "decisions"])
def test_every_field_of_every_row_is_in_the_case(
    data: dict[str, Any], told: dict[str, Any], table: str
) -> None:
    assert len(told[table]) == len(data[table])
    for mine, row in zip(told[table], data[table], strict=True):
        assert mine == row


def test_the_briefing_and_the_case_are_as_in_the_data_file(
    data: dict[str, Any], told: dict[str, Any]
) -> None:
    assert told["briefing"] == data["briefing"]
    assert told["case"] == data["case"]
    assert set(told) == set(data)


def test_the_case_has_as_much_as_is_known_of_it(built: Case) -> None:
    counts = {name: table.count() for name, table in built.tables.items()}
    assert counts["event"] == 36
    assert counts["claim"] == counts["credibility_grade"] == 160
    assert counts["source"] == counts["reliability_grade"] == 70
    assert (counts["actor"], counts["place"]) == (33, 19)
    assert (counts["era"], counts["judgement"], counts["briefing"]) == (12, 7, 1)
    (seed,) = built.sources.where(ref="S01")
    assert built.claims.count(source_id=seed.id) == 41


def test_the_claims_are_of_the_natures_and_stances_that_are_known(built: Case) -> None:
    claims = built.claims.all()
    assert Counter(claim.nature.value for claim in claims) == {
        "statistic": 65,
        "fact": 46,
        "assessment": 21,
        "allegation": 11,
        "claim_of_responsibility": 8,
        "denial": 6,
        "forecast": 3,
    }
    assert Counter(claim.stance.value for claim in claims) == {
        "supports": 85,
        "contradicts": 44,
        "context": 31,
    }


def test_the_grades_are_those_that_were_suggested(built: Case) -> None:
    digits = Counter(row.digit.value for row in built.credibility_grades.all())
    assert digits == {"1": 10, "2": 46, "3": 50, "4": 31, "5": 6, "6": 17}
    letters = Counter(row.letter.value for row in built.reliability_grades.all())
    assert letters == {"B": 26, "C": 29, "D": 12, "F": 3}
    assert all(row.source_id for row in built.reliability_grades.all())
    (seed,) = built.sources.where(ref="S01")
    own = {claim.id for claim in built.claims.where(source_id=seed.id)}
    seeds = [row for row in built.credibility_grades.all() if row.claim_id in own]
    assert Counter(row.digit.value for row in seeds) == {
        "1": 2,
        "2": 8,
        "3": 8,
        "4": 8,
        "5": 1,
        "6": 14,
    }


def test_the_rest_is_as_it_is_known(built: Case) -> None:
    assert Counter(event.review.value for event in built.events.all()) == {
        "reviewed": 30,
        "draft": 6,
    }
    assert Counter(era.kind.value for era in built.eras.all()) == {
        "government": 2,
        "truce": 3,
        "operation": 1,
        "policy": 2,
        "period": 4,
    }
    judgements = built.judgements.all()
    assert [one.position for one in judgements] == list(range(7))
    likelihoods = Counter(one.likelihood and one.likelihood.value for one in judgements)
    assert likelihoods == {"L3": 1, "L5": 3, "L6": 2, "L7": 1}
    confidences = Counter(one.confidence and one.confidence.value for one in judgements)
    assert confidences == {"low": 3, "moderate": 4}


def test_lineage_is_own_derived_or_unknown(built: Case) -> None:
    states = Counter(source.lineage for source in built.sources.all())
    assert states[LineageState.UNKNOWN] == 1
    assert states[LineageState.DERIVED] == 39
    mixed = {row.source_id for row in built.lineage.where(chain=1)}
    assert [one.ref for one in built.sources.many(mixed)] == ["S27", "S32", "S48"]


def test_dates_are_not_sharpened(built: Case) -> None:
    dates = {claim.ref: claim.when for claim in built.claims.all()}
    assert sum(when is None for when in dates.values()) == 20
    rally, torkham = dates["C136"], dates["C152"]
    assert str(rally) == "[2023-07-21..2023-07-31]"
    assert torkham is not None
    assert torkham.label() == "one day between 1 and 10 September 2023"
    (era,) = built.eras.where(ref="R01")
    assert era.when.label() == "until 30 August 2021, start unknown"


def test_the_history_is_a_few_actions_that_read_well(built: Case) -> None:
    labels = [str(entry.label) for entry in built.history(limit=100)][::-1]
    assert labels == [
        "Create the case “TTP and Pakistan, 2011-2023”",
        "Describe the case",
        "Add 33 actors",
        "Add 19 places",
        "Add 70 publishers",
        "Add 70 sources and their lineage",
        "Add 36 events",
        "Add 160 claims",
        "Grade 70 sources",
        "Grade 160 claims",
        "Add 12 eras",
        "Add 7 judgements",
        "Settle the date of “TTP calls off the ceasefire and orders attacks”",
        "Say why contrary claims do not bear on judgements",
        "Create briefing “The TTP and Pakistan, 2011-2023: what the sources bear out”",
    ]
    assert {entry.analyst for entry in built.history(limit=100)} == {CURATOR}
    assert built.check() == []


# --- the analyst's own copy


def shortened(case: Case) -> None:
    event = case.events.where(ref="E25")[0]
    change_event(case, replace(event, title="Police Lines"))


def title_of(path: Path) -> str:
    with closing(Case.open(path, analyst="Ann")) as case:
        return case.events.where(ref="E25")[0].title


def edited(path: Path) -> Path:
    with closing(Case.open(path, analyst="Ann")) as case:
        shortened(case)
    return path


def test_the_copy_is_made_once_and_kept(tmp_path: Path) -> None:
    folder = tmp_path / "not there yet"
    path = edited(ensure_sample(folder))
    assert ensure_sample(folder) == path
    assert title_of(path) == "Police Lines"
    assert [one.name for one in folder.iterdir()] == [path.name]


def test_a_reset_gives_a_fresh_copy_and_keeps_the_old_one(tmp_path: Path) -> None:
    path = edited(ensure_sample(tmp_path))
    assert reset_sample(tmp_path) == path
    assert title_of(path).startswith("Suicide bombing")
    (backup,) = list_backups(path)
    assert title_of(backup.path) == "Police Lines"
    assert not list(tmp_path.glob("*unfinished*"))


def test_a_reset_makes_a_copy_where_there_is_none(tmp_path: Path) -> None:
    assert title_of(reset_sample(tmp_path)).startswith("Suicide bombing")


def test_a_copy_that_is_damaged_is_replaced_and_kept(tmp_path: Path) -> None:
    path = ensure_sample(tmp_path)
    path.write_bytes(b"not a case any more")
    assert title_of(reset_sample(tmp_path)).startswith("Suicide bombing")
    kept = [one for one in tmp_path.rglob("*damaged*") if one.is_file()]
    assert [one.read_bytes() for one in kept] == [b"not a case any more"]


def test_a_copy_that_is_open_is_left_alone(tmp_path: Path) -> None:
    path = edited(ensure_sample(tmp_path))
    with (
        closing(Case.open(path, analyst="Ann")),
        pytest.raises(CaseError, match="open"),
    ):
        reset_sample(tmp_path)
    assert title_of(path) == "Police Lines"
    assert not list(tmp_path.glob("*unfinished*"))


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "harbour.dateline"
    path.write_text("Something of the analyst's.")
    with pytest.raises(CaseError, match="is there already"):
        build_sample(path)
    assert path.read_text() == "Something of the analyst's."


def test_where_no_folder_can_be_the_reason_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(CaseError, match="cannot be made in"):
        build_sample(tmp_path / "file" / "sample.dateline")
