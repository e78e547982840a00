"""Tables in files as people have them: encodings, line ends, headers, ragged rows."""

import datetime as dt
import zipfile
from contextlib import suppress
from pathlib import Path

import pytest
import xlsxwriter

from dateline_db.errors import DatelineError
from dateline_db.exchange.cell_formats import shortened
from dateline_db.exchange.reading import Layout, open_table, sheets
from dateline_db.exchange.table import Row, Table


def table_of(path: Path, data: bytes, layout: Layout | None = None) -> Table:
    path.write_bytes(data)
    return open_table(path, layout)


def cells(table: Table) -> list[tuple[str, ...]]:
    return [row.cells for row in table.rows()]


@pytest.mark.parametrize(
    ("encoding", "text", "said"),
    [
        ("utf-8", "Attentat à Péshawar", "utf-8"),
        ("utf-8-sig", "Attentat à Péshawar", "utf-8-sig"),
        ("utf-16", "Attentat à Péshawar", "utf-16"),
        ("utf-16-le", "Attentat à Péshawar", "utf-16-le"),
        ("utf-16-be", "Attentat à Péshawar", "utf-16-be"),
        ("cp1252", "Attentat à Péshawar – 40 €", "cp1252"),
        ("latin-1", "Péshawar \x81\x8d", "latin-1"),
    ],
)
def test_the_encoding_is_found_and_said(
    tmp_path: Path, encoding: str, text: str, said: str
) -> None:
    data = f"date,title\n2023-01-30,{text}\n".encode(encoding)
    table = table_of(tmp_path / "a.csv", data)
    assert table.encoding == said
    assert cells(table) == [("2023-01-30", text)]
    assert any(said in str(note) for note in table.notes)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_may_end_in_any_way(tmp_path: Path, end: str) -> None:
    text = end.join(["date,title", "2023,One", '2024,"Two\nlines"', ""])
    table = table_of(tmp_path / "a.csv", text.encode())
    assert cells(table) == [("2023", "One"), ("2024", "Two\nlines")]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_found(tmp_path: Path, delimiter: str) -> None:
    rows = [["date", "title"], ["2023", "a, b"], ["2024", "c"]]
    lines = [delimiter.join(f'"{cell}"' for cell in row) for row in rows]
    table = table_of(tmp_path / "a.txt", "\n".join(lines).encode())
    assert table.columns == ("date", "title")


def test_a_cell_may_hold_a_line_end_that_is_not_that_of_the_file(
    tmp_path: Path,
) -> None:
    data = b"id,date,title,place\r\n1,2023,One\nand\n\nmore,Swat\r\n"
    data += b'\n2,2024,"Two\nlines",Dir\r\n3,2025,Three,Buner\n4,2026,Four,Kohat\r\n'
    table = table_of(tmp_path / "a.csv", data)
    assert [(row.number, row.cells[2:]) for row in table.rows()] == [
        (2, ("One\nand\n\nmore", "Swat")),
        (7, ("Two\nlines", "Dir")),
        (9, ("Three", "Buner")),
        (10, ("Four", "Kohat")),
    ]


def test_rows_below_a_header_of_another_system_stay_rows(tmp_path: Path) -> None:
    data = b"id,date,title\r\n1,2023,One\n2,2024\n3,2025\n4,2026,Four\n"
    table = table_of(tmp_path / "a.csv", data)
    assert [row.cells[0] for row in table.rows()] == ["1", "2", "3", "4"]


@pytest.mark.parametrize("end", ["", "\n", "\r\n"])
def test_a_file_that_ends_within_a_cell_names_the_line(
    tmp_path: Path, end: str
) -> None:
    text = f'date,title{end or chr(10)}2023,One\n2024,"Two{end}2025,Three{end}'
    with pytest.raises(DatelineError, match="from line 3 on"):
        cells(table_of(tmp_path / "a.csv", text.encode()))


def test_a_zero_byte_far_into_the_file_stays_visible(tmp_path: Path) -> None:
    data = b"date,title\n" + b"2023,One more attack\n" * 5000 + b"2024,A\0B\n"
    assert cells(table_of(tmp_path / "a.csv", data))[-1] == ("2024", "A\ufffdB")


def test_rows_are_numbered_as_they_stand_in_the_file(tmp_path: Path) -> None:
    data = b'date,title\n2023,"Two\nlines"\n\n2024,Last\n'
    table = table_of(tmp_path / "a.csv", data)
    assert [row.number for row in table.rows()] == [2, 5]


