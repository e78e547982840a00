"""A line of a list with a second, quieter text at its right end."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from dateline_desktop.widgets.colours import colours
from dateline_desktop.widgets.text import isolated

SIDE = Qt.ItemDataRole.UserRole + 100
"""The role under which a model gives the text for the right end."""

_AT_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LINE = QStyle.ControlElement.CE_ItemViewItem
_TEXT = QStyle.SubElement.SE_ItemViewItemText


class TwoSidedDelegate(QStyledItemDelegate):
    """Draws the line as usual and the text of the role `SIDE` at its right end."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        size = super().sizeHint(option, index)
        return QSize(size.width(), max(size.height(), option.fontMetrics.height() + 6))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        side = str(index.data(SIDE) or "")
        line = QStyleOptionViewItem(option)
        self.initStyleOption(line, index)
        metrics, style = line.fontMetrics, line.widget.style()
        room = style.subElementRect(_TEXT, line, line.widget).width()
        width = metrics.horizontalAdvance(side) + 12 if side else 0
        # Text from the right has its dots at its own end, on the left.
        line.text = isolated(
            metrics.elidedText(line.text, Qt.TextElideMode.ElideRight, room - width - 6)
        )
        style.drawControl(_LINE, line, painter, line.widget)
        painter.save()
        painter.setPen(QColor(colours().muted))
        painter.drawText(line.rect.adjusted(0, 0, -6, 0), _AT_RIGHT, side)
        painter.restore()
