"""Bibliographies in: every entry a source or named, and nobody twice."""

import json
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline_db.case import Case
from dateline_db.errors import Cancelled, DatelineError
from dateline_db.exchange.report import Report
from dateline_db.exchange.sources_in import import_sources, is_bibliography
from dateline_db.model.source import Source, SourceKind
from exchanged import a_new_case

RIS = "TY  - NEWS\nTI  - {}\nAU  - Khan, Ayesha\nT2  - Dawn\nDA  - {}\nER  - \n"
BIB = "@article{{k{},\n title = {{{}}},\n journal = {{Dawn}},\n {}\n}}\n"


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    with closing(a_new_case(tmp_path)) as made:
        yield made


def bring(case: Case, name: str, text: str) -> Report:
    path = case.path.with_name(name)
    path.write_text(text, encoding="utf-8")
    assert is_bibliography(path)
    return import_sources(case, path)


def dates(case: Case) -> list[str | None]:
    whens = [one.published for one in case.sources.all()]
    return [None if when is None else when.typed for when in whens]


def csl(**item: Any) -> str:
    return json.dumps([{"type": "article-newspaper", "title": "Fire", **item}])


def test_an_entry_becomes_a_source_with_its_publisher(case: Case) -> None:
    text = RIS.format("Fire in Lahore", "2023/07/04/")
    report = bring(case, "a.ris", text + RIS.format("", "2023"))
    (one,) = case.sources.all()
    assert (one.ref, one.title, one.author) == ("S01", "Fire in Lahore", "Ayesha Khan")
    assert case.publishers.get(one.publisher_id).name == "Dawn"
    assert (one.kind, dates(case)) == (SourceKind.NEWS, ["2023-07-04"])
    assert (report.rows, report.new, len(report.aside)) == (2, 1, 1)
    assert case.check() == []


def test_the_same_file_adds_nothing_and_undo_takes_all_of_it_back(case: Case) -> None:
    text = (
        RIS.format("One", "2023")
        + RIS.format("One", "2023")
        + RIS.format("One", "2022")
    )
    report = bring(case, "a.ris", text)
    assert (report.new, report.skipped["twice"]) == (2, 1)
    assert bring(case, "a.ris", text).unchanged == 3
    assert case.sources.count() == 2
    case.undo()
    assert (case.sources.count(), case.publishers.count()) == (0, 0)


def test_a_look_writes_nothing(case: Case) -> None:
    path = case.path.with_name("a.ris")
    path.write_text(RIS.format("One", "2023"), encoding="utf-8")
    before = case.head
    assert import_sources(case, path, dry_run=True).new == 1
    assert case.head == before


CSL_DATES: list[tuple[Any, str | None, str]] = [
    ({"date-parts": [[2023, 7, 4]]}, "2023-07-04", ""),
    ({"date-parts": [["2023", "7"]]}, "2023-07", ""),
    ({"date-parts": [[2023, 7, 1], [2023, 8]]}, "2023-07-01/2023-08", ""),
    ({"date-parts": [[2023]], "season": 2}, "2023-22", ""),
    ({"date-parts": [[2023, 15]]}, "2023-23", ""),
    ({"date-parts": [[2023]], "circa": True}, "2023~", ""),
    ({"literal": "July 2023"}, "2023-07", ""),
    ({"literal": "in the year of the flood"}, None, "in the year of the flood"),
    ({"date-parts": [[-44, 3]]}, None, "-44-3"),
    ("2023-07~", "2023-07~", ""),
    ([1], None, ""),
]


@pytest.mark.parametrize(("issued", "when", "words"), CSL_DATES)
def test_a_date_of_csl_is_as_vague_as_it_is(
    issued: Any, when: str | None, words: str, case: Case
) -> None:
    report = bring(case, "a.json", csl(issued=issued))
    assert dates(case) == [when]
    assert case.sources.all()[0].published_words == words
    assert bool(words) == any("stay as words" in str(one) for one in report.notes)


BIB_DATES = [
    ("date = {2023-07}", "2023-07"),
    ("year = 2023, month = jul", "2023-07"),
    ("year = {2023}, month = {7}, day = {4}", "2023-07-04"),
    ("year = 2023", "2023"),
]


