"""Draws the grade of a row as its sign, in a table; a click says what it means."""

from typing import TypeGuard

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QRectF,
    Qt,
)
from PySide6.QtGui import QMouseEvent, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from dateline_db.model.grade import Grade, Reliability
from dateline_desktop.widgets.doctrine import show_doctrine
from dateline_desktop.widgets.grade_chip import as_seen, chip_box, draw_chip

GRADE = Qt.ItemDataRole.UserRole + 101
"""The role under which a model gives the grade, or the letter, of a row."""

_MARGIN = 8


class GradeDelegate(QStyledItemDelegate):
    """The sign instead of the text that the model gives for those who hear it."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        grade = grade_of(index)
        if grade is None:
            super().paint(painter, option, index)
            return
        cell = QStyleOptionViewItem(option)
        self.initStyleOption(cell, index)
        cell.text = ""
        ground = QStyle.ControlElement.CE_ItemViewItem
        cell.widget.style().drawControl(ground, cell, painter, cell.widget)
        painter.save()
        painter.setFont(cell.font)
        draw_chip(painter, _room(cell), grade)
        painter.restore()

    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        if _is_click(event) and self.is_on_sign(event.position(), option, index):
            explain(index, event.globalPosition().toPoint(), option.widget)
            return True
        return super().editorEvent(event, model, option, index)

    def is_on_sign(
        self,
        at: QPointF,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        """Whether a point of the view is on the sign of a cell."""
        grade = grade_of(index)
        if grade is None:
            return False
        return chip_box(option.font, _room(option), grade).contains(at)


def grade_of(
    index: QModelIndex | QPersistentModelIndex,
) -> Grade | Reliability | None:
    """Return the grade or the letter of a cell, None where it has neither."""
    held = index.data(GRADE)
    # Qt hands a letter on as the text that it is as well.
    return Reliability(held) if isinstance(held, str) else held


def explain(
    index: QModelIndex | QPersistentModelIndex, where: QPoint, parent: QWidget
) -> None:
    """Show what the grade of a cell means, at a point of the screen."""
    grade = grade_of(index)
    if isinstance(grade, Reliability):
        show_doctrine(Grade(grade, None), where, parent)
    elif grade is not None:
        show_doctrine(as_seen(grade), where, parent)


def _is_click(event: QEvent) -> TypeGuard[QMouseEvent]:
    return (
        isinstance(event, QMouseEvent)
        and event.type() == QEvent.Type.MouseButtonRelease
        and event.button() is Qt.MouseButton.LeftButton
        and not event.modifiers()
    )


def _room(option: QStyleOptionViewItem) -> QRectF:
    return QRectF(option.rect).adjusted(_MARGIN, 0, 0, 0)
