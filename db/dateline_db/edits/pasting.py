"""Pasting: rows of a spreadsheet become sources, and nothing is dropped unsaid.

The first row names the columns. What cannot be taken is told by row and column; a row
is taken without a date that cannot be read, whose words are kept beside.
"""

import csv
from collections.abc import Mapping
from dataclasses import dataclass, replace
from io import StringIO

from dateline_db.analysis.addresses import page_key
from dateline_db.case import Case
from dateline_db.edits.publishers import create_publisher
from dateline_db.edits.sources import create_source
from dateline_db.edits.wording import counted
from dateline_db.errors import BadDate, InvalidValue, Message, say
from dateline_db.model.phrases import read_date
from dateline_db.model.publisher import Publisher
from dateline_db.model.source import Source, SourceKind
from dateline_db.model.spelling import name_key
from dateline_db.model.when import When

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "ref": ("no", "number", "ref", "id"),
    "title": ("title", "headline", "name"),
    "publisher": ("publisher", "outlet", "media", "source", "newspaper", "site"),
    "author": ("author", "by", "byline", "reporter"),
    "url": ("url", "address", "link", "web address"),
    "published": ("published", "date", "date published", "publication date"),
    "kind": ("kind", "type"),
    "language": ("language", "lang"),
    "note": ("note", "notes", "comment", "comments", "remarks"),
}
"""The fields of a source, and how the columns for them may be called."""


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with a pasted row, and what comes of it.

    Rows are counted from 1 with the row of names.
    """

    row: int
    column: str
    text: Message


@dataclass(frozen=True, slots=True)
class Pasted:
    """What pasted rows come to, before anything is written.

    `publishers` gives the name of the publisher of each source; `ignored` are columns
    that no field goes by.
    """

    sources: tuple[Source, ...]
    publishers: tuple[str, ...]
    problems: tuple[Problem, ...]
    ignored: tuple[str, ...] = ()


def read_sources(case: Case, text: str) -> Pasted:
    """Read rows that were copied from a spreadsheet; nothing is written yet."""
    (_, names), *rows = _rows(text) or [(0, [])]
    if not names:
        raise InvalidValue("text", "There is nothing to paste: copy some rows first.")
    fields = [_field(name) for name in names]
    if "title" not in fields or "publisher" not in fields:
        raise InvalidValue(
            "text",
            "The first row has to name the columns, “title” and “publisher” among "
            "them: copy the row with the names as well.",
        )
    ignored = [
        name
        for name, field in zip(names, fields, strict=True)
        if field is None and name.strip()
    ]
    reader = _Reader(case)
    for number, cells in rows:
        said = {
            field: cell.strip()
            for field, cell in zip(fields, cells, strict=False)
            if field is not None
        }
        if any(said.values()):
            reader.read(number, said)
    return Pasted(
        tuple(reader.sources),
        tuple(reader.publishers),
        tuple(reader.problems),
        tuple(ignored),
    )


def paste_sources(case: Case, pasted: Pasted) -> list[Source]:
    """Add the sources that were read, with the publishers that are new."""
    known = _publishers(case)
    made: list[Source] = []
    label = counted(len(pasted.sources), "Paste 1 source", "Paste {count} sources")
    with case.action(label):
        for source, name in zip(pasted.sources, pasted.publishers, strict=True):
            key = name_key(name)
            if key not in known:
                known[key] = create_publisher(case, Publisher(name=name)).id
            made.append(create_source(case, replace(source, publisher_id=known[key])))
    return made


class _Reader:
    """Reads row after row, and keeps what is wrong with any."""

    def __init__(self, case: Case) -> None:
        self.sources: list[Source] = []
        self.publishers: list[str] = []
        self.problems: list[Problem] = []
        self._day_first = case.settings.day_first
        rows = case.sources.cells("ref", "url")
        self._refs = {ref for ref, _ in rows}
        self._pages = {key: ref for ref, url in rows if (key := page_key(url))}

    def read(self, row: int, said: Mapping[str, str]) -> None:
        """Take a row, or say why not."""
        refusal = self._refusal(said)
        if refusal is not None:
            column, text = refusal
            self._tell(row, column, text)
            return
        when = self._when(row, said.get("published", ""))
        self.sources.append(
            Source(
                ref=self._ref(row, said.get("ref", "")),
                publisher_id=_TO_COME,
                title=said["title"],
                author=said.get("author", ""),
                url=said.get("url", ""),
                published=when,
                published_words=_words(said.get("published", ""), when),
                kind=self._kind(row, said.get("kind", "")),
                language=said.get("language", ""),
                note=said.get("note", ""),
            )
        )
        self.publishers.append(said["publisher"])

    def _refusal(self, said: Mapping[str, str]) -> tuple[str, Message] | None:
        for column in ("title", "publisher"):
            if not said.get(column):
                return column, say("This cell is empty, so the row is left out.")
        page = page_key(said.get("url", ""))
        if page in self._pages:
            ref = self._pages[page]
            if not ref:
                return "url", say("An earlier row has this address: it is left out.")
            return "url", say(
                "This address is in the case as {ref}, so the row is left out.", ref=ref
            )
        if page:
            self._pages[page] = ""
        return None

    def _ref(self, row: int, ref: str) -> str:
        if not ref:
            return ""
        if ref in self._refs:
            self._tell(row, "ref", say("{ref} is taken: it gets another.", ref=ref))
            return ""
        self._refs.add(ref)
        return ref

    def _when(self, row: int, words: str) -> When | None:
        if not words:
            return None
        try:
            reading = read_date(words, day_first=self._day_first)
        except BadDate as error:
            without = say("{why} The source is added without a date.", why=str(error))
            self._tell(row, "published", without)
            return None
        if reading.note is not None:
            self._tell(row, "published", reading.note)
        return reading.when

    def _kind(self, row: int, word: str) -> SourceKind:
        key = name_key(word).replace(" ", "_")
        if not key:
            return SourceKind.NEWS
        try:
            return SourceKind(key)
        except ValueError:
            self._tell(
                row, "kind", say("“{word}” is no kind of source: news.", word=word)
            )
            return SourceKind.NEWS

    def _tell(self, row: int, column: str, text: Message) -> None:
        self.problems.append(Problem(row, column, text))


def _words(words: str, when: When | None) -> str:
    """Return the words of a date where they say more than the date itself."""
    return "" if when is not None and words == when.typed else words


def _rows(text: str) -> list[tuple[int, list[str]]]:
    """Read what a spreadsheet puts on the clipboard: cells parted by tabs, or CSV.

    Each row has its number; a blank one counts, and ends nothing.
    """
    text = text.removeprefix("\ufeff")
    first = text.lstrip("\r\n").partition("\n")[0]
    parted = max("\t;,", key=first.count)
    rows = csv.reader(StringIO(text, newline=""), delimiter=parted)
    return [
        (number, row)
        for number, row in enumerate(rows, start=1)
        if any(cell.strip() for cell in row)
    ]


def _field(name: str) -> str | None:
    key = name_key(name)
    return next((field for field, names in COLUMNS.items() if key in names), None)


def _publishers(case: Case) -> dict[str, str]:
    return {
        name_key(name): one.id
        for one in case.publishers.all()
        for name in (*one.aliases, one.name)
    }


_TO_COME = "to come"
