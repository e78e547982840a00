"""When something was: a date in EDTF, with its days, its precision and its label.

A date is never sharpened. `A/B` lasted from A to B, `[A..B]` happened once in between,
and `2023-07` is some time in July; each keeps its own bounds and reads differently.
"""

import datetime as dt
from dataclasses import dataclass, field
from functools import lru_cache
from math import inf

from dateline_db.errors import BadDate
from dateline_db.model.edtf import End, Expression, WhenKind, read_edtf, spelled
from dateline_db.model.edtf_date import EdtfDate, Impossible, Precision
from dateline_db.model.edtf_faults import fault_in
from dateline_db.model.when_label import describe
from dateline_db.model.zones import moments

__all__ = ["UNKNOWN", "BadDate", "End", "Precision", "When", "WhenKind"]

_EPOCH = dt.date(1970, 1, 1).toordinal()
_MINUTE, _HOUR, _DAY = 60, 3600, 86400
_EAST_OF_UTC, _WEST_OF_UTC = 14 * _HOUR, 12 * _HOUR


@dataclass(frozen=True, slots=True)
class When:
    """A date as EDTF with what follows from it; made by `parse` and by `read`.

    `edtf` is canonical. `also` holds what EDTF cannot carry: `~`, `?` or `%` for the
    whole (beside X, a season or a clock time), and `m` for a clock time known to the
    minute. `lo` and `hi` are the first and last possible day, None where that end is
    open or unknown. `offset_minutes` is None where no zone is stated.
    """

    edtf: str
    also: str
    kind: WhenKind = field(compare=False)
    precision: Precision = field(compare=False)
    lo: dt.date | None = field(compare=False)
    hi: dt.date | None = field(compare=False)
    start: End = field(compare=False)
    end: End = field(compare=False)
    uncertain: bool = field(compare=False)
    approximate: bool = field(compare=False)
    time: dt.time | None = field(compare=False)
    offset_minutes: int | None = field(compare=False)

    @classmethod
    def parse(cls, text: str) -> "When":
        """Read what an analyst typed as EDTF; raise `BadDate` for anything else."""
        try:
            return _from(read_edtf(text))
        except Impossible:
            raise fault_in(text) from None

    @classmethod
    def read(cls, edtf: str, also: str = "") -> "When":
        """Read the two texts that a case keeps."""
        return _read(edtf, also)

    @property
    def typed(self) -> str:
        """The text to type for this date: `parse` makes the same date of it."""
        return spelled(self.edtf, self.also)

    @property
    def lo_day(self) -> int | None:
        """The first possible day, counted from 1 January 1970."""
        return None if self.lo is None else self.lo.toordinal() - _EPOCH

    @property
    def hi_day(self) -> int | None:
        """The last possible day, counted from 1 January 1970."""
        return None if self.hi is None else self.hi.toordinal() - _EPOCH

    def seconds(self, zone: str = "") -> tuple[int | None, int | None]:
        """Return the first second of UTC it can mean, and the first one after it.

        A clock time that states no offset is one of `zone`; where that says nothing,
        it may be anywhere on earth. The days of a date without a clock time count as
        days of UTC.
        """
        if self.time is None or self.lo is None:
            return _days_in_seconds(self)
        start = last = self._clock_second()
        if self.offset_minutes is None:
            known = moments(self.lo, self.time, zone)
            start, last = known or (start - _EAST_OF_UTC, last + _WEST_OF_UTC)
        return start, last + (_MINUTE if self.precision is Precision.MINUTE else 1)

    def label(self) -> str:
        """Say the date in English, never more sharply than the EDTF does."""
        return _label(self.edtf, self.also)

    def overlaps(self, other: "When") -> bool:
        """Whether both can mean the same time; an open or unknown end can be any.

        Days are compared as they are written, wherever that was; two clock times are
        compared in UTC.
        """
        if self.time is not None and other.time is not None:
            return _meet(self.seconds(), other.seconds())
        one, two = self, other
        return (one.lo is None or two.hi is None or one.lo <= two.hi) and (
            two.lo is None or one.hi is None or two.lo <= one.hi
        )

    def sort_key(self) -> tuple[bool, float, float, str, str]:
        """Order by first and last possible second; what has neither comes last.

        A clock time without a zone sorts as if it were UTC.
        """
        lo, hi = self.seconds()
        if self.time is not None and lo is not None and hi is not None:
            lo = self._clock_second()
        undated = lo is None and hi is None
        first, last = -inf if lo is None else lo, inf if hi is None else hi
        return undated, first, last, self.edtf, self.also

    def __str__(self) -> str:
        return self.edtf

    def _clock_second(self) -> int:
        """Return the second that the clock shows; midnight where there is no clock."""
        clock = self.time or dt.time.min
        east = (self.offset_minutes or 0) * _MINUTE
        seconds = clock.hour * _HOUR + clock.minute * _MINUTE + clock.second
        return (self.lo_day or 0) * _DAY + seconds - east


