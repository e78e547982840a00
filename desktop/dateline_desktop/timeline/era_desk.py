"""What is done with eras from the timeline: made, opened, deleted, listed, folded."""

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QMenu

from dateline_db.edits.eras import delete_era
from dateline_desktop.core.session import Session
from dateline_desktop.core.text import tr
from dateline_desktop.scene.axis import tick_level
from dateline_desktop.scene.eras import Span
from dateline_desktop.scene.redating import tick_span
from dateline_desktop.timeline.choices import Choices
from dateline_desktop.timeline.era_list import EraList
from dateline_desktop.timeline.targets import Target
from dateline_desktop.timeline.view import TimelineView

_SHARE = 0.15  # of the view: how long an era is that is made at a point
_OPEN, _FOLDED = 4, 1


class EraDesk(QObject):
    """Carries out on the session what the hands ask of eras."""

    changed = Signal()

    def __init__(self, session: Session, view: TimelineView, choices: Choices) -> None:
        super().__init__(view)
        self._session, self._view, self._choices = session, view, choices
        view.era_drawn.connect(self.draw)
        view.eras_asked.connect(self.show_list)
        view.era_opened.connect(lambda era_id: session.open_record("era", era_id))

    @property
    def rows(self) -> int:
        """How many rows of names the strip may have at most."""
        return _OPEN if self._choices.with_eras else _FOLDED

    def draw(self, lo: float, hi: float) -> None:
        """Ask for a new era over a stretch of the axis, in whole ticks."""
        if self._session.writable:
            text = self._view.view_now().metrics.text
            when = tick_span(lo, hi, tick_level(self._view.camera.scale, text))
            self._session.new_record("era", when=when)

    def start_at(self, target: Target) -> None:
        """Ask for a new era that begins at a point."""
        span = self._view.camera.scale.span
        self.draw(target.time, target.time + span * _SHARE)

    def new(self) -> None:
        """Ask for a new era over what is in view."""
        self._session.new_record("era")

    def show_list(self) -> None:
        """Show all eras."""
        if self._session.case is not None:
            EraList(self._session, self._view.window()).open()

    def fold(self) -> None:
        """Give the names of eras one row only, or as many as there is room for."""
        self._choices.with_eras = not self._choices.with_eras
        self.changed.emit()

    def open_menu(self, target: Target, at: QPoint) -> None:
        """Offer what can be done with an era, or with the strip."""
        menu = QMenu(self._view)
        menu.aboutToHide.connect(menu.deleteLater)
        if target.era is not None:
            self._fill(menu, target.era)
        new = menu.addAction(tr("New era from here…"), lambda: self.start_at(target))
        new.setEnabled(self._session.writable)
        menu.addAction(tr("Eras…"), self.show_list)
        folded = not self._choices.with_eras
        menu.addAction(
            tr("Unfold the eras") if folded else tr("Fold the eras"), self.fold
        )
        menu.popup(at)

    def _fill(self, menu: QMenu, era: Span) -> None:
        session = self._session
        menu.addAction(tr("Open"), lambda: session.open_record("era", era.id))
        menu.addAction(tr("Zoom to it"), lambda: self._view.camera.show(era.lo, era.hi))
        delete = menu.addAction(
            tr("Delete"), lambda: session.try_edit(delete_era, era.id)
        )
        delete.setEnabled(session.writable)
        menu.addSeparator()
