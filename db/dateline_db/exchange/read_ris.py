"""RIS: the sources that EndNote, Zotero and library catalogues write."""

import re
from collections.abc import Mapping
from typing import Any

import rispy

from dateline_db.errors import DatelineError, say
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


def read_ris(text: str, name: str) -> Bibliography:
    """Return the records of a RIS file, or of one of the Web of Science."""
    try:
        if _WOS.search(text[:2000]) and "TY  -" not in text:
            found = rispy.loads(text, implementation=rispy.WokParser)
        else:
            found = rispy.loads(text, skip_unknown_tags=True)
    except _FAULTS as error:
        raise DatelineError(
            "{name} is not RIS as it should be: {detail}.",
            name=name,
            detail=str(error)[:200] or type(error).__name__,
        ) from error
    made = Bibliography("ris")
    for number, record in enumerate(found, 1):
        title = first_of(record, *_TITLES)
        if title:
            made.entries.append(_entry(number, title, record))
            made.lose(record, *_TAKEN)
        else:
            reason = say("It has no title.")
            made.aside.append(Problem(number, "TI", "", reason, (str(record)[:500],)))
    return made


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
