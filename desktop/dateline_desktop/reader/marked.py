"""Marks on a text: the claims that quote it, in the colour and line of their grade."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtGui import QColor, QHelpEvent, QTextCharFormat
from PySide6.QtWidgets import QToolTip, QWidget

from dateline_db.case import Case
from dateline_db.errors import say
from dateline_db.model.claim import Claim
from dateline_desktop.core.text import tip, tr
from dateline_desktop.scene.blending import blend
from dateline_desktop.scene.palette import Palette
from dateline_desktop.widgets.grade_chip import NOT_GRADED, grade_name

_Line = QTextCharFormat.UnderlineStyle
LINES = {
    "1": _Line.SingleUnderline,
    "2": _Line.DashUnderline,
    "3": _Line.DotLine,
    "4": _Line.DashDotLine,
    "5": _Line.WaveUnderline,
    "6": _Line.DashDotDotLine,
    "": _Line.NoUnderline,
}
"""The line below a quote by its claim's digit: colour never carries it alone."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A quote in a text: its claim, that claim's digit ("" for none), and a tip."""

    claim_id: str
    start: int
    end: int
    digit: str
    tip: str


def marks_of(
    case: Case, claims: Sequence[Claim], spans: Mapping[str, tuple[int, int]]
) -> list[Mark]:
    """Return the marks of the claims that were found, in the order of the text."""
    grades = case.grades()
    found = []
    for claim in claims:
        if claim.id in spans:
            digit = grades.digit(claim.id)
            grade = NOT_GRADED if digit is None else grades.of_claim(claim)
            words = say(
                "{ref} · {statement}\n{grade}",
                ref=claim.ref,
                statement=claim.statement,
                grade=grade_name(grade),
            )
            mark = Mark(claim.id, *spans[claim.id], str(digit or ""), tr(words))
            found.append(mark)
    return sorted(found, key=lambda mark: (mark.start, mark.end))


def next_of(marks: Sequence[Mark], chosen: frozenset[str]) -> str:
    """Return the claim to choose of several marks: the one after that chosen now."""
    ids = [mark.claim_id for mark in marks]
    after = next((n + 1 for n, one in enumerate(ids) if one in chosen), 0)
    return ids[after % len(ids)] if ids else ""


def show_tip(event: QHelpEvent, marks: Sequence[Mark], widget: QWidget) -> None:
    """Tell of the claims whose marks are below the pointer."""
    words = "\n\n".join(mark.tip for mark in marks)
    QToolTip.showText(event.globalPos(), tip(words), widget)


def mark_format(ours: Palette, digit: str, *, chosen: bool) -> QTextCharFormat:
    """Return how a quote is drawn; that of the selected claim stands out."""
    colour = ours.credibility[digit]
    drawn = QTextCharFormat()
    share = 0.38 if chosen else 0.14
    drawn.setBackground(QColor(blend(ours.surface, colour, share)))
    drawn.setUnderlineStyle(LINES[digit])
    drawn.setUnderlineColor(QColor(colour))
    return drawn


def hit_format(ours: Palette, *, current: bool) -> QTextCharFormat:
    """Return how what was searched for is drawn."""
    drawn = QTextCharFormat()
    ground = ours.accent if current else blend(ours.surface, ours.accent, 0.3)
    drawn.setBackground(QColor(ground))
    drawn.setForeground(QColor(ours.on_accent if current else ours.text))
    return drawn
