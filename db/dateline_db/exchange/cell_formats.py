"""How exactly the cells of a workbook show their dates: Excel keeps a day for each.

Who types "May 2014" sees that; the file has 1 May 2014, and a format without days.
"""

import re
import zipfile
import zlib
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring, iterparse

from dateline_db.exchange.ods_dates import TO_MONTH, TO_YEAR, Cells, shown_in_ods

_ODS = ".ods"
_SUFFIXES = (".xlsx", ".xlsm")
_BUILT_IN = {17: TO_MONTH}  # mmm-yy
_LITERAL = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')
_PLACE = re.compile(r"([A-Z]{1,3})(\d{1,7})")
_FAULTS = (
    *(LookupError, ValueError, OSError, RuntimeError, StopIteration),
    *(ParseError, DefusedXmlException, zipfile.BadZipFile, zlib.error, EOFError),
)


def shortened(path: Path, sheet: str) -> Cells:
    """Return the cells of a sheet that show no day, of XLSX and ODS."""
    suffix = path.suffix.casefold()
    if suffix not in (*_SUFFIXES, _ODS):
        return {}
    try:
        with zipfile.ZipFile(path) as packed:
            if suffix == _ODS:
                return shown_in_ods(packed, sheet)
            styles = _styles(packed)
            return _cells(packed, _part(packed, sheet), styles) if styles else {}
    except _FAULTS:
        return {}  # as odd as it is, it was read as a workbook


def _styles(packed: zipfile.ZipFile) -> dict[str, int]:
    """Return the styles whose dates show no day."""
    root = fromstring(packed.read("xl/styles.xml"))
    codes = {
        int(one.get("numFmtId", "0")): one.get("formatCode", "")
        for one in root.iterfind("{*}numFmts/{*}numFmt")
    }
    found: dict[str, int] = {}
    for number, one in enumerate(root.iterfind("{*}cellXfs/{*}xf")):
        code = int(one.get("numFmtId", "0"))
        shown = _shown(codes[code]) if code in codes else _BUILT_IN.get(code)
        if shown:
            found[str(number)] = shown
    return found


def _shown(code: str) -> int | None:
    """Return how much of a date a format shows, None for all of it or no date."""
    letters = _LITERAL.sub("", code.split(";")[0]).casefold()
    if "y" not in letters or any(one in letters for one in "dhs"):
        return None
    return TO_MONTH if "m" in letters else TO_YEAR


def _part(packed: zipfile.ZipFile, sheet: str) -> str:
    book = fromstring(packed.read("xl/workbook.xml"))
    links = fromstring(packed.read("xl/_rels/workbook.xml.rels"))
    wanted = next(
        next(link for name, link in one.attrib.items() if name.endswith("}id"))
        for one in book.iterfind("{*}sheets/{*}sheet")
        if one.get("name") == sheet
    )
    target = next(one.get("Target", "") for one in links if one.get("Id") == wanted)
    return target.lstrip("/") if target.startswith("/") else f"xl/{target}"


def _cells(packed: zipfile.ZipFile, part: str, styles: dict[str, int]) -> Cells:
    found: Cells = {}
    with packed.open(part) as file:
        for _, one in iterparse(file):
            name: Any = one.tag
            if name.endswith("}c") and one.get("s") in styles:
                place = _PLACE.fullmatch(one.get("r", ""))
                if place:
                    at = int(place[2]), _column(place[1])
                    found[at] = styles[one.get("s", "")]
            if name.endswith("}row"):
                one.clear()
    return found


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = 26 * number + ord(letter) - ord("A") + 1
    return number
