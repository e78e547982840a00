"""The charts as a panel of the window, on a session and on the time of the lanes."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeyEvent, QKeySequence, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from dateline_db.model.changes import Changes
from dateline_desktop.charts.axis_link import AxisLink
from dateline_desktop.charts.bar import ChartsBar, Kind, SeriesKey
from dateline_desktop.charts.card import Card
from dateline_desktop.charts.events import Choice
from dateline_desktop.charts.legend import Legend
from dateline_desktop.charts.marks import Target
from dateline_desktop.charts.taking import Taken, Taking, marking_of
from dateline_desktop.charts.views import EventsView, FiguresView, IndicatorsView, View
from dateline_desktop.core.filter import Filter
from dateline_desktop.core.session import Session
from dateline_desktop.core.text import tr
from dateline_desktop.widgets.empty_state import EmptyState

if TYPE_CHECKING:
    from dateline_desktop.charts.plot import Plot

_MARGIN = 0.12  # of the view, left free beside what it is moved to
_SHOWN_TABLES = (
    "event",
    "claim",
    "figure",
    "source",
    "publisher",
    "lineage",
    "reliability_grade",
    "credibility_grade",
)
_MOST_LIT = 2_000


class ChartsPanel(QWidget):
    """Shows one of three charts; the first time it is looked at, it makes its plot."""

    def __init__(self, session: Session, link: AxisLink) -> None:
        super().__init__()
        self._session, self._link = session, link
        self.bar, self.legend = ChartsBar(), Legend()
        self.plot: Plot | None = None
        self.card: Card | None = None
        self._events = EventsView(session, link)
        self._views: dict[Kind, View] = {
            Kind.EVENTS: self._events,
            Kind.INDICATORS: IndicatorsView(session),
            Kind.FIGURES: FiguresView(session),
        }
        self.kind = Kind.EVENTS
        self._is_stale = True
        self._pages = QStackedWidget()
        self._empty = EmptyState("chart", "")
        self._clear = self._empty.offer(
            tr("Clear all filters"), lambda: session.set_filter(Filter())
        )
        self._lay_out()
        self._connect()

    def show_kind(self, kind: Kind) -> None:
        """Show another chart."""
        self.kind = kind
        self.bar.show_kind(kind)
        self._update()

    def show_span(self) -> None:
        """Move the timeline to all that the chart holds."""
        span = self._views[self.kind].extent()
        if span is not None:
            self._link.camera.show(*span, margin=_MARGIN)

    def take_focus(self) -> None:
        """Let the keys go to the chart, once it is there."""
        QTimer.singleShot(0, self, self._take_focus)

    def copy(self) -> None:
        """Put the chart on the clipboard."""
        if (taken := self._taken()) is not None:
            Taking(self._session).copy(taken)

    def save(self) -> None:
        """Write the chart as a picture."""
        if (taken := self._taken()) is not None:
            Taking(self._session).save(taken)

    # Assembly

    def _lay_out(self) -> None:
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self.bar)
        rows.addWidget(self.legend)
        rows.addWidget(self._pages, 1)
        self._pages.addWidget(self._empty)
        self.setAccessibleName(tr("Charts"))

    def _connect(self) -> None:
        session, bar = self._session, self.bar
        session.case_changed.connect(self._on_case_changed)
        session.changed.connect(self._on_changed)
        session.shown_changed.connect(self._on_shown_changed)
        session.selection_changed.connect(self._on_selection_changed)
        bar.kind_chosen.connect(self.show_kind)
        bar.choice_changed.connect(self._on_choice_changed)
        bar.series_chosen.connect(self._on_series_chosen)
        bar.span_asked.connect(self.show_span)
        bar.copy_asked.connect(self.copy)
        bar.save_asked.connect(self.save)
        self._link.wants_pointer = self.isVisible
        self._link.refilled.connect(self._update)

    def _make_plot(self) -> "Plot":
        # pyqtgraph takes a quarter of a second, which not every start shall pay.
        from dateline_desktop.charts.plot import Plot  # noqa: PLC0415

        plot = Plot(self._link)
        plot.chosen.connect(self._on_chosen)
        plot.opened.connect(self._on_opened)
        plot.pointed.connect(self._on_pointed)
        self._pages.addWidget(plot)
        return plot

    # What is heard

    def _on_case_changed(self) -> None:
        for view in self._views.values():
            view.forget()
        self._is_stale = True

    def _on_changed(self, changes: Changes) -> None:
        if changes.everything or changes.touches(*_SHOWN_TABLES):
            for view in self._views.values():
                view.forget()

    def _on_shown_changed(self) -> None:
        self._update()

    def _on_selection_changed(self) -> None:
        self._update()

    def _on_choice_changed(self, choice: Choice) -> None:
        self._events.choice = choice
        self._update()

    def _on_series_chosen(self, key: SeriesKey) -> None:
        self._views[self.kind].series_key = key
        self._update()

    def _on_chosen(self, key: tuple[str, ...] | None) -> None:
        session = self._session
        if key is None:
            session.highlight([])
        elif key[0] == "claim":
            session.select("claim", _next_of(key[1:], session.selection.id))
        else:
            self._light_up(key)

    def _on_opened(self, key: tuple[str, ...]) -> None:
        if key[0] == "claim":
            chosen = self._session.selection.id
            claim_id = chosen if chosen in key[1:] else key[1]
            self._session.open_record("claim", claim_id)
        else:
            self._link.camera.show(int(key[1]), int(key[2]), margin=_MARGIN)

    def _on_pointed(self, target: Target | None, at: QPointF) -> None:
        if target is None or self.plot is None:
            if self.card is not None:
                self.card.hide()
            return
        if self.card is None or self.card.parentWidget() is not self.window():
            self.card = Card(self.window())
        self.card.show_told(target.tell(), self.plot.mapToGlobal(at.toPoint()))

    # Private

    def _take_focus(self) -> None:
        if self._is_stale:
            self._update()
        plot, reason = self.plot, Qt.FocusReason.ShortcutFocusReason
        if plot is not None and plot.isVisible():
            plot.setFocus(reason)
        else:
            self.bar.button(self.kind).setFocus(reason)

    def _taken(self) -> Taken | None:
        """Return the chart as a picture, None where there is none."""
        case, view, plot = self._session.case, self._views[self.kind], self.plot
        if case is None or plot is None or self._pages.currentWidget() is not plot:
            return None
        told = "  ·  ".join(note for note in view.notes() if note)
        return Taken((self.legend, plot), view.title(), told, marking_of(case))

    def _light_up(self, key: tuple[str, ...]) -> None:
        """Show in the timeline which events are in a period."""
        found = self._events.events_in(key)
        self._session.highlight(found[:_MOST_LIT])
        if len(found) == 1:
            self._session.select("event", found[0])

    def _update(self) -> None:
        """Show the chart as it is now; not before somebody looks."""
        self._is_stale = not (self.isVisible() and self._is_settled)
        if self._is_stale:
            return
        view = self._views[self.kind]
        chart = view.chart()
        self.bar.offer_series(view.series, view.series_key)
        self.bar.say(view.notes())
        self.bar.span.setEnabled(view.extent() is not None)
        self.bar.take.setEnabled(chart is not None)
        self.legend.setVisible(chart is not None)
        if chart is None:
            self._show_empty(view)
            return
        self.legend.show_entries(chart.legend)
        if self.plot is None:
            self.plot = self._make_plot()
        self._pages.setCurrentWidget(self.plot)
        self.plot.setAccessibleName(view.title())
        self.plot.show_chart(chart)

    @property
    def _is_settled(self) -> bool:
        """Whether the session has said which events of its index are shown."""
        index = self._session.index
        return index is None or len(self._session.shown) == len(index)

    def _show_empty(self, view: View) -> None:
        self._empty.set_sentence(view.empty_sentence())
        self._clear.setVisible(view.is_filtered)
        self._pages.setCurrentWidget(self._empty)

    # Qt

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._link.point(None)  # else the line in the lanes would stay where it is
        if self.card is not None:
            self.card.hide()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:  # not now: docks are being laid out while they are shown
            QTimer.singleShot(0, self, self._update)


def _next_of(claim_ids: tuple[str, ...], chosen: str | None) -> str:
    """Return the claim to select: of copies, the one after the chosen one."""
    at = claim_ids.index(chosen) + 1 if chosen in claim_ids else 0
    return claim_ids[at % len(claim_ids)]
