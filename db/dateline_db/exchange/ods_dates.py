"""Dates in ODS as they are shown: the file has a day where "May 2014" was typed."""

import re
import zipfile
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import iterparse

Cells = dict[tuple[int, int], int]
"""How many letters of the ISO date a cell shows, by its row and column, from 1."""
TO_YEAR, TO_MONTH = 4, 7
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_CELLS = (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell")
_PARTS = re.compile(r"\d+|[^\W\d_]+")
_MOST = 1000  # times that a cell with a date is repeated


def require_whole(path: Path) -> None:
    """Raise `ValueError` where the XML of ODS is damaged: its reader would not end."""
    if path.suffix.casefold() != ".ods" or not zipfile.is_zipfile(path):
        return
    state = path.stat()
    fault = _fault(path, state.st_mtime_ns, state.st_size)
    if fault:
        raise ValueError(fault)


@lru_cache(maxsize=8)
def _fault(path: Path, _changed: int, _size: int) -> str:
    with zipfile.ZipFile(path) as packed:
        try:
            with packed.open("content.xml") as file:
                for _, element in iterparse(file):
                    element.clear()
        except (KeyError, ParseError, DefusedXmlException) as error:
            return str(error) or type(error).__name__
    return ""


def shown_in_ods(packed: zipfile.ZipFile, sheet: str) -> Cells:
    """Return the cells of a sheet that show no day."""
    found: Cells = {}
    row = 0
    for element in _rows(packed, sheet):
        times = _times(element, "rows")
        for column, shown in _shown_in(element):
            for more in range(min(times, _MOST)):
                found[row + 1 + more, column] = shown
        row += times
        element.clear()
    return found


def _rows(packed: zipfile.ZipFile, sheet: str) -> Iterator[Any]:
    is_here = False
    with packed.open("content.xml") as file:
        for event, element in iterparse(file, ("start", "end")):
            if event == "start" and element.tag == f"{_TABLE}table":
                is_here = element.get(f"{_TABLE}name") == sheet
            if event == "end" and is_here and element.tag == f"{_TABLE}table-row":
                yield element


def _shown_in(row: Any) -> Iterator[tuple[int, int]]:
    column = 0
    for cell in row:
        if cell.tag not in _CELLS:
            continue
        times = _times(cell, "columns")
        shown = _shown(cell)
        if shown:
            for more in range(min(times, _MOST)):
                yield column + 1 + more, shown
        column += times


def _shown(cell: Any) -> int | None:
    """Return how much of its date a cell shows, None for all of it or no date.

    A day, a month and a year are three parts; with two of them there is no day.
    """
    if not cell.get(f"{_OFFICE}date-value"):
        return None
    parts = _PARTS.findall(" ".join(cell.itertext()))
    return {1: TO_YEAR, 2: TO_MONTH}.get(len(parts))


def _times(element: Any, what: str) -> int:
    return int(element.get(f"{_TABLE}number-{what}-repeated", "1"))
