"""Tables in text: CSV, TSV and whatever else parts its cells by one character."""

import csv
import io
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import chain, islice
from pathlib import Path
from typing import IO

from dateline_db.errors import DatelineError
from dateline_db.exchange.table import LONGEST_CELL

_DELIMITERS = "\t,;|"
_SAMPLE_LINES = 30
_LOOKED_AT = 200
_IN_CELL = "\x1e"  # stands for an LF in a cell without quotation marks


def records(
    path: Path, encoding: str, delimiter: str
) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows of a file with the number of the line on which each begins."""
    with path.open(encoding=encoding, newline="", errors=_errors(encoding)) as file:
        yield from _parsed(lines_of(file, path.name), delimiter, path.name)


def delimiter_of(text: str) -> str:
    """Return what parts the cells of most lines alike, a comma if nothing does."""
    best, most = ",", (0, 0)
    for delimiter in _DELIMITERS:
        try:
            lines = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
            widths = Counter(len(row) for row in islice(lines, _SAMPLE_LINES))
        except csv.Error:
            continue
        widths.pop(0, None)
        width, count = max(
            widths.items(), key=lambda one: (one[0] > 1, one[1]), default=(0, 0)
        )
        if width > 1 and (count, width) > most:
            best, most = delimiter, (count, width)
    return best


def sample(path: Path, encoding: str) -> str:
    """Return the first lines of a file."""
    with path.open(encoding=encoding, newline="", errors=_errors(encoding)) as file:
        lines = lines_of(file, path.name)
        return "".join(islice(lines, _SAMPLE_LINES))


def _parsed(
    lines: Iterable[str], delimiter: str, name: str
) -> Iterator[tuple[int, list[str]]]:
    record: list[str] = []
    last: list[str] = []
    with _long_cells():
        reader = csv.reader(_kept(lines, delimiter, record), delimiter=delimiter)
        begins = 1
        try:
            for row in reader:
                if any(_IN_CELL in line for line in record):
                    row = [cell.replace(_IN_CELL, "\n") for cell in row]
                yield begins, row
                begins += sum(1 + line.count(_IN_CELL) for line in record)
                last = record.copy()
                record.clear()
        except csv.Error as error:
            raise _unreadable(name, begins, str(error)) from error
        if _is_left_open(last, delimiter):
            lines_of_last = sum(1 + line.count(_IN_CELL) for line in last)
            detail = "the text ends within a cell"
            raise _unreadable(name, begins - lines_of_last, detail)


def _kept(lines: Iterable[str], delimiter: str, record: list[str]) -> Iterator[str]:
    """Yield lines, and remember those of the row that is being read."""
    for line in _whole(lines, delimiter):
        record.append(line)
        yield line


def _whole(lines: Iterable[str], delimiter: str) -> Iterator[str]:
    """Yield lines as the file ends them: where that is CR LF, a cell may hold LF.

    A line that has all its cells is one, whatever ends it.
    """
    rest = iter(lines)
    sample = list(islice(rest, _LOOKED_AT))
    full = sample[0].count(delimiter) if sample else 0
    ends = Counter(
        line.endswith("\r\n") for line in sample if line.count(delimiter) >= full
    )
    rest = chain(sample, rest)
    if not full or ends[True] <= ends[False]:
        return rest
    return _joined(rest, delimiter, full)


def _joined(lines: Iterable[str], delimiter: str, full: int) -> Iterator[str]:
    begun: list[str] = []
    count = 0
    for line in lines:
        begun.append(line)
        count += line.count(delimiter)
        ends_here = line.endswith("\r\n") or count >= full
        if ends_here or len(begun) > _LOOKED_AT or not begun[0].strip():
            yield "".join(begun)
            begun.clear()
            count = 0
        else:
            begun[-1] = line.rstrip("\r\n") + _IN_CELL
    if begun:
        yield "".join(begun)


def _is_left_open(lines: list[str], delimiter: str) -> bool:
    """Whether a quotation mark of the last row is never closed: one more line tells."""
    if not lines:
        return False
    return sum(1 for _ in csv.reader([*lines, "x"], delimiter=delimiter)) == 1


def _unreadable(name: str, line: int, detail: str) -> DatelineError:
    return DatelineError(
        "{name} cannot be read as a table from line {line} on: {detail}. Look "
        "whether a quotation mark is left open there.",
        name=name,
        line=line,
        detail=detail,
    )


def lines_of(file: IO[str], name: str) -> Iterator[str]:
    """Yield lines, and stop at one that no table has."""
    while line := file.readline(LONGEST_CELL):
        if len(line) == LONGEST_CELL and line[-1] not in "\r\n":
            raise DatelineError(
                "{name} has a line of more than {count:,} characters: it is no table.",
                name=name,
                count=LONGEST_CELL,
            )
        yield line.replace("\0", "\ufffd") if "\0" in line else line


@contextmanager
def _long_cells() -> Iterator[None]:
    """Let cells be longer than the csv module expects, while a file is read."""
    before = csv.field_size_limit(LONGEST_CELL)
    try:
        yield
    finally:
        csv.field_size_limit(before)


def _errors(encoding: str) -> str:
    """Latin-1 and cp1252 were tried; a stray byte of another script is kept visible."""
    return "strict" if encoding.startswith("utf-8") else "replace"