@pytest.mark.parametrize(("fields", "when"), BIB_DATES)
def test_bibtex_is_read_with_its_accents(fields: str, when: str, case: Case) -> None:
    title = r"{\'E}t{\'e} \& 50\% of {Lahore}"
    report = bring(case, "a.bib", BIB.format(1, title, fields))
    (one,) = case.sources.all()
    assert (one.title, dates(case)) == ("Été & 50% of Lahore", [when])
    assert report.aside == []


def test_half_a_letter_does_no_harm(case: Case) -> None:
    bring(case, "a.json", csl(title="One \ud800", author=[{"literal": "\udfff"}]))
    assert [one.title for one in case.sources.all()] == ["One ?"]


def test_percent_signs_and_names_in_braces_stay_whole(case: Case) -> None:
    text = (
        "@online{a, title = {50% of attacks}, author = {{Dawn and Sons} and Khan, A.},"
        " url = {https://x.example/%D9%BE?a_b=1\\&c=2}}"
    )
    bring(case, "a.bib", text)
    (source,) = case.sources.all()
    assert source.title == "50% of attacks"
    assert source.author == "Dawn and Sons; A. Khan"
    assert source.url == "https://x.example/%D9%BE?a_b=1&c=2"


def test_two_entries_of_one_key_are_two_sources(case: Case) -> None:
    text = BIB.format(1, "One", "") + BIB.format(1, "Two", "year=1, year=2")
    report = bring(case, "a.bib", text + "@article{k2 title = {Broken}}")
    assert [one.title for one in case.sources.all()] == ["One", "Two"]
    assert "expected comma" in str(report.aside[0].reason).casefold()


def test_a_record_without_an_end_spoils_no_other(case: Case) -> None:
    text = (
        RIS.format("One", "2014/05/03/").replace("ER  - \n", "")
        + RIS.format("Two", "2015")
        + "TI  - of none\n"
        + "TY  - NEWS\r  and more\rTI  - Three\rPY  - 2016"
    )
    report = bring(case, "a.ris", text)
    assert [one.title for one in case.sources.all()] == ["One", "Two", "Three"]
    assert dates(case) == ["2014-05-03", "2015", "2016"]
    (problem,) = report.aside
    assert (problem.row, problem.cells) == (2, ("TI  - of none",))


def test_what_is_no_item_of_csl_is_kept_aside_alone(case: Case) -> None:
    items = [None, "words", *json.loads(csl(issued="2023")), {"title": "Smoke"}]
    report = bring(case, "a.json", json.dumps(items))
    assert [one.title for one in case.sources.all()] == ["Fire", "Smoke"]
    told = [(one.row, str(one.reason), one.cells) for one in report.aside]
    why = "It is not an object with names and values."
    assert told == [(1, why, ("null",)), (2, why, ('"words"',))]


def test_an_entry_without_a_key_is_read(case: Case) -> None:
    text = '@string{d = "Dawn"}\n@article{\n title = {One},\n journal = d\n}\n'
    report = bring(case, "a.bib", text * 2)
    assert [one.title for one in case.sources.all()] == ["One"]
    assert (report.aside, report.skipped["twice"]) == ([], 1)


def test_an_entry_that_lacks_a_comma_is_kept_aside(case: Case) -> None:
    text = "@misc{a, title = {One}\n year = 2013}\n@misc{b, title = {Two}}\n"
    report = bring(case, "a.bib", text)
    assert [one.title for one in case.sources.all()] == ["Two"]
    (problem,) = report.aside
    assert "a comma is missing" in str(problem.reason)
    assert problem.row == 1


def test_a_date_that_dateline_put_into_a_note_comes_back(case: Case) -> None:
    note = "By phone. Published late July 2023 (EDTF [2023-07-21..2023-07-31])."
    bring(case, "a.bib", BIB.format(1, "One", f"note = {{{note}}}"))
    assert dates(case) == ["[2023-07-21..2023-07-31]"]
    assert case.sources.all()[0].note == "By phone."


