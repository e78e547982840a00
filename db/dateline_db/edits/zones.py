"""Time zones: which names of IANA there are."""

from dateline_db.errors import InvalidValue
from dateline_db.model.zones import zone_named


def check_zone(zone: str) -> None:
    """Refuse a name that is no time zone."""
    if zone_named(zone) is None:
        raise InvalidValue(
            "zone",
            "There is no time zone “{zone}”: choose one such as Asia/Karachi.",
            zone=zone,
        )
