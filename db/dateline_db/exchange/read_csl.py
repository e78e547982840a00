"""CSL-JSON: the sources that Zotero, Pandoc and other citation programs write."""

import json
import re
from collections.abc import Mapping
from typing import Any

from dateline_db.errors import say
from dateline_db.exchange.bibliography import (
    Bibliography,
    Entry,
    address,
    first_of,
    in_parts,
    noted,
    one_line,
)
from dateline_db.exchange.problems import Problem
from dateline_db.model.source import SourceKind

_KINDS = {
    "article-newspaper": SourceKind.NEWS,
    "article-magazine": SourceKind.NEWS,
    "broadcast": SourceKind.NEWS,
    "report": SourceKind.REPORT,
    "article-journal": SourceKind.REPORT,
    "article": SourceKind.REPORT,
    "book": SourceKind.REPORT,
    "chapter": SourceKind.REPORT,
    "paper-conference": SourceKind.REPORT,
    "thesis": SourceKind.REPORT,
    "entry-encyclopedia": SourceKind.ENCYCLOPEDIA,
    "post": SourceKind.POST,
    "post-weblog": SourceKind.POST,
    "dataset": SourceKind.DATA_SET,
    "speech": SourceKind.STATEMENT,
    "interview": SourceKind.STATEMENT,
}
_TYPES = {
    *_KINDS,
    *("bill", "classic", "collection", "document", "entry", "entry-dictionary"),
    *("event", "figure", "graphic", "hearing", "legal_case", "legislation"),
    *("manuscript", "map", "motion_picture", "musical_score", "pamphlet", "patent"),
    *("performance", "periodical", "personal_communication", "regulation", "review"),
    *("review-book", "software", "song", "standard", "treaty", "webpage"),
}
_NOT_CSL = {"date", "latitude", "lat", "start", "start_date", "when"}
_MARKUP = re.compile(r"</?(?:i|b|sub|sup|span|sc)(?: [^<>]*)?>")
_OF_CSL = ("title", "id", "issued", "URL", "author")
_TAKEN = (
    *("id", "type", "title", "title-short", "author", "container-title", "publisher"),
    *("authority", "issued", "language", "URL", "DOI", "ISSN", "note", "abstract"),
)
_LOOKED_AT = 20
_SEASON, _LATER_MONTHS = 20, 12  # EDTF's seasons are 21 to 24, others' months 13 to 16


def is_csl(found: Any) -> bool:
    """Whether JSON is a list of items of CSL."""
    items = found.get("items") if isinstance(found, dict) else found
    if not isinstance(items, list):
        return False
    objects = [one for one in items[:_LOOKED_AT] if isinstance(one, dict)]
    return any(_is_item(one) for one in objects) and not any(map(_is_other, objects))


def _is_item(one: Mapping[str, Any]) -> bool:
    is_known = one.get("type") in _TYPES or "issued" in one
    return "type" in one and is_known and any(name in one for name in _OF_CSL)


def _is_other(one: Mapping[str, Any]) -> bool:
    """Whether an object is of STIX, by its number, or a row with a date of its own."""
    return "--" in str(one.get("id")) or bool(_NOT_CSL & one.keys())


def read_csl(found: Any) -> Bibliography:
    """Return the items of CSL-JSON."""
    made = Bibliography("csl")
    items = found["items"] if isinstance(found, dict) else found
    for number, item in enumerate(items, 1):
        title = _title(item) if isinstance(item, dict) else ""
        if title:
            made.entries.append(_entry(number, title, item))
            made.lose(item, *_TAKEN)
        else:
            reason = say("It has no title.")
            if not isinstance(item, dict):
                reason = say("It is not an object with names and values.")
            cells = (one_line(json.dumps(item, ensure_ascii=False))[:500],)
            made.aside.append(Problem(number, "title", "", reason, cells))
    return made


def _title(item: Mapping[str, Any]) -> str:
    return _MARKUP.sub("", first_of(item, "title", "title-short"))


def _entry(number: int, title: str, item: Mapping[str, Any]) -> Entry:
    return Entry(
        number=number,
        kind=_KINDS.get(one_line(item.get("type")), SourceKind.OTHER),
        title=title,
        author=_names(item.get("author")),
        publisher=first_of(item, "container-title", "publisher", "authority"),
        published=_date(item.get("issued")),
        language=one_line(item.get("language")),
        url=address(one_line(item.get("URL")), first_of(item, "DOI")),
        note=noted(first_of(item, "note", "abstract"), issn=first_of(item, "ISSN")),
    )


def _names(found: Any) -> str:
    people = found if isinstance(found, list) else []
    named = [_name(one) for one in people if isinstance(one, dict)]
    return "; ".join(name for name in named if name)


def _name(one: Mapping[str, Any]) -> str:
    literal = one_line(one.get("literal"))
    parts = ("given", "non-dropping-particle", "family", "suffix")
    return literal or " ".join(
        filter(None, (one_line(one.get(name)) for name in parts))
    )


def _date(found: Any) -> str:
    """Return a date of CSL as EDTF, or as the words that it is."""
    if not isinstance(found, dict):
        return one_line(found)
    parts: Any = found.get("date-parts")
    given = [one for one in parts if _is_list(one)] if _is_list(parts) else []
    dates = [_one(one, found.get("season")) for one in given[:2]]
    if not all(dates) or not dates:
        return first_of(found, "literal", "raw") or "/".join(map(_as_given, given))
    about = "~" if found.get("circa") not in (None, False, 0, "0", "false", "") else ""
    return "/".join(date + about for date in dates)


def _is_list(found: Any) -> bool:
    return isinstance(found, list)


def _as_given(parts: list[Any]) -> str:
    return "-".join(str(part) for part in parts)


def _one(parts: list[Any], season: Any) -> str:
    month = parts[1] if len(parts) > 1 else None
    text = str(month if month is not None else season or "")
    if text.isdigit() and (month is None or int(text) > _LATER_MONTHS):
        year, number = in_parts(parts[:1]), int(text)
        number = number if number > _SEASON else number % _LATER_MONTHS + _SEASON
        return f"{year}-{number}" if year and number in range(21, 25) else year
    return in_parts(parts)