def test_links_of_auto_archiver_become_sources_with_their_custody(case: Case) -> None:
    header = (
        "Link,Archive status,Archive location,Archive date,Upload timestamp,"
        "Upload title,Hash"
    )
    rows = [
        "https://x.com/a/1,success,s3://a/1,2023-07-05,2023-07-04T09:30Z,Fire!,ab12",
        "https://t.me/b/2,nothing archived,,,,,",
        ",success,,,,,",
    ]
    report = bring(case, "links.csv", "\n".join([header, *rows]))
    first, second = case.sources.all()
    assert (first.title, first.url) == ("Fire!", "https://x.com/a/1")
    assert dates(case) == ["2023-07-04T09:30Z", None]
    assert "archived at s3://a/1; on 2023-07-05; hash ab12" in first.note
    assert (second.title, second.kind) == ("https://t.me/b/2", SourceKind.POST)
    assert case.publishers.get(second.publisher_id).name == "t.me"
    assert [one.row for one in report.aside] == [4]


@pytest.mark.parametrize(
    "text",
    [
        '[{"start_date": 1}]',
        "[]",
        "{}",
        '[{"type": "a"}]',
        '{"type": "a", "id": 1}',
        '[{"id": 1, "type": "report", "title": "Fire", "date": "2023-07-04"}]',
        "[",
    ],
)
def test_other_json_is_no_bibliography(text: str, tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text(text, encoding="utf-8")
    assert not is_bibliography(path)


@pytest.mark.parametrize("name", ["a.bib", "a.ris"])
@pytest.mark.parametrize(
    "data", [b"", b"\x00\x01", b"words", b"@" * 999, b"TY  - \nTI"]
)
def test_a_file_that_is_no_bibliography_gets_a_sentence(
    name: str, data: bytes, case: Case
) -> None:
    path = case.path.with_name(name)
    path.write_bytes(data)
    before = case.head
    with suppress(DatelineError):
        assert import_sources(case, path).aside != []
    assert case.head == before
    assert case.sources.count() == 0


def test_an_import_that_is_stopped_leaves_the_case_as_it_was(case: Case) -> None:
    def stop(done: int, total: int) -> None:
        raise Cancelled("Stopped.")

    path = case.path.with_name("a.ris")
    path.write_text(RIS.format("One", "2023"), encoding="utf-8")
    with pytest.raises(Cancelled):
        import_sources(case, path, progress=stop)
    assert case.sources.all() == list[Source]()


PIECES = ["{", "}", '"', "\n", "TY  - ", "@", "\\'", "=", ",", "[", "2023", "\0", "é"]
CUTS = st.lists(st.tuples(st.integers(0, 200), st.sampled_from(PIECES)), max_size=9)


@pytest.mark.parametrize("name", ["a.bib", "a.ris", "a.json"])
@settings(max_examples=25)
@given(
    cuts=st.lists(st.tuples(st.integers(0, 200), st.sampled_from(PIECES)), max_size=9)
)
def test_whatever_is_broken_there_is_a_report_or_a_sentence(
    name: str, cuts: list[tuple[int, str]]
) -> None:
    whole = {
        "a.bib": BIB.format(1, r"{\'E}t", "year = 2023") * 2,
        "a.ris": RIS.format("One", "2023") * 2,
        "a.json": csl(issued={"date-parts": [[2023, 7]]}, author=[{"family": "K"}]),
    }
    text = whole[name]
    for place, piece in cuts:
        text = text[:place] + piece + text[place + 1 :]
    with TemporaryDirectory() as folder, closing(a_new_case(Path(folder))) as made:
        path = Path(folder) / name
        path.write_text(text, encoding="utf-8")
        try:
            report = import_sources(made, path)
        except DatelineError:
            assert made.sources.count() == 0
            return
        counted = report.new + report.unchanged + report.skipped.total()
        assert counted + len(report.aside) == report.rows
        assert made.sources.count() == report.new


def test_what_a_source_has_no_field_for_is_told_and_a_doi_is_an_address(
    case: Case, tmp_path: Path
) -> None:
    entry = (
        "@article{a, title={One}, journal={Acta}, doi={10.1/x}, issn={1-2}, pages=3}"
    )
    path = tmp_path / "a.bib"
    path.write_text(entry + entry.replace("{a,", "{b,"), encoding="utf-8")
    report = import_sources(case, path)
    (source,) = case.sources.all()
    assert (source.url, source.note) == ("https://doi.org/10.1/x", "ISSN 1-2.")
    told = " ".join(map(str, report.sentences()))
    assert "no field for: pages (2)" in told
    assert "left out: 1" in told
