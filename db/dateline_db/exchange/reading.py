"""Reading: a file of any kind that holds a table, as a table."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from dateline_db.edits.wording import counted
from dateline_db.errors import DatelineError, Message, say
from dateline_db.exchange import delimited, json_rows, sqlite_rows, workbooks
from dateline_db.exchange.encodings import encoding_of
from dateline_db.exchange.programs import as_meant, program_table
from dateline_db.exchange.table import Row, Table, fitted, named
from dateline_db.store.other_tables import is_sqlite

_JSON = (".json", ".jsonl", ".ndjson")
_LOOKED_AT = 20
Records = Callable[[], Iterator[tuple[int, list[str]]]]


class _Read(NamedTuple):
    """How a file is read: "" where it is not text."""

    encoding: str
    delimiter: str
    records: Records
    notes: tuple[Message, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """How a table stands in its file; "" and None are found out.

    `header` is the row that names the columns, counted from 1 among the rows that are
    not blank; 0 where there is none and `columns` names them.
    """

    encoding: str = ""
    delimiter: str = ""
    sheet: str = ""
    header: int | None = None
    columns: tuple[str, ...] = ()


def open_table(path: Path, layout: Layout | None = None) -> Table:
    """Open the table in a file; raise a sentence where there is none."""
    layout = layout or Layout()
    try:
        if not path.stat().st_size:
            raise DatelineError("{name} is empty.", name=path.name)
        found = None if layout.columns else program_table(path)
        if found is not None:
            return found
        read = _records(path, layout)
    except (OSError, LookupError) as error:
        raise DatelineError(
            "{name} cannot be read: {detail}.", name=path.name, detail=str(error)
        ) from error
    encoding = read.encoding
    notes = [say("Read as {encoding}.", encoding=encoding)] if encoding else []
    if encoding not in ("", "utf-8", "utf-8-sig"):
        notes = [
            say(
                "The file is not UTF-8: read as {encoding}, so look whether accents "
                "are right.",
                encoding=encoding,
            )
        ]
    return as_meant(_with_header(path, read, layout, [*notes, *read.notes]))


def top_rows(path: Path, layout: Layout) -> list[tuple[int, list[str]]]:
    """Return the first rows of a file as they stand, one of which names the columns.

    None of a file that says by itself what its columns are.
    """
    suffix = path.suffix.casefold()
    if suffix in (*_JSON, *sqlite_rows.SUFFIXES) or program_table(path) is not None:
        return []
    return list(islice(_filled(_records(path, layout).records()), _LOOKED_AT))


def sheets(path: Path) -> tuple[str, ...]:
    """Return the sheets of a workbook or the tables of a database; none of the rest."""
    suffix = path.suffix.casefold()
    if suffix in workbooks.SUFFIXES:
        return workbooks.sheets(path)
    if suffix in sqlite_rows.SUFFIXES and is_sqlite(path):
        return sqlite_rows.sheets(path)
    return ()


def _records(path: Path, layout: Layout) -> _Read:
    suffix = path.suffix.casefold()
    if suffix in workbooks.SUFFIXES:
        records = partial(workbooks.records, path, layout.sheet)
        return _Read("", "", records, tuple(workbooks.notes(path, layout.sheet)))
    if suffix in sqlite_rows.SUFFIXES and is_sqlite(path):
        return _Read("", "", partial(sqlite_rows.records, path, layout.sheet))
    encoding = layout.encoding or encoding_of(path)
    if suffix in _JSON:
        records = partial(json_rows.records, path, encoding)
        return _Read(encoding, "", records, tuple(json_rows.notes(path, encoding)))
    delimiter = layout.delimiter or delimited.delimiter_of(
        delimited.sample(path, encoding)
    )
    records = partial(delimited.records, path, encoding, delimiter)
    return _Read(encoding, delimiter, records)


def _with_header(
    path: Path, read: _Read, layout: Layout, notes: list[Message]
) -> Table:
    encoding, delimiter, records, _ = read
    first = list(islice(_filled(records()), _LOOKED_AT))
    if not first:
        raise DatelineError("{name} has no row with anything in it.", name=path.name)
    if layout.header == 0:
        width = max(len(row) for _, row in first)
        columns = layout.columns or named([""] * width)[0]
        rows, told = partial(_rows, records, 0, len(columns)), tuple(notes)
        return Table(path, columns, rows, encoding, told, delimiter=delimiter)
    place = (layout.header or _header_in([row for _, row in first])) - 1
    if place >= len(first):
        raise DatelineError("{name} has no row {number}.", name=path.name, number=place)
    if delimiter and place + 1 == len(first) < _LOOKED_AT:
        raise DatelineError(
            "{name} names its columns, and has no row below.", name=path.name
        )
    columns, missing, double = named(first[place][1])
    if place and layout.header is None:
        notes.append(
            say("The columns are named in row {number}.", number=first[place][0])
        )
    if missing:
        notes.append(
            counted(
                len(missing), "1 column has no name.", "{count} columns have no name."
            )
        )
    if double:
        notes.append(
            say("Columns of one name: {names}.", names=", ".join(dict.fromkeys(double)))
        )
    rows = partial(_rows, records, place + 1, len(columns))
    told, header = tuple(notes), first[place][0]
    return Table(
        path, columns, rows, encoding, told, delimiter=delimiter, header=header
    )


def _header_in(rows: list[list[str]]) -> int:
    """Return which row names the columns: the first that is as wide as most are."""
    widths = [sum(1 for cell in row if cell.strip()) for row in rows]
    wanted = 0.6 * max(widths)
    return next(n for n, width in enumerate(widths, 1) if width >= wanted)


def _filled(
    records: Iterator[tuple[int, list[str]]],
) -> Iterator[tuple[int, list[str]]]:
    return ((number, row) for number, row in records if any(c.strip() for c in row))


def _rows(records: Records, skipped: int, width: int) -> Iterator[Row]:
    for number, cells in islice(_filled(records()), skipped, None):
        yield fitted(number, cells, width)
