"""TimelineJS: its JSON of version 3 and 2, and the spreadsheet that it is made from."""

import re
from collections.abc import Mapping, Sequence
from functools import partial
from textwrap import shorten
from typing import Any

from dateline_db.errors import say
from dateline_db.exchange.own_words import edtf_in
from dateline_db.exchange.program_tables import Found, spanning
from dateline_db.exchange.slide_words import plain_text, told_text, word
from dateline_db.exchange.table import Row, Table

COLUMNS = (
    *("headline", "when", "text", "group", "display date", "id", "media"),
    *("media credit", "media caption"),
)
_SHEET = (
    *("year", "month", "day", "time"),
    *("end year", "end month", "end day", "end time"),
)
_CLOCK = re.compile(r"(\d\d?):(\d\d)(?::(\d\d))?(?:\.\d+)?\s*([AaPp])?\.?[Mm]?\.?")
_NUMBER = re.compile(r"-?[0-9]{1,12}")
_PARTS = re.compile(r"\s*,\s*")
_AS_WHEN = "when"
_HEADLINE = 80  # letters


def is_timelinejs(found: Any) -> bool:
    """Whether JSON is that of TimelineJS, in version 3 or 2."""
    if not isinstance(found, dict):
        return False
    timeline = found.get("timeline")
    if isinstance(timeline, dict):
        return isinstance(timeline.get("date"), list)
    events = found.get("events")
    return isinstance(events, list) and any(
        isinstance(one, dict) and "start_date" in one for one in events
    )


def read_timelinejs(found: dict[str, Any]) -> Found:
    """Return the slides and eras of TimelineJS."""
    made = Found(COLUMNS)
    if isinstance(found.get("timeline"), dict):
        _read_2(found["timeline"], made)
    else:
        _read_3(found, made)
    return made


def _read_3(found: Mapping[str, Any], made: Found) -> None:
    for number, slide in enumerate(found["events"], 1):
        made.add(number, _slide(_object(slide)))
    _note_lost([_object(slide) for slide in found["events"]], made)
    if found.get("scale") == "cosmological":
        made.notes.append(
            say("The scale is cosmological: years before 0001 cannot be taken.")
        )
    for era in found.get("eras") or ():
        title = plain_text(_object(era, "text").get("headline"))
        made.add_era(title, _span(_object(era)))
    if found.get("title"):
        made.notes.append(say("The title slide is no event, and is not taken."))


def _note_lost(slides: Sequence[Mapping[str, Any]], made: Found) -> None:
    """Tell what slides have that an event has no place for."""
    names = {
        "background": sum(1 for one in slides if one.get("background")),
        "media thumbnail": sum(1 for one in slides if _media(one, "thumbnail")),
        "media link": sum(1 for one in slides if _media(one, "link")),
        "media alt": sum(1 for one in slides if _media(one, "alt")),
    }
    told = ", ".join(f"{name} ({count})" for name, count in names.items() if count)
    if told:
        made.notes.append(say("An event has no field for: {names}.", names=told))


def _media(slide: Mapping[str, Any], name: str) -> Any:
    return _object(slide, "media").get(name)


def _slide(slide: Mapping[str, Any]) -> list[str]:
    text, media = _object(slide, "text"), _object(slide, "media")
    said, edtf = edtf_in(told_text(text.get("text")))
    return [
        plain_text(text.get("headline"))
        or _first_words(said or plain_text(media.get("caption"))),
        edtf or _span(slide),
        said,
        plain_text(slide.get("group")),
        plain_text(slide.get("display_date")),
        word(slide.get("unique_id")),
        word(media.get("url")),
        plain_text(media.get("credit")),
        told_text(media.get("caption")),
    ]


def _first_words(text: str) -> str:
    """Return what may stand for a headline that is missing."""
    return shorten(text, _HEADLINE, placeholder=" …")


def _span(one: Mapping[str, Any]) -> str:
    return spanning(_day(_object(one, "start_date")), _day(_object(one, "end_date")))


def _read_2(timeline: Mapping[str, Any], made: Found) -> None:
    for number, slide in enumerate(timeline["date"], 1):
        one, asset = _object(slide), _object(slide, "asset")
        said = told_text(one.get("text"))
        made.add(
            number,
            [
                plain_text(one.get("headline")) or _first_words(said),
                _span_2(one),
                said,
                plain_text(one.get("tag")),
                "",
                "",
                word(asset.get("media")),
                plain_text(asset.get("credit")),
                told_text(asset.get("caption")),
            ],
        )
    for era in timeline.get("era") or ():
        made.add_era(plain_text(_object(era).get("headline")), _span_2(_object(era)))


