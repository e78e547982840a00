"""A claim as a card: who says so, how far it is believed, what it says."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from dateline_db.errors import say
from dateline_db.model.claim import Claim, Stance
from dateline_db.model.figure import Figure
from dateline_desktop.core.describe import figures_line
from dateline_desktop.core.session import Session
from dateline_desktop.core.text import plain, tr
from dateline_desktop.core.words import code_word
from dateline_desktop.inspector.page import (
    Page,
    badge,
    in_line,
    muted,
    uncited_badge,
)
from dateline_desktop.widgets.card import Card
from dateline_desktop.widgets.grade_chip import GradeChip, grade_name
from dateline_desktop.widgets.text import align, breakable

_MOST = 60


class ClaimCard(Card):
    """Shows one claim under a title that says what is not clear from where it stands.

    A click selects the claim, a double click opens its editor.
    """

    def __init__(
        self, session: Session, claim: Claim, title: str, figures: Sequence[Figure]
    ) -> None:
        assert session.case is not None
        grade = session.case.grades().of_claim(claim)
        super().__init__(f"{claim.statement} {title}, {grade_name(grade)}")
        self.claim_id = claim.id
        top = QHBoxLayout()
        top.addWidget(muted(title), 1)
        top.addWidget(GradeChip(grade), 0, Qt.AlignmentFlag.AlignTop)
        self.rows.addLayout(top)
        self._add_text(claim.statement)
        self._add_text(figures_line(figures), "strong")
        self._add_text(claim.when.label() if claim.when else "", "muted")
        if marks := self._marks(claim):
            self.rows.addWidget(in_line(marks))
        self.chosen.connect(lambda: session.select("claim", claim.id))
        self.opened.connect(lambda: session.open_record("claim", claim.id))

    def _marks(self, claim: Claim) -> list[QWidget]:
        marks: list[QWidget] = []
        if claim.stance is not Stance.SUPPORTS:
            role = "alarm" if claim.stance is Stance.CONTRADICTS else "badge"
            marks.append(badge(code_word(claim.stance).lower(), role))
        return [*marks, *uncited_badge(claim)]

    def _add_text(self, text: str, role: str | None = None) -> None:
        if text:
            label = plain(breakable(text), wrap=True)
            label.setProperty("role", role)
            label.setMinimumWidth(1)
            align(label, text)
            self.rows.addWidget(label)


def add_claims(page: Page, claims: Sequence[Claim], titles: Sequence[str]) -> None:
    """Add claims to a page as cards."""
    figures: dict[str, list[Figure]] = {}
    ids = [claim.id for claim in claims[:_MOST]]
    for figure in page.case.figures.where(claim_id=ids):
        figures.setdefault(figure.claim_id, []).append(figure)
    for claim, title in zip(claims[:_MOST], titles, strict=False):
        page.add(ClaimCard(page.session, claim, title, figures.get(claim.id, ())))
    if len(claims) > _MOST:
        rest = say("{count:,} more stand among the claims.", count=len(claims) - _MOST)
        page.text(tr(rest), "muted")


def claims_title(count: int) -> str:
    """Return the title of a list of so many claims."""
    if count == 0:
        return tr("Claims")
    return tr("1 claim") if count == 1 else tr(say("{n:,} claims", n=count))
