"""Draws the grade of a row as its sign, in a table."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from dateline_db.model.grade import Grade
from dateline_desktop.widgets.grade_chip import draw_chip

GRADE = Qt.ItemDataRole.UserRole + 101
"""The role under which a model gives the grade of a row."""

_MARGIN = 8


class GradeDelegate(QStyledItemDelegate):
    """The sign instead of the text that the model gives for those who hear it."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        grade = index.data(GRADE)
        if not isinstance(grade, Grade):
            super().paint(painter, option, index)
            return
        cell = QStyleOptionViewItem(option)
        self.initStyleOption(cell, index)
        cell.text = ""
        ground = QStyle.ControlElement.CE_ItemViewItem
        cell.widget.style().drawControl(ground, cell, painter, cell.widget)
        painter.save()
        painter.setFont(cell.font)
        room = QRectF(cell.rect).adjusted(_MARGIN, 0, 0, 0)
        draw_chip(painter, room, grade)
        painter.restore()
