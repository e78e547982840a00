"""Tables in text: CSV, TSV and whatever else parts its cells by one character."""

import csv
import io
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import IO

from dateline_db.errors import DatelineError
from dateline_db.exchange.table import LONGEST_CELL

_DELIMITERS = "\t,;|"
_SAMPLE_LINES = 30


def records(
    path: Path, encoding: str, delimiter: str
) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows of a file with the number of the line on which each begins."""
    with path.open(encoding=encoding, newline="", errors=_errors(encoding)) as file:
        yield from _parsed(_lines(file, path.name), delimiter, path.name)


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
        lines = _lines(file, path.name)
        return "".join(islice(lines, _SAMPLE_LINES))


def _parsed(
    lines: Iterable[str], delimiter: str, name: str
) -> Iterator[tuple[int, list[str]]]:
    with _long_cells():
        reader = csv.reader(lines, delimiter=delimiter, strict=False)
        begins = 1
        try:
            for row in reader:
                yield begins, row
                begins = reader.line_num + 1
        except csv.Error as error:
            raise DatelineError(
                "{name} cannot be read as a table from line {line} on: {detail}. Look "
                "whether a quotation mark is left open there.",
                name=name or "The text",
                line=begins,
                detail=str(error),
            ) from error


def _lines(file: IO[str], name: str) -> Iterator[str]:
    """Yield lines, and stop at one that no table has."""
    while line := file.readline(LONGEST_CELL):
        if len(line) == LONGEST_CELL and line[-1] not in "\r\n":
            raise DatelineError(
                "{name} has a line of more than {count} characters: it is no table.",
                name=name,
                count=LONGEST_CELL,
            )
        yield line


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
