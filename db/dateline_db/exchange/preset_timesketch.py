"""Timesketch: events of log files, each with its moment and what that moment is of."""

from collections.abc import Sequence
from pathlib import Path

from dateline_db.exchange.mapping import Dates, RowMapping

_NEEDED = {"message", "timestamp_desc"}
_MOMENTS = ("datetime", "timestamp")


def mapping(columns: Sequence[str], path: Path) -> RowMapping | None:
    """Return how to read rows of Timesketch, None where they are none.

    `timestamp` (microseconds since 1970) counts only where `datetime` is empty.
    """
    moments = [name for name in _MOMENTS if name in columns]
    if not set(columns) >= _NEEDED or not moments:
        return None
    first, *others = moments
    return RowMapping(
        name="timesketch",
        publisher=path.stem,
        title="{message}",
        summary="{timestamp_desc}",
        kind="{data_type}" if "data_type" in columns else "",
        dates=Dates(column=first, otherwise=others[0] if others else ""),
        blank=("-",),
    )
