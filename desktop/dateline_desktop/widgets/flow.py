"""A layout that goes on in the next line, as words do."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem


class Flow(QLayout):
    """Widgets side by side at their own size, as many in a line as fit."""

    def __init__(self, gap: int = 6) -> None:
        super().__init__()
        self._gap = gap
        self._items: list[QLayoutItem] = []
        self._heights: dict[int, int] = {}  # by width: they are asked for often
        self.setContentsMargins(0, 0, 0, 0)

    def _placed(self, room: QRect) -> list[QRect]:
        """Return where each item comes to lie."""
        places = []
        at, line = QPoint(room.topLeft()), 0
        for item in self._items:
            size = item.sizeHint().boundedTo(QSize(room.width(), 1 << 20))
            if at.x() + size.width() > room.right() + 1 and at.x() > room.left():
                at, line = QPoint(room.left(), at.y() + line + self._gap), 0
            places.append(QRect(at, size))
            at.setX(at.x() + size.width() + self._gap)
            line = max(line, size.height())
        return places

    def _height(self, width: int) -> int:
        around = self.contentsMargins()
        places = self._placed(QRect(0, 0, width, 0).marginsRemoved(around))
        bottom = max((place.bottom() + 1 for place in places), default=0)
        return bottom + around.bottom()

    # Qt

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def invalidate(self) -> None:
        self._heights.clear()
        super().invalidate()

    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:
            self._heights[width] = self._height(width)
        return self._heights[width]

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        sizes = [item.minimumSize() for item in self._items]
        width = max((size.width() for size in sizes), default=0)
        height = max((size.height() for size in sizes), default=0)
        return QSize(width, height).grownBy(self.contentsMargins())

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        room = rect.marginsRemoved(self.contentsMargins())
        for item, place in zip(self._items, self._placed(room), strict=True):
            item.setGeometry(place)
