"""Auto-archiver: its sheet of links that were archived, each as a source."""

from collections.abc import Mapping, Sequence
from textwrap import shorten

from dateline_db.errors import say
from dateline_db.exchange.bibliography import Bibliography, Entry, one_line
from dateline_db.exchange.problems import Problem
from dateline_db.exchange.table import Row, Table
from dateline_db.model.source import SourceKind

_NEEDED = {"link", "archive status"}
_BESIDE = {"archive location", "archive date", "upload timestamp", "upload title"}
_TITLE = 120  # letters
_TOLD = {
    "archive status": "Auto-archiver: {}",
    "archive location": "archived at {}",
    "archive date": "on {}",
    "hash": "hash {}",
    "perceptual hashes": "perceptual hashes {}",
    "wacz": "WACZ {}",
    "replaywebpage": "replay at {}",
    "folder": "folder {}",
}
"""What the note of a source says of its archiving."""


def is_archiver(columns: Sequence[str]) -> bool:
    """Whether a table is a sheet of auto-archiver, by its columns."""
    names = {name.casefold() for name in columns}
    return names >= _NEEDED and bool(names & _BESIDE)


def read_archiver(table: Table) -> Bibliography:
    """Return each link with when and where it was archived."""
    names = [name.casefold() for name in table.columns]
    made = Bibliography("auto-archiver", notes=list(table.notes))
    for row in table.rows():
        found = dict(zip(names, map(one_line, row.cells), strict=True))
        if found["link"]:
            made.entries.append(_entry(row, found))
        else:
            reason = say("The row has no link.")
            made.aside.append(Problem(row.number, "link", "", reason, row.cells))
    return made


def _entry(row: Row, found: Mapping[str, str]) -> Entry:
    link = found["link"]
    text = found.get("upload title") or found.get("text content") or link
    told = [
        words.format(found[name]) for name, words in _TOLD.items() if found.get(name)
    ]
    return Entry(
        number=row.number,
        kind=SourceKind.POST,
        title=shorten(text, _TITLE, placeholder=" …") or link,
        published=found.get("upload timestamp", ""),
        url=link,
        note="; ".join(told),
    )
