"""Tables out of files of other programs that are none: made whole, row by row."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from dateline_db.errors import BadDate, DatelineError, Message, say
from dateline_db.exchange.table import Row, Table, whole
from dateline_db.model.era import Era
from dateline_db.model.when import When

LARGEST = 256 << 20
"""Bytes of a file that is read as one piece."""
Cells = tuple[str, ...]


@dataclass(slots=True)
class Found:
    """What a reader finds in a file: rows under columns, and eras."""

    columns: Cells
    rows: list[Row] = field(default_factory=list)
    eras: list[Era] = field(default_factory=list)
    notes: list[Message] = field(default_factory=list)

    def add(self, number: int, cells: Sequence[str]) -> None:
        """Add the row that is the entry of that number in the file."""
        self.rows.append(Row(number, tuple(map(whole, cells))))

    def add_era(self, title: str, edtf: str) -> None:
        """Add an era; one without a title or a date is only told of."""
        try:
            self.eras.append(Era(title=whole(title), when=When.parse(edtf)))
        except DatelineError:
            self.notes.append(
                say(
                    "The era “{title}” ({date}) is not taken.",
                    title=whole(title),
                    date=whole(edtf),
                )
            )

    def table(self, path: Path) -> Table:
        """Return it as a table."""
        rows = tuple(self.rows)
        if not rows and not self.eras:
            raise DatelineError("{name} holds no event.", name=path.name)
        return Table(
            path=path,
            columns=tuple(map(whole, self.columns)),
            open_rows=partial(iter, rows),
            notes=tuple(self.notes),
            eras=tuple(self.eras),
        )


def require_size(path: Path) -> None:
    """Raise where a file is too large to be read as one piece."""
    if path.stat().st_size > LARGEST:
        raise DatelineError(
            "{name} is larger than 256 MB, and cannot be read as one piece: part it.",
            name=path.name,
        )


def spanning(start: str, end: str) -> str:
    """Return what lasted from one date to another in EDTF, to the day at best.

    One day is that day, with its clock time if it has one.
    """
    if start and end not in ("", start):
        start, end = start.split("T")[0], end.split("T")[0]
    if not start or end in ("", start):
        return start
    return f"{start}/{end}" if _comes_before(start, end) else f"{end}/{start}"


def _comes_before(start: str, end: str) -> bool:
    try:
        first, last = When.parse(start), When.parse(end)
    except BadDate:
        return True
    return first.lo is None or last.hi is None or first.lo <= last.hi
