"""How an action looks in the list of the History panel."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from dateline_desktop.core.text import tr
from dateline_desktop.history.entries_model import ENTRY, UNDONE, WHO, Index
from dateline_desktop.widgets.colours import colours

_PANEL = QStyle.PrimitiveElement.PE_PanelItemViewItem
_RIGHT = Qt.TextElideMode.ElideRight


class EntryDelegate(QStyledItemDelegate):
    """Draws what was done above who did it and when; struck out once undone."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        del index  # no width of its own: a line is as wide as the list, and elides
        return QSize(0, 2 * option.fontMetrics.lineSpacing() + 12)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index
    ) -> None:
        style = option.widget.style()
        style.drawPrimitive(_PANEL, option, painter, option.widget)
        box = option.rect.adjusted(12, 5, -10, -5)
        painter.save()
        self._write_label(painter, box, option.font, index)
        self._write_who(painter, box, option.font, index)
        painter.restore()

    def _write_label(
        self, painter: QPainter, box: QRect, font: QFont, index: Index
    ) -> None:
        gone = bool(index.data(UNDONE))
        letters = QFont(font)
        letters.setStrikeOut(gone)
        painter.setFont(letters)
        painter.setPen(QColor(colours().muted if gone else colours().text))
        text = str(index.data(Qt.ItemDataRole.DisplayRole))
        shown = QFontMetrics(letters).elidedText(text, _RIGHT, box.width())
        painter.drawText(box, Qt.AlignmentFlag.AlignTop, shown)

    def _write_who(
        self, painter: QPainter, box: QRect, font: QFont, index: Index
    ) -> None:
        painter.setFont(font)
        painter.setPen(QColor(colours().muted))
        text, entry = str(index.data(WHO)), index.data(ENTRY)
        if entry.kind == "outside":
            painter.setPen(QColor(colours().danger))
            text = f"{tr('changed outside Dateline')} · {text}"
        shown = QFontMetrics(font).elidedText(text, _RIGHT, box.width())
        painter.drawText(box, Qt.AlignmentFlag.AlignBottom, shown)
