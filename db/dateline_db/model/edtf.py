"""The grammar of EDTF, levels 0 to 2: an instant, a date, an interval or a set.

`read_edtf` takes what the Library of Congress specification of 2019 allows, short of
years outside 0001 to 9999, and a few spellings beside it that it normalises: a clock
time without seconds, a blank for `T`, blanks after the commas of a set, and a qualifier
where validators refuse it (with X, a season, a clock time, or in the range of a set).
The last is kept apart from the text, for the whole.
"""

import re
from datetime import time
from enum import StrEnum
from typing import NamedTuple

from dateline_db.model.edtf_date import (
    UNMARKED,
    EdtfDate,
    Impossible,
    Precision,
    read_one,
)


class WhenKind(StrEnum):
    """What sort of statement a date makes."""

    INSTANT = "instant"
    DATE = "date"
    INTERVAL = "interval"
    ONE_OF = "one_of"
    ALL_OF = "all_of"
    UNKNOWN = "unknown"


class End(StrEnum):
    """How a date begins or ends: with a day, open, or with a day nobody states."""

    DATED = "dated"
    OPEN = "open"
    UNKNOWN = "unknown"


class Span(NamedTuple):
    """From a first to a last date; a single date is both."""

    first: EdtfDate | End
    last: EdtfDate | End

    @property
    def is_range(self) -> bool:
        """Whether it has two ends, rather than being one date."""
        return self.first is not self.last

    @property
    def dates(self) -> list[EdtfDate]:
        """The one or two dates that it names."""
        ends = self if self.is_range else (self.first,)
        return [end for end in ends if isinstance(end, EdtfDate)]


class Clock(NamedTuple):
    """A time of day; `offset` in minutes east of UTC, None where no zone is stated."""

    time: time
    offset: int | None
    to_the_minute: bool


class Expression(NamedTuple):
    """A whole text of EDTF, taken apart.

    `text` is canonical; `qualifier` is the one it cannot carry, for the whole.
    """

    text: str
    qualifier: str
    kind: WhenKind
    spans: list[Span]
    clock: Clock | None = None

    @property
    def dates(self) -> list[EdtfDate]:
        """Every date that it names, in order."""
        return [day for span in self.spans for day in span.dates]


_INSTANT = re.compile(
    r"([0-9]{4}-[0-9]{2}-[0-9]{2})[T ]([0-9]{2}):([0-9]{2})(?::([0-9]{2}))?"
    r"(Z|[+-][0-9]{2}(?::[0-9]{2})?)?([?~%])?"
)
_WESTMOST, _EASTMOST = -12 * 60, 14 * 60
_NO_QUALIFIERS = str.maketrans("", "", "?~%")
_SECONDS = re.compile(r"(T[0-9]{2}:[0-9]{2}):[0-9]{2}")
_BRACKETS = {WhenKind.ONE_OF: "[]", WhenKind.ALL_OF: "{}"}


def read_edtf(text: str) -> Expression:
    """Take a text apart; raise `Impossible` for what is not EDTF or does not exist."""
    if text[:1] in ("[", "{"):
        return _set(text)
    if "/" in text:
        return _interval(text)
    if ":" in text:
        return _instant(text)
    day, qualifier = _carried(read_one(text))
    if day.precision is Precision.UNKNOWN:
        return Expression(day.text, "", WhenKind.UNKNOWN, [Span(day, day)])
    return Expression(day.text, qualifier, WhenKind.DATE, [Span(day, day)])


def spelled(text: str, also: str) -> str:
    """Put back into a canonical text what was kept apart from it.

    `also` is a qualifier, an `m` for a clock time to the minute, both or "".
    """
    if not also:
        return text
    said, qualifier = read_edtf(text), also.rstrip("m")
    if said.clock:
        return (_SECONDS.sub(r"\1", text) if "m" in also else text) + qualifier
    spans = []
    for span in said.spans:
        always = span.is_range and said.kind is not WhenKind.INTERVAL
        first = _marked(span.first, qualifier, always=always)
        last = _marked(span.last, qualifier, always=always) if span.is_range else first
        spans.append(Span(first, last))
    return _joined(said.kind, spans)


def _marked(end: EdtfDate | End, qualifier: str, *, always: bool) -> EdtfDate | End:
    """Put a qualifier on a date that cannot carry it, or on any."""
    if isinstance(end, End) or (end.can_be_qualified and not always):
        return end
    return end._replace(text=end.text + qualifier)


def _joined(kind: WhenKind, spans: list[Span]) -> str:
    """Write the canonical text of dates."""
    if kind is WhenKind.INTERVAL:
        return "/".join(_end_text(end, when_open="..") for end in spans[0])
    texts = []
    for span in spans:
        ends = [_end_text(end, when_open="") for end in span]
        texts.append("..".join(ends) if span.is_range else ends[0])
    brackets = _BRACKETS.get(kind, "")
    return brackets[:1] + ",".join(texts) + brackets[1:]


