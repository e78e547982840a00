"""Time zones: which names of IANA there are."""

from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from dateline_db.errors import InvalidValue


def check_zone(zone: str) -> None:
    """Refuse a name that is no time zone."""
    try:
        ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise InvalidValue(
            "zone",
            "There is no time zone “{zone}”: choose one such as Asia/Karachi.",
            zone=zone,
        ) from None