def _span_2(one: Mapping[str, Any]) -> str:
    start, end = (_day_2(word(one.get(name))) for name in ("startDate", "endDate"))
    return spanning(start, end)


def _day_2(text: str) -> str:
    """Return "2011,12,10,07,02" as a date; what is written otherwise, as it stands."""
    parts = _PARTS.split(text.strip())
    if not all(_NUMBER.fullmatch(part) for part in parts) or not 1 <= len(parts) <= 6:
        return text
    names = ("year", "month", "day", "hour", "minute", "second")
    return _day(dict(zip(names, parts, strict=False)))


def _day(date: Mapping[str, Any]) -> str:
    """Return the date of a slide in EDTF, no more exact than it is given."""
    parts = [word(date.get(name)).strip() for name in ("year", "month", "day")]
    while parts and parts[-1] in ("", "0"):
        parts.pop()
    if not all(_NUMBER.fullmatch(part) for part in parts):
        return "-".join(parts)  # as it stands, so that the row is kept aside with it
    spelled = [f"{int(part):0{2 if n else 4}}" for n, part in enumerate(parts)]
    day, hour = "-".join(spelled), word(date.get("hour"))
    if len(spelled) < 3 or not _NUMBER.fullmatch(hour):
        return day
    minute, second = (word(date.get(name)) or "0" for name in ("minute", "second"))
    if not (_NUMBER.fullmatch(minute) and _NUMBER.fullmatch(second)):
        return day
    clock = f"{int(hour):02}:{int(minute):02}"
    return f"{day}T{clock}" + (f":{int(second):02}" if date.get("second") else "")


def _object(found: Any, name: str = "") -> Mapping[str, Any]:
    inner = found.get(name) if name and isinstance(found, dict) else found
    return inner if isinstance(inner, dict) else {}


# The sheet


def is_sheet(columns: Sequence[str]) -> bool:
    """Whether columns are those of the spreadsheet of TimelineJS 3."""
    names = {name.casefold() for name in columns}
    return {"year", "end year", "display date", "headline"} <= names


def read_sheet(table: Table) -> Table:
    """Return the events of a sheet with their dates in one column more."""
    places = {name.casefold(): n for n, name in enumerate(table.columns)}
    eras = Found(())
    skipped = 0
    for row in table.rows():
        kind = _kind(row, places)
        if kind == "era":
            eras.add_era(_at(row, places, "headline"), _when_of(row, places))
        skipped += kind == "title"
    notes = [*table.notes, *eras.notes]
    if skipped:
        notes.append(say("The title slide is no event, and is not taken."))
    return Table(
        path=table.path,
        columns=(*table.columns, _AS_WHEN),
        open_rows=partial(_sheet_rows, table, places),
        encoding=table.encoding,
        notes=tuple(notes),
        eras=tuple(eras.eras),
    )


def _sheet_rows(table: Table, places: Mapping[str, int]) -> Any:
    for row in table.rows():
        if _kind(row, places) not in ("era", "title"):
            cells = [told_text(cell) for cell in row.cells]
            yield Row(row.number, (*cells, _when_of(row, places)), row.surplus)


def _when_of(row: Row, places: Mapping[str, int]) -> str:
    cells = [_at(row, places, name) for name in _SHEET]
    dates = []
    for year, month, day, time in (cells[:4], cells[4:]):
        given = {"year": year, "month": month, "day": day}
        clock = _CLOCK.fullmatch(time)
        if clock:
            hour = int(clock[1]) % 12 if clock[4] else int(clock[1])
            hour += 12 * (clock[4] in ("p", "P"))
            given |= {"hour": str(hour), "minute": clock[2], "second": clock[3] or ""}
        dates.append(_day(given))
    return spanning(*dates)


def _kind(row: Row, places: Mapping[str, int]) -> str:
    return _at(row, places, "type").casefold()


def _at(row: Row, places: Mapping[str, int], name: str) -> str:
    place = places.get(name)
    return "" if place is None else row.cells[place].strip().removesuffix(".0")
