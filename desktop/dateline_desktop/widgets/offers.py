"""Suggestions as small buttons: each is taken by a click, or by Alt and its number."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QPushButton

from dateline_db.errors import say
from dateline_desktop.widgets.field import Field
from dateline_desktop.widgets.flow import Flow
from dateline_desktop.widgets.icons import set_icon
from dateline_desktop.widgets.text import tip, tr

_KEYS = 9
_LONGEST = 64

Suggestion = tuple[str, Callable[[], object]]
"""What is suggested, in words, and what takes it."""


class OffersField(Field):
    """Holds nothing: what is taken is put into other fields of the form."""

    def __init__(self, offers: Sequence[Suggestion]) -> None:
        super().__init__()
        self.buttons: list[QPushButton] = []
        flow = Flow()
        for number, (words, take) in enumerate(offers, start=1):
            button = self._button(number, words)
            button.clicked.connect(partial(self._take, button, take))
            flow.addWidget(button)
            self.buttons.append(button)
        for number in range(len(offers) + 1, _KEYS + 1):
            # Else the number is typed, over all that a field has selected.
            QShortcut(QKeySequence(f"Alt+{number}"), self, _nothing)
        self.setLayout(flow)
        if self.buttons:
            self.setFocusProxy(self.buttons[0])

    def value(self) -> None:
        return None

    def set_value(self, value: None) -> None:
        """Keep the suggestions: there is nothing to fill in."""

    def _button(self, number: int, words: str) -> QPushButton:
        short = words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1]}…"
        button = QPushButton(short.replace("&", "&&"))
        button.setProperty("role", "offer")
        button.setAutoDefault(False)
        button.setAccessibleName(tr(say("Take: {words}", words=words)))
        set_icon(button, "add")
        if number <= _KEYS:
            keys = QKeySequence(f"Alt+{number}")
            QShortcut(keys, self, button.click)
            button.setText(f"{number}  {button.text()}")
            words = tr(say("{words} (Alt+{number})", words=words, number=number))
        button.setToolTip(tip(words))
        return button

    def _take(self, button: QPushButton, take: Callable[[], object]) -> None:
        take()
        set_icon(button, "check")


def _nothing() -> None:
    """Do nothing: there is no such suggestion."""
