"""Workbooks and CSV sets: what spreadsheets get, and cannot run."""

import csv
import io
import zipfile
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as Xml

import pytest
from python_calamine import CalamineWorkbook

from dateline_db.case import Case
from dateline_db.errors import say
from dateline_db.exchange.defusing import defused, defused_cell, restored
from dateline_db.exchange.out_csv import csv_set
from dateline_db.exchange.out_xlsx import xlsx
from dateline_db.exchange.sharing import Losses, Scope, Shared
from dateline_db.model.event import Event
from dateline_db.model.marking import Marking
from dateline_db.model.place import Place
from dateline_db.model.when import When
from exchanged import a_new_case
from one_of_each import a_case

RUN = ("=", "+", "-", "@", "\t", "\r", "＝")
NASTY = [
    *("=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "＝1", "－1", "\u202e=x", "پشاور"),
    *("'=1", "''+1", "'quoted'", " =1+1", "\u00a0@x", "\u200b=x", "'"),
]


def sheets(data: bytes) -> dict[str, list[list[Any]]]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def table(data: bytes, name: str) -> list[list[Any]]:
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        text = packed.read(f"{name}.csv").decode("utf-8-sig")
    return [list(row) for row in csv.reader(io.StringIO(text, newline=""))]


def shared(case: Case, marking: Marking = Marking.RED) -> Shared:
    return Shared(case, Scope(marking=marking), Losses())


def with_titles(folder: Path, titles: list[str]) -> Case:
    case = a_new_case(folder)
    with case.action(say("Add")):
        place = Place(name="@home", latitude=-4.5, longitude=1.0)
        case.places.insert(place)
        case.events.insert_many(Event(title=one, place_id=place.id) for one in titles)
    return case


def test_each_kind_of_record_has_a_sheet_with_a_header_that_stays(
    tmp_path: Path,
) -> None:
    with closing(a_case(tmp_path / "case.dateline")) as case:
        data = xlsx(shared(case))
    found = sheets(data)
    assert list(found)[:3] == ["Events", "Claims", "Figures"]
    assert {"Sources", "Publishers", "Actors", "Places", "Judgements"} <= set(found)
    first = dict(zip(*found["Events"][:2], strict=True))
    assert (first["When"], first["Place"]) == ("2023-01-30", "Peshawar")
    assert (first["Latitude"], first["Actors"]) == (34.0123456789, "TTP")
    assert first["Source count"] == 1.0
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        page = packed.read("xl/worksheets/sheet1.xml").decode()
    assert 'state="frozen"' in page
    assert "<autoFilter" in page
    assert "TLP:RED" in page


def test_a_date_is_text_as_vague_as_it_is(tmp_path: Path) -> None:
    dates = ["2023-07", "[2023-07-21..2023-07-31]", "2023-07-14", "2023/..", "XXXX"]
    with closing(a_new_case(tmp_path)) as case:
        with case.action(say("Add")):
            case.events.insert_many(Event(title="x", when=When.parse(d)) for d in dates)
        data = xlsx(shared(case))
    header, *rows = sheets(data)["Events"]
    assert [row[header.index("When")] for row in rows] == dates
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        assert b"<f>" not in packed.read("xl/worksheets/sheet1.xml")


@pytest.mark.parametrize("write", [csv_set, xlsx])
def test_no_cell_can_be_run_and_the_count_is_told(
    write: Callable[[Shared], bytes], tmp_path: Path
) -> None:
    with closing(with_titles(tmp_path, NASTY)) as case:
        given = shared(case)
        data = write(given)
    header, *rows = sheets(data)["Events"] if write is xlsx else table(data, "event")
    column = [name.casefold() for name in map(str, header)].index("title")
    titles = [str(row[column]) for row in rows]
    assert [restored(title) for title in titles] == NASTY
    unseen = "\u200b\u202e \u00a0"
    starts = ("=", "+", "-", "@", "\t", "＝", "－")
    assert not any(title.lstrip(unseen).startswith(starts) for title in titles)
    told = [str(one) for one in given.losses.sentences()]
    assert any("begin with ': " in one for one in told)


def test_a_number_stays_one(tmp_path: Path) -> None:
    with closing(with_titles(tmp_path, ["x"])) as case:
        header, row = sheets(xlsx(shared(case)))["Events"]
    assert row[header.index("Latitude")] == -4.5
    assert (defused("-4.5"), defused_cell("-4.5")) == ("'-4.5", "-4.5")
    assert defused_cell("-inf") == "'-inf"


def test_a_text_longer_than_a_cell_is_cut_and_counted(tmp_path: Path) -> None:
    with closing(with_titles(tmp_path, ["long " * 9_000])) as case:
        given = shared(case)
        header, row = sheets(xlsx(given))["Events"]
    assert len(str(row[header.index("Title")])) == 32_767
    assert "cut off: 1." in " ".join(map(str, given.losses.sentences()))


def test_what_a_sheet_says_can_be_parsed_whatever_it_holds(tmp_path: Path) -> None:
    with closing(with_titles(tmp_path, ["a\x00b", "\x01\x0b", "</t>&amp;"])) as case:
        data = xlsx(shared(case))
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        for name in packed.namelist():
            Xml.fromstring(packed.read(name))


def test_what_hangs_on_a_record_that_stays_stays_too(tmp_path: Path) -> None:
    with closing(a_case(tmp_path / "case.dateline")) as case:
        with case.action(say("Mark")):
            for event in case.events.all():
                case.events.update(replace(event, marking=Marking.RED))
        found = sheets(xlsx(shared(case, Marking.AMBER)))
    gone = {"Events", "Claims", "Figures", "Participations", "Notes", "Decisions"}
    assert not gone & set(found)
    assert "Sources" in found


def test_the_last_sheet_says_what_is_missing(tmp_path: Path) -> None:
    with closing(a_case(tmp_path / "case.dateline")) as case:
        rows = sheets(xlsx(shared(case)))["About this file"]
    text = "\n".join(str(row[0]) for row in rows)
    assert "Marking: TLP:RED" in text
    assert "Steps of the history, not in it: 2." in text
