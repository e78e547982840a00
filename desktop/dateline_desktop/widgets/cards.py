"""Cards below each other, exchanged for others when what they show changes."""

from collections.abc import Sequence

from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget


def scrolled_cards() -> tuple[QScrollArea, QVBoxLayout]:
    """Return an area that scrolls, and the empty column of cards in it."""
    sheet = QWidget()
    column = QVBoxLayout(sheet)
    column.setContentsMargins(0, 0, 8, 0)
    column.setSpacing(10)
    column.addStretch(1)
    scroll = QScrollArea()
    scroll.setWidget(sheet)
    scroll.setWidgetResizable(True)
    return scroll, column


def exchange(
    column: QVBoxLayout, before: Sequence[QWidget], after: Sequence[QWidget]
) -> None:
    """Take cards out of a column and put others in, at its top."""
    for card in before:
        column.removeWidget(card)
        card.hide()
        card.deleteLater()
    for number, card in enumerate(after):
        column.insertWidget(number, card)
