"""What stands below a text while a passage is selected: its readings, what to make."""

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from dateline_db.analysis.passages import Readings
from dateline_db.errors import say
from dateline_desktop.core.readings import credit_line, date_line, figure_reading_line
from dateline_desktop.core.text import plain, tr
from dateline_desktop.widgets.icons import set_icon
from dateline_desktop.widgets.text import align

_MOST = 8


class PassageBar(QFrame):
    """Says what was read in the passage; nothing of it counts until it is confirmed."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "passage")
        self.read = plain(wrap=True)
        self.read.setMinimumWidth(1)
        self.claim = QPushButton()
        self.new_event = QPushButton(tr("New event"))
        self.figure = QPushButton(tr("Figure"))
        self.new_event.setToolTip("Ctrl+E")
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(4)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(12, 6, 8, 6)
        rows.setSpacing(3)
        rows.addWidget(self.read)
        rows.addLayout(self._buttons)
        for button, icon in (
            (self.claim, "claim-add"),
            (self.new_event, "event-add"),
            (self.figure, "add"),
        ):
            button.setProperty("role", "quiet")
            set_icon(button, icon)
            self._buttons.addWidget(button)
        self._buttons.addStretch(1)
        self.hide()

    def offer(
        self,
        claim: Callable[[], object],
        event: Callable[[], object],
        figure: Callable[[], object],
    ) -> None:
        """Say what the buttons do."""
        self.claim.clicked.connect(lambda: claim())
        self.new_event.clicked.connect(lambda: event())
        self.figure.clicked.connect(lambda: figure())

    def show_readings(
        self, found: Readings, about: str, claim_ref: str, *, can_make: bool
    ) -> None:
        """Show what was read in a passage, and what a claim would be about."""
        lines = [
            *map(date_line, found.dates),
            *map(figure_reading_line, found.figures),
            *map(credit_line, found.credits),
        ]
        words = "   ·   ".join(lines[:_MOST]) or tr("No date or number is read in it.")
        self.read.setText(words)
        align(self.read, words)
        self.claim.setText(tr("Claim"))
        shown = say("on {event} (Ctrl+L)", event=about) if about else say("Ctrl+L")
        self.claim.setToolTip(tr(shown))
        self.claim.setEnabled(can_make)
        self.new_event.setEnabled(can_make)
        has_figure = bool(claim_ref) and bool(found.figures)
        self.figure.setEnabled(can_make and has_figure)
        target = say("for {ref} (Ctrl+Shift+L)", ref=claim_ref or "…")
        self.figure.setToolTip(tr(target))
        self.show()
