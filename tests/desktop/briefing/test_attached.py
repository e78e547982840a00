"""The files attached to a briefing: no formulas, nothing sharper than the case."""

import csv
import io
import json
from dataclasses import replace

import pytest

from dateline_db.briefing.compose import briefing_of, compose
from dateline_db.case import Case
from dateline_db.edits.grades import grade_claim
from dateline_db.model.briefing import Extract
from dateline_db.model.grade import Credibility
from dateline_desktop.briefing.attached import briefing_json, events_csv
from dateline_desktop.briefing.export import briefing_files
from written_down import a_publication, an_assertion, an_event


def rows(case: Case) -> list[dict[str, str]]:
    text = events_csv(compose(case)).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


@pytest.mark.parametrize("title", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"])
def test_a_cell_is_never_a_formula(case: Case, title: str) -> None:
    an_event(case, title)
    assert rows(case)[0]["title"] == f"'{title}"


def test_dates_stay_as_vague_as_they_are(case: Case) -> None:
    an_event(case, when="2023-07~", when_words="late July")
    (row,) = rows(case)
    assert (row["date"], row["date_edtf"]) == ("c. July 2023", "2023-07~")
    assert row["date_words"] == "late July"


def test_quotes_commas_and_line_ends_stay_in_their_cell(case: Case) -> None:
    an_event(case, 'A "quoted", split\ntitle', summary="خلاصہ")
    (row,) = rows(case)
    assert (row["title"], row["summary"]) == ('A "quoted", split\ntitle', "خلاصہ")


def test_all_events_are_attached_even_if_not_all_are_printed(
    case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dateline_desktop.briefing.content.MOST_ROWS", 2)
    for _ in range(3):
        an_assertion(case, an_event(case), a_publication(case))
    files, _ = briefing_files(compose(case))
    assert len(json.loads(files["content.json"])["events"]) == 2
    assert len(json.loads(files["briefing.json"])["events"]) == 3


@pytest.mark.parametrize(
    ("extract", "printed"),
    [
        (Extract.EARLIEST, ["2021", "2022"]),
        (Extract.LATEST, ["2022", "2023"]),
        (Extract.SUPPORTED, ["2021", "2023"]),
    ],
)
def test_what_is_printed_of_very_many_events_is_chosen(
    case: Case, monkeypatch: pytest.MonkeyPatch, extract: Extract, printed: list[str]
) -> None:
    monkeypatch.setattr("dateline_desktop.briefing.content.MOST_ROWS", 2)
    for year in ("2021", "2022", "2023"):
        event = an_event(case, year, when=year)
        if year != "2022":
            claim = an_assertion(case, event, a_publication(case))
            grade_claim(case, claim.id, Credibility.THREE, "So.")
    briefing = replace(briefing_of(case), extract=extract)
    files, _ = briefing_files(compose(case, briefing))
    content = json.loads(files["content.json"])
    assert [part["title"] for part in content["events"]] == printed
    assert content["extract"]


def test_the_data_are_the_composition(case: Case) -> None:
    an_assertion(case, an_event(case), a_publication(case))
    held = json.loads(briefing_json(compose(case)))
    assert held["events"][0]["sources"] == [1]
    assert held["sources"][0]["lineage"] == "own reporting"
    assert held["imprint"]["case_id"] == case.id