def test_names_that_are_missing_or_double_get_one(tmp_path: Path) -> None:
    table = table_of(tmp_path / "a.csv", b" date ,,date\n1,2,3\n")
    assert table.columns == ("date", "column 2", "date (2)")
    notes = " ".join(map(str, table.notes))
    assert "1 column has no name" in notes
    assert "date" in notes


def test_a_header_below_a_title_is_found(tmp_path: Path) -> None:
    data = b"Incidents of the north,,\n,,\ndate,title,killed\n2023,One,4\n"
    table = table_of(tmp_path / "a.csv", data)
    assert table.columns == ("date", "title", "killed")
    assert [row.number for row in table.rows()] == [4]


def test_a_short_row_is_filled_and_a_long_one_says_what_is_too_much(
    tmp_path: Path,
) -> None:
    table = table_of(tmp_path / "a.csv", b"a,b\n1\n1,2,3\n")
    short, long = table.rows()
    assert short.cells == ("1", "")
    assert (long.cells, long.surplus) == (("1", "2"), ("3",))


def test_json_and_json_lines_are_tables(tmp_path: Path) -> None:
    lines = b'{"date": "2023", "n": 4}\n\n{"date": null, "title": "x"}\n'
    table = table_of(tmp_path / "a.jsonl", lines)
    assert table.columns == ("date", "n", "title")
    assert cells(table) == [("2023", "4", ""), ("", "", "x")]
    table = table_of(tmp_path / "a.json", b'{"events": [{"date": "2023"}], "v": 1}')
    assert cells(table) == [("2023",)]
    assert "Beside its rows the file has v: not taken." in map(str, table.notes)


def test_what_lies_in_inner_objects_has_columns_of_its_own(tmp_path: Path) -> None:
    lines = b'{"place": {"name": "Quetta", "at": {"lat": 1}}, "sources": ["a", "b"]}\n'
    table = table_of(tmp_path / "a.jsonl", lines)
    assert table.columns == ("place.name", "place.at.lat", "sources")
    assert cells(table) == [("Quetta", "1", "a; b")]


def test_lines_of_json_that_are_no_rows_are_kept_aside_one_by_one(
    tmp_path: Path,
) -> None:
    lines = b'{"date": "2023"}\n{"date":\n{"date": "2024"}\n[1, 2]\n'
    table = table_of(tmp_path / "a.jsonl", lines)
    faults = [(row.number, row.surplus, str(row.fault)) for row in table.rows()]
    assert [number for number, _, fault in faults if fault == "None"] == [1, 3]
    assert faults[1][:2] == (2, ('{"date":',))
    assert faults[3][1:] == (
        ("[1, 2]",),
        "That is not an object with names and values.",
    )


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.csv", b""),
        ("a.csv", b"\n\n,,\n"),
        ("a.csv", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" * 20),
        ("a.csv", b"%PDF-1.4 words"),
        ("a.csv", b"\n<!DOCTYPE html><html>"),
        ("a.json", b'[{"date": "2023"'),
        ("a.json", b"[" * 100_000),
        ("a.json", b"[1, 2]"),
        ("a.json", b'"text"'),
        ("a.jsonl", b"[1]\n[2]\n"),
        ("a.csv", b"date,title\n"),
        ("a.xlsx", b"no workbook at all"),
        ("a.ods", b"PK\x03\x04 cut"),
    ],
)
def test_what_is_no_table_is_refused_with_a_sentence(
    tmp_path: Path, name: str, data: bytes
) -> None:
    with pytest.raises(DatelineError, match=r"\.$"):
        cells(table_of(tmp_path / name, data))


def test_a_line_without_end_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dateline_db.exchange.delimited.LONGEST_CELL", 1000)
    with pytest.raises(DatelineError, match="more than"):
        cells(table_of(tmp_path / "a.csv", b"a,b\n" + b"x" * 5000))


def test_an_open_quotation_mark_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dateline_db.exchange.delimited.LONGEST_CELL", 1000)
    with pytest.raises(DatelineError, match="quotation mark"):
        cells(table_of(tmp_path / "a.csv", b'a,b\n1,"' + b"x\n" * 5000))


