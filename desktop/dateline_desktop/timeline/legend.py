"""The legend: every form a date can have, every grade, and the other marks."""

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QFrame, QWidget

from dateline_db.model.grade import Credibility
from dateline_desktop.core.text import tr
from dateline_desktop.scene.legend import Sample, legend
from dateline_desktop.scene.marks import FOG, DisplayList, Stop, Style
from dateline_desktop.timeline.look import Look
from dateline_desktop.timeline.paint import ALL_TEXTS, Painter
from dateline_desktop.widgets.colours import colours

_EXAMPLE = 2  # the digit whose colour and shape the forms are shown in


def samples() -> tuple[list[Sample], list[Sample]]:
    """Return the lines of both columns: dates; grades and everything else."""
    ink, soft, unknown = _EXAMPLE, Stop.SOFT, Stop.UNKNOWN
    dates = [
        Sample(tr("How a date is known"), is_heading=True),
        Sample(tr("on this day, or at this time"), ink),
        Sample(tr("about this day"), ink, soft=True),
        Sample(tr("uncertain"), ink, unsure=True),
        Sample(tr("some time in this month or year"), ink, Style.SOFT),
        Sample(tr("about this month or year"), ink, Style.SOFT, soft, soft),
        Sample(tr("once, between two dates"), ink, Style.DASHED),
        Sample(tr("it lasted from … to …"), ink, Style.SOLID),
        Sample(tr("it lasted, ends known roughly"), ink, Style.SOLID, soft, soft),
        Sample(tr("it goes on"), ink, Style.SOLID, right=Stop.OPEN),
        Sample(tr("its end is not known"), ink, Style.SOLID, right=unknown),
        Sample(tr("on several dates"), ink, Style.DOTTED),
    ]
    grades = [Sample(tr("How far it can be believed"), is_heading=True)]
    grades += [Sample(f"{d}  {tr(d.nato_name)}", int(d)) for d in Credibility]
    return dates, [
        *grades,
        Sample(tr("not graded yet"), 0),
        Sample(tr("Also"), is_heading=True),
        Sample(tr("disputed: claims disagree"), ink, disputed=True),
        Sample(tr("many events, by their grades"), ink, is_crowd=True),
        Sample(tr("vague dates, spread over their span"), FOG, is_crowd=True),
    ]


class Legend(QFrame):
    """A card that floats until one clicks elsewhere or presses Esc."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAccessibleName(tr("Legend"))
        lines = [sample.text for column in samples() for sample in column]
        self.setAccessibleDescription("\n".join(lines))

    def open_below(self, corner: QPoint) -> None:
        """Show it with its upper right corner at a place on the screen."""
        self.setFixedSize(self.sizeHint())
        self.move(corner - QPoint(self.width(), 0))
        self.show()

    def sizeHint(self) -> QSize:
        drawn = self._drawn(self._painter())
        return QSize(round(drawn.width), round(drawn.height))

    def paintEvent(self, _: QPaintEvent) -> None:
        ratio, ours = self.devicePixelRatioF(), self._painter()
        pixmap = QPixmap(self.size() * ratio)
        inner = QPainter(pixmap)
        try:
            ours.paint(inner, self._drawn(ours), new_texts=ALL_TEXTS)
        finally:
            inner.end()
        pixmap.setDevicePixelRatio(ratio)
        painter = QPainter(self)
        try:
            painter.drawPixmap(0, 0, pixmap)
            painter.setPen(self.palette().mid().color())
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        finally:
            painter.end()

    def _painter(self) -> Painter:
        return Painter(Look(colours(), self.font(), self.devicePixelRatioF()))

    def _drawn(self, painter: Painter) -> DisplayList:
        look = painter.look
        return legend(samples(), look.metrics, look.palette, painter.lettering.measure)
