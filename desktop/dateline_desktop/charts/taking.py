"""Takes the chart that is on the screen: copied, or written as a picture.

Above it stand its title and the strictest marking of what it counts; below it, what it
cannot show.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QBuffer,
    QByteArray,
    QIODevice,
    QMimeData,
    QPoint,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QGuiApplication,
    QImage,
    QImageWriter,
    QPainter,
    QRegion,
)
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QWidget

from dateline_db.case import Case
from dateline_db.errors import DatelineError, say
from dateline_db.model.marking import Marking, strictest
from dateline_desktop.charts.legend import Legend
from dateline_desktop.core.saving import refuse_a_case, replace_file
from dateline_desktop.core.session import Session
from dateline_desktop.widgets.colours import colours

if TYPE_CHECKING:
    from dateline_desktop.charts.plot import Plot

SVG_TYPE = "image/svg+xml"
_SUFFIXES = (".png", ".svg")
_FILES = say("PNG pictures (*.png);;SVG drawings (*.svg)")
_TIMES = 2  # sharp also where it is pasted larger
_MARGIN = 14
_BARE = QWidget.RenderFlag.DrawChildren  # without the ground of the window
_MARKED = ("event", "source", "document", "claim")


class Taken:
    """A chart as a picture: its parts, and what stands round them."""

    def __init__(
        self, parts: tuple[Legend, "Plot"], title: str, told: str, marking: Marking
    ) -> None:
        self._legend, self._plot = parts
        self._title, self._told, self._marking = title, told, marking
        self._small = QFont(self._plot.font())
        self._large = QFont(self._small)
        self._large.setPointSizeF(self._small.pointSizeF() * 1.2)
        self._large.setBold(True)
        self._line = round(QFontMetricsF(self._large).height()) + 8

    @property
    def size(self) -> QSize:
        """How large it is, in pixels before they are doubled."""
        foot = self._line if self._told else 0
        high = self._line + self._legend.height() + self._plot.height() + foot
        return QSize(self._plot.width() + 2 * _MARGIN, high + 2 * _MARGIN)

    def image(self) -> QImage:
        """Return it in pixels."""
        image = QImage(self.size * _TIMES, QImage.Format.Format_ARGB32_Premultiplied)
        image.setDevicePixelRatio(_TIMES)
        painter = QPainter(image)
        try:
            self._paint(painter)
        finally:
            painter.end()
        return image

    def png(self) -> bytes:
        """Return the bytes of a PNG file."""
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        QImageWriter(buffer, QByteArray(b"png")).write(self.image())
        return bytes(buffer.data().data())

    def svg(self) -> bytes:
        """Return the bytes of an SVG file: shapes, and text as text."""
        buffer, made = QBuffer(), QSvgGenerator()
        made.setOutputDevice(buffer)
        made.setSize(self.size)
        made.setResolution(self._plot.logicalDpiX())  # else its axis is scaled
        made.setViewBox(QRect(QPoint(), self.size))
        made.setTitle(self._title)
        made.setDescription(self._told)
        painter = QPainter(made)
        try:
            self._paint(painter)
        finally:
            painter.end()
        return bytes(buffer.data().data())

    def _paint(self, painter: QPainter) -> None:
        ours, width = colours(), self.size.width() - 2 * _MARGIN
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(QRect(QPoint(), self.size), QColor(ours.surface))
        top = float(_MARGIN)
        self._head(painter, QRectF(_MARGIN, top, width, self._line))
        top += self._line
        painter.save()
        painter.translate(_MARGIN, top)
        self._legend.render(painter, QPoint(), QRegion(), _BARE)
        painter.translate(0, self._legend.height())
        self._plot.draw(painter)
        painter.restore()
        top += self._legend.height() + self._plot.height()
        if self._told:
            painter.setFont(self._small)
            painter.setPen(QColor(ours.muted))
            box = QRectF(_MARGIN, top, width, self._line)
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, self._told)

    def _head(self, painter: QPainter, box: QRectF) -> None:
        painter.setFont(self._large)
        metrics, text = QFontMetricsF(self._large), self._marking.value
        wide = metrics.horizontalAdvance(text) + 14
        badge = QRectF(box.right() - wide, box.top(), wide, metrics.height() + 2)
        painter.fillRect(badge, QColor("#000000"))
        painter.setPen(QColor(self._marking.colour))
        painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, text)
        painter.setPen(QColor(colours().text))
        room = box.width() - wide - 12
        title = metrics.elidedText(self._title, Qt.TextElideMode.ElideRight, room)
        painter.drawText(QPointF(box.left(), box.top() + metrics.ascent()), title)


class Taking:
    """What the button for pictures does with the chart."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def copy(self, taken: Taken) -> None:
        """Put the chart on the clipboard, as pixels and as a drawing."""
        data = QMimeData()
        data.setImageData(taken.image())
        data.setData(SVG_TYPE, QByteArray(taken.svg()))
        QGuiApplication.clipboard().setMimeData(data)
        self._session.told.emit(say("The chart was copied as a picture."))

    def save(self, taken: Taken) -> None:
        """Ask where the chart is to lie, and write it there: PNG or SVG."""
        session, case = self._session, self._session.case
        if case is None:
            return
        offered = Path(f"{case.path.stem}-chart.png")
        path = session.ask.save_file(say("Save the chart"), offered, _FILES)
        if path is None:
            return
        if path.suffix.casefold() not in _SUFFIXES:
            path = path.with_name(path.name + ".png")
        is_svg = path.suffix.casefold() == ".svg"
        try:
            refuse_a_case(path, case.path)
            replace_file(path, taken.svg() if is_svg else taken.png())
        except DatelineError as error:
            session.ask.tell(error)
        else:
            session.told.emit(say("The chart is in {file}.", file=path.name))


def marking_of(case: Case) -> Marking:
    """Return the strictest marking of what a chart may count."""
    tables = [case.table(name) for name in _MARKED]
    found = [
        marking
        for marking in Marking
        if any(table.count(marking=marking) for table in tables)
    ]
    return strictest([case.settings.marking, *found])
