"""What is made of a passage: a claim, an event, a figure of the selected claim."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QPoint, QTimer
from PySide6.QtWidgets import QMenu, QWidget

from dateline_db.analysis.passage_figures import FigureReading
from dateline_db.case import Case
from dateline_db.edits.claims import change_claim
from dateline_db.errors import say
from dateline_db.model.claim import Claim
from dateline_db.model.figure import Figure
from dateline_desktop.core.readings import figure_reading_line
from dateline_desktop.core.session import Session
from dateline_desktop.core.text import tr
from dateline_desktop.reader.passage import Passage


class Making(QObject):
    """Makes records of the passage that is selected in the reader."""

    def __init__(
        self, session: Session, passage: Callable[[], Passage | None], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._session, self._passage, self._parent = session, passage, parent

    def new_claim(self) -> None:
        """Open the editor of a claim that quotes the passage."""
        passage = self._passage()
        if passage is not None:
            known = passage.of_claim(day_first=self._day_first)
            event_id = self.event_id()
            about = {"event_id": event_id} if event_id else {}
            self._session.new_record("claim", **known, **about)

    def new_event(self) -> None:
        """Open the editor of an event that the passage tells of, then of its claim."""
        passage = self._passage()
        if passage is not None:
            known = passage.of_event(day_first=self._day_first)
            then = partial(self._on_event_made, passage)
            self._session.new_record("event", then=then, **known)

    def new_figure(self, at: QPoint) -> None:
        """Let a figure of the passage be chosen, and add it to the selected claim."""
        passage, claim = self._passage(), self.selected_claim()
        if passage is None or claim is None:
            self._session.ask.tell(
                say(
                    "Select a passage with a number, and the claim that the number "
                    "belongs to: a click on its quote selects it."
                )
            )
            return
        found = passage.readings(day_first=self._day_first).figures
        if not found:
            self._session.ask.tell(say("No number is read in this passage."))
            return
        menu = QMenu(self._parent)
        menu.aboutToHide.connect(menu.deleteLater)
        for reading in found:
            words = figure_reading_line(reading).replace("&", "&&")
            action = menu.addAction(words)
            action.triggered.connect(partial(self._add, claim, reading))
        menu.popup(at)
        menu.setActiveAction(menu.actions()[0])

    def show_menu(
        self,
        at: QPoint,
        *,
        figure: Callable[[], object],
        copy: Callable[[], object],
    ) -> None:
        """Offer what can be made of the passage."""
        menu = QMenu(self._parent)
        menu.aboutToHide.connect(menu.deleteLater)
        has = self._passage() is not None
        can_make = has and self._session.writable
        has_claim = self.selected_claim() is not None
        for words, keys, do, can in (
            (tr("Claim"), "Ctrl+L", self.new_claim, can_make),
            (tr("New event"), "Ctrl+E", self.new_event, can_make),
            (
                *(tr("Figure of the selected claim"), "Ctrl+Shift+L"),
                *(figure, can_make and has_claim),
            ),
        ):
            action = menu.addAction(f"{words}\t{keys}")
            action.triggered.connect(lambda _, do=do: do())
            action.setEnabled(can)
        menu.addSeparator()
        copying = menu.addAction(f"{tr('Copy')}\tCtrl+C")
        copying.triggered.connect(lambda _: copy())
        copying.setEnabled(has)
        menu.popup(at)

    def selected_claim(self) -> Claim | None:
        """Return the claim that is selected."""
        case, chosen = self._session.case, self._session.selection
        if case is None or chosen.kind != "claim" or chosen.id is None:
            return None
        return case.claims.find(chosen.id)

    def event_id(self) -> str | None:
        """Return the selected event, or that of the selected claim."""
        chosen, claim = self._session.selection, self.selected_claim()
        if claim is not None:
            return claim.event_id
        return chosen.id if chosen.kind == "event" else None

    @property
    def _day_first(self) -> bool | None:
        case = self._session.case
        return case.settings.day_first if case else None

    def _on_event_made(self, passage: Passage, event_id: str) -> None:
        """Offer the claim that the passage makes, so that the event rests on it."""
        self._session.reveal("event", event_id)
        known = passage.of_claim(day_first=self._day_first) | {"event_id": event_id}
        claim = partial(self._session.new_record, "claim", **known)
        # The event's own editor is still open, and would take this one with it.
        QTimer.singleShot(0, self, claim)

    def _add(self, claim: Claim, reading: FigureReading) -> None:
        measure = reading.measure or self._ask_measure(reading)
        if measure:
            figure = reading.figure(claim.id, measure)
            self._session.try_edit(_with_figure, claim.id, figure)

    def _ask_measure(self, reading: FigureReading) -> str | None:
        label = say("What does “{number}” count?", number=reading.text)
        return self._session.ask.text(say("Figure"), label)


def _with_figure(case: Case, claim_id: str, figure: Figure) -> None:
    held = case.figures.where(claim_id=claim_id)
    ordered = sorted(held, key=lambda one: one.position)
    change_claim(case, case.claims.get(claim_id), [*ordered, figure])