def _end_text(end: EdtfDate | End, *, when_open: str) -> str:
    if isinstance(end, EdtfDate):
        return end.text
    return when_open if end is End.OPEN else ""


def _carried(day: EdtfDate, *, never: bool = False) -> tuple[EdtfDate, str]:
    """Take the qualifiers off a date where EDTF cannot carry them, or if `never`."""
    if day.marks is UNMARKED or (day.can_be_qualified and not never):
        return day, ""
    bare = day.text.translate(_NO_QUALIFIERS)
    return day._replace(text=bare, marks=UNMARKED), joined_qualifier(*day.marks)


def joined_qualifier(*qualifiers: str) -> str:
    """Join qualifiers into one: `~` and `?` together are `%`."""
    marks = set("".join(qualifiers))
    if "%" in marks or len(marks) == 2:
        return "%"
    return marks.pop() if marks else ""


def _instant(text: str) -> Expression:
    match = _INSTANT.fullmatch(text)
    if match is None:
        raise Impossible(text)
    day = read_one(match[1])
    hour, minute, second = int(match[2]), int(match[3]), int(match[4] or 0)
    if day.precision is not Precision.DAY or hour > 23 or minute > 59 or second > 59:
        raise Impossible(text)
    moment = time(hour, minute, second)
    offset, zone = _zone(match[5] or "")
    clock = Clock(moment, offset, to_the_minute=match[4] is None)
    canonical = f"{day.text}T{moment.isoformat()}{zone}"
    qualifier = match[6] or ""
    return Expression(canonical, qualifier, WhenKind.INSTANT, [Span(day, day)], clock)


def _zone(text: str) -> tuple[int | None, str]:
    """Return the minutes east of UTC and the canonical spelling of a zone."""
    if text in ("", "Z"):
        return (0, "Z") if text else (None, "")
    hours, minutes = int(text[1:3]), int(text[4:] or 0)
    offset = (hours * 60 + minutes) * (-1 if text[0] == "-" else 1)
    no_offset_west = text[0] == "-" and offset == 0
    if minutes > 59 or no_offset_west or not _WESTMOST <= offset <= _EASTMOST:
        raise Impossible(text)
    return offset, f"{text[:3]}:{minutes:02}" if offset else "Z"


def _interval(text: str) -> Expression:
    ends = text.split("/")
    if len(ends) != 2:
        raise Impossible(text)
    (first, before), (last, after) = _interval_end(ends[0]), _interval_end(ends[1])
    if isinstance(first, End) and isinstance(last, End):
        raise Impossible(text)
    spans = [_in_order(first, last)]
    qualifier = joined_qualifier(before, after)
    canonical = _joined(WhenKind.INTERVAL, spans)
    return Expression(canonical, qualifier, WhenKind.INTERVAL, spans)


def _interval_end(text: str) -> tuple[EdtfDate | End, str]:
    if text in ("", ".."):
        return (End.OPEN if text else End.UNKNOWN), ""
    day, qualifier = _carried(read_one(text))
    if day.precision is Precision.UNKNOWN:
        return End.UNKNOWN, ""
    return day, qualifier


def _in_order(first: EdtfDate | End, last: EdtfDate | End) -> Span:
    lo = first.lo if isinstance(first, EdtfDate) else None
    hi = last.hi if isinstance(last, EdtfDate) else None
    if lo is not None and hi is not None and lo > hi:
        raise Impossible(f"{lo} > {hi}")
    return Span(first, last)


def _set(text: str) -> Expression:
    kind = WhenKind.ONE_OF if text[0] == "[" else WhenKind.ALL_OF
    if text[-1] != _BRACKETS[kind][1]:
        raise Impossible(text)
    members = [member.strip(" ") for member in text[1:-1].split(",")]
    read_members = [_member(member) for member in members]
    spans = [span for span, _ in read_members]
    if any(span.first is End.OPEN for span in spans[1:]) or any(
        span.last is End.OPEN for span in spans[:-1]
    ):
        raise Impossible(text)
    if len(spans) == 1 and not spans[0].is_range:
        return read_edtf(members[0])
    qualifier = joined_qualifier(*(qualifier for _, qualifier in read_members))
    return Expression(_joined(kind, spans), qualifier, kind, spans)


def _member(text: str) -> tuple[Span, str]:
    if ".." not in text:
        day, qualifier = _carried(read_one(text))
        return Span(day, day), qualifier
    start, stop = text.split("..", 1)
    (first, before), (last, after) = _range_end(start), _range_end(stop)
    if first is last:
        raise Impossible(text)
    return _in_order(first, last), joined_qualifier(before, after)


def _range_end(text: str) -> tuple[EdtfDate | End, str]:
    return _carried(read_one(text), never=True) if text else (End.OPEN, "")
