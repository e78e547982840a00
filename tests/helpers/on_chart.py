"""A frame for charts without a screen, and hands on the plot of a chart."""

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from dateline_db.model.when import When
from dateline_desktop.charts.marks import Frame, Target
from dateline_desktop.charts.panel import ChartsPanel
from dateline_desktop.charts.plot import Plot
from dateline_desktop.scene.palette import LIGHT
from dateline_desktop.scene.scale import Scale
from on_timeline import LEFT, NONE


def a_frame(period: str, width: float = 1_000.0, height: float = 300.0) -> Frame:
    """Return a frame over the days of an EDTF date; a letter is 6 pixels long."""
    lo, hi = When.parse(period).seconds()
    assert lo is not None
    assert hi is not None
    scale = Scale.over(lo, hi, width)
    return Frame(scale, height, 14.0, LIGHT, lambda text: 6.0 * len(text))


def plot_of(panel: ChartsPanel) -> Plot:
    """Return the plot of the charts, drawn as it is now."""
    assert panel.plot is not None
    panel.plot.refresh()
    return panel.plot


def viewport(plot: Plot) -> QWidget:
    """Return the widget that the mouse is over."""
    found: QWidget = plot._shell.viewport()
    return found


def middle_of(plot: Plot, target: Target) -> QPoint:
    """Return the middle of a target, as far as it is in view, in the viewport."""
    left, top, right, bottom = target.box
    room = plot.drawing.boundingRect()
    x = (max(left, 0.0) + min(right, room.width())) / 2
    y = (max(top, 0.0) + min(bottom, room.height())) / 2
    at = QPointF(x + plot._box.geometry().left(), y)
    return at.toPoint()


def target_saying(plot: Plot, words: str) -> Target:
    """Return the one target whose title begins so."""
    found = [t for t in plot.in_order() if t.tell().title.startswith(words)]
    assert len(found) == 1, [t.tell().title for t in plot.in_order()]
    return found[0]


def click(plot: Plot, target: Target) -> None:
    """Click on a target."""
    QTest.mouseClick(viewport(plot), LEFT, NONE, middle_of(plot, target))


def press(plot: Plot, key: Qt.Key) -> None:
    """Press a key while the plot has the focus."""
    QTest.keyClick(plot, key)
