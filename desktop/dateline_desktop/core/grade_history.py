"""Grades given over time, and by several analysts, in words."""

from collections.abc import Iterable

from dateline_db.errors import say
from dateline_desktop.core.describe import local_time
from dateline_desktop.core.grade_fields import Given, part_of
from dateline_desktop.core.text import tr
from dateline_desktop.widgets.text import isolated


def by(row: Given) -> str:
    """Say who gave a grade, and when."""
    return f"{isolated(row.analyst)}, {local_time(row.at)}"


def history_lines(rows: Iterable[Given]) -> list[str]:
    """Say every grade that was given, the newest first."""
    return [
        tr(
            say(
                "{part}, {by}: {reason}",
                part=part_of(row),
                by=by(row),
                reason=isolated(row.reason),
            )
        )
        for row in sorted(rows, key=lambda one: one.id, reverse=True)
    ]


def by_analyst(rows: Iterable[Given]) -> dict[str, Given]:
    """Return what each analyst gave last, in the order in which they last did."""
    found: dict[str, Given] = {}
    for row in sorted(rows, key=lambda one: one.id):
        found.pop(row.analyst, None)
        found[row.analyst] = row
    return found
