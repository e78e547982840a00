"""The tray: events without a date, in sight as chips below the timeline."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListView,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from dateline_db.errors import say
from dateline_desktop.core.text import plain, tr
from dateline_desktop.scene.blending import blend
from dateline_desktop.timeline.content import Content
from dateline_desktop.widgets.colours import colours
from dateline_desktop.widgets.marks import draw_mark

MOST_CHIPS = 300
_WIDEST, _MARK = 260, 10
_DIGIT, _ID = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1


class Tray(QWidget):
    """Shows the undated events that are let through; hidden while there are none."""

    left = Signal()  # the last event is gone, and the keys were here
    chosen = Signal(str)
    open_asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._head = plain()
        self._head.setProperty("role", "muted")
        self._more = plain()
        self._more.setProperty("role", "muted")
        self.list = _list()
        self.list.setAccessibleName(tr("Events without a date"))
        self.list.currentItemChanged.connect(self._on_current_changed)
        self.list.itemActivated.connect(lambda it: self.open_asked.emit(it.data(_ID)))
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 4, 8, 4)
        row.setSpacing(10)
        row.addWidget(self._head)
        row.addWidget(self.list, 1)
        row.addWidget(self._more)
        self.hide()

    def show_content(self, content: Content | None) -> None:
        """Show the undated events of a content."""
        if content is None:
            self.show_events([], 0)
            return
        rows = content.undated
        ids = [content.index.id_of(row) for row in rows[:MOST_CHIPS].tolist()]
        digits = content.index.digit[rows[:MOST_CHIPS]].tolist()
        titles = {e.id: e.title for e in content.case.events.many(ids)}
        chips = [
            (event_id, titles[event_id], str(digit or ""))
            for event_id, digit in zip(ids, digits, strict=True)
        ]
        self.show_events(chips, len(rows))

    def show_events(self, chips: Sequence[tuple[str, str, str]], count: int) -> None:
        """Show events by id, title and digit; `count` is how many there are."""
        self.list.blockSignals(True)  # noqa: FBT003 - Qt takes it by place only
        self.list.clear()
        for event_id, title, digit in chips:
            item = QListWidgetItem(title)
            item.setData(_ID, event_id)
            item.setData(_DIGIT, digit)
            self.list.addItem(item)
        self.list.blockSignals(False)  # noqa: FBT003
        self._head.setText(tr(say("No date: {count}", count=f"{count:,}")))
        self._more.setText(f"+{count - len(chips):,}" if count > len(chips) else "")
        self._more.setVisible(count > len(chips))
        had_focus = self.list.hasFocus()
        self.setVisible(count > 0)
        if had_focus and count == 0:
            self.left.emit()  # else the keys go to whatever comes next in the window

    def select(self, event_id: str | None) -> None:
        """Mark the chip of an event, or none."""
        items = (self.list.item(n) for n in range(self.list.count()))
        found = next(
            (n for n, item in enumerate(items) if item.data(_ID) == event_id), -1
        )
        self.list.blockSignals(True)  # noqa: FBT003
        self.list.setCurrentRow(found)
        self.list.blockSignals(False)  # noqa: FBT003

    def _on_current_changed(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.chosen.emit(item.data(_ID))


def _list() -> QListWidget:
    chips = QListWidget()
    chips.setFlow(QListView.Flow.LeftToRight)
    chips.setWrapping(False)
    chips.setFrameShape(QFrame.Shape.NoFrame)
    chips.setProperty("role", "bare")
    chips.setItemDelegate(_ChipDelegate(chips))
    chips.setHorizontalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
    chips.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    chips.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    chips.setFixedHeight(chips.fontMetrics().height() + 16)
    return chips


class _ChipDelegate(QStyledItemDelegate):
    """Draws a rounded frame with the mark of the digit and the title."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        width = option.fontMetrics.horizontalAdvance(str(index.data())) + _MARK + 30
        return QSize(min(width, _WIDEST), option.fontMetrics.height() + 12)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        ours, state = colours(), option.state
        is_selected = bool(state & QStyle.StateFlag.State_Selected)
        is_hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        box = QRectF(option.rect).adjusted(0.5, 2.5, -5.5, -2.5)
        rim = ours.accent if is_selected else ours.muted if is_hovered else ours.line
        ground = blend(ours.surface, ours.accent, 0.16 if is_selected else 0.0)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(rim), 1.4 if is_selected else 1.0))
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(box, 5, 5)
        middle = QPointF(box.left() + 7 + _MARK / 2, box.center().y())
        draw_mark(painter, str(index.data(_DIGIT)), middle, _MARK)
        room = box.adjusted(_MARK + 13, 0, -6, 0)
        title = option.fontMetrics.elidedText(
            str(index.data()), Qt.TextElideMode.ElideRight, int(room.width())
        )
        painter.setPen(QColor(ours.text))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, title)
        painter.restore()
