"""Tables as they stand in files: their columns, and their rows one after the other.

Nothing is interpreted here: a cell is its text. Rows are numbered as a person counts
them in the file, from 1, so that a report can name them.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from dateline_db.errors import Message
from dateline_db.model.era import Era

_MANGLED_MARK = "ï»¿"  # the mark of UTF-8 read as Latin-1
LONGEST_CELL = 16 << 20
"""Characters in a cell; more is no table but damage, or an attack."""


class Row(NamedTuple):
    """One row: its number in the file, its cells, and the cells that are too many.

    Of what is no row at all, `fault` says why; its text is all there is too much.
    """

    number: int
    cells: tuple[str, ...]
    surplus: tuple[str, ...] = ()
    fault: Message | None = None


class Damaged(list[str]):
    """The text of what should be a row and is none, with the reason."""

    def __init__(self, text: str, fault: Message) -> None:
        super().__init__([text])
        self.fault = fault


WHY_ASIDE = "why it was kept aside"
"""The last column of rows that were kept aside, which are read again when mended."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table that can be read from its beginning as often as need be.

    `notes` say what was found out of the file rather than told: its encoding, columns
    that had no name or the same one. `eras` are those that the file has beside it.
    `delimiter` parts its cells, "" where it is not text; `header` is the row of the
    file that names the columns, 0 where none does. `left_out` are rows that somebody
    does not want.
    """

    path: Path
    columns: tuple[str, ...]
    open_rows: Callable[[], Iterator[Row]]
    encoding: str = ""
    notes: tuple[Message, ...] = field(default=())
    eras: tuple[Era, ...] = field(default=())
    delimiter: str = ""
    header: int = 0
    left_out: frozenset[int] = frozenset()

    def rows(self) -> Iterator[Row]:
        """Yield the rows below the header."""
        return self.open_rows()


def whole(text: str) -> str:
    """Return a text without halves of letters, which JSON has and no file keeps."""
    return text if text.isascii() else text.encode("utf-8", "replace").decode()


def named(header: Sequence[str]) -> tuple[tuple[str, ...], list[int], list[str]]:
    """Return the columns with a name of their own each.

    Also which had none, and which names stood twice: the second "date" is "date (2)".
    """
    names: list[str] = []
    missing: list[int] = []
    double: list[str] = []
    for number, cell in enumerate(header, 1):
        name = " ".join(whole(cell).replace(_MANGLED_MARK, "").strip("\ufeff").split())
        if not name:
            missing.append(number)
            name = f"column {number}"
        if name in names:
            double.append(name)
            name = next(
                f"{name} ({n})"
                for n in range(2, len(header) + 2)
                if f"{name} ({n})" not in names
            )
        names.append(name)
    return tuple(names), missing, double


def fitted(number: int, cells: Sequence[str], width: int) -> Row:
    """Return a row as wide as its header; what is too much is kept apart."""
    if isinstance(cells, Damaged):
        return Row(number, ("",) * width, tuple(cells), cells.fault)
    if len(cells) == width:
        return Row(number, tuple(cells))
    lacking = ("",) * (width - len(cells))
    return Row(number, (*cells[:width], *lacking), tuple(cells[width:]))
