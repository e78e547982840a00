"""What can be done with several events at once, in a bar while some are picked."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QToolButton

from dateline_db.edits.several_events import delete_events, set_review
from dateline_db.errors import say
from dateline_db.model.event import Review
from dateline_desktop.core.session import Session
from dateline_desktop.core.several_menu import fill_kinds, fill_tags
from dateline_desktop.core.text import plain, tr
from dateline_desktop.widgets.icons import set_icon


class PickBar(QFrame):
    """Says how many are picked, and acts on all of them as one action."""

    let_go = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session, self._ids = session, list[str]()
        self.count = plain()
        self.count.setProperty("role", "strong")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(12, 3, 8, 3)
        self._row.setSpacing(4)
        self._row.addWidget(self.count)
        self._row.addSpacing(8)
        self.buttons = {
            "light": self._button(tr("Light up"), self._light),
            "reviewed": self._button(tr("Reviewed"), self._mark_reviewed),
            "draft": self._button(tr("Draft"), self._mark_draft),
            "kind": self._menu(tr("Kind"), self._fill_kinds),
            "tag": self._menu(tr("Tag"), self._fill_tags),
            "delete": self._button(tr("Delete"), self.delete),
        }
        self._row.addStretch(1)
        away = self._button("", self.let_go.emit)
        away.setAccessibleName(tr("Pick none"))
        away.setToolTip(tr("Pick none (Esc)"))
        set_icon(away, "close")

    def show_picked(self, event_ids: Sequence[str]) -> None:
        """Act on these events."""
        self._ids = list(event_ids)
        n = len(self._ids)
        self.count.setText(tr("1 event") if n == 1 else tr(say("{n:,} events", n=n)))
        for name, button in self.buttons.items():
            button.setEnabled(name == "light" or self._session.writable)

    def fill(self, menu: QMenu) -> None:
        """Offer the same in a menu."""
        for button in self.buttons.values():
            if button.menu() is None:
                action = menu.addAction(button.text(), button.click)
            else:
                action = menu.addMenu(button.menu())
            action.setEnabled(button.isEnabled())

    def delete(self) -> None:
        """Delete the events, as one action that undo takes back."""
        self._session.try_edit(delete_events, self._ids)

    def _light(self) -> None:
        self._session.highlight(self._ids)

    def _mark_reviewed(self) -> None:
        self._session.try_edit(set_review, self._ids, Review.REVIEWED)

    def _mark_draft(self) -> None:
        self._session.try_edit(set_review, self._ids, Review.DRAFT)

    def _fill_kinds(self, menu: QMenu) -> None:
        fill_kinds(menu, self._session, self._ids)

    def _fill_tags(self, menu: QMenu) -> None:
        fill_tags(menu, self._session, "event", self._ids)

    def _button(self, text: str, slot: Callable[[], object]) -> QToolButton:
        button = QToolButton()
        button.setText(text)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(lambda: slot())
        self._row.addWidget(button)
        return button

    def _menu(self, text: str, fill: Callable[[QMenu], None]) -> QToolButton:
        button = self._button(text, lambda: None)
        menu = QMenu(button)
        menu.setTitle(text)
        menu.aboutToShow.connect(menu.clear)
        menu.aboutToShow.connect(lambda: fill(menu))
        button.setMenu(menu)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        return button