def _days_in_seconds(when: When) -> tuple[int | None, int | None]:
    """Return where its days begin and end if they are days of UTC."""
    lo, hi = when.lo_day, when.hi_day
    return None if lo is None else lo * _DAY, None if hi is None else (hi + 1) * _DAY


def _meet(
    one: tuple[int | None, int | None], other: tuple[int | None, int | None]
) -> bool:
    """Whether two half-open spans share a moment; None is without limit."""
    (lo, hi), (other_lo, other_hi) = one, other
    return (lo is None or other_hi is None or lo < other_hi) and (
        other_lo is None or hi is None or other_lo < hi
    )


def _from(said: Expression) -> When:
    clock = said.clock
    to_the_minute = clock is not None and clock.to_the_minute
    marks = said.qualifier + "".join("".join(day.marks) for day in said.dates)
    firsts = [span.first for span in said.spans]
    lasts = [span.last for span in said.spans]
    lows = [first.lo if isinstance(first, EdtfDate) else None for first in firsts]
    highs = [last.hi if isinstance(last, EdtfDate) else None for last in lasts]
    return When(
        edtf=said.text,
        also=said.qualifier + ("m" if to_the_minute else ""),
        kind=said.kind,
        precision=_precision(said),
        lo=min((day for day in lows if day), default=None) if all(lows) else None,
        hi=max((day for day in highs if day), default=None) if all(highs) else None,
        start=_end(firsts, lows),
        end=_end(lasts, highs),
        uncertain="?" in marks or "%" in marks,
        approximate="~" in marks or "%" in marks,
        time=clock.time if clock else None,
        offset_minutes=clock.offset if clock else None,
    )


def _end(ends: list[EdtfDate | End], days: list[dt.date | None]) -> End:
    if all(days):
        return End.DATED
    return End.OPEN if End.OPEN in ends else End.UNKNOWN


def _precision(said: Expression) -> Precision:
    match said.kind:
        case WhenKind.INSTANT:
            minute = said.clock is not None and said.clock.to_the_minute
            return Precision.MINUTE if minute else Precision.SECOND
        case WhenKind.INTERVAL:
            return Precision.INTERVAL
        case WhenKind.ONE_OF | WhenKind.ALL_OF:
            return Precision.SET
        case _:
            return said.dates[0].precision


@lru_cache(maxsize=1 << 16)
def _read(text: str, also: str) -> When:
    try:
        when = When.parse(spelled(text, also))
    except Impossible:
        raise fault_in(text) from None
    if when.also != also:
        raise BadDate(
            "“{also}” beside the date {edtf} says nothing there: Dateline never writes "
            "that, so the case was changed by another program.",
            also=also,
            edtf=text,
        )
    return when


@lru_cache(maxsize=1 << 14)
def _label(text: str, also: str) -> str:
    return describe(read_edtf(text), also)


UNKNOWN = When.parse("XXXX")
"""The date of what is not dated."""
