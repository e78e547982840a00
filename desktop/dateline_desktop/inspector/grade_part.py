"""A letter or a digit in the inspector: what it means, why it was given, what was."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from dateline_db.errors import say
from dateline_db.model.grade import (
    Credibility,
    CredibilityGrade,
    Grade,
    Reliability,
    ReliabilityGrade,
)
from dateline_desktop.core.grade_fields import part_of
from dateline_desktop.core.grade_history import by, by_analyst, history_lines
from dateline_desktop.core.text import tr
from dateline_desktop.inspector.page import Page, muted, shown
from dateline_desktop.widgets.blinds import hide_with_letters
from dateline_desktop.widgets.doctrine import show_doctrine
from dateline_desktop.widgets.link import Link

Given = ReliabilityGrade | CredibilityGrade


def add_part(
    page: Page,
    part: Reliability | Credibility,
    held: Given | None,
    rows: Sequence[Given],
) -> None:
    """Add one part of a grade to a page, with all that was given in its place."""
    latest = by_analyst(rows)
    if len(latest) > 1:
        page.add(_side_by_side(latest))
    else:
        _add_held(page, part, held)
    shown_above = set(latest.values()) if len(latest) > 1 else {held}
    for line in history_lines(row for row in rows if row not in shown_above):
        text = shown(line, "muted")
        if isinstance(part, Reliability):
            hide_with_letters(text)
        page.add(text)


def explained(part: Reliability | Credibility, text: str) -> Link:
    """Return what is said of a letter or a digit; a click says what all others mean."""
    link = Link(text)
    link.setCursor(Qt.CursorShape.WhatsThisCursor)
    link.setToolTip(tr("What the grades mean"))
    if isinstance(part, Reliability):
        hide_with_letters(link)
    grade = Grade(part, None) if isinstance(part, Reliability) else Grade(None, part)
    link.followed.connect(
        lambda: show_doctrine(grade, link.mapToGlobal(QPoint(0, link.height())), link)
    )
    return link


def _add_held(page: Page, part: Reliability | Credibility, held: Given | None) -> None:
    text = tr(say("{part}  {title}", part=part.value, title=tr(part.nato_name)))
    page.add(explained(part, text))
    if held is not None:
        page.text(held.reason)
        page.text(by(held), "muted")


def _side_by_side(latest: Mapping[str, Given]) -> QWidget:
    """Set what several analysts gave beside one another: they may well differ."""
    box = QWidget()
    grid = QGridLayout(box)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(10)
    for row, given in enumerate(latest.values()):
        part = part_of(given)
        assert part is not None
        sign = explained(part, part.value)
        sign.setToolTip(tr(part.nato_name))
        grid.addWidget(sign, row, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(muted(by(given)), row, 1, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(shown(given.reason), row, 2, Qt.AlignmentFlag.AlignTop)
    grid.setColumnStretch(1, 2)
    grid.setColumnStretch(2, 3)
    return box
