"""Draws where sources have it from: copies run together, the unknown stands apart."""

from collections import defaultdict
from collections.abc import Mapping

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
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

_NODE, _GAP, _ACROSS, _MARGIN = 96, 10, 74, 10
_WIDEST, _FARTHEST, _INNER = 240, 300, 22
_SAG = 24  # how far below the nodes a step back is drawn


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

    def _place(self) -> None:
        """Put each column where its sources lead to, in the order that they have."""
        self._places.clear()
        widths, across = self._widths()
        height = self._height(widths)
        left = float(_MARGIN)
        leading: dict[Key, list[Key]] = defaultdict(list)
        for edge in self.graph.edges:
            leading[edge.end].append(edge.start)
        for column, width in zip(self.graph.columns, widths, strict=True):
            tops = self._tops(column, height, leading)
            for key, top in tops.items():
                self._places[key] = QRectF(left, top, width, height)
            left += width + across

    def _tops(
        self, column: list[Key], height: float, leading: Mapping[Key, list[Key]]
    ) -> dict[Key, float]:
        """Return where the nodes of a column begin, level with what leads to them."""
        level: dict[Key, float] = {}
        for key in column:
            placed = [one for one in leading.get(key, ()) if one in self._places]
            tops = [self._places[one].top() for one in placed]
            level[key] = sum(tops) / len(tops) if tops else 0.0
        found: dict[Key, float] = {}
        free = float(_MARGIN)
        for key in sorted(column, key=lambda key: level[key]):
            found[key] = max(free, level[key])
            free = found[key] + height + _GAP
        return found

    def _height(self, widths: list[float]) -> int:
        """Return how high nodes are: two lines where any name needs them."""
        fit = all(
            len(self._lines(self._names[key], width - _INNER)) == 1
            for column, width in zip(self.graph.columns, widths, strict=True)
            for key in column
        )
        return self.fontMetrics().height() * (1 if fit else 2) + 12

    def _lines(self, text: str, width: float) -> list[str]:
        """Break a text into two lines at most, each shortened to a width."""
        metrics, right = self.fontMetrics(), Qt.TextElideMode.ElideRight
        first, _, rest = text.partition(" ")
        while rest:
            word, _, after = rest.partition(" ")
            if metrics.horizontalAdvance(f"{first} {word}") > width:
                break
            first, rest = f"{first} {word}", after
        found = (first, rest) if rest else (first,)
        return [metrics.elidedText(one, right, int(width)) for one in found]

    def _widths(self) -> tuple[list[float], float]:
        """Return how wide each column is, and how far apart, in the room there is."""
        metrics, columns = self.fontMetrics(), self.graph.columns
        wanted = [
            max(metrics.horizontalAdvance(self._names[key]) for key in column)
            + _INNER
            + 2.0
            for column in columns
        ]
        gaps = max(len(columns) - 1, 1)
        room = self.width() - 2 * _MARGIN - gaps * _ACROSS
        limit = max(room / max(len(columns), 1), _NODE)
        spare = sum(limit - one for one in wanted if one < limit)
        wide = sum(one > limit for one in wanted)
        limit = min(limit + spare / max(wide, 1), _WIDEST)
        widths = [min(one, limit) for one in wanted]
        left = room - sum(widths)
        return widths, min(_ACROSS + max(left, 0) / gaps, _FARTHEST)

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
        bend = QPointF((other.x() - one.x()) / 2, 0)
        path = QPainterPath(one)
        path.cubicTo(one + bend, other - bend, other)
        if self._goes_back(edge):
            one, other = (QPointF(at.center().x(), at.bottom()) for at in (start, end))
            sag = QPointF(0, _SAG * 4 / 3)  # as deep as its control points let it be
            path = QPainterPath(one)
            path.cubicTo(one + sag, other + sag, other)
        is_lit = self._current in (edge.start, edge.end)
        pen = QPen(QColor(ours.accent if is_lit else ours.muted), 2 if is_lit else 1.2)
        if edge.end == UNKNOWN:
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(path)
        painter.setPen(QColor(ours.muted))
        room = self.verb_room(edge)
        for words in self._lines(self._verbs[edge], room.width()):
            painter.drawText(room, Qt.AlignmentFlag.AlignBottom, words)
            room.translate(0, room.height() + 2)

    def verb_room(self, edge: Edge) -> QRectF:
        """Return where the verb of a step is written: on its line, where that begins.

        In two lines, the line is between them. Of several steps from one node those
        that bend have it where they end, or they would be written over each other.
        """
        line = self.fontMetrics().height()
        start, end = self._places[edge.start], self._places[edge.end]
        if self._goes_back(edge):
            middle = (start.center().x() + end.center().x()) / 2
            top = max(start.bottom(), end.bottom()) + _SAG - line - 1
            return QRectF(middle + 5, top, _ACROSS - 9, line)
        across = max(end.left() - start.right(), _ACROSS) - 9
        level, down = start.center().y(), end.center().y() - start.center().y()
        if down and sum(one.start == edge.start for one in self.graph.edges) > 1:
            room = min(across, self.fontMetrics().horizontalAdvance(self._verbs[edge]))
            top = end.center().y() + (2 if down > 0 else -line - 1)
            return QRectF(end.left() - 5 - room, top, room + 1, line)
        return QRectF(start.right() + 5, level - line - 1, across, line)

    def _goes_back(self, edge: Edge) -> bool:
        """Whether it is a step that closes a circle."""
        return self._places[edge.end].left() < self._places[edge.start].right()

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
        lines = self._lines(self._names[key], inner.width())
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter, "\n".join(lines))

    # Qt

    def sizeHint(self) -> QSize:
        count = len(self.graph.columns)
        width = count * _NODE + max(count - 1, 0) * _ACROSS + 2 * _MARGIN
        bottom = max((room.bottom() for room in self._places.values()), default=0.0)
        below = _SAG if any(map(self._goes_back, self.graph.edges)) else 0
        return QSize(width, round(bottom) + below + _MARGIN)

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
