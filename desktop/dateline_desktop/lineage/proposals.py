"""Proposed lineage as cards, each with what it was seen by."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from dateline_db.analysis.proposals import Proposal, Strength
from dateline_db.case import Case
from dateline_db.edits.proposals import confirm_proposal, dismiss_proposal
from dateline_db.errors import say
from dateline_desktop.core.session import Session
from dateline_desktop.core.text import plain, tr
from dateline_desktop.core.words import manner
from dateline_desktop.widgets.icons import set_icon
from dateline_desktop.widgets.link import Link
from dateline_desktop.widgets.text import align, breakable, isolated

_STRENGTHS = {
    Strength.STRONG: "Strong sign. {evidence}",
    Strength.FAIR: "Fair sign. {evidence}",
    Strength.WEAK: "Weak sign. {evidence}",
}


class ProposalCard(QFrame):
    """Says what seems to derive from what, and why it seems so."""

    def __init__(self, session: Session, proposal: Proposal) -> None:
        super().__init__()
        assert session.case is not None
        self.proposal, self._session, self._case = proposal, session, session.case
        self.setProperty("role", "card")
        self.rows = QVBoxLayout(self)
        self.rows.setContentsMargins(11, 9, 11, 9)
        self.rows.setSpacing(4)
        sentence = question(self._case, proposal)
        self.setAccessibleName(sentence)
        link = Link(sentence)
        link.followed.connect(lambda: session.select("source", proposal.source_id))
        self.rows.addWidget(link)
        seen = tr(proposal.evidence)
        evidence = tr(say(_STRENGTHS[proposal.strength], evidence=seen))
        told = plain(breakable(evidence), wrap=True)
        told.setMinimumWidth(1)
        align(told, evidence)
        self.rows.addWidget(told)
        self.rows.addLayout(self._buttons())

    def _buttons(self) -> QHBoxLayout:
        line = QHBoxLayout()
        confirm = _button(tr("Confirm"), "check")
        confirm.clicked.connect(
            partial(self._session.try_edit, confirm_proposal, self.proposal)
        )
        dismiss = _button(tr("Turn down"), "close")
        dismiss.clicked.connect(
            partial(self._session.try_edit, dismiss_proposal, self.proposal)
        )
        line.addStretch(1)
        for button in (confirm, dismiss):
            button.setEnabled(self._session.writable)
            line.addWidget(button)
        return line


class ProposalList(QWidget):
    """The cards, below a line that says how many there are."""

    def __init__(self, session: Session, look: Callable[[], object]) -> None:
        super().__init__()
        self._session = session
        self.cards: list[ProposalCard] = []
        self.told = plain(wrap=True)
        self.again = _button(tr("Look again"), "search")
        self.again.clicked.connect(lambda: look())
        head = QHBoxLayout()
        title = plain(tr("Proposed lineage"))
        title.setProperty("role", "strong")
        head.addWidget(title, 1)
        head.addWidget(self.again)
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(10, 6, 10, 8)
        self._rows.setSpacing(8)
        self._rows.addLayout(head)
        self.told.setProperty("role", "muted")
        self._rows.addWidget(self.told)
        self._rows.addStretch(1)

    def wait(self) -> None:
        """Say that the sources are being looked through."""
        self._clear()
        self.told.setText(tr("Looking through the sources…"))
        self.again.setEnabled(False)

    def show_proposals(self, found: list[Proposal]) -> None:
        """Show what was found."""
        self._clear()
        self.again.setEnabled(True)
        self.told.setText(
            tr("Nothing is counted until it is confirmed.")
            if found
            else tr(
                "Nothing new: no credit line, like text, same file or link that is "
                "not traced or turned down already."
            )
        )
        self.cards = [ProposalCard(self._session, one) for one in found]
        for number, card in enumerate(self.cards):
            self._rows.insertWidget(2 + number, card)

    def _clear(self) -> None:
        for card in self.cards:
            self._rows.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.cards = []


def source_name(case: Case, source_id: str) -> str:
    """Return number and publisher of a source."""
    source = case.sources.get(source_id)
    publisher = case.publishers.get(source.publisher_id)
    return f"{source.ref} · {isolated(publisher.name)}"


def question(case: Case, one: Proposal) -> str:
    """Ask whether a source derives as proposed."""
    return tr(
        say(
            "{source} {manner} {upstream}?",
            source=source_name(case, one.source_id),
            manner=manner(one.kind),
            upstream=_upstream(case, one),
        )
    )


def _upstream(case: Case, one: Proposal) -> str:
    if one.upstream_source_id is not None:
        return source_name(case, one.upstream_source_id)
    if one.upstream_publisher_id is not None:
        return case.publishers.get(one.upstream_publisher_id).name
    return one.upstream_name


def _button(text: str, icon: str) -> QPushButton:
    button = QPushButton(text)
    button.setProperty("role", "quiet")
    set_icon(button, icon)
    return button
