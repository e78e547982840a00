"""Imports of real rows: what they become, again, newer, cancelled and taken back."""

import csv
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from dateline_db.case import Case
from dateline_db.errors import Cancelled, DatelineError, say
from dateline_db.exchange.files import Chosen, choose, import_file, write_aside
from dateline_db.exchange.mapping import Unwanted, read_mapping, write_mapping
from dateline_db.model.grade import Credibility, Reliability
from dateline_db.model.source import LineageKind, SourceKind
from exchanged import FILES, a_csv, a_new_case, bring_in

PAKISTAN = FILES / "ucdp_ged_pakistan_hdx.csv"


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    with closing(a_new_case(tmp_path)) as made:
        yield made


def newer(path: Path, folder: Path, change: Callable[[dict[str, str]], None]) -> Path:
    """Write a newer edition of a file, with its rows changed."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    target = folder / "ged_v24.csv"
    with target.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        for row in rows:
            change(row)
            writer.writerow(row)
    return target


def by_key(case: Case) -> dict[str, str]:
    events = {event.id: event.when.typed for event in case.events.all()}
    return {claim.locator: events[claim.event_id] for claim in case.claims.all()}


def test_rows_of_ucdp_become_claims_as_vague_as_they_are(case: Case) -> None:
    report = bring_in(case, PAKISTAN)
    assert (report.new, report.skipped, report.aside) == (9, {"tags": 1}, [])
    assert by_key(case) == {
        "id 59553": "1990-10-04",
        "id 59724": "2010-01-19",
        "id 372181": "1997-08-23",
        "id 372430": "[1997-08-23..1997-08-26]",
        "id 372936": "[1994-11-22..1994-11-28]",
        "id 371948": "[1998-05-01..1998-05-29]",
        "id 372703": "1994-01-01/1994-06-28",
        "id 370168": "2000-02-21",
        "id 236080": "2016-11-23",
    }
    assert case.check() == []


def test_a_data_set_is_one_origin_and_its_outlets_are_leads(case: Case) -> None:
    bring_in(case, PAKISTAN)
    (source,) = case.sources.where(kind=SourceKind.DATA_SET)
    lineages = case.lineages()
    assert lineages.of_source(source.id).publisher_ids == {source.publisher_id}
    kinds = {row.kind for row in case.lineage.all()}
    assert kinds == {LineageKind.CODED_FROM}
    outlets = {publisher.name for publisher in case.publishers.all()}
    assert outlets >= {"UCDP GED", "Reuters News", "SATP Jammu Kashmir timeline"}
    named = {row.upstream_source_id for row in case.lineage.all()} - {None}
    assert named == {one.id for one in case.sources.all()} - {source.id}
    assert {s.origins for s in case.supports().values()} == {1}


def test_grades_begin_where_nothing_was_judged(case: Case) -> None:
    bring_in(case, PAKISTAN)
    assert [g.letter for g in case.reliability_grades.all()] == [Reliability.F]
    digits = {grade.digit for grade in case.credibility_grades.all()}
    assert digits == {Credibility.SIX}
    assert case.credibility_grades.count() == case.claims.count()


def test_figures_places_and_actors_come_along(case: Case) -> None:
    bring_in(case, PAKISTAN)
    claims = {claim.locator: claim for claim in case.claims.all()}
    (figure,) = case.figures.where(claim_id=claims["id 372703"].id)
    assert (figure.low, figure.best, figure.high) == (16, 16, 16)
    (crossed,) = case.figures.where(claim_id=claims["id 370168"].id)
    assert (crossed.low, crossed.best, crossed.high) == (None, 2, None)
    country = case.places.get(claims["id 236080"].place_id or "")
    assert (country.latitude, country.precision.value) == (None, "country")
    kel = case.places.get(claims["id 59553"].place_id or "")
    assert (kel.name, kel.latitude) == ("Kel village", 34.821865)
    assert "Government of India" in {actor.name for actor in case.actors.all()}
    assert '"relid": "PAK-1990-1-345-5"' in claims["id 59553"].quote
    assert "SHA-256" in case.sources.all()[0].note


@pytest.mark.parametrize("name", ["ucdp_ged_syria.csv", "ucdp_ged_sample_v23.csv"])
def test_other_editions_are_recognised(case: Case, name: str) -> None:
    report = bring_in(case, FILES / name)
    assert report.mapping == "ucdp"
    assert report.new == report.rows > 0
    assert report.aside == []
    assert case.sources.all()[0].title == "UCDP GED 23" or "syria" in name


def test_a_monthly_file_without_a_header_is_recognised(
    case: Case, tmp_path: Path
) -> None:
    lines = (FILES / "ucdp_ged_sample_v23.csv").read_text(encoding="utf-8")
    path = a_csv(tmp_path, lines.split("\n", 1)[1], "GEDEvent_v24_0_1.csv")
    report = bring_in(case, path)
    assert (report.new, report.edition) == (8, "24.0.1")


def test_the_same_file_adds_nothing(case: Case) -> None:
    bring_in(case, PAKISTAN)
    head = case.head
    report = bring_in(case, PAKISTAN)
    assert (report.new, report.changed, report.unchanged) == (0, 0, 9)
    assert case.head == head


def test_a_newer_edition_changes_by_key_what_is_different(
    case: Case, tmp_path: Path
) -> None:
    bring_in(case, PAKISTAN)

    def change(row: dict[str, str]) -> None:
        if row["id"] == "59553":
            row["date_start"] = row["date_end"] = "1990-10-05"
            row["best"] = row["high"] = "3"
            row["side_b"] = "Somebody else"

    before = by_key(case)
    report = bring_in(case, newer(PAKISTAN, tmp_path, change))
    assert (report.new, report.changed, report.unchanged) == (0, 1, 8)
    assert by_key(case) == {**before, "id 59553": "1990-10-05"}
    (claim,) = case.claims.where(locator="id 59553")
    assert [f.best for f in case.figures.where(claim_id=claim.id)] == [3]
    assert case.sources.get(claim.source_id).title == "UCDP GED 24"
    assert len(case.changes_of(case.history(limit=1)[0].seq)) > 3
    assert case.check() == []
    case.undo()
    assert by_key(case) == before
    assert case.check() == []


def test_what_the_analyst_changed_stays(case: Case, tmp_path: Path) -> None:
    bring_in(case, PAKISTAN)
    (claim,) = case.claims.where(locator="id 59553")
    event = case.events.get(claim.event_id)
    with case.action(say("Rename")):
        case.events.update(replace(event, title="Shelling at Kel"))

    def change(row: dict[str, str]) -> None:
        if row["id"] == "59553":
            row["where_coordinates"] = "Kel town"

    report = bring_in(case, newer(PAKISTAN, tmp_path, change))
    assert (report.changed, report.kept) == (1, 1)
    assert case.events.get(event.id).title == "Shelling at Kel"
    assert "Kel town" in case.claims.get(claim.id).statement


def test_an_older_edition_than_the_case_has_is_told(case: Case, tmp_path: Path) -> None:
    text = PAKISTAN.read_text(encoding="utf-8")
    other = text.replace("Kel village", "Kel town")
    told = "The case has a newer edition, 24.1"
    for name, cells, is_older in (
        ("v9_1", text, 0),
        ("v24_1", other, 0),
        ("v23_1", text, 1),
        ("v24_1", other, 0),
    ):
        report = bring_in(case, a_csv(tmp_path, cells, f"ged_{name}.csv"))
        noted = [note for note in map(str, report.notes) if note.startswith(told)]
        assert len(noted) == is_older


def test_rows_that_are_gone_are_named_and_stay(case: Case, tmp_path: Path) -> None:
    bring_in(case, PAKISTAN)
    lines = PAKISTAN.read_text(encoding="utf-8").splitlines(keepends=True)
    report = bring_in(case, a_csv(tmp_path, "".join(lines[:3])))
    assert len(report.absent) == 8
    assert case.claims.count() == 9


def test_a_row_that_is_kept_aside_or_left_out_is_not_gone(
    case: Case, tmp_path: Path
) -> None:
    text = "id,date,title\n1,2023,One\n2,2023,Two\n3,2023,Three\n"
    bring_in(case, a_csv(tmp_path, text))
    newer_one = text.replace("1,2023", "1,soon").replace("3,2023,Three\n", "")
    path = a_csv(tmp_path, newer_one)
    chosen = choose(path)
    rule = Unwanted(column="title", values=(" two ",))
    mapping = replace(chosen.mapping, unwanted=(rule,))
    report = import_file(case, Chosen(chosen.table, mapping))
    assert [one.row for one in report.aside] == [2]
    assert report.skipped == {"rule": 1}
    assert report.absent == ["id 3"]


@pytest.mark.parametrize(
    ("rule", "left"),
    [
        (Unwanted(column="place", values=("swat", "Quetta")), ["Two", "Three"]),
        (Unwanted(column="place", test="is not", values=("Swat",)), ["One"]),
        (Unwanted(column="place", values=("",)), ["One"]),
    ],
)
def test_rows_are_left_out_by_a_rule_that_is_kept_with_the_mapping(
    rule: Unwanted, left: list[str], case: Case, tmp_path: Path
) -> None:
    text = "date,title,place\n2023,One,Swat \n2023,Two,\n2023,Three,\n"
    path, kept = a_csv(tmp_path, text), tmp_path / "rule.json"
    write_mapping(replace(choose(path).mapping, unwanted=(rule,)), kept)
    report = bring_in(case, path, kept)
    assert [one.title for one in case.events.all()] == left
    assert report.skipped["rule"] == 3 - len(left)


def test_an_import_is_one_action_and_comes_back_with_its_ids(case: Case) -> None:
    bring_in(case, PAKISTAN)
    ids = case.events.ids()
    assert "ucdp_ged_pakistan_hdx.csv" in str(case.undo())
    assert case.events.count() == case.publishers.count() == case.places.count() == 0
    case.redo()
    assert case.events.ids() == ids
    assert case.check() == []


def test_a_row_with_a_problem_is_kept_aside_mended_and_taken(
    case: Case, tmp_path: Path
) -> None:
    text = (
        "id,date,title,killed\n1,2023-02-30,=cmd(),4\n2,2023-03,Raid,many\n"
        "3,2023-04,,1\n4,13/05/2023,Siege,-9\n5,2023,Fire,1,7\n"
    )
    chosen = choose(a_csv(tmp_path, text))
    report = import_file(case, chosen)
    found = [(one.row, one.column, one.value) for one in report.aside]
    assert found == [
        (2, "date", "2023-02-30"),
        (3, "killed", "many"),
        (4, "title", ""),
        (6, "", "7"),
    ]
    assert [str(e.when) for e in case.events.all()] == ["2023-05-13"]
    aside = tmp_path / "aside.csv"
    write_aside(report, chosen.table.columns, aside)
    mended = aside.read_text(encoding="utf-8-sig").replace("2023-02-30", "2023-02-28")
    aside.write_text(mended, encoding="utf-8")
    mapping = tmp_path / "mapping.json"
    write_mapping(chosen.mapping, mapping)
    report = bring_in(case, aside, mapping)
    assert report.new == 2
    assert "=cmd()" in {event.title for event in case.events.all()}
    assert len(report.aside) == 2


def test_rows_that_are_no_data_are_skipped_and_counted(
    case: Case, tmp_path: Path
) -> None:
    text = "date,title\n#date,#event\n2023,One\n\ndate,title\n2023,Two\nTotal,2\n"
    report = bring_in(case, a_csv(tmp_path, text))
    assert report.skipped == {"tags": 1, "header": 1, "total": 1}
    assert report.new == 2


def test_equal_rows_without_a_key_are_two_and_stay_two(
    case: Case, tmp_path: Path
) -> None:
    path = a_csv(tmp_path, "date,title\n2023,Shelling\n2023,Shelling\n")
    assert bring_in(case, path).new == 2
    assert bring_in(case, path).new == 0


def test_a_key_that_stands_twice_is_said(case: Case, tmp_path: Path) -> None:
    path = a_csv(tmp_path, "id,date,title\n1,2023,One\n1,2023,Two\n")
    report = bring_in(case, path)
    assert (report.new, len(report.aside)) == (1, 1)


def test_a_dry_run_writes_nothing_and_says_the_same(case: Case) -> None:
    head = case.head
    looked = import_file(case, choose(PAKISTAN), dry_run=True)
    assert (case.head, case.events.count()) == (head, 0)
    done = bring_in(case, PAKISTAN)
    assert looked.records == done.records
    assert looked.as_json() == {**done.as_json(), "dry_run": True}


def test_cancelling_leaves_the_case_as_it_was(case: Case) -> None:
    def stop(done: int, of: int) -> None:
        raise Cancelled("Stopped.")

    head = case.head
    with pytest.raises(Cancelled):
        import_file(case, choose(PAKISTAN), progress=stop)
    assert (case.head, case.events.count(), case.check()) == (head, 0, [])


def test_a_mapping_is_a_file_that_can_be_changed(case: Case, tmp_path: Path) -> None:
    chosen = choose(PAKISTAN)
    path = tmp_path / "mapping.json"
    write_mapping(chosen.mapping, path)
    assert read_mapping(path) == chosen.mapping
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace('"kind": "attack"', '"kind": "battle"'))
    bring_in(case, PAKISTAN, path)
    assert {event.kind for event in case.events.all()} == {"battle"}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        '{"name": "x", "publisher": "x", "title": 4}',
        '{"name": "x", "publisher": "x", "title": "t", "colour": "red"}',
        '{"name": "x", "publisher": "x", "title": "t", "skip": ["everything"]}',
        '{"name": "x", "publisher": "x", "title": "t", "actors": [{"column": 1}]}',
        '{"name": "x", "publisher": "x", "title": "t", "dates": {"codes": [1]}}',
    ],
)
def test_a_mapping_that_is_none_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "mapping.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DatelineError, match="mapping"):
        read_mapping(path)


def test_a_mapping_for_other_columns_names_the_one_that_lacks(
    case: Case, tmp_path: Path
) -> None:
    path = tmp_path / "mapping.json"
    write_mapping(choose(PAKISTAN).mapping, path)
    with pytest.raises(DatelineError, match="has no column"):
        bring_in(case, a_csv(tmp_path, "date,title\n2023,One\n"), path)


def test_a_table_that_nobody_knows_lists_its_columns(tmp_path: Path) -> None:
    with pytest.raises(DatelineError, match="alpha, beta"):
        choose(a_csv(tmp_path, "alpha,beta\n1,2\n"))
