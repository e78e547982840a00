"""A box to choose from whose text ends in dots where there is no room for it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import (
    QComboBox,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionComboBox,
    QStylePainter,
)

_EDGE = 4  # pixels that the style keeps between the text and the arrow


class ElidedBox(QComboBox):
    """Qt cuts the text of a box off in the middle of a letter, and crowds its list."""

    def __init__(self) -> None:
        super().__init__()
        self.setItemDelegate(QStyledItemDelegate(self))  # heeds the style sheet

    @property
    def shown(self) -> str:
        """The text as there is room for it."""
        return self._option().currentText

    def _option(self) -> QStyleOptionComboBox:
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        room = self.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox,
            option,
            QStyle.SubControl.SC_ComboBoxEditField,
            self,
        )
        text, end = option.currentText, Qt.TextElideMode.ElideRight
        width = room.width() - _EDGE
        option.currentText = self.fontMetrics().elidedText(text, end, width)
        return option

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.isEditable():
            super().paintEvent(event)
            return
        painter, option = QStylePainter(self), self._option()
        try:
            painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
            painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        finally:
            painter.end()
