"""Sources in rows: each citation in a cell or a column as a source of its own."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline_db.case import Case
from dateline_db.exchange.citations import cited
from dateline_db.model.source import SourceKind
from exchanged import a_csv, a_new_case, bring_in

Told = list[tuple[str, str, str]]
CITED: list[tuple[str, Told]] = [
    ("Dawn; AFP; Dawn", [("Dawn", "", ""), ("AFP", "", "")]),
    (
        '"Reuters,2010-04-17,Bomb kills 5, wounds 9";"SOHR,2010-04-18,Raid; 80 die"',
        [
            ("Reuters", "2010-04-17", "Bomb kills 5, wounds 9"),
            ("SOHR", "2010-04-18", "Raid; 80 die"),
        ],
    ),
    (
        '"Ministry of Health, Culture,1996-02-29,Report on sites"',
        [("Ministry of Health, Culture", "1996-02-29", "Report on sites")],
    ),
    (
        "(1) Attack kills 9\n22 October 2010\nAssociated Press\n\n(2) SATP",
        [("Associated Press", "22 October 2010", "Attack kills 9"), ("SATP", "", "")],
    ),
    (
        '"Bomb in Swat," Washington Post, January 12, 2015.',
        [("Washington Post", "January 12, 2015", "Bomb in Swat")],
    ),
    (
        "The News website, Lahore, in English 14 Jan 09",
        [
            (
                "The News website",
                "14 Jan 09",
                "[The News website, Lahore, in English 14 Jan 09]",
            )
        ],
    ),
    ("BBC 5/5/1994 Unrest 2 May 94", [("BBC", "", "[BBC 5/5/1994 Unrest 2 May 94]")]),
    ("https://www.dawn.com/news/1", [("dawn.com", "", "[dawn.com/news/1]")]),
    ("R 24/3", [("R", "24/3", "[R 24/3]")]),
    (
        "r 14/9, AP 15/9 2008, Dawn website, in English 14 Aug 09",
        [
            ("r", "14/9", "[r 14/9]"),
            ("AP", "15/9 2008", "[AP 15/9 2008]"),
            (
                "Dawn website",
                "14 Aug 09",
                "[Dawn website, in English 14 Aug 09]",
            ),
        ],
    ),
    ('R 26/4 "Firing kills two', [("R", "26/4", "Firing kills two")]),
    ("Ten words that are no name of an outlet at all", []),
    ("", []),
    ("x" * 30_000, []),
]


@pytest.mark.parametrize(("cell", "told"), CITED)
def test_a_cell_names_its_sources_one_by_one(cell: str, told: Told) -> None:
    separator = "" if cell.startswith('"Bomb') else ";"
    found = cited(cell, separator)
    assert [(one.outlet, one.published, one.title) for one in found] == told


@given(st.text(st.sampled_from('ab1 ,;\n"(2010-04-17)/.')), st.sampled_from(["", ";"]))
def test_no_cell_breaks_it(cell: str, separator: str) -> None:
    assert all(one.outlet for one in cited(cell, separator))


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    with closing(a_new_case(tmp_path)) as made:
        yield made


def named(case: Case) -> set[tuple[str, str, str]]:
    outlets = {one.id: one.name for one in case.publishers.all()}
    return {
        (outlets[one.publisher_id], one.title, one.published.typed)
        if one.published
        else (outlets[one.publisher_id], one.title, one.published_words)
        for one in case.sources.all()
        if one.kind is not SourceKind.DATA_SET
    }


def test_articles_in_a_cell_are_sources_and_no_origins(
    case: Case, tmp_path: Path
) -> None:
    table = (
        "date,title,sources\n"
        '2010-04-16,Blast,"Reuters,2010-04-17,Bomb;Xinhua,2010-04-18,Toll"\n'
        '2010-04-19,Raid,"Reuters,2010-04-17,Bomb"\n'
    )
    path = a_csv(tmp_path, table)
    bring_in(case, path)
    bring_in(case, path)
    assert named(case) == {
        ("Reuters", "Bomb", "2010-04-17"),
        ("Xinhua", "Toll", "2010-04-18"),
    }
    assert case.lineage.count() == 2
    assert {one.origins for one in case.supports().values()} == {1}
    assert case.reliability_grades.count() == 1
    assert "First named by incidents" in case.sources.all()[1].note
    assert case.check() == []
    case.undo()
    assert case.sources.count() == case.publishers.count() == 0


def test_sources_in_numbered_columns_and_with_an_address_beside(
    case: Case, tmp_path: Path
) -> None:
    table = (
        "date,title,source,url,source 2\n"
        "2010-04-16,Blast,Dawn,https://dawn.com/1,\n"
        "2010-04-17,Raid,,https://bbc.co.uk/2,AFP\n"
    )
    bring_in(case, a_csv(tmp_path, table))
    assert named(case) == {
        ("Dawn", "[dawn.com/1]", ""),
        ("bbc.co.uk", "[bbc.co.uk/2]", ""),
    }
    assert {one.name for one in case.publishers.all()} >= {"AFP", "Dawn"}


def test_a_source_that_the_case_has_is_linked_and_not_added(
    case: Case, tmp_path: Path
) -> None:
    head = "date,title,url\n2010-04-16,{},https://dawn.com/1\n"
    bring_in(case, a_csv(tmp_path, head.format("Blast"), "one.csv"))
    bring_in(case, a_csv(tmp_path, head.format("Raid"), "two.csv"))
    assert len(named(case)) == 1
    assert case.lineage.count() == 2


def test_whom_nobody_can_read_is_counted_and_stays_in_the_row(
    case: Case, tmp_path: Path
) -> None:
    words = "Ten words that are no name of an outlet at all"
    text = f"date,title,sources\n2023,One,{words}\n2023,Two,R 3/5 1994\n2023,Three,\n"
    report = bring_in(case, a_csv(tmp_path, text))
    told = "1 row names sources in words that are not read; they stay in the row."
    assert told in map(str, report.notes)
    (short,) = (one for one in case.sources.all() if one.title == "[R 3/5 1994]")
    assert (short.published, short.published_words) == (None, "3/5 1994")
    assert words in case.claims.all()[0].quote
