"""A letter or a digit in the inspector: what it means, why it was given, what was."""

from collections.abc import Sequence

from dateline_db.errors import say
from dateline_db.model.grade import (
    Credibility,
    CredibilityGrade,
    Reliability,
    ReliabilityGrade,
)
from dateline_desktop.core.describe import local_time
from dateline_desktop.core.grade_fields import part_of
from dateline_desktop.core.text import tr
from dateline_desktop.inspector.page import Page
from dateline_desktop.widgets.text import isolated

Given = ReliabilityGrade | CredibilityGrade


def add_part(
    page: Page,
    part: Reliability | Credibility,
    held: Given | None,
    rows: Sequence[Given],
) -> None:
    """Add one part of a grade to a page, with all that was given in its place."""
    page.text(tr(say("{part}  {title}", part=part.value, title=tr(part.nato_name))))
    if held is not None:
        page.text(held.reason)
        page.text(_by(held), "muted")
    earlier = sorted(rows, key=lambda row: row.id, reverse=True)
    for row in earlier:
        if row is not held:
            text = "{part}, {by}: {reason}"
            reason = isolated(row.reason)
            page.text(
                tr(say(text, part=part_of(row), by=_by(row), reason=reason)), "muted"
            )


def _by(row: Given) -> str:
    return f"{row.analyst}, {local_time(row.at)}"
