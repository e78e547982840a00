"""The panel that weighs one event: the matrix of what is said, and where it differs."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QSplitter,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from dateline_db.analysis.corroboration import UNSUPPORTED
from dateline_db.analysis.discrepancies import Discrepancy, State
from dateline_db.errors import Message, say
from dateline_db.model.changes import Changes
from dateline_db.model.event import Event
from dateline_desktop.core.session import Session
from dateline_desktop.core.text import plain, tr
from dateline_desktop.weighing.decide import decide
from dateline_desktop.weighing.difference_card import DifferenceCard
from dateline_desktop.weighing.legend import Legend
from dateline_desktop.weighing.matrix_view import MatrixView
from dateline_desktop.weighing.remarks import remarks
from dateline_desktop.weighing.words import source_words
from dateline_desktop.widgets.cards import exchange
from dateline_desktop.widgets.empty_state import EmptyState
from dateline_desktop.widgets.link import Link
from dateline_desktop.widgets.text import align, breakable

_SIDE, _ROOMY = 260, 360
_MOST_TOLD = 12  # remarks beside the matrix
_RESTS_ON = (
    "event",
    "claim",
    "figure",
    "source",
    "publisher",
    "lineage",
    "reliability_grade",
    "credibility_grade",
    "decision",
    "actor",
    "actor_name",
    "place",
)


class WeighPanel(QWidget):
    """Follows the selected event; a claim that is selected keeps to its own event."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._event_id: str | None = None
        self._in_matrix = ""
        self._is_stale = True
        self.view = MatrixView(session)
        self.title, self.told, self.legend = plain(wrap=True), plain(), Legend()
        self.counts = Link("")
        self.cards: list[DifferenceCard] = []
        self._shown: list[QWidget] = []
        self.empty = EmptyState(
            "table",
            tr(
                "Select an event: what each source says of it stands here side by "
                "side, those of one origin together."
            ),
        )
        self._lay_out()
        session.case_changed.connect(self._on_case_changed)
        session.changed.connect(self._on_changed)
        session.selection_changed.connect(self._on_selection_changed)
        session.busy_changed.connect(self.refresh)
        self.counts.followed.connect(lambda: session.show_panel("lineage"))

    def decide_next(self) -> None:
        """Ask about the first difference of the event that is open."""
        case, event_id = self._session.case, self._event_id
        found: list[Discrepancy] = []
        if case is not None and event_id is not None:
            found = case.discrepancies_of([event_id]).get(event_id, [])
        found = sorted(found, key=lambda one: one.state is not State.OPEN)
        if found:
            self._decide(found[0])
        else:
            self._session.told.emit(say("Select an event whose sources differ."))

    def refresh(self) -> None:
        """Show the event anew, now or when the panel comes into view."""
        self._is_stale = not self.isVisible()
        if not self._is_stale:
            self._show()

    # Private

    def _lay_out(self) -> None:
        self.title.setProperty("role", "strong")
        self.told.setProperty("role", "muted")
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.title.setSizePolicy(policy)
        self.counts.setToolTip(tr("Show where they have it from"))
        self.told.setWordWrap(True)
        head = QHBoxLayout()
        head.setContentsMargins(10, 3, 10, 0)
        head.addWidget(self.title, 1)
        top = Qt.AlignmentFlag.AlignTop
        figures = self._button(tr("Figures over time"), self._show_figures)
        head.addWidget(figures, 0, top)
        head.addWidget(self._button(tr("Legend"), self._turn_legend), 0, top)
        below = QVBoxLayout()
        below.setContentsMargins(10, 0, 10, 3)
        below.addWidget(self.counts)
        below.addWidget(self.told)
        left = QWidget()
        rows = QVBoxLayout(left)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(2)
        rows.addLayout(head)
        rows.addLayout(below)
        rows.addWidget(self.view, 1)
        rows.addWidget(self.legend)
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._split.setChildrenCollapsible(False)
        self._split.addWidget(left)
        self._split.addWidget(self._make_side())
        self._split.setStretchFactor(0, 1)
        self._pages = QStackedLayout(self)
        self._pages.addWidget(self.empty)
        self._pages.addWidget(self._split)

    def _button(self, text: str, slot: Callable[[], object]) -> QPushButton:
        button = QPushButton(text)
        button.setProperty("role", "quiet")
        button.clicked.connect(lambda: slot())
        return button

    def _show_figures(self) -> None:
        self._session.show_panel("reports")

    def _turn_legend(self) -> None:
        self.legend.setVisible(self.legend.isHidden())

    def _make_side(self) -> QScrollArea:
        sheet = QWidget()
        self._column = QVBoxLayout(sheet)
        self._column.setContentsMargins(10, 8, 10, 8)
        self._column.setSpacing(8)
        self._column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidget(sheet)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setMinimumWidth(_SIDE)
        return scroll

    def _on_case_changed(self) -> None:
        self._event_id = None
        self.refresh()

    def _on_changed(self, changes: Changes) -> None:
        if changes.everything or changes.touches(*_RESTS_ON):
            self.refresh()

    def _on_selection_changed(self) -> None:
        event_id = self._event_of_selection()
        if event_id is not None and event_id != self._event_id:
            self._event_id = event_id
            self.refresh()
        elif not self._is_stale:
            self.view.follow()

    def _event_of_selection(self) -> str | None:
        case, chosen = self._session.case, self._session.selection
        if case is None or chosen.id is None:
            return None
        if chosen.kind == "claim":
            claim = case.claims.find(chosen.id)
            return None if claim is None else claim.event_id
        return chosen.id if chosen.kind == "event" else None

    def _show(self) -> None:
        case, event = self._session.case, None
        if case is not None and self._event_id is not None:
            event = case.events.find(self._event_id)
        self._pages.setCurrentWidget(self.empty if event is None else self._split)
        if event is not None:
            self._show_event(event)

    def _show_event(self, event: Event) -> None:
        case = self._session.case
        assert case is not None
        found = case.matrix(event.id)
        claims = case.claims.where(event_id=event.id)
        sources = source_words(case, claims)
        self.view.show_matrix(found, sources, stays=event.id == self._in_matrix)
        self._in_matrix = event.id
        support = case.supports_of([event.id]).get(event.id, UNSUPPORTED)
        self.title.setText(event.title)
        self.counts.setText(tr(support.label))
        self.told.setText(" ".join(tr(one) for one in found.warnings))
        self.told.setVisible(bool(found.warnings))
        columns = (one.discrepancy for one in found.columns)
        differing = [one for one in columns if one is not None]
        self._show_differences(differing, remarks(found, sources))

    def _show_differences(
        self, found: list[Discrepancy], told: Sequence[Message]
    ) -> None:
        found = sorted(found, key=lambda one: one.state is not State.OPEN)
        self.cards = [DifferenceCard(self._session, one, self._decide) for one in found]
        before, self._shown = self._shown, [*self.cards]
        if not found:
            none = tr("No two sources differ on a point that can be compared.")
            self._shown.append(_muted(none))
        self._shown += [_muted(tr(one)) for one in told[:_MOST_TOLD]]
        if len(told) > _MOST_TOLD:
            more = say("{n:,} more", n=len(told) - _MOST_TOLD)
            self._shown.append(_muted(tr(more)))
        exchange(self._column, before, self._shown)

    def _decide(self, found: Discrepancy) -> None:
        if self._session.writable:
            decide(self._session, found, self.window())

    # Qt

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        was, now = event.oldSize().height(), self.height()
        if was < 0 or (was < _ROOMY) is not (now < _ROOMY):
            self.legend.setVisible(now >= _ROOMY)

    def showEvent(self, event: QShowEvent) -> None:
        if self._is_stale:
            self.refresh()
        super().showEvent(event)


def _muted(text: str) -> QWidget:
    label = plain(breakable(text), wrap=True)
    label.setProperty("role", "muted")
    label.setMinimumWidth(1)
    align(label, text)
    return label
