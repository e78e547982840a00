"""The same events as other toolkits draw them, to measure the timeline beside."""

import numpy as np
import pyqtgraph
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QTransform
from PySide6.QtWidgets import QGraphicsScene, QGraphicsView

from dateline_desktop.scene.index import EventIndex

DAY = 86_400
_LONGEST = 366 * DAY  # an open end is cut there
View = tuple[float, float]


class Scatter:
    """A dot for each event in a pyqtgraph plot, one row of dots for each lane."""

    name = "pyqtgraph ScatterPlotItem"

    def __init__(self, index: EventIndex, width: int, height: int) -> None:
        pyqtgraph.setConfigOptions(background="w", foreground="k")
        self.plot = pyqtgraph.PlotWidget()
        self.plot.resize(width, height)
        x = (index.lo + np.minimum(index.hi, index.lo + _LONGEST)) / 2
        y = index.actors.codes.astype(float)
        dots = pyqtgraph.ScatterPlotItem(x=x, y=y, size=9)
        self.plot.addItem(dots, ignoreBounds=True)
        self.plot.disableAutoRange()
        self.plot.setYRange(-1, float(y.max()) + 1)
        self.plot.show()

    def show_stretch(self, stretch: View) -> None:
        self.plot.setXRange(*stretch, padding=0)
        self.plot.viewport().repaint()

    def close(self) -> None:
        self.plot.close()


class Scene:
    """A rectangle for each event in a QGraphicsScene; its unit of time is a day."""

    name = "QGraphicsScene"

    def __init__(self, index: EventIndex, width: int, height: int) -> None:
        self.scene = QGraphicsScene()
        lo = (index.lo - np.min(index.lo)) / DAY
        length = np.minimum(index.hi - index.lo, _LONGEST) / DAY
        lanes = index.actors.codes.tolist()
        for x, size, lane in zip(lo.tolist(), length.tolist(), lanes, strict=True):
            self.scene.addRect(QRectF(x, lane, size, 0.8))
        self._zero, self._lanes = float(np.min(index.lo)), max(lanes) + 1
        self.view = QGraphicsView(self.scene)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.resize(width, height)
        self.view.show()

    def show_stretch(self, stretch: View) -> None:
        lo, hi = ((second - self._zero) / DAY for second in stretch)
        size = self.view.viewport().size()
        across = size.width() / (hi - lo)
        down = size.height() / self._lanes
        self.view.setTransform(QTransform.fromScale(across, down))
        self.view.centerOn((lo + hi) / 2, self._lanes / 2)
        self.view.viewport().repaint()

    def close(self) -> None:
        self.view.close()
        self.scene.clear()
