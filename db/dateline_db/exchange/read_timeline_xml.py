"""The Timeline Project: the events and eras of a .timeline file, version 1 or 2."""

import datetime as dt
import re
from pathlib import Path
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import parse

from dateline_db.errors import DatelineError, say
from dateline_db.exchange.own_words import edtf_in
from dateline_db.exchange.program_tables import Found, require_size
from dateline_db.exchange.table import Table

SUFFIXES = (".timeline", ".xml")
COLUMNS = (
    *("text", "when", "category", "description", "hyperlink", "start", "end"),
    *("fuzzy_start", "fuzzy_end", "ends_today", "labels", "progress", "alert"),
)
_TIME = re.compile(r"(\d{4})-(\d\d?)-(\d\d?)(?: (\d\d?):(\d\d?):(\d\d?))?")
_DAY = dt.timedelta(days=1)
_NUMBERED, _GREGORIAN = "numtime", "gregoriantime"
_CONTAINED = re.compile(r"^(?:\[\d+\]|\(\d+\))\s*(?=\S)")


def timeline_table(path: Path) -> Table | None:
    """Return the events of a .timeline file, None for any other XML."""
    require_size(path)
    try:
        root = parse(path).getroot()
    except DefusedXmlException as error:
        raise DatelineError(
            "{name} declares entities, which no timeline needs and an attack does: it "
            "is not read.",
            name=path.name,
        ) from error
    except (ParseError, ValueError, LookupError) as error:
        raise DatelineError(
            "{name} is not XML as The Timeline Project writes it: {detail}.",
            name=path.name,
            detail=str(error) or type(error).__name__,
        ) from error
    if root is None or root.tag != "timeline":
        return None
    _require_dates(root, path)
    found = Found(COLUMNS)
    for number, event in enumerate(root.iterfind("events/event"), 1):
        found.add(number, _cells(event))
    for era in root.iterfind("eras/era"):
        found.add_era(_text(era, "name"), _spelled(era, fuzzy=False))
    _note_lost(root, found)
    return found.table(path)


def _require_dates(root: Element, path: Path) -> None:
    calendar = _text(root, "timetype")
    if calendar == _NUMBERED:
        raise DatelineError(
            "{name} counts in numbers and has no dates, so that there is nothing to "
            "put on a timeline.",
            name=path.name,
        )
    if calendar not in ("", _GREGORIAN):
        raise DatelineError(
            "{name} is kept in another calendar than ours ({calendar}), which Dateline "
            "cannot read.",
            name=path.name,
            calendar=calendar,
        )


def _cells(event: Element) -> list[str]:
    said, edtf = edtf_in(_text(event, "description"))
    given = {
        "when": edtf or _spelled(event, fuzzy=_is(event, "fuzzy")),
        "text": _CONTAINED.sub("", _text(event, "text"), count=1),
        "description": said,
        "category": "; ".join(
            one.text.strip()
            for one in (*event.iterfind("category"), *event.iterfind("categories/*"))
            if one.text
        ),
    }
    return [given.get(name) or _text(event, name) for name in COLUMNS]


def _spelled(one: Element, *, fuzzy: bool) -> str:
    """Return the period of an event in EDTF, as vague as its flags say."""
    start, end = _text(one, "start"), _text(one, "end")
    first, last = _read(start), _read(end)
    if first is None or last is None:
        return start  # as it stands, so that the row is kept aside with it
    return _period(one, first, last, fuzzy=fuzzy)


def _period(one: Element, first: dt.datetime, last: dt.datetime, *, fuzzy: bool) -> str:
    starts = "~" if fuzzy or _is(one, "fuzzy_start") else ""
    ends = "~" if fuzzy or _is(one, "fuzzy_end") else ""
    midnight = first.time() == last.time() == dt.time.min
    if _is(one, "ends_today"):
        return f"{first.date()}{starts}/.."
    if first == last and not midnight:
        return f"{first.isoformat()}{starts}"
    if first < last and last.time() == dt.time.min:
        last -= _DAY  # the end is the first moment after it
    if first.date() == last.date():
        return f"{first.date()}{starts or ends}"
    return f"{first.date()}{starts}/{last.date()}{ends}"


def _read(text: str) -> dt.datetime | None:
    found = _TIME.fullmatch(text.strip())
    if found is None:
        return None
    year, month, day, hour, minute, second = (int(part or 0) for part in found.groups())
    try:
        return dt.datetime.combine(
            dt.date(year, month, day), dt.time(hour, minute, second)
        )
    except ValueError:
        return None


def _note_lost(root: Element, found: Found) -> None:
    parents = sum(1 for one in root.iterfind("categories/category/parent"))
    if parents:
        found.notes.append(
            say("Which category is below which is not taken: {count}.", count=parents)
        )
    texts = (_text(one, "text") for one in root.iterfind("events/event"))
    inside = sum(1 for text in texts if _CONTAINED.match(text))
    if inside:
        found.notes.append(
            say(
                "Which event lies in which container is not taken: {count}.",
                count=inside,
            )
        )
    icons = sum(1 for one in root.iterfind("events/event/icon"))
    if icons:
        found.notes.append(say("Icons of events are not taken: {count}.", count=icons))


def _is(one: Element, name: str) -> bool:
    return _text(one, name).casefold() == "true"


def _text(one: Element, name: str) -> str:
    return (one.findtext(name) or "").strip()
