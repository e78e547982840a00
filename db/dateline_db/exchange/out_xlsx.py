"""XLSX: a workbook with a sheet for each kind of record, of texts and plain numbers.

Dates are texts in EDTF, since a date of a spreadsheet is a day and knows no vaguer one.
"""

import datetime as dt
import io
from collections.abc import Iterator
from itertools import islice
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from dateline_db.exchange.defusing import defused
from dateline_db.exchange.out_csv import safe
from dateline_db.exchange.out_records import Cell, Sheet, about, sheets
from dateline_db.exchange.sharing import Shared

_ROWS = 1_048_575  # below the header
_LONGEST = 32_767  # letters of a cell
_NARROW, _WIDE, _LOOKED_AT = 7, 56, 200
_THEN = dt.datetime(1980, 1, 1, tzinfo=dt.UTC).replace(tzinfo=None)
_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}
_NAMES = {
    "credibility_grade": "Digits",
    "reliability_grade": "Letters",
    "lineage": "Lineage",
    "era_basis": "Bases of eras",
}


def xlsx(shared: Shared) -> bytes:
    """Return a workbook; the same case makes the same bytes."""
    data = io.BytesIO()
    book = Workbook(data, _OPTIONS)
    book.set_properties({"title": shared.title, "created": _THEN})
    looks = _Looks(book, shared)
    for sheet in sheets(shared):
        rows = (safe(row, shared.losses) for row in sheet.rows)
        first, number = list(islice(rows, _ROWS)), 1
        while first:
            name = _name(sheet.name) + (f" ({number})" if number > 1 else "")
            looks.fill(book.add_worksheet(name), sheet, first)
            first, number = list(islice(rows, _ROWS)), number + 1
    looks.tell(book.add_worksheet("About this file"))
    book.close()
    return data.getvalue()


class _Looks:
    """How the sheets of one workbook look."""

    def __init__(self, book: Any, shared: Shared) -> None:
        self._shared = shared
        self._head = book.add_format(
            {"bold": True, "bg_color": "#1F3A52", "font_color": "#FFFFFF", "border": 0}
        )
        self._text = book.add_format({"num_format": "@", "valign": "top"})
        self._number = book.add_format({"num_format": "General", "valign": "top"})
        self._wrapped = book.add_format({"text_wrap": True, "valign": "top"})

    def fill(self, page: Worksheet, sheet: Sheet, rows: list[list[Cell]]) -> None:
        """Write the rows below a header that stays in sight and can be filtered."""
        last = len(sheet.columns) - 1
        for column, name in enumerate(sheet.columns):
            page.write_string(0, column, _heading(name), self._head)
        for number, row in enumerate(rows, start=1):
            for column, cell in enumerate(row):
                self._write(page, (number, column), cell)
        for column, width in enumerate(_widths(sheet, rows)):
            page.set_column(column, column, width)
        page.freeze_panes(1, 1)
        page.autofilter(0, 0, len(rows), last)
        page.ignore_errors({"number_stored_as_text": f"A1:XFD{len(rows) + 1}"})
        page.repeat_rows(0)
        self._print(page)

    def tell(self, page: Worksheet) -> None:
        """Say what the workbook is made of and what is not in it."""
        page.set_column(0, 0, 100)
        for number, line in enumerate(about(self._shared)):
            form = self._head if number == 0 else self._wrapped
            page.write_string(number, 0, defused(line)[:_LONGEST], form)
        self._print(page)

    def _write(self, page: Worksheet, place: tuple[int, int], cell: Cell) -> None:
        if not isinstance(cell, str):
            page.write_number(*place, cell, self._number)
        elif cell:
            if len(cell) > _LONGEST:
                self._shared.losses.note(
                    "Texts longer than a cell can hold, cut off: {count}."
                )
            page.write_string(*place, cell[:_LONGEST], self._text)

    def _print(self, page: Worksheet) -> None:
        page.set_landscape()
        page.set_paper(9)
        page.fit_to_pages(1, 0)
        marking = self._shared.marking.value
        page.set_header(f"&L&A&R&B{marking}")
        page.set_footer(f"&L&P / &N&R&B{marking}")


def _widths(sheet: Sheet, rows: list[list[Cell]]) -> Iterator[int]:
    for column, name in enumerate(sheet.columns):
        longest = max(
            (len(str(row[column])) for row in rows[:_LOOKED_AT]),
            default=0,
        )
        yield min(max(longest + 2, len(name) + 4, _NARROW), _WIDE)


def _heading(name: str) -> str:
    return name.replace("_", " ").capitalize()


def _name(table: str) -> str:
    return _NAMES.get(table) or _heading(table) + "s"
