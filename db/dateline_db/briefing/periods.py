"""Events by month or year, without putting a vague date on the first of a month."""

from collections.abc import Iterable, Sequence

from dateline_db.briefing.parts import PeriodPart
from dateline_db.model.event import Event
from dateline_db.model.when import When

_MOST_MONTHS = 180
_MOST_YEARS = 150


def periods(events: Iterable[Event]) -> tuple[PeriodPart, ...]:
    """Count events by month, or by year where the months are too many to draw.

    An event is sure of a period if all of its date lies there; otherwise it may fall
    into, or reach into, each period that it touches. Open ends are not followed.
    """
    spans = [span for event in events if (span := _span(event.when)) is not None]
    if not spans:
        return ()
    first = min(lo for lo, _ in spans)
    last = max(hi for _, hi in spans)
    if last - first < _MOST_MONTHS:
        return _counted(spans, range(first, last + 1), 1)
    years = range(first // 12, last // 12 + 1)
    return _counted(spans, years, 12) if len(years) <= _MOST_YEARS else ()


def _counted(
    spans: Sequence[tuple[int, int]], numbers: range, months: int
) -> tuple[PeriodPart, ...]:
    sure, maybe = [0] * len(numbers), [0] * len(numbers)
    for lo, hi in spans:
        start, end = lo // months - numbers.start, hi // months - numbers.start
        if start == end:
            sure[start] += 1
            continue
        for at in range(start, end + 1):
            maybe[at] += 1
    return tuple(
        PeriodPart(date=_date(number, months), sure=sure[at], maybe=maybe[at])
        for at, number in enumerate(numbers)
    )


def _span(when: When) -> tuple[int, int] | None:
    """Return the months from 0 to which a date reaches; None where an end is open."""
    if when.lo is None or when.hi is None:
        return None
    return _month(when.lo.year, when.lo.month), _month(when.hi.year, when.hi.month)


def _month(year: int, month: int) -> int:
    return year * 12 + month - 1


def _date(number: int, months: int) -> str:
    if months == 12:
        return f"{number:04}"
    return f"{number // 12:04}-{number % 12 + 1:02}"
