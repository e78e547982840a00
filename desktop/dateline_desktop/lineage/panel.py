"""The panel that shows where what is said of an event comes from."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from dateline_db.analysis.corroboration import UNSUPPORTED
from dateline_db.analysis.matrix import circles_text, ring_texts
from dateline_db.analysis.proposals import Proposal
from dateline_db.case import Case
from dateline_db.edits.proposals import find_proposals
from dateline_db.model.changes import Changes
from dateline_db.model.claim import Claim
from dateline_desktop.core.reading import reading
from dateline_desktop.core.session import Session
from dateline_desktop.core.text import plain, tr
from dateline_desktop.core.words import manner
from dateline_desktop.lineage.graph import (
    UNKNOWN,
    Edge,
    Graph,
    Key,
    Start,
    graph_of,
)
from dateline_desktop.lineage.picture import Picture
from dateline_desktop.lineage.proposals import ProposalList, source_name
from dateline_desktop.widgets.empty_state import EmptyState
from dateline_desktop.widgets.text import isolated

_SIDE, _MOST = 290, 120
_RESTS_ON = ("event", "claim", "source", "publisher", "lineage")
_PROPOSED_BY = ("source", "publisher", "lineage", "document", "dismissal")


class LineagePanel(QWidget):
    """Follows the selected event or source; what is proposed stands beside it."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._subject: Key | None = None
        self._is_stale = self._is_unread = True
        self.title, self.told = plain(wrap=True), plain(wrap=True)
        self.picture = Picture()
        self.proposals = ProposalList(session, self._look)
        self._empty = EmptyState(
            "origin",
            tr(
                "Select an event or a source: how it is known, and from whom in the "
                "end, is drawn here."
            ),
        )
        self._lay_out()
        self.picture.chosen.connect(session.select)
        session.case_changed.connect(self._on_case_changed)
        session.changed.connect(self._on_changed)
        session.selection_changed.connect(self._on_selection_changed)

    def refresh(self) -> None:
        """Draw anew, now or when the panel comes into view."""
        self._is_stale = not self.isVisible()
        if not self._is_stale:
            self._show()
            if self._is_unread:
                self._look()

    # Private

    def _lay_out(self) -> None:
        self.title.setProperty("role", "strong")
        page = QWidget()
        rows = QVBoxLayout(page)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(2)
        head = QVBoxLayout()
        head.setContentsMargins(12, 6, 12, 2)
        head.setSpacing(2)
        head.addWidget(self.title)
        head.addWidget(self.told)
        rows.addLayout(head)
        rows.addWidget(self.picture, 1)
        self._pages = QStackedWidget()
        self._pages.addWidget(self._empty)
        self._pages.addWidget(_scrolled(page))
        side = _scrolled(self.proposals)
        side.setMinimumWidth(_SIDE)
        side.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.addWidget(self._pages)
        split.addWidget(side)
        split.setStretchFactor(0, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(split)
        self.picture.setAccessibleName(tr("Where they have it from"))

    def _on_case_changed(self) -> None:
        self._subject, self._is_unread = None, True
        self.proposals.show_proposals([])
        self.refresh()

    def _on_changed(self, changes: Changes) -> None:
        if changes.everything or changes.touches(*_PROPOSED_BY):
            self._is_unread = True
        if changes.everything or changes.touches(*_RESTS_ON, *_PROPOSED_BY):
            self.refresh()

    def _on_selection_changed(self) -> None:
        case, chosen = self._session.case, self._session.selection
        subject = None
        if chosen.kind in ("event", "source") and chosen.id is not None:
            subject = (chosen.kind, chosen.id)
        elif chosen.kind == "claim" and chosen.id is not None and case is not None:
            claim = case.claims.find(chosen.id)
            subject = None if claim is None else ("event", claim.event_id)
        # A source of the picture that is chosen is looked at in its picture.
        in_picture = subject is not None and subject in self.picture.graph.nodes
        if subject is not None and subject != self._subject and not in_picture:
            self._subject = subject
            self.refresh()

    def _show(self) -> None:
        case, subject = self._session.case, self._subject
        record = None
        if case is not None and subject is not None:
            record = case.table(subject[0]).find(subject[1])
        self._pages.setCurrentIndex(0 if record is None else 1)
        if case is None or subject is None or record is None:
            self.picture.show_graph(Graph(), {}, {})
            return
        self.title.setText(record.title)
        claims = case.claims.where(**{f"{subject[0]}_id": subject[1]})
        starts = [Start(one.source_id, one.credits_id) for one in claims]
        if subject[0] == "source":
            starts.append(Start(subject[1]))
        graph = graph_of(case.lineages(), starts)
        self.picture.show_graph(graph, _names(case, graph), _verbs(graph))
        rings = ring_texts(
            case.lineages(), (one.source_id for one in starts if not one.credits_id)
        )
        told = [*self._sentences(case, subject, claims), *map(tr, rings)]
        self.told.setText("\n".join(told))

    def _sentences(self, case: Case, subject: Key, claims: list[Claim]) -> list[str]:
        """Say what is counted, and where several sources are only one."""
        found = []
        if subject[0] == "event":
            support = case.supports_of([subject[1]]).get(subject[1], UNSUPPORTED)
            found.append(tr(support.label))
            if not claims:
                found.append(tr("Who says so is drawn here once a claim is added."))
        circles = {
            isolated(case.publishers.get(origin).name): len(sources)
            for origin, sources in case.lineages().circular(claims).items()
        }
        if circles:
            found.append(tr(circles_text(circles)))
        return found

    def _look(self) -> None:
        """Look through the sources in the background."""
        case, self._is_unread = self._session.case, False
        if case is None:
            return
        self.proposals.wait()
        self._session.jobs.run(
            self,
            partial(reading, case.path, find_proposals),
            then=partial(self._on_found, case),
            failed=lambda _: self.proposals.show_proposals([]),
        )

    def _on_found(self, case: Case, found: list[Proposal]) -> None:
        if case is self._session.case:
            known = (one for one in found if case.sources.find(one.source_id))
            self.proposals.show_proposals(list(known)[:_MOST])

    # Qt

    def showEvent(self, event: QShowEvent) -> None:
        if self._is_stale:
            self.refresh()
        super().showEvent(event)


def _names(case: Case, graph: Graph) -> dict[Key, str]:
    names: dict[Key, str] = {UNKNOWN: tr("Lineage unknown")}
    for table, record_id in graph.nodes:
        if table == "source":
            names[table, record_id] = source_name(case, record_id)
        elif table == "publisher":
            names[table, record_id] = case.publishers.get(record_id).name
    return names


def _verbs(graph: Graph) -> dict[Edge, str]:
    return {edge: _verb(edge) for edge in graph.edges}


def _verb(edge: Edge) -> str:
    if edge.end == UNKNOWN:
        return tr("not traced")
    if edge.is_credit:
        return tr("credits")
    return tr("reports itself") if edge.kind is None else manner(edge.kind)


def _scrolled(widget: QWidget) -> QScrollArea:
    scroll = QScrollArea()
    scroll.setWidget(widget)
    scroll.setWidgetResizable(True)
    scroll.setFrameShape(QFrame.Shape.NoFrame)
    return scroll
