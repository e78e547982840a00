"""A strip that says something which stays true until it is dealt with or closed."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QToolButton,
    QVBoxLayout,
)

from dateline_desktop.widgets.icons import set_icon

Offer = tuple[str, Callable[[], object]]
"""The text of a button, and what it does."""


class Notice(QFrame):
    """An icon, a text, the buttons that can help, and one that closes the strip.

    Where it is narrow and its text long, its buttons may stand `below` the text.
    """

    def __init__(self, icon_name: str = "warning", *, below: bool = False) -> None:
        super().__init__()
        self.setProperty("role", "banner")
        self._icon_name = icon_name
        self._text = QLabel()
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setWordWrap(True)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.offers: list[QPushButton] = []
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(10)
        self._lay_out(below=below)
        self.hide()

    @property
    def text(self) -> str:
        """What the strip says."""
        return self._text.text()

    def say(self, text: str, offers: Sequence[Offer] = ()) -> None:
        """Show the strip with a text and buttons."""
        for button in self.offers:
            self._buttons.removeWidget(button)
            button.deleteLater()
        self.offers = [self._button(*offer) for offer in offers]
        self._text.setText(text)
        self.show()

    def _lay_out(self, *, below: bool) -> None:
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self._picture())
        row.addWidget(self._text, 1)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(12, 7, 8, 7)
        rows.setSpacing(6)
        rows.addLayout(row)
        if below:
            line = QHBoxLayout()
            line.addLayout(self._buttons)
            line.addStretch(1)
            rows.addLayout(line)
        else:
            row.addLayout(self._buttons)
        row.addWidget(self._closer())

    def _picture(self) -> QToolButton:
        picture = QToolButton()
        picture.setEnabled(True)
        picture.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        picture.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        set_icon(picture, self._icon_name)
        return picture

    def _closer(self) -> QToolButton:
        closer = QToolButton()
        set_icon(closer, "close")
        closer.setAccessibleName("Close")
        closer.clicked.connect(self.hide)
        return closer

    def _button(self, text: str, slot: Callable[[], object]) -> QPushButton:
        button = QPushButton(text)
        button.clicked.connect(lambda: slot())
        self._buttons.addWidget(button)
        return button
