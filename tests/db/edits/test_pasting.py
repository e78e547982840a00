"""Rows of a spreadsheet become sources; what cannot be taken is told by its row."""

from dataclasses import replace

import pytest

from dateline_db.case import Case
from dateline_db.edits.citing import cite_claims, cite_sources
from dateline_db.edits.documents import create_document
from dateline_db.edits.pasting import Pasted, paste_sources, read_sources
from dateline_db.edits.settings import change_settings
from dateline_db.edits.sources import create_source
from dateline_db.errors import InvalidValue
from dateline_db.model.source import Source, SourceKind, SourceState
from dateline_db.model.when import When
from newsroom import a_document, add_claim, add_publisher, add_source
from undoing import one_action

ROWS = (
    "Title\tOutlet\tDate\tLink\tType\tRow colour\n"
    "Toll rises\tDawn\t2023-02-04\thttps://dawn.com/1\tnews\tred\n"
    "84 names\tdawn.com\t4 February 2023\thttps://dawn.com/2\t\t\n"
    "\n"
    "Who did it?\tGeo\tsome day\thttps://geo.tv/1\tThink tank\t\n"
)


def told(pasted: Pasted) -> list[str]:
    return [f"{one.row} {one.column}: {one.text}" for one in pasted.problems]


def test_rows_become_sources_as_one_action(case: Case) -> None:
    add_publisher(case, "Dawn")
    pasted = read_sources(case, ROWS)
    with one_action(case, "Paste 3 sources"):
        made = paste_sources(case, pasted)
    assert [one.ref for one in made] == ["S01", "S02", "S03"]
    assert [one.published for one in made[:2]] == [When.parse("2023-02-04")] * 2
    assert [one.published_words for one in made] == [
        "",
        "4 February 2023",
        "some day",
    ]
    assert [one.kind for one in made] == [
        SourceKind.NEWS,
        SourceKind.NEWS,
        SourceKind.THINK_TANK,
    ]
    assert [one.name for one in case.publishers.all()] == ["Dawn", "dawn.com", "Geo"]


def test_what_is_wrong_is_told_by_row_and_column(case: Case) -> None:
    pasted = read_sources(case, ROWS)
    assert pasted.ignored == ("Row colour",)
    (problem,) = pasted.problems
    assert (problem.row, problem.column) == (5, "published")
    assert "some day" in str(problem.text)
    assert str(problem.text).endswith("The source is added without a date.")


def test_a_row_without_title_or_publisher_is_left_out_and_told(case: Case) -> None:
    pasted = read_sources(case, "title,publisher,kind\n,Dawn,\nToll,,\nToll,Geo,song")
    assert told(pasted) == [
        "2 title: This cell is empty, so the row is left out.",
        "3 publisher: This cell is empty, so the row is left out.",
        "4 kind: “song” is no kind of source: news.",
    ]
    assert len(pasted.sources) == 1


def test_an_address_that_is_there_already_is_left_out_and_told(case: Case) -> None:
    dawn = add_publisher(case)
    url = "https://www.dawn.com/1/"
    create_source(case, Source(publisher_id=dawn.id, title="Toll", url=url))
    rows = "title;publisher;url\na;Dawn;http://dawn.com/1\nb;Geo;x.tv/1\nc;Geo;"
    rows += "\nd;Geo;https://geo.tv/2\ne;Geo;https://geo.tv/2"
    pasted = read_sources(case, rows)
    assert told(pasted) == [
        "2 url: This address is in the case as S01, so the row is left out.",
        "6 url: An earlier row has this address: it is left out.",
    ]
    assert [one.title for one in pasted.sources] == ["b", "c", "d"]


def test_a_number_that_is_taken_gives_way(case: Case) -> None:
    pasted = read_sources(case, "no\ttitle\tpublisher\nS07\ta\tDawn\nS07\tb\tDawn")
    assert told(pasted) == ["3 ref: S07 is taken: it gets another."]
    assert [one.ref for one in paste_sources(case, pasted)] == ["S07", "S08"]


def test_day_and_month_stand_as_the_case_has_them(case: Case) -> None:
    rows = "title\tpublisher\tdate\na\tDawn\t04/05/2023"
    assert read_sources(case, rows).sources[0].published == When.parse("2023-05-04")
    change_settings(case, replace(case.settings, day_first=False))
    assert read_sources(case, rows).sources[0].published == When.parse("2023-04-05")


def test_cells_may_hold_line_breaks_and_quotes(case: Case) -> None:
    rows = 'title\tpublisher\tnote\n"a ""b"""\tDawn\t"one\ntwo"\nc\tDawn'
    pasted = read_sources(case, rows)
    assert [one.title for one in pasted.sources] == ['a "b"', "c"]
    assert pasted.sources[0].note == "one\ntwo"
    assert pasted.problems == ()


@pytest.mark.parametrize("text", ["", "\n \n", "Toll rises\tDawn\n", "title\nToll"])
def test_without_names_of_columns_nothing_is_read(case: Case, text: str) -> None:
    with pytest.raises(InvalidValue) as caught:
        read_sources(case, text)
    assert caught.value.field == "text"


def test_a_source_is_cited_with_the_day_it_was_captured(case: Case) -> None:
    dawn = add_publisher(case)
    sources = [
        Source(
            publisher_id=dawn.id,
            title="Toll cut",
            author="A. Khan",
            url="https://dawn.com/1",
            published=When.parse("2023-02-04"),
        ),
        Source(publisher_id=dawn.id, title="[blast]", state=SourceState.RETRACTED),
    ]
    one, other = (create_source(case, source) for source in sources)
    create_document(case, *a_document(one.id))
    cited = cite_sources(case, [other.id, one.id]).splitlines()
    assert cited[0] == "[blast]. Dawn, no date (retracted)."
    assert cited[1] == (
        "A. Khan. “Toll cut”. Dawn, 4 February 2023. https://dawn.com/1 "
        "(accessed 4 February 2023)."
    )


def test_a_claim_is_cited_with_its_place_in_the_source_and_one_line_once(
    case: Case,
) -> None:
    source = add_source(case, "Dawn", "Toll cut")
    claims = [
        add_claim(case, source=source, locator=place)
        for place in ("paragraph 3", "", "paragraph 3")
    ]
    assert cite_claims(case, [one.id for one in claims]).splitlines() == [
        "“Toll cut”. Dawn, no date. paragraph 3.",
        "“Toll cut”. Dawn, no date.",
    ]
