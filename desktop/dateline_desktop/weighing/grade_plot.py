"""The letters of a case against its digits, and what it may mean where they lie.

Studies of graded reports found them crowded on A1, B2, C3: there one part was taken
from the other.
"""

from collections import Counter
from collections.abc import Mapping

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QHelpEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QToolTip,
    QVBoxLayout,
    QWidget,
)

from dateline_db.case import Case
from dateline_db.errors import Message, say
from dateline_db.model.grade import Credibility, Grade, Reliability
from dateline_desktop.core.text import plain, tr
from dateline_desktop.widgets.colours import colours
from dateline_desktop.widgets.link import Link

_CELL, _HEAD, _GAP = 58, 26, 14
_SIDE = _HEAD + 6 * _CELL + _GAP + 10
_DIAGONAL = tuple(zip(tuple(Reliability)[:5], tuple(Credibility)[:5], strict=True))

Pair = tuple[Reliability, Credibility]
Counts = Mapping[Pair, int]


class GradePlot(QWidget):
    """A disc for each pair that occurs, the larger the more claims have it.

    A click on a disc asks for those claims.
    """

    chosen = Signal(str)  # the grade: "C3"

    def __init__(self, counts: Counts) -> None:
        super().__init__()
        self._counts = counts
        self.setMouseTracking(True)  # for the pointer over a disc
        self.setFixedSize(self.sizeHint())
        self.setAccessibleName(tr("Claims by letter and digit"))
        pairs = sorted(counts.items(), key=lambda one: -one[1])
        self.setAccessibleDescription(
            ", ".join(f"{Grade(*pair)} ×{count}" for pair, count in pairs)
        )

    def sizeHint(self) -> QSize:
        return QSize(_SIDE, _SIDE)

    def cell(self, letter: Reliability, digit: Credibility) -> QRectF:
        """Return where a pair is drawn; F and 6 stand apart from what is ranked."""
        row, column = list(Reliability).index(letter), list(Credibility).index(digit)
        left = _HEAD + column * _CELL + (_GAP if not digit.judged else 0)
        top = _HEAD + row * _CELL + (_GAP if not letter.judged else 0)
        return QRectF(left, top, _CELL, _CELL)

    def pair_at(self, at: QPointF) -> Pair | None:
        """Return the pair that occurs and is drawn at a point."""
        return next((one for one in self._counts if self.cell(*one).contains(at)), None)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.pair_at(event.position()) is None:
            self.unsetCursor()
        else:
            self.setCursor(Qt.CursorShape.PointingHandCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pair = self.pair_at(event.position())
        if pair is not None and event.button() is Qt.MouseButton.LeftButton:
            self.chosen.emit(str(Grade(*pair)))

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            pair = self.pair_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), self._told(pair), self)
            return True
        return super().event(event)

    def _told(self, pair: Pair | None) -> str:
        if pair is None:
            return ""
        titles = ", ".join(tr(part.nato_name) for part in pair)
        return tr(
            say(
                "{grade}: {titles}. Claims: {count:,}. A click shows them.",
                grade=str(Grade(*pair)),
                titles=titles,
                count=self._counts[pair],
            )
        )

    def paintEvent(self, _: QPaintEvent) -> None:
        painter = QPainter(self)
        try:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint_ground(painter)
            self._paint_heads(painter)
            most = max(self._counts.values(), default=1)
            for pair, count in self._counts.items():
                self._paint_disc(painter, pair, count, (count / most) ** 0.5)
        finally:
            painter.end()

    def _paint_ground(self, painter: QPainter) -> None:
        ours = colours()
        for letter in Reliability:
            for digit in Credibility:
                on_diagonal = (letter, digit) in _DIAGONAL
                ground = ours.warn_ground if on_diagonal else ours.surface
                painter.setBrush(QColor(ground))
                painter.setPen(QPen(QColor(ours.line), 1))
                painter.drawRect(self.cell(letter, digit))

    def _paint_heads(self, painter: QPainter) -> None:
        font = QFont(painter.font())
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(QColor(colours().muted))
        middle = Qt.AlignmentFlag.AlignCenter
        for letter in Reliability:
            cell = self.cell(letter, Credibility.ONE)
            painter.drawText(QRectF(0, cell.top(), _HEAD, _CELL), middle, letter.value)
        for digit in Credibility:
            cell = self.cell(Reliability.A, digit)
            painter.drawText(QRectF(cell.left(), 0, _CELL, _HEAD), middle, digit.value)

    def _paint_disc(
        self,
        painter: QPainter,
        pair: Pair,
        count: int,
        share: float,
    ) -> None:
        ours, cell = colours(), self.cell(*pair)
        radius = max(9.0, share * (_CELL / 2 - 5))
        hue = QColor(ours.credibility[pair[1].value])
        hue.setAlphaF(0.35)
        painter.setBrush(hue)
        painter.setPen(QPen(QColor(ours.credibility[pair[1].value]), 1.4))
        painter.drawEllipse(QPointF(cell.center()), radius, radius)
        painter.setPen(QColor(ours.text))
        painter.drawText(cell, Qt.AlignmentFlag.AlignCenter, f"{count:,}")


