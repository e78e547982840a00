"""A strip that says something which stays true until it is dealt with or closed."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton

from dateline_desktop.widgets.icons import set_icon

Offer = tuple[str, Callable[[], object]]
"""The text of a button, and what it does."""


class Notice(QFrame):
    """An icon, a text, the buttons that can help, and one that closes the strip."""

    def __init__(self, icon_name: str = "warning") -> None:
        super().__init__()
        self.setProperty("role", "banner")
        self._icon_name = icon_name
        self._text = QLabel()
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setWordWrap(True)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.offers: list[QPushButton] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(12, 7, 8, 7)
        self._row.setSpacing(10)
        self._row.addWidget(self._picture())
        self._row.addWidget(self._text, 1)
        self._row.addWidget(self._closer())
        self.hide()

    @property
    def text(self) -> str:
        """What the strip says."""
        return self._text.text()

    def say(self, text: str, offers: Sequence[Offer] = ()) -> None:
        """Show the strip with a text and buttons."""
        for button in self.offers:
            self._row.removeWidget(button)
            button.deleteLater()
        self.offers = [self._button(*offer) for offer in offers]
        self._text.setText(text)
        self.show()

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
        self._row.insertWidget(self._row.count() - 1, button)
        return button
