"""Draws where sources have it from: copies run together, the unknown stands apart."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetrics,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QToolTip, QWidget

from dateline_desktop.core.text import tip
from dateline_desktop.lineage.graph import UNKNOWN, Edge, Graph, Key, sentences
from dateline_desktop.widgets.colours import colours, selected

_NODE, _GAP, _ACROSS, _MARGIN = 108, 9, 62, 10
_WIDEST, _FARTHEST = 240, 300
_APART = 22  # above the origin that nobody knows


class Picture(QWidget):
    """A click on a node chooses it; arrow keys go from node to node, Enter chooses."""

    chosen = Signal(str, str)  # table and id

    def __init__(self) -> None:
        super().__init__()
        self.graph = Graph()
        self._names: Mapping[Key, str] = {}
        self._verbs: Mapping[Edge, str] = {}
        self._places: dict[Key, QRectF] = {}
        self._current: Key | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)

    def show_graph(
        self, graph: Graph, names: Mapping[Key, str], verbs: Mapping[Edge, str]
    ) -> None:
        """Show a graph with the names of its nodes and the verbs of its steps."""
        self.graph, self._names, self._verbs = graph, names, verbs
        self._current = None
        self._place()
        self.setAccessibleDescription(sentences(graph, names, verbs))
        self.setMinimumSize(self.sizeHint())
        self.updateGeometry()
        self.update()

    def rect_of(self, key: Key) -> QRectF:
        """Return where a node is drawn."""
        return self._places[key]

    # Private

    @property
    def _height(self) -> int:
        return self.fontMetrics().height() + 12

    def _place(self) -> None:
        self._places.clear()
        height, columns = self._height, self.graph.columns
        node, across = self._widths()
        tallest = max((len(column) for column in columns), default=0)
        room = tallest * (height + _GAP)
        for number, column in enumerate(columns):
            left = _MARGIN + number * (node + across)
            step = room / max(len(column), 1)
            for row, key in enumerate(column):
                top = _MARGIN + row * step + (step - height) / 2
                if key == UNKNOWN:
                    top += _APART
                self._places[key] = QRectF(left, top, node, height)

    def _widths(self) -> tuple[float, float]:
        """Return how wide nodes are, and how far apart, in the room there is."""
        count = max(len(self.graph.columns), 1)
        room = self.width() - 2 * _MARGIN
        node = (room - (count - 1) * _ACROSS) / count
        node = min(max(node, _NODE), _WIDEST)
        across = (room - count * node) / max(count - 1, 1)
        return node, min(max(_ACROSS, across), _FARTHEST)

    def _node_at(self, at: QPointF) -> Key | None:
        found = (key for key, room in self._places.items() if room.contains(at))
        return next(found, None)

    def _choose(self, key: Key | None) -> None:
        self._current = key
        self.update()
        if key is not None and key != UNKNOWN:
            self.chosen.emit(*key)

    def _paint_edge(self, painter: QPainter, edge: Edge) -> None:
        ours = colours()
        start, end = self._places[edge.start], self._places[edge.end]
        one = QPointF(start.right(), start.center().y())
        other = QPointF(end.left(), end.center().y())
        bend = QPointF(max(30.0, (other.x() - one.x()) / 2), 0)
        path = QPainterPath(one)
        path.cubicTo(one + bend, other - bend, other)
        is_lit = self._current in (edge.start, edge.end)
        pen = QPen(QColor(ours.accent if is_lit else ours.muted), 2 if is_lit else 1.2)
        if edge.end == UNKNOWN:
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(path)
        painter.setPen(QColor(ours.muted))
        across = other.x() - one.x() - 8
        room = QRectF(one.x() + 5, one.y() - self._height, across, self._height)
        verb = self.fontMetrics().elidedText(
            self._verbs[edge], Qt.TextElideMode.ElideRight, int(room.width())
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignBottom, verb)

    def _paint_node(self, painter: QPainter, key: Key) -> None:
        ours, room = colours(), self._places[key]
        is_origin, is_current = key in self.graph.origins, key == self._current
        edge = QColor(ours.accent if is_origin else ours.line)
        pen = QPen(edge, 2.2 if is_origin else 1)
        ground = ours.raised if key in self.graph.speaking or is_origin else ours.window
        if key == UNKNOWN:
            pen = QPen(QColor(ours.muted), 1.4, Qt.PenStyle.DashLine)
            ground = ours.window
        if is_current:
            ground = selected(ours)
        painter.setPen(pen)
        painter.setBrush(QColor(ground))
        radius = room.height() / 2 if is_origin else 5
        painter.drawRoundedRect(room, radius, radius)
        painter.setPen(QColor(ours.text))
        inner = room.adjusted(12, 0, -10, 0)
        metrics = QFontMetrics(painter.font())
        name = metrics.elidedText(
            self._names[key], Qt.TextElideMode.ElideRight, int(inner.width())
        )
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter, name)

    # Qt

    def sizeHint(self) -> QSize:
        count = len(self.graph.columns)
        width = count * _NODE + max(count - 1, 0) * _ACROSS + 2 * _MARGIN
        bottom = max((room.bottom() for room in self._places.values()), default=0.0)
        return QSize(width, round(bottom) + _MARGIN)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def paintEvent(self, _: QPaintEvent) -> None:
        painter = QPainter(self)
        try:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for edge in self.graph.edges:
                self._paint_edge(painter, edge)
            for key in self.graph.nodes:
                self._paint_node(painter, key)
        finally:
            painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._choose(self._node_at(event.position()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        nodes = self.graph.nodes
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        key = Qt.Key(event.key())
        if key in steps and nodes:
            here = nodes.index(self._current) if self._current in nodes else -1
            self._current = nodes[(here + steps[key]) % len(nodes)]
            self.update()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._choose(self._current)
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            key = self._node_at(QPointF(event.pos()))
            text = "" if key is None else tip(self._names[key])
            QToolTip.showText(event.globalPos(), text, self)
            return True
        return super().event(event)