class GradePlotDialog(QDialog):
    """The plot, what lies on the diagonal, and what that may mean."""

    wanted = Signal(object)  # the grades whose claims are to be shown

    def __init__(self, case: Case, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Letters against digits"))
        counts, without = counted(case)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(20, 16, 20, 14)
        rows.setSpacing(10)
        rows.addWidget(plain(tr("Letters downwards, digits across.")))
        self.plot = GradePlot(counts)
        self.plot.chosen.connect(lambda grade: self._show(frozenset({grade})))
        rows.addWidget(self.plot, 0, Qt.AlignmentFlag.AlignHCenter)
        for sentence in reading(counts, without):
            text = plain(tr(sentence), wrap=True)
            text.setFixedWidth(_SIDE)
            text.setMinimumHeight(text.heightForWidth(_SIDE))
            rows.addWidget(text, 0, Qt.AlignmentFlag.AlignHCenter)
        on_it = frozenset(str(Grade(*pair)) for pair in _DIAGONAL if pair in counts)
        self.on_diagonal = Link(tr("Show the claims on the diagonal"))
        self.on_diagonal.followed.connect(lambda: self._show(on_it))
        self.on_diagonal.setVisible(bool(on_it))
        rows.addWidget(self.on_diagonal)
        buttons = QDialogButtonBox()
        close = buttons.addButton(QDialogButtonBox.StandardButton.Close)
        close.setText(tr("Close"))
        buttons.rejected.connect(self.reject)
        rows.addWidget(buttons)

    def _show(self, grades: frozenset[str]) -> None:
        self.accept()
        self.wanted.emit(grades)


def counted(case: Case) -> tuple[Counts, int]:
    """Count the claims by letter and digit, and those that lack one of them."""
    grades, columns = case.grades(), case.claim_columns()
    counts: Counter[Pair] = Counter()
    for claim_id, source_id in zip(columns.id, columns.source_id, strict=True):
        letter, digit = grades.letter(source_id), grades.digit(claim_id)
        if letter is not None and digit is not None:
            counts[letter, digit] += 1
    return counts, len(columns) - counts.total()


def reading(counts: Counts, without: int) -> list[Message]:
    """Say what lies on the diagonal and what it may mean; claim nothing more."""
    judged = sum(n for (a, b), n in counts.items() if a.judged and b.judged)
    on_it = sum(counts.get(pair, 0) for pair in _DIAGONAL)
    found = [_on_it(on_it, judged)]
    if judged and on_it * 2 > judged:
        found.append(
            say(
                "That is more than half. It may mean that digits were taken from "
                "letters: look whether each digit has a reason of its own."
            )
        )
    elif judged:
        found.append(
            say(
                "A crowd there may mean that digits were taken from letters. Here most "
                "lie beside it, as they do where both are judged apart."
            )
        )
    if without:
        found.append(say("{count:,} claims lack a letter or a digit.", count=without))
    return found


def _on_it(on_it: int, judged: int) -> Message:
    if not judged:
        return say("No claim is judged by a letter and a digit yet.")
    return say(
        "{on_it:,} of {judged:,} claims that are judged in both parts lie on the "
        "diagonal A1, B2, C3, D4, E5.",
        on_it=on_it,
        judged=judged,
    )
