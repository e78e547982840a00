"""The dates below a chart: one row of ticks, and the date under the crosshair."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from dateline_desktop.charts.drawing import small
from dateline_desktop.scene.axis import axis
from dateline_desktop.scene.periods import edges, finest, period_name
from dateline_desktop.scene.scale import HOUR, Scale
from dateline_desktop.widgets.colours import colours

_ROOM = 5.0  # pixels between a tick and its label
_SAME = 2.0  # pixels within which two ticks are one


class TimeRow(QWidget):
    """Shows the axis of a scale that begins `left` pixels from its edge."""

    def __init__(self) -> None:
        super().__init__()
        self.scale: Scale | None = None
        self.left = 0.0
        self.pointed: float | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_scale(self, scale: Scale, left: float) -> None:
        """Show another stretch of time."""
        self.scale, self.left = scale, left
        self.update()

    def show_pointed(self, time: float | None) -> None:
        """Show the date at a time, None to show none."""
        if time != self.pointed:
            self.pointed = time
            self.update()

    # Qt

    def sizeHint(self) -> QSize:
        return QSize(100, round(QFontMetricsF(small(self.font())).height()) + 3)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())

    def paintEvent(self, _: QPaintEvent) -> None:
        painter = QPainter(self)
        try:
            if self.scale is not None:
                self._paint(painter, self.scale)
        finally:
            painter.end()

    def _paint(self, painter: QPainter, scale: Scale) -> None:
        ours = colours()
        painter.fillRect(self.rect(), QColor(ours.surface))
        painter.setPen(QColor(ours.line))
        painter.drawLine(QPointF(self.left, 0), QPointF(self.left + scale.width, 0))
        painter.save()
        painter.setClipRect(QRectF(self.left, 0, scale.width, self.height()))
        painter.translate(self.left, 0)
        self._paint_ticks(painter, scale)
        painter.restore()
        if self.pointed is not None:
            self._paint_pointed(painter, scale, self.pointed)

    def _paint_ticks(self, painter: QPainter, scale: Scale) -> None:
        ours, font = colours(), small(self.font())
        bold = small(self.font())
        bold.setBold(True)
        metrics, broad = QFontMetricsF(font), QFontMetricsF(bold)
        ticks = axis(scale, metrics.height())
        taken = []  # the ends of what is written
        painter.setFont(bold)
        ends = [*(tick.x for tick in ticks.upper[1:]), scale.width]
        for tick, following in zip(ticks.upper, ends, strict=True):
            x = max(tick.x, 0.0)
            end = x + _ROOM + broad.horizontalAdvance(tick.label)
            if end <= following:
                taken.append((x - _SAME, end + _ROOM))
                self._paint_label(painter, x, tick.label, ours.text)
        painter.setFont(font)
        for tick in ticks.lower:
            end = tick.x + _ROOM + metrics.horizontalAdvance(tick.label)
            if end <= scale.width and not any(
                tick.x < right and left < end for left, right in taken
            ):
                self._paint_label(painter, tick.x, tick.label, ours.muted)

    def _paint_label(self, painter: QPainter, x: float, label: str, ink: str) -> None:
        painter.setPen(QColor(colours().line))
        painter.drawLine(QPointF(round(x), 0), QPointF(round(x), 4))
        painter.setPen(QColor(ink))
        self._write(painter, x + _ROOM, label)

    def _paint_pointed(self, painter: QPainter, scale: Scale, time: float) -> None:
        ours, font = colours(), small(self.font())
        label = date_at(scale, time)
        long = QFontMetricsF(font).horizontalAdvance(label) + 12
        x = self.left + scale.x(time)
        left = min(max(x - long / 2, self.left), self.left + scale.width - long)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ours.accent))
        painter.drawRoundedRect(QRectF(left, 0.5, long, self.height() - 1), 3, 3)
        painter.setFont(font)
        painter.setPen(QColor(ours.on_accent))
        self._write(painter, left + 6, label)

    def _write(self, painter: QPainter, x: float, text: str) -> None:
        metrics = QFontMetricsF(painter.font())
        down = (self.height() + metrics.ascent() - metrics.descent()) / 2
        painter.drawText(QPointF(round(x), round(down)), text)


def date_at(scale: Scale, time: float) -> str:
    """Say when a pixel is, no finer than pixels are apart."""
    period = finest(scale.step, 1.0)
    day = period_name(period, int(edges(period, time, time)[0]))
    if scale.step >= HOUR:
        return day
    minutes = int(time // 60) % (24 * 60)
    return f"{day}, {minutes // 60:02}:{minutes % 60:02}"
