"""The legend of a chart: one row of samples with their words."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from dateline_desktop.charts.drawing import small
from dateline_desktop.charts.marks import Entry, Sample
from dateline_desktop.core.text import tip
from dateline_desktop.scene.blending import blend
from dateline_desktop.scene.palette import Palette
from dateline_desktop.widgets.colours import colours
from dateline_desktop.widgets.marks import draw_mark

_SAMPLE, _GAP, _BETWEEN, _MARGIN = 12.0, 4.0, 10.0, 10.0


class Legend(QWidget):
    """Shows as many entries as there is room for; all of them in its tip."""

    def __init__(self) -> None:
        super().__init__()
        self._entries_in: Callable[[Palette], Sequence[Entry]] = lambda _: ()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    @property
    def entries(self) -> Sequence[Entry]:
        """The entries, in the colours now in use."""
        return self._entries_in(colours())

    def show_entries(self, entries_in: Callable[[Palette], Sequence[Entry]]) -> None:
        """Show other entries, asked for in the colours of each painting."""
        self._entries_in = entries_in
        words = " · ".join(entry.text for entry in self.entries)
        self.setToolTip(tip(words))
        self.setAccessibleName(words)
        self.update()

    # Qt

    def sizeHint(self) -> QSize:
        return QSize(100, round(QFontMetricsF(small(self.font())).height()) + 4)

    def paintEvent(self, _: QPaintEvent) -> None:
        painter = QPainter(self)
        try:
            self._paint(painter)
        finally:
            painter.end()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.updateGeometry()

    def _paint(self, painter: QPainter) -> None:
        ours, font = colours(), small(self.font())
        metrics, x = QFontMetricsF(font), _MARGIN
        middle = self.height() / 2
        down = (metrics.ascent() - metrics.descent()) / 2
        painter.setFont(font)
        for entry in self.entries:
            text_x = x + _SAMPLE + _GAP
            room = self.width() - text_x
            if room < _SAMPLE:
                return
            _draw_sample(painter, entry, QPointF(x, middle))
            text = metrics.elidedText(entry.text, Qt.TextElideMode.ElideRight, room)
            painter.setPen(QColor(ours.muted))
            painter.drawText(QPointF(round(text_x), round(middle + down)), text)
            x = text_x + metrics.horizontalAdvance(entry.text) + _BETWEEN


def _draw_sample(painter: QPainter, entry: Entry, at: QPointF) -> None:
    ours, centre = colours(), at + QPointF(_SAMPLE / 2, 0)
    half = _SAMPLE / 2 - 1
    match entry.sample:
        case Sample.HOLLOW:
            draw_mark(painter, "2", centre, _SAMPLE, entry.ink)
            draw_mark(painter, "2", centre, _SAMPLE / 2, ours.window)
        case Sample.LINE | Sample.DASH:
            is_dashed = entry.sample is Sample.DASH
            style = Qt.PenStyle.DashLine if is_dashed else Qt.PenStyle.SolidLine
            painter.setPen(QPen(QColor(entry.ink), 1.5, style))
            painter.drawLine(QLineF(at, at + QPointF(_SAMPLE, 0)))
        case _:
            box = QRectF(centre.x() - half, centre.y() - half, 2 * half, 2 * half)
            is_hatched = entry.sample is Sample.HATCH
            ground = blend(ours.surface, entry.ink, 0.22) if is_hatched else entry.ink
            painter.fillRect(box, QColor(ground))
            if is_hatched:
                ink = blend(entry.ink, ours.text, 0.35)
                brush = QBrush(QColor(ink), Qt.BrushStyle.BDiagPattern)
                painter.fillRect(box, brush)
            painter.setPen(QPen(QColor(ours.edge), 1))
            painter.drawRect(box)
