"""The legend of the matrix: every sign with its words."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from dateline_db.analysis.standing import Standing
from dateline_desktop.core.text import tr
from dateline_desktop.weighing.signs import MARK, SIZE, WORDS, draw_sign
from dateline_desktop.widgets.colours import colours
from dateline_desktop.widgets.flow import Flow
from dateline_desktop.widgets.marks import draw_mark

_GAP, _LINE = 5, 18


class Legend(QWidget):
    """Signs and words in as many lines as it takes."""

    def __init__(self) -> None:
        super().__init__()
        flow = Flow(12)
        flow.setContentsMargins(10, 0, 10, 4)
        for standing, words in WORDS.items():
            flow.addWidget(_Sign(standing, tr(words)))
        flow.addWidget(_Struck(tr("decided against")))
        flow.addWidget(_Ungraded(tr("not graded")))
        self.setLayout(flow)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)


class _Entry(QWidget):
    """One sign with its words."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self._words = words
        self.setAccessibleName(words)

    def draw_sample(self, painter: QPainter, room: QRectF) -> None:
        """Draw what the words are for."""
        raise NotImplementedError

    def sizeHint(self) -> QSize:
        words = self.fontMetrics().horizontalAdvance(self._words)
        return QSize(SIZE + _GAP + words + 2, max(_LINE, self.fontMetrics().height()))

    def paintEvent(self, _: QPaintEvent) -> None:
        painter = QPainter(self)
        try:
            painter.setPen(QColor(colours().muted))
            room = QRectF(self.rect())
            painter.save()
            self.draw_sample(painter, QRectF(0, 0, SIZE, room.height()))
            painter.restore()
            room.setLeft(SIZE + _GAP)
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, self._words)
        finally:
            painter.end()


class _Sign(_Entry):
    def __init__(self, standing: Standing, words: str) -> None:
        super().__init__(words)
        self._standing = standing

    def draw_sample(self, painter: QPainter, room: QRectF) -> None:
        draw_sign(painter, room, self._standing)


class _Struck(_Entry):
    def draw_sample(self, painter: QPainter, room: QRectF) -> None:
        font = painter.font()
        font.setStrikeOut(True)
        painter.setFont(font)
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, "84")


class _Ungraded(_Entry):
    def draw_sample(self, painter: QPainter, room: QRectF) -> None:
        draw_mark(painter, "", room.center(), MARK)
