"""What is said beside a clock time: in which zone the clock stood that showed it."""

from datetime import UTC

from dateline_db.errors import say
from dateline_db.model.event import Event
from dateline_db.model.zones import east_of_utc, moments, zone_named
from dateline_desktop.core.text import tr


def clock_note(event: Event) -> str:
    """Say whose clock showed the time of an event; "" where it has none."""
    when, zone = event.when, event.zone
    if when.time is None or when.lo is None:
        return ""
    if when.offset_minutes is not None:
        return tr(say("clock time of {zone}", zone=zone)) if zone else ""
    found, both = zone_named(zone), moments(when.lo, when.time, zone)
    if found is None or both is None:
        return tr("its zone is not stated: it may be the time of any place on earth")
    ahead = " / ".join(dict.fromkeys(ahead_of_utc(east_of_utc(m, found)) for m in both))
    return tr(say("clock time of {zone} ({ahead})", zone=zone, ahead=ahead))


def ahead_of_utc(seconds: int) -> str:
    """Say how far clocks are ahead of UTC: "UTC+5", "UTC−3:30"."""
    if not seconds:
        return str(UTC)
    hours, minutes = divmod(abs(seconds) // 60, 60)
    part = f":{minutes:02}" if minutes else ""
    return f"UTC{'−' if seconds < 0 else '+'}{hours}{part}"
