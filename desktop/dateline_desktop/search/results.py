"""The list of what a search has found."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from dateline_db.errors import say
from dateline_db.store.search import Hit
from dateline_desktop.core.text import plain, tr
from dateline_desktop.core.words import table_word
from dateline_desktop.widgets.colours import colours

Index = QModelIndex | QPersistentModelIndex
_HIT = Qt.ItemDataRole.UserRole
_LINES = 9
_GROUPS = ("event", "actor", "place", "source", "publisher", "claim")
"""Kinds of records in the order in which they are listed; others come last."""


class HitsModel(QAbstractListModel):
    """The hits of a search, the best first."""

    def __init__(self) -> None:
        super().__init__()
        self._hits: Sequence[Hit] = ()

    def show_hits(self, hits: Sequence[Hit]) -> None:
        """Replace the hits."""
        self.beginResetModel()
        self._hits = hits
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._hits)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        hit = self._hits[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return hit.title
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{table_word(hit.table)}: {hit.title}. {hit.excerpt}"
        return hit if role == _HIT else None


class SearchResults(QFrame):
    """The hits below the search field, over whatever lies there."""

    chosen = Signal(object)  # Hit

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.setProperty("role", "popup")
        self.model = HitsModel()
        self.list = QListView()
        self.list.setModel(self.model)
        self.list.setItemDelegate(_HitDelegate(self.list))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setMouseTracking(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(tr("What the search has found"))
        self.summary = plain(wrap=True)
        self.summary.setProperty("role", "muted")
        self.summary.setContentsMargins(10, 4, 10, 6)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(1, 1, 1, 1)
        rows.setSpacing(0)
        rows.addWidget(self.list)
        rows.addWidget(self.summary)
        self.list.clicked.connect(self._choose)
        self.hide()

    def show_hits(self, query: str, hits: Sequence[Hit], lit: int) -> None:
        """Show the hits of a query, or that there are none."""
        self.model.show_hits(sorted(hits, key=_group))
        self.list.setVisible(bool(hits))
        self.list.setCurrentIndex(self.model.index(0))
        self.summary.setText(_summary(query, len(hits), lit))
        self._fit()
        self.show()
        self.raise_()

    def move_by(self, step: int) -> None:
        """Make a hit further down, or up, the current one."""
        last = self.model.rowCount() - 1
        row = max(0, min(last, self.list.currentIndex().row() + step))
        self.list.setCurrentIndex(self.model.index(row))

    def choose_current(self) -> None:
        """Choose the hit that is current, if there is one."""
        if self.list.currentIndex().isValid():
            self._choose(self.list.currentIndex())

    def _choose(self, index: QModelIndex) -> None:
        self.chosen.emit(index.data(_HIT))

    def _fit(self) -> None:
        line = self.list.sizeHintForRow(0) if self.model.rowCount() else 0
        room = self._window.height() - self.y() - 80
        lines = min(self.model.rowCount(), _LINES, max(room // max(line, 1), 2))
        self.list.setFixedHeight(line * lines + 4)
        self.adjustSize()


class _HitDelegate(QStyledItemDelegate):
    """Draws what was found above the words around it; the kind at the right."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        del index  # no width of its own: a line is as wide as the list, and elides
        return QSize(0, 2 * option.fontMetrics.lineSpacing() + 12)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index
    ) -> None:
        hit: Hit = index.data(_HIT)
        ours, metrics = colours(), option.fontMetrics
        style = option.widget.style()
        panel = QStyle.PrimitiveElement.PE_PanelItemViewItem
        style.drawPrimitive(panel, option, painter, option.widget)
        box = option.rect.adjusted(10, 5, -10, -5)
        kind = table_word(hit.table)
        room = box.width() - metrics.horizontalAdvance(kind) - 12
        right, elide = Qt.AlignmentFlag.AlignRight, Qt.TextElideMode.ElideRight
        painter.save()
        painter.setPen(QColor(ours.text))
        painter.drawText(box, 0, metrics.elidedText(hit.title, elide, room))
        painter.setPen(QColor(ours.muted))
        painter.drawText(box, right, kind)
        excerpt = metrics.elidedText(hit.excerpt, elide, box.width())
        painter.drawText(box, Qt.AlignmentFlag.AlignBottom, excerpt)
        painter.restore()


def _group(hit: Hit) -> int:
    return _GROUPS.index(hit.table) if hit.table in _GROUPS else len(_GROUPS)


def _summary(query: str, found: int, lit: int) -> str:
    if not found:
        return tr(
            say(
                "Nothing found for “{query}”. Parts of words are found too: "
                "try fewer letters, or another spelling of the name.",
                query=query,
            )
        )
    if lit == 1:
        return tr(say("1 event is lit up in the timeline."))
    return tr(say("{lit} events are lit up in the timeline.", lit=lit))
