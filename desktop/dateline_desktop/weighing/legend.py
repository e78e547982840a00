"""The legend of the matrix: every sign with its words."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from dateline_db.analysis.standing import Standing
from dateline_desktop.core.text import tr
from dateline_desktop.weighing.signs import SIZE, WORDS, draw_sign
from dateline_desktop.widgets.colours import colours
from dateline_desktop.widgets.flow import Flow

_GAP, _LINE = 5, 18


class Legend(QWidget):
    """Signs and words in as many lines as it takes."""

    def __init__(self) -> None:
        super().__init__()
        flow = Flow(12)
        flow.setContentsMargins(10, 0, 10, 4)
        for standing, words in WORDS.items():
            flow.addWidget(_Entry(standing, tr(words)))
        flow.addWidget(_Entry(None, tr("decided against")))
        self.setLayout(flow)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)


class _Entry(QWidget):
    """One sign with its words; None is what was decided against."""

    def __init__(self, standing: Standing | None, words: str) -> None:
        super().__init__()
        self._standing, self._words = standing, words
        self.setAccessibleName(words)

    def sizeHint(self) -> QSize:
        words = self.fontMetrics().horizontalAdvance(self._words)
        return QSize(SIZE + _GAP + words + 2, max(_LINE, self.fontMetrics().height()))

    def paintEvent(self, _: QPaintEvent) -> None:
        painter = QPainter(self)
        try:
            painter.setPen(QColor(colours().muted))
            room = QRectF(self.rect())
            if self._standing is None:
                font = painter.font()
                font.setStrikeOut(True)
                painter.setFont(font)
                sample = QRectF(0, 0, SIZE, room.height())
                painter.drawText(sample, Qt.AlignmentFlag.AlignCenter, "84")
                font.setStrikeOut(False)
                painter.setFont(font)
                room.setLeft(SIZE + _GAP + 2)
            else:
                draw_sign(painter, QRectF(0, 0, SIZE, room.height()), self._standing)
                room.setLeft(SIZE + _GAP)
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, self._words)
        finally:
            painter.end()
