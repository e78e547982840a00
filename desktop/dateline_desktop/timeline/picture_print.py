"""Prints the timeline: a preview, page for page, of what the printer then gets.

The pages are those of the PDF, drawn as shapes and text, so that they are sharp on any
printer.
"""

from collections.abc import Callable

from PySide6.QtCore import QMarginsF, Qt
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrintPreviewDialog
from PySide6.QtWidgets import QComboBox, QWidget

from dateline_db.errors import say
from dateline_desktop.core.text import tr
from dateline_desktop.scene.paper import Page
from dateline_desktop.scene.sheet import Sheet
from dateline_desktop.timeline.picture_paint import paint_sheet

Lay = Callable[[Page], list[Sheet]]
"""Lays the timeline out over pages of a size."""
_POINTS_TO_THE_INCH = 72


class PrintPreview(QPrintPreviewDialog):
    """Shows the pages, from where they are printed."""

    def __init__(self, title: str, lay: Lay, parent: QWidget) -> None:
        self._printer = printer_for(title)  # kept, since Qt does not
        super().__init__(self._printer, parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr(say("Print {title}", title=title)))
        self.paintRequested.connect(lambda printer: print_pages(printer, lay))
        for box in self.findChildren(QComboBox):
            box.setMinimumContentsLength(len("100.0%"))
        self.resize(parent.window().size() * 0.9)


def printer_for(title: str) -> QPrinter:
    """Return a printer that is set up for a timeline: A4, with the long side below."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    printer.setPageLayout(
        QPageLayout(
            QPageSize(QPageSize.PageSizeId.A4),
            QPageLayout.Orientation.Landscape,
            QMarginsF(),
        )
    )
    printer.setFullPage(True)
    return printer


def print_pages(printer: QPrinter, lay: Lay) -> None:
    """Print the timeline on paper of the size that is in the printer."""
    size = printer.pageLayout().fullRect(QPageLayout.Unit.Point).size()
    sheets = lay(Page.of_points(size.width(), size.height()))
    first = max(printer.fromPage(), 1)
    chosen = sheets[first - 1 : printer.toPage() or None]
    painter = QPainter(printer)
    try:
        for number, sheet in enumerate(chosen):
            if number:
                printer.newPage()
            dots = printer.resolution() / _POINTS_TO_THE_INCH * sheet.unit
            painter.save()
            painter.scale(dots, dots)
            paint_sheet(painter, sheet)
            painter.restore()
    finally:
        painter.end()
