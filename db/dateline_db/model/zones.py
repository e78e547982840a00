"""Clock times in the zones of IANA, and what a change of the clocks leaves open."""

import datetime as dt
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

_EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
_SECOND = dt.timedelta(seconds=1)


@lru_cache(maxsize=64)
def zone_named(name: str) -> ZoneInfo | None:
    """Return a zone, None where there is none of that name."""
    try:
        return ZoneInfo(name) if name else None
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def moments(day: dt.date, clock: dt.time, zone: str) -> tuple[int, int] | None:
    """Return the first and last second of UTC at which a clock may have shown this.

    They differ where clocks were put back over that hour or forward past it. None
    where there is no zone of that name, or the moment lies outside the calendar.
    """
    found = zone_named(zone)
    if found is None:
        return None
    shown = dt.datetime.combine(day, clock, found)
    try:
        both = [_second(shown.replace(fold=fold)) for fold in (0, 1)]
    except OverflowError:
        return None
    return min(both), max(both)


def east_of_utc(second: int, zone: dt.tzinfo) -> int:
    """Return by how many seconds the clocks of a zone are ahead of UTC at a moment."""
    local = (_EPOCH + second * _SECOND).astimezone(zone)
    ahead = local.utcoffset() or dt.timedelta()
    return ahead // _SECOND


def _second(moment: dt.datetime) -> int:
    return (moment - _EPOCH) // _SECOND
