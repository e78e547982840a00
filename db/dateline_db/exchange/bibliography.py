"""Entries of a bibliography, whatever library manager they are from, as sources."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from dateline_db.errors import BadDate, Message
from dateline_db.exchange.problems import Problem
from dateline_db.exchange.table import whole
from dateline_db.model.phrases import read_date
from dateline_db.model.source import SourceKind
from dateline_db.model.when import When

_OURS = re.compile(r"\s*Published [^()]*(?:\([^()]*\) )?\(EDTF ([^\s()]+)\)\.\s*$")
_BLANKS = re.compile(r"\s+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry: `number` is its place in the file, `published` its date as given."""

    number: int
    kind: SourceKind
    title: str
    author: str = ""
    publisher: str = ""
    published: str = ""
    language: str = ""
    url: str = ""
    note: str = ""

    @property
    def outlet(self) -> str:
        """Who stands behind it: the publisher, else the site or the author."""
        host = _host(self.url).removeprefix("www.")
        return self.publisher or host or self.author or "Unknown publisher"

    def dated(self) -> tuple[When | None, str, str]:
        """Return when it was published, the words for that, and the rest of the note.

        A date that Dateline put into the note goes before a vaguer one.
        """
        found = _OURS.search(self.note)
        if found is not None and (when := _read(found[1])) is not None:
            return when, "", self.note[: found.start()].strip()
        when = _read(self.published) if self.published else None
        return when, "" if when else self.published, self.note


@dataclass(slots=True)
class Bibliography:
    """What a file holds: its entries, and what of it is none."""

    name: str
    entries: list[Entry] = field(default_factory=list)
    aside: list[Problem] = field(default_factory=list)
    notes: list[Message] = field(default_factory=list)
    lost: Counter[str] = field(default_factory=Counter)

    def lose(self, found: Mapping[str, Any], *taken: str) -> None:
        """Count the fields of an entry that a source has no place for."""
        self.lost.update(name for name, value in found.items() if value)
        for name in taken:
            del self.lost[name]


def in_parts(parts: Iterable[Any]) -> str:
    """Return year, month and day as a date, as far as they are numbers."""
    given = []
    for part in parts:
        text = str(part).strip()
        if not text.isdecimal() or not int(text):
            break
        given.append(int(text))
    spelled = [f"{part:0{2 if n else 4}}" for n, part in enumerate(given[:3])]
    return "-".join(spelled)


def one_line(text: Any) -> str:
    """Return a text in one line, "" for anything else."""
    return _BLANKS.sub(" ", whole(text)).strip() if isinstance(text, str) else ""


def spoken(name: str) -> str:
    """Return "Khan, Ayesha" as it is spoken."""
    family, comma, given = name.strip().partition(",")
    return f"{given.strip()} {family}".strip() if comma else name.strip()


def first_of(found: Mapping[str, Any], *names: str) -> str:
    """Return the first of some fields that has anything in it."""
    return next((text for name in names if (text := one_line(found.get(name)))), "")


def address(url: str, doi: str) -> str:
    """Return where a publication is to be found: its address, else by its DOI."""
    plain = doi.removeprefix("doi:").strip()
    if url or not plain:
        return url
    return plain if "://" in plain else f"https://doi.org/{plain}"


def noted(text: str, **numbers: str) -> str:
    """Return a note with the numbers behind it that a source has no place for."""
    told = (f"{name.upper()} {number}." for name, number in numbers.items() if number)
    return " ".join(filter(None, (text, *told)))


def _host(url: str) -> str:
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


def _read(text: str) -> When | None:
    try:
        return When.parse(text)
    except BadDate:
        pass
    try:
        return read_date(text, day_first=None).when
    except BadDate:
        return None
