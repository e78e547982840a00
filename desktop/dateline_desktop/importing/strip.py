"""A strip of time: when the first rows are, points as points and vague as vague."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from dateline_db.errors import say
from dateline_db.model.when import When
from dateline_desktop.core.text import tr
from dateline_desktop.scene.axis import axis
from dateline_desktop.scene.forms import Shape, form_of
from dateline_desktop.scene.scale import DAY, Scale
from dateline_desktop.widgets.colours import colours

_ROWS, _ROW, _TOP = 3, 10, 4  # lines of marks, and how high one is
_DOT, _BAR, _GAP = 6.0, 7.0, 3.0  # pixels
_ROOM = 0.03  # of the span, free at either side
_SHAPE = 7  # the bits of a form that hold its shape
Span = tuple[Shape, int, int]


class Strip(QWidget):
    """Draws dates over one axis: dots, bars of what lasted, and windows dashed."""

    def __init__(self) -> None:
        super().__init__()
        self.spans: list[Span] = []
        texts = 2 * self.fontMetrics().height()
        self.setFixedHeight(_TOP + _ROWS * _ROW + texts + _TOP)
        self.setAccessibleName(tr("When the first rows are"))
        self.setToolTip(
            tr("Dots are days; bars lasted; dashed is some time in between.")
        )

    def show_dates(self, dates: Sequence[When]) -> None:
        """Show other dates; those that are open or unknown have no place."""
        self.spans = sorted(filter(None, map(_span, dates)), key=lambda one: one[1])
        self.setVisible(bool(self.spans))
        count = say("{count} of the first rows have a date", count=len(self.spans))
        self.setAccessibleDescription(tr(count))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event  # all of it is drawn anew
        if not self.spans:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), QColor(colours().surface))
        scale = self._scale()
        self._draw_axis(painter, scale)
        free = [0.0] * _ROWS  # where each line of marks is free from on
        for shape, lo, hi in self.spans:
            left, right = scale.x(lo), scale.x(hi)
            row = min(range(_ROWS), key=lambda n: (free[n] > left, free[n]))
            free[row] = max(right, left + _DOT) + _GAP
            middle = _TOP + (row + 0.5) * _ROW
            _draw_mark(painter, shape, (left, right), middle)
        painter.end()

    def _scale(self) -> Scale:
        first = min(lo for _, lo, _ in self.spans)
        last = max(hi for _, _, hi in self.spans)
        room = max((last - first) * _ROOM, DAY)
        return Scale.over(first - room, last + room, self.width())

    def _draw_axis(self, painter: QPainter, scale: Scale) -> None:
        ours, height = colours(), self.fontMetrics().height()
        ticks, bottom = axis(scale, height), _TOP + _ROWS * _ROW
        painter.setPen(QPen(QColor(ours.grid), 1))
        for tick in ticks.lower:
            painter.drawLine(int(tick.x), 0, int(tick.x), bottom + height)
        painter.setPen(QColor(ours.muted))
        left = Qt.AlignmentFlag.AlignLeft
        for tick in ticks.lower:
            if tick.x >= 0:
                place = QRectF(tick.x + _GAP, bottom, self.width(), height)
                painter.drawText(place, left, tick.label)
        ends = [*(tick.x for tick in ticks.upper[1:]), float(self.width())]
        for tick, end in zip(ticks.upper, ends, strict=True):
            x = max(tick.x, 0.0) + _GAP
            if x + self.fontMetrics().horizontalAdvance(tick.label) < end:
                place = QRectF(x, bottom + height, self.width(), height)
                painter.drawText(place, left, tick.label)


def _span(when: When) -> Span | None:
    lo, hi = when.seconds()
    if lo is None or hi is None:
        return None
    shape = Shape(form_of(when.edtf, when.also) & _SHAPE)
    return (shape, lo, hi)


def _draw_mark(
    painter: QPainter, shape: Shape, ends: tuple[float, float], middle: float
) -> None:
    ours, (left, right) = colours(), ends
    hue = QColor(ours.credibility["6"])
    if shape is Shape.POINT:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(hue)
        painter.drawEllipse(QRectF(left - _DOT / 2, middle - _DOT / 2, _DOT, _DOT))
        return
    bar = QRectF(left, middle - _BAR / 2, max(right - left, _DOT), _BAR)
    if shape is Shape.DURATION:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(hue)
        painter.drawRect(bar)
        return
    painter.setPen(QPen(hue, 1, Qt.PenStyle.DashLine))
    painter.setBrush(QBrush(hue, Qt.BrushStyle.Dense6Pattern))
    painter.drawRoundedRect(bar, _GAP, _GAP)
