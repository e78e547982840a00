"""RIS: the sources that EndNote, Zotero and library catalogues write."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import rispy

from dateline_db.errors import Message, say
from dateline_db.exchange.bibliography import (
    Bibliography,
    Entry,
    address,
    first_of,
    in_parts,
    noted,
    one_line,
    spoken,
)
from dateline_db.exchange.problems import Problem
from dateline_db.model.source import SourceKind

_KINDS = {
    "NEWS": SourceKind.NEWS,
    "MGZN": SourceKind.NEWS,
    "BLOG": SourceKind.POST,
    "ENCYC": SourceKind.ENCYCLOPEDIA,
    "DATA": SourceKind.DATA_SET,
    "ELEC": SourceKind.OTHER,
    "GEN": SourceKind.OTHER,
    "ICOMM": SourceKind.OTHER,
    "PCOMM": SourceKind.OTHER,
}
_WOS = re.compile(r"^(FN|PT) ", re.MULTILINE)
_LINE_END = re.compile(r"\r\n|\r|\n")
_TAG = re.compile(r"[A-Z][A-Z0-9]  -")
_STARTS = {True: "PT ", False: "TY  -"}
_ENDS = {True: re.compile("ER"), False: re.compile("ER  -")}
_TITLES = (
    "title",
    "primary_title",
    "translated_title",
    "short_title",
    "document_title",
)
_JOURNALS = (
    *("secondary_title", "journal_name", "alternate_title3", "alternate_title2"),
    *("publication_name", "publisher", "tertiary_title", "name_of_database"),
)
_NOTES = ("notes", "note", "notes_abstract", "abstract")
_TAKEN = (
    *("type_of_reference", "authors", "first_authors", "language", "urls", "url"),
    *("doi", "issn", "date", "publication_year", "year", "id"),
    *(*_TITLES, *_JOURNALS, *_NOTES),
)
_FAULTS = (ValueError, LookupError, TypeError, AttributeError, OSError)


def read_ris(text: str, _: str) -> Bibliography:
    """Return the records of a RIS file, or of one of the Web of Science.

    Each is read alone: one that is damaged or has no end spoils no other.
    """
    made = Bibliography("ris")
    is_wos = bool(_WOS.search(text[:2000])) and "TY  -" not in text
    lines = _LINE_END.split(text.lstrip("\ufeff"))
    for number, record in enumerate(_parted(lines, _STARTS[is_wos]), 1):
        _add(made, number, record, is_wos=is_wos)
    return made


def _parted(lines: Sequence[str], start: str) -> Iterator[Sequence[str]]:
    """Yield the lines of each record, up to where the next begins."""
    places = [n for n, line in enumerate(lines) if line.startswith(start)]
    for place, after in zip(places, [*places, len(lines)][1:], strict=True):
        yield lines[place:after]


def _add(
    made: Bibliography, number: int, lines: Sequence[str], *, is_wos: bool
) -> None:
    ends = (n for n, line in enumerate(lines) if _ENDS[is_wos].match(line))
    end = next(ends, len(lines))
    try:
        record = _record([*lines[:end], "ER  - "], is_wos=is_wos)
    except _FAULTS as error:
        told = str(error)[:200] or type(error).__name__
        reason = say("This entry cannot be read: {why}.", why=told.rstrip("."))
        made.aside.append(_problem(number, reason, lines))
        return
    title = first_of(record, *_TITLES)
    if title:
        made.entries.append(_entry(number, title, record))
        made.lose(record, *_TAKEN)
    else:
        made.aside.append(_problem(number, say("It has no title."), lines, "TI"))
    behind = [line for line in lines[end + 1 :] if _TAG.match(line)]
    if any(not _ENDS[is_wos].match(line) for line in behind):
        reason = say("These lines stand behind the end of an entry, and are of none.")
        made.aside.append(_problem(number, reason, behind))


def _record(lines: Sequence[str], *, is_wos: bool) -> Mapping[str, Any]:
    text = "\n".join(lines)
    if is_wos:
        found = rispy.loads(text, implementation=rispy.WokParser)
    else:
        found = rispy.loads(text, skip_unknown_tags=True)
    record: Mapping[str, Any] = found[0]
    return record


def _problem(
    number: int, reason: Message, lines: Sequence[str], column: str = ""
) -> Problem:
    return Problem(number, column, "", reason, ("\n".join(lines)[:500],))


def _entry(number: int, title: str, record: Mapping[str, Any]) -> Entry:
    kind = one_line(record.get("type_of_reference"))
    return Entry(
        number=number,
        kind=_KINDS.get(kind, SourceKind.REPORT),
        title=title,
        author="; ".join(map(spoken, _all(record, "authors", "first_authors"))),
        publisher=first_of(record, *_JOURNALS),
        published=_date(record),
        language=one_line(record.get("language")),
        url=address(
            next(iter(_all(record, "urls", "url")), ""), first_of(record, "doi")
        ),
        note=noted(" ".join(_all(record, *_NOTES)[:1]), issn=first_of(record, "issn")),
    )


def _all(record: Mapping[str, Any], *names: str) -> list[str]:
    """Return the texts of the first of some fields that has any."""
    for name in names:
        value = record.get(name)
        texts = [
            one_line(one) for one in (value if isinstance(value, list) else [value])
        ]
        if any(texts):
            return [text for text in texts if text]
    return []


def _date(record: Mapping[str, Any]) -> str:
    """Return "2023/07/04/" as a date; a season or other words, as they are."""
    for name in ("date", "publication_year", "year"):
        text = one_line(record.get(name))
        exact = in_parts(text.split("/")[:3])
        if exact:
            return exact
        if text:
            return text
    return ""