def test_a_zip_bomb_is_no_workbook(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/worksheets/sheet1.xml", b"0" * 100_000_000)
    with pytest.raises(DatelineError, match="unpack"):
        open_table(path)


SHEET = """<?xml version="1.0"?><worksheet
xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>
<row r="1"><c r="A1" t="inlineStr"><is><t>date</t></is></c>
<c r="B1" t="inlineStr"><is><t>title</t></is></c>
<c r="C1" t="inlineStr"><is><t>killed</t></is></c></row>
<row r="3"><c r="A3" s="1"><v>44956</v></c>
<c r="B3" t="inlineStr"><is><t>Blast</t></is></c><c r="C3"><v>84</v></c></row>
</sheetData></worksheet>"""
PARTS = {
    "[Content_Types].xml": """<?xml version="1.0"?><Types
xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="rels"
ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/></Types>""",
    "_rels/.rels": """<?xml version="1.0"?><Relationships
xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship
Id="rId1" Target="xl/workbook.xml" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"/>
</Relationships>""",
    "xl/workbook.xml": """<?xml version="1.0"?><workbook
xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"
xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">
<sheets><sheet name="North" sheetId="1" r:id="rId1"/></sheets></workbook>""",
    "xl/_rels/workbook.xml.rels": """<?xml version="1.0"?><Relationships
xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="rId1" Target="worksheets/sheet1.xml"
Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet"/>
<Relationship Id="rId2" Target="styles.xml"
Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles"/>
</Relationships>""",
    "xl/styles.xml": """<?xml version="1.0"?><styleSheet
xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">
<cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs>
</styleSheet>""",
    "xl/worksheets/sheet1.xml": SHEET,
}


def test_a_workbook_is_read_with_its_dates_and_sheets(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with zipfile.ZipFile(path, "w") as packed:
        for name, text in PARTS.items():
            packed.writestr(name, text)
    table = open_table(path)
    assert table.columns == ("date", "title", "killed")
    assert list(table.rows()) == [Row(3, ("2023-01-30", "Blast", "84"))]
    assert open_table(path, Layout(sheet="North")).columns == table.columns
    with pytest.raises(DatelineError, match="it has North"):
        open_table(path, Layout(sheet="South"))


BOOK_1904 = {"date_1904": True}


@pytest.mark.parametrize("options", [{}, BOOK_1904])
def test_a_date_is_no_sharper_than_its_cell_shows_it(
    options: dict[str, bool], tmp_path: Path
) -> None:
    formats = ["dd/mm/yyyy", "mmm yyyy", 'yyyy "(year)"', "mmm-yy", "[$-409]mmmm yyyy"]
    with xlsxwriter.Workbook(tmp_path / "a.xlsx", options) as book:
        sheet = book.add_worksheet("Data & more")
        sheet.write_row(0, 1, ["date", "title"])
        for row, code in enumerate(formats, 1):
            day = book.add_format({"num_format": 17 if code == "mmm-yy" else code})
            sheet.write_datetime(row, 1, dt.datetime(2014, 5, 1), day)  # noqa: DTZ001
            sheet.write(row, 2, code)
    assert shortened(tmp_path / "a.xlsx", "a sheet that nothing leads to") == {}
    found = [row[1] for row in cells(open_table(tmp_path / "a.xlsx"))]
    assert found == ["2014-05-01", "2014-05", "2014", "2014-05", "2014-05"]


def test_a_workbook_in_the_strict_form_is_read_alike(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(tmp_path / "a.xlsx") as book:
        sheet, day = book.add_worksheet(), book.add_format({"num_format": 17})
        sheet.write_column(0, 0, ["date"])
        sheet.write_datetime(1, 0, dt.datetime(2014, 5, 1), day)  # noqa: DTZ001
    with (
        zipfile.ZipFile(tmp_path / "a.xlsx") as packed,
        zipfile.ZipFile(tmp_path / "b.xlsx", "w") as strict,
    ):
        for name in packed.namelist():
            text = packed.read(name).replace(
                b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
                b"http://purl.oclc.org/ooxml/officeDocument/relationships",
            )
            strict.writestr(name, text)
    assert shortened(tmp_path / "b.xlsx", "Sheet1") == {(2, 1): 7}


def test_a_cell_merged_over_rows_counts_in_each(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(tmp_path / "a.xlsx") as book:
        sheet = book.add_worksheet()
        sheet.merge_range(0, 0, 0, 1, "A register")
        sheet.write_row(2, 0, ["date", "title"])
        sheet.merge_range(3, 0, 5, 0, "2014-05-03")
        for row in range(3, 6):
            sheet.write(row, 1, f"event {row}")
    table = open_table(tmp_path / "a.xlsx")
    assert {row[0] for row in cells(table)} == {"2014-05-03"}
    assert len(cells(table)) == 3
    assert any(str(note).startswith("2 cells that are merged") for note in table.notes)


ARABIC = "مقتل ثلاثة جنود في انفجار قنبلة على الطريق قرب المدينة القديمة"
WESTERN = "Café, Überfall, São, naïve"


@pytest.mark.parametrize(
    ("text", "encoding", "told"),
    [
        (ARABIC, "cp1256", "cp1256"),
        (WESTERN, "latin-1", "cp1252"),
        ("\u00ef\u00bb\u00bf" + WESTERN, "latin-1", "cp1252"),
    ],
)
def test_letters_that_stand_alone_are_of_the_west(
    text: str, encoding: str, told: str, tmp_path: Path
) -> None:
    table = table_of(tmp_path / "a.csv", f"{text}\n1\n".encode(encoding))
    assert table.encoding == told
    assert table.columns[0].startswith(text.strip("ï»¿")[:3])


def test_cells_that_lie_far_apart_are_no_table(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(tmp_path / "a.xlsx") as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["date", "title"])
        sheet.write(1_048_575, 16_383, "the last corner")
    with pytest.raises(DatelineError, match="so far apart"):
        open_table(tmp_path / "a.xlsx")
    for odd in (b'r="xfd1048576"', b'r="monthA1048576"'):
        with (
            zipfile.ZipFile(tmp_path / "a.xlsx") as packed,
            zipfile.ZipFile(tmp_path / "b.xlsx", "w") as other,
        ):
            for name in packed.namelist():
                data = packed.read(name).replace(b'r="XFD1048576"', odd)
                other.writestr(name, data)
        with pytest.raises(DatelineError, match="so far apart"):
            open_table(tmp_path / "b.xlsx")


@pytest.mark.parametrize("place", range(30, 6000, 400))
def test_a_workbook_that_is_damaged_anywhere_gets_a_sentence(
    place: int, tmp_path: Path
) -> None:
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path) as book:
        for name in ("One", "Two"):
            book.add_worksheet(name).write_column(0, 0, ["title", "a", "b"])
    data = path.read_bytes()
    path.write_bytes(data[:place] + b"\xff" * 40 + data[place + 40 :])
    with suppress(DatelineError):
        assert sheets(path)
        assert cells(open_table(path)) is not None


ODS = """<?xml version="1.0"?><office:document-content
xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body>
<office:spreadsheet><table:table table:name="Data">{}</table:table>
</office:spreadsheet></office:body></office:document-content>"""
ODS_MANIFEST = """<manifest:manifest
xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>"""
ODS_CELL = """<table:table-row {}><table:table-cell/><table:table-cell
office:value-type="date" office:date-value="2014-05-01"><text:p>{}</text:p>
</table:table-cell></table:table-row>"""


def test_ods_that_is_cut_off_within_its_table_gets_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "a.ods"
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        packed.writestr("META-INF/manifest.xml", ODS_MANIFEST)
        packed.writestr("content.xml", ODS.split("{}", maxsplit=1)[0] + "<table:tab")
    with pytest.raises(DatelineError, match="cannot be read as a workbook"):
        open_table(path)


def test_a_date_of_ods_is_no_sharper_than_it_is_shown(tmp_path: Path) -> None:
    path = tmp_path / "a.ods"
    header = (
        "<table:table-row><table:table-cell/><table:table-cell "
        'office:value-type="string"><text:p>date</text:p></table:table-cell>'
        "</table:table-row>"
    )
    twice = 'table:number-rows-repeated="2"'
    rows = (("", "1 May 2014"), (twice, "May 14"), ("", "2014"), ("", "01/05/14"))
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("mimetype", kind)
        packed.writestr("META-INF/manifest.xml", ODS_MANIFEST)
        body = header + "".join(ODS_CELL.format(*row) for row in rows)
        packed.writestr("content.xml", ODS.format(body))
    found = [row[1] for row in cells(open_table(path))]
    assert found == ["2014-05-01", "2014-05", "2014-05", "2014", "2014-05-01"]
