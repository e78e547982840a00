"""The time at which something was said, as the case keeps it."""

from datetime import UTC, datetime


def now() -> str:
    """Return the present time in UTC, in ISO 8601, to the millisecond."""
    at = datetime.now(UTC).isoformat(timespec="milliseconds")
    return at.replace("+00:00", "Z")
