"""The claims that a field of an event rests on, as links below it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from dateline_db.errors import say
from dateline_db.model.claim import Claim
from dateline_desktop.core.describe import origins_line
from dateline_desktop.core.text import tr
from dateline_desktop.inspector.page import Page, muted
from dateline_desktop.widgets.flow import Flow
from dateline_desktop.widgets.grade_chip import GradeChip
from dateline_desktop.widgets.text import plain

_MOST = 8


def basis_line(page: Page, claim_ids: Sequence[str]) -> QWidget:
    """Return "rests on C12 C40", or that nothing stands behind the field."""
    claims = page.case.claims.many(claim_ids[:_MOST])
    if not claims:
        return muted(tr("rests on no claim"))
    box = QWidget()
    flow = Flow(5)
    word = plain(tr("rests on"))
    word.setProperty("role", "muted")
    flow.addWidget(word)
    for claim in claims:
        link = page.link("claim", claim.id, claim.ref)
        link.setWordWrap(False)
        flow.addWidget(link)
    if len(claim_ids) > _MOST:
        rest = plain(tr(say("and {n} more", n=len(claim_ids) - _MOST)))
        rest.setProperty("role", "muted")
        flow.addWidget(rest)
    box.setLayout(flow)
    return box


def standing_line(page: Page, claim: Claim) -> QWidget:
    """Return the number of a claim, its grade, and what it goes back to."""
    link = page.link("claim", claim.id, claim.ref)
    link.setWordWrap(False)
    chip = GradeChip(page.case.grades().of_claim(claim))
    origin = muted(origins_line(page.case, page.case.lineages().of_claim(claim)))
    box = QWidget()
    row = QHBoxLayout(box)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(6)
    top = Qt.AlignmentFlag.AlignTop
    row.addWidget(link, 0, top)
    row.addWidget(chip, 0, top)
    row.addWidget(origin, 1)
    return box
