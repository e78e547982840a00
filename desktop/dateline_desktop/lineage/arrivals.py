"""The strip that asks about the lineage of what was just taken in."""

from collections.abc import Sequence
from functools import partial

from dateline_db.analysis.proposals import Proposal
from dateline_db.case import Case
from dateline_db.edits.proposals import (
    confirm_proposal,
    dismiss_proposal,
    proposals_about,
)
from dateline_db.errors import say
from dateline_db.model.changes import Changes
from dateline_desktop.core.reading import reading
from dateline_desktop.core.session import Session
from dateline_desktop.core.text import tr
from dateline_desktop.lineage.proposals import question
from dateline_desktop.widgets.notice import Notice, Offer


class Arrivals(Notice):
    """Asks one question after the other; whoever closes it finds them with lineage."""

    def __init__(self, session: Session) -> None:
        super().__init__("origin", below=True)
        self._session = session
        self._left: list[Proposal] = []
        session.case_changed.connect(self._clear)
        session.changed.connect(self._on_changed)

    def look(self, source_ids: Sequence[str]) -> None:
        """Look in the background whether sources have it from others, or they it."""
        case = self._session.case
        if case is not None and source_ids:

            def find(copy: Case) -> list[Proposal]:
                return proposals_about(copy, set(source_ids))

            self._session.jobs.run(
                self,
                partial(reading, case.path, find),
                then=partial(self._on_found, case),
            )

    # Private

    def _on_found(self, case: Case, found: list[Proposal]) -> None:
        if case is self._session.case:
            held = {one.dismissal for one in self._left}
            self._left += [one for one in found if one.dismissal not in held]
            self._show_first()

    def _show_first(self) -> None:
        case = self._session.case
        self._left = [one for one in self._left if case and _stands(case, one)]
        if case is None or not self._left:
            self.hide()
            return
        first, more = self._left[0], len(self._left) - 1
        words = say(
            "{question} {evidence}",
            question=question(case, first),
            evidence=str(first.evidence),
        )
        offers: list[Offer] = [
            (tr("Confirm"), partial(self._settle, confirm_proposal, first)),
            (tr("Turn down"), partial(self._settle, dismiss_proposal, first)),
        ]
        if more:
            text = tr(say("{count:,} more…", count=more))
            offers.append((text, partial(self._show_all, first)))
        self.say(tr(words), offers)

    def _settle(self, edit: object, proposal: Proposal) -> None:
        assert callable(edit)
        self._left.remove(proposal)
        self._session.try_edit(edit, proposal)
        self._show_first()

    def _show_all(self, first: Proposal) -> None:
        """Leave the rest to the panel, where all that is proposed stands."""
        self._clear()
        self._session.select("source", first.source_id)
        self._session.show_panel("lineage")

    def _clear(self) -> None:
        self._left = []
        self.hide()

    def _on_changed(self, changes: Changes) -> None:
        if self._left and changes.touches("source", "publisher", "lineage"):
            self._show_first()


def _stands(case: Case, one: Proposal) -> bool:
    """Whether what a proposal speaks of is still there, and not said already."""
    upstream = one.upstream_source_id
    held = case.lineage.where(source_id=one.source_id)
    is_said = any(
        (step.upstream_source_id or step.upstream_publisher_id)
        == (upstream or one.upstream_publisher_id)
        for step in held
    )
    there = case.sources.find(one.source_id) and (
        upstream is None or case.sources.find(upstream)
    )
    return bool(there) and not is_said
