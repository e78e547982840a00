"""The claims that a field of an event rests on, as links below it."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from dateline_db.errors import say
from dateline_desktop.core.text import tr
from dateline_desktop.inspector.page import Page, muted
from dateline_desktop.widgets.flow import Flow
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
