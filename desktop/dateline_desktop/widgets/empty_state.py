"""What an empty panel shows: what would fill it, and the button that does."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from dateline_desktop.widgets.icons import icon


class EmptyState(QWidget):
    """An icon, a sentence, and a button where something can be done about it."""

    def __init__(self, icon_name: str, sentence: str) -> None:
        super().__init__()
        self._icon_name = icon_name
        self._picture = QLabel()
        self._sentence = QLabel(sentence)
        self._sentence.setTextFormat(Qt.TextFormat.PlainText)
        self._sentence.setWordWrap(True)
        self._sentence.setProperty("role", "muted")
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(24, 24, 24, 24)
        self._rows.setSpacing(10)
        self._rows.addStretch(1)
        for label in (self._picture, self._sentence):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            self._rows.addWidget(label)
        self._rows.addStretch(2)
        self._draw()

    def set_sentence(self, sentence: str) -> None:
        """Say something else."""
        self._sentence.setText(sentence)

    def offer(self, text: str, slot: Callable[[], object]) -> QPushButton:
        """Add a button below the sentence."""
        button = QPushButton(text)
        button.clicked.connect(lambda: slot())
        self._rows.insertWidget(
            self._rows.count() - 1, button, 0, Qt.AlignmentFlag.AlignCenter
        )
        return button

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._draw()

    def _draw(self) -> None:
        self._picture.setPixmap(icon(self._icon_name).pixmap(32, 32))
