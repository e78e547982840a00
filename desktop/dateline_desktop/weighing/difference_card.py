"""A discrepancy as a card: its answers, who gives each, and what was decided."""

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from dateline_db.analysis.discrepancies import Discrepancy, State
from dateline_db.analysis.disputes import Answer
from dateline_db.analysis.matrix import Column
from dateline_db.edits.decisions import reopen
from dateline_db.errors import say
from dateline_db.model.claim import Claim
from dateline_desktop.core.session import Session
from dateline_desktop.core.text import plain, tr
from dateline_desktop.core.words import code_word
from dateline_desktop.weighing.matrix_model import losers
from dateline_desktop.weighing.words import decided_by, source_words
from dateline_desktop.widgets.flow import Flow
from dateline_desktop.widgets.icons import set_icon
from dateline_desktop.widgets.link import Link
from dateline_desktop.widgets.text import align, breakable, isolated

_SHORT = 24  # letters of an answer that leave room for its sources in one line
_ANSWERS, _SOURCES = 16, 8  # that are shown; the matrix has them all


class DifferenceCard(QFrame):
    """What was decided against is struck out and stays readable."""

    def __init__(
        self,
        session: Session,
        found: Discrepancy,
        on_decide: Callable[[Discrepancy], object],
    ) -> None:
        super().__init__()
        assert session.case is not None
        self._session, self._case, self.found = session, session.case, found
        self.setProperty("role", "card")
        self.setAccessibleName(tr(found.sentence))
        self.rows = QVBoxLayout(self)
        self.rows.setContentsMargins(11, 9, 11, 9)
        self.rows.setSpacing(5)
        self._add_head()
        self._add_answers()
        self._add_decision()
        self._add_buttons(on_decide)

    def _add_head(self) -> None:
        found = self.found
        title = tr(Column(found.point, found.measure, found.scope).title)
        label = plain(title[:1].upper() + title[1:], wrap=True)
        label.setProperty("role", "strong")
        state = plain(code_word(found.state).lower())
        state.setProperty("role", "alarm" if found.state is State.OPEN else "badge")
        line = QHBoxLayout()
        line.addWidget(label, 1)
        line.addWidget(state)
        self.rows.addLayout(line)

    def _add_answers(self) -> None:
        claims = {one.id: one for one in self._case.claims.many(self.found.claim_ids)}
        sources, lost = source_words(self._case, claims.values()), losers(self.found)
        shown = [*self.found.answers[:_ANSWERS]]
        shown += filter(self._is_taken, self.found.answers[_ANSWERS:])
        for answer in shown:
            is_lost = bool(lost.intersection(answer.claim_ids))
            self.rows.addWidget(self._answer(answer, claims, sources, is_lost=is_lost))
        if more := len(self.found.answers) - len(shown):
            self._add_text(tr(say("and {n:,} more answers", n=more)), "muted")

    def _is_taken(self, answer: Answer) -> bool:
        held = self.found.decision
        is_taken = held is not None and held.chosen_claim_id in answer.claim_ids
        return is_taken and self.found.state is State.RESOLVED

    def _answer(
        self,
        answer: Answer,
        claims: Mapping[str, Claim],
        sources: Mapping[str, str],
        *,
        is_lost: bool,
    ) -> QWidget:
        box = QWidget()
        rows = QVBoxLayout(box)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(2)
        flow = Flow(5)
        words = tr(answer.text)
        text = plain(f"✓ {words}" if self._is_taken(answer) else words)
        text.setProperty("role", "lost" if is_lost else "strong")
        if len(text.text()) > _SHORT:
            text.setWordWrap(True)
            text.setMinimumWidth(1)
            rows.addWidget(text)
        else:
            flow.addWidget(text)
        for claim_id in answer.claim_ids[:_SOURCES]:
            if claim_id in claims:
                flow.addWidget(self._link(claims[claim_id], sources))
        if (more := len(answer.claim_ids) - _SOURCES) > 0:
            rest = plain(tr(say("and {n:,} more", n=more)))
            rest.setProperty("role", "muted")
            flow.addWidget(rest)
        rows.addLayout(flow)
        return box

    def _link(self, claim: Claim, sources: Mapping[str, str]) -> Link:
        ref = sources[claim.source_id].split(" · ")[0]
        link = Link(ref)
        link.setWordWrap(False)
        link.setToolTip(sources[claim.source_id])
        link.setAccessibleName(sources[claim.source_id])
        link.followed.connect(lambda: self._session.select("claim", claim.id))
        return link

    def _add_decision(self) -> None:
        held = self.found.decision
        if held is None:
            return
        if self.found.state is State.OPEN:
            self._add_text(tr("Open again: claims came in after it was decided."))
        for text, role in ((isolated(held.reason), ""), (decided_by(held), "hint")):
            self._add_text(text, role)

    def _add_text(self, text: str, role: str = "") -> None:
        label = plain(breakable(text), wrap=True)
        label.setProperty("role", role or None)
        label.setMinimumWidth(1)
        align(label, text)
        self.rows.addWidget(label)

    def _add_buttons(self, on_decide: Callable[[Discrepancy], object]) -> None:
        found, line = self.found, QHBoxLayout()
        is_open = found.state is State.OPEN
        decide = self.decide = _button(
            tr("Decide…") if is_open else tr("Decide anew…"), "edit"
        )
        decide.clicked.connect(lambda: on_decide(found))
        line.addWidget(decide)
        if found.decision is not None:
            again = _button(tr("Reopen"), "undo")
            again.clicked.connect(lambda: self._session.try_edit(reopen, found))
            again.setEnabled(self._session.writable)
            line.addWidget(again)
        decide.setEnabled(self._session.writable)
        decide.setAccessibleName(
            tr(say("Decide: {sentence}", sentence=tr(found.sentence)))
        )
        line.addStretch(1)
        self.rows.addLayout(line)


def _button(text: str, icon: str) -> QPushButton:
    button = QPushButton(text)
    button.setProperty("role", "quiet")
    set_icon(button, icon)
    return button
