"""How far two events are apart, as a range where their dates are vague.

What lasted counts from its start. Days are counted as they are written; only two clock
times are held against each other to the minute.
"""

import datetime as dt
from calendar import monthrange
from dataclasses import dataclass

from dateline_db.errors import Message, say
from dateline_db.model.event import Event
from dateline_db.model.when import When, WhenKind

_MINUTE, _DAY = 60, 86_400
_IN_HOURS = 3 * _DAY  # up to here two clock times are told in hours


@dataclass(frozen=True, slots=True)
class Apart:
    """The least and the most that can lie between: days, or seconds of clock times.

    `least` is negative where either may have been first.
    """

    least: int
    most: int
    spans: tuple[str, str]  # in months and days, of the least and the most
    in_seconds: bool = False

    @property
    def label(self) -> Message:
        """Say it in one line."""
        if self.in_seconds:
            return _clock_label(self.least, self.most)
        if self.least < 0:
            return say(
                "at most {days} days apart, either may be first",
                days=max(self.most, -self.least),
            )
        if self.most == 0:
            return say("the same day")
        if self.least == self.most:
            return _plain(self.spans[0], _days(self.most))
        days = f"{self.least}–{self.most} days"
        spans = " – ".join(span or "0 days" for span in self.spans)
        return _plain(spans, days)


def apart(one: Event, other: Event) -> Apart | None:
    """Return how far two events are apart, None where a start is not known."""
    timed = _in_seconds(one, other)
    if timed is not None:
        return timed
    starts = [_start(event.when) for event in (one, other)]
    if None in starts:
        return None
    (lo, hi), (later_lo, later_hi) = sorted(start for start in starts if start)
    least, most = (later_lo - hi).days, (later_hi - lo).days
    return Apart(least, most, (_span(hi, later_lo), _span(lo, later_hi)))


def _in_seconds(one: Event, other: Event) -> Apart | None:
    """Return it for two clock times that are not days apart."""
    if one.when.time is None or other.when.time is None:
        return None
    (lo, hi), (later_lo, later_hi) = sorted(
        (lo or 0, hi or 0) for lo, hi in (one.seconds(), other.seconds())
    )
    most = later_hi - lo - min(hi - lo, _MINUTE)
    if most > _IN_HOURS:
        return None
    exact = hi - lo <= _MINUTE and later_hi - later_lo <= _MINUTE
    least = later_lo - lo if exact else later_lo - hi
    return Apart(least, later_lo - lo if exact else most, ("", ""), in_seconds=True)


def _start(when: When) -> tuple[dt.date, dt.date] | None:
    """Return the first and the last day on which it can have begun."""
    if when.kind is WhenKind.INTERVAL:
        first = when.edtf.partition("/")[0]
        when = When.parse(first) if first not in ("", "..") else when
        if when.kind is WhenKind.INTERVAL:
            return None
    return None if when.lo is None or when.hi is None else (when.lo, when.hi)


def _span(first: dt.date, last: dt.date) -> str:
    """Say the time between two days in years, months and days."""
    if last < first:
        return ""
    months = (last.year - first.year) * 12 + last.month - first.month
    months -= last.day < first.day
    days = (last - _months_on(first, months)).days
    years, months = divmod(months, 12)
    parts = ((years, "year"), (months, "month"), (days, "day"))
    return " ".join(f"{n} {unit}{'s' * (n != 1)}" for n, unit in parts if n)


def _months_on(day: dt.date, months: int) -> dt.date:
    """Return the same day some months on, the last one where that month is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    longest = monthrange(year, month + 1)[1]
    return dt.date(year, month + 1, min(day.day, longest))


def _days(count: int) -> str:
    return "1 day" if count == 1 else f"{count:,} days"


def _plain(spans: str, days: str) -> Message:
    """Say both, unless the first is in days alone."""
    if "month" in spans or "year" in spans:
        return say("{spans} ({days})", spans=spans, days=days)
    return say("{days}", days=days)


def _clock_label(least: int, most: int) -> Message:
    if least < 0:
        return say("at most {time} apart, either may be first", time=_clock(most))
    if least == most:
        return say("{time}", time=_clock(most)) if most else say("the same minute")
    return say("{least} – {most}", least=_clock(least), most=_clock(most))


def _clock(seconds: int) -> str:
    hours, minutes = divmod(round(seconds / _MINUTE), 60)
    parts = ((hours, "h"), (minutes, "min"))
    return " ".join(f"{n} {unit}" for n, unit in parts if n) or "0 min"
