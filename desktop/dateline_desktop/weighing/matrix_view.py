"""The matrix on screen: a table whose cells hold values with their grades."""

from typing import NamedTuple

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from dateline_db.analysis.matrix import Matrix, Value
from dateline_desktop.core.session import Session
from dateline_desktop.core.text import tr
from dateline_desktop.weighing.matrix_cells import (
    CellDelegate,
    chip_room,
    line_height,
    value_at,
    width_of,
)
from dateline_desktop.weighing.matrix_model import MatrixModel
from dateline_desktop.widgets.doctrine import show_doctrine
from dateline_desktop.widgets.grade_chip import as_seen

_SOURCES, _NARROWEST, _WIDEST, _MEASURED = 160, 96, 320, 400
_OPENING = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Spot(NamedTuple):
    """A value under the pointer, and whether the pointer is on its grade."""

    value: Value
    on_grade: bool


class MatrixView(QTableView):
    """A click on a value selects its claim, a double click or Enter opens it.

    Where several claims of a source say the same, each click goes on to the next; so
    does a click on the source.
    """

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.matrix = MatrixModel()
        self.setModel(self.matrix)
        self.setItemDelegate(CellDelegate(session, self))
        self._lay_out()

    def show_matrix(
        self, found: Matrix, sources: dict[str, str], *, stays: bool = False
    ) -> None:
        """Show a matrix; `sources` are the words for each source by its id.

        Where one has scrolled to `stays`; else the selected claim comes into view.
        """
        across = self.horizontalScrollBar().value()
        down = self.verticalScrollBar().value()
        self.clearSpans()
        self.matrix.show_matrix(found, sources)
        self._fit()
        self.updateGeometries()  # now, or there is nowhere yet to scroll to
        self.horizontalScrollBar().setValue(0)
        self.verticalScrollBar().setValue(0)
        self.follow()
        if stays:
            self.horizontalScrollBar().setValue(across)
            self.verticalScrollBar().setValue(down)

    def follow(self) -> None:
        """Go to the cell of the claim that is selected."""
        chosen = self._session.selection
        place = None
        if chosen.kind == "claim" and chosen.id is not None:
            place = self.matrix.place_of(chosen.id)
        self.viewport().update()
        if place is None:
            return
        if chosen.id not in self._ids_here():
            self.setCurrentIndex(self.matrix.index(*place))

    def spot_at(self, at: QPoint) -> Spot | None:
        """Return the value at a point of the viewport."""
        index = self.indexAt(at)
        if not index.isValid():
            return None
        cell = self.matrix.cell(index.row(), index.column())
        room = self.visualRect(index)
        found = value_at(cell, room, at, self.fontMetrics())
        if found is None:
            return None
        value, line = found
        grade = chip_room(line, value, self.font())
        return Spot(value, grade.contains(at))

    # Private

    def _lay_out(self) -> None:
        self.setAccessibleName(tr("What each source says, by origin"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setMouseTracking(True)
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.setDefaultAlignment(left)
            header.setHighlightSections(False)
            header.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.verticalHeader().setFixedWidth(_SOURCES)
        self.verticalHeader().sectionClicked.connect(self._choose_in_line)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setStretchLastSection(True)

    def _fit(self) -> None:
        """Give every line its height and every column its width."""
        line, model = line_height(self.fontMetrics()), self.matrix
        for column in range(len(model.columns)):
            self.setColumnWidth(column, self._width(column))
        for number, one in enumerate(model.lines):
            if one.row is None:
                self.setRowHeight(number, line + 6)
                if len(model.columns) > 1:
                    self.setSpan(number, 0, 1, len(model.columns))
                continue
            most = max((len(cell.values) for cell in one.row.cells if cell), default=1)
            self.setRowHeight(number, most * line + 4)

    def _width(self, column: int) -> int:
        """Return the width of a column by its title and the first of its cells."""
        title = self.matrix.headerData(column, Qt.Orientation.Horizontal)
        header = QFontMetrics(self.horizontalHeader().font())
        rows = (one.row for one in self.matrix.lines[:_MEASURED])
        cells = (row.cells[column] for row in rows if row is not None)
        told = (
            (value, self.matrix.since(column, value))
            for cell in cells
            if cell is not None
            for value in cell.values
        )
        found = width_of(told, self.font())
        room = max(header.horizontalAdvance(title) + 26, _NARROWEST, found)
        return min(room, _WIDEST)

    def _ids_here(self) -> tuple[str, ...]:
        """Return the claims in the current cell."""
        at = self.currentIndex()
        cell = self.matrix.cell(at.row(), at.column()) if at.isValid() else None
        return () if cell is None else cell.claim_ids

    def _choose(self, ids: tuple[str, ...]) -> None:
        chosen = self._session.selection.id
        at = ids.index(chosen) + 1 if chosen in ids else 0
        self._session.select("claim", ids[at % len(ids)])

    def _choose_in_line(self, number: int) -> None:
        """Go through all claims of a source, those without any value included."""
        source = self.matrix.lines[number].row
        if source is not None:
            self._choose(source.claim_ids)

    def _open(self, ids: tuple[str, ...]) -> None:
        chosen = self._session.selection.id
        self._session.open_record("claim", chosen if chosen in ids else ids[0])

    # Qt

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        spot = self.spot_at(event.position().toPoint())
        if spot is None or event.button() is not Qt.MouseButton.LeftButton:
            return
        if spot.on_grade:
            where = event.globalPosition().toPoint()
            show_doctrine(as_seen(spot.value.grade), where, self)
        else:
            self._choose(spot.value.claim_ids)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        spot = self.spot_at(event.position().toPoint())
        if spot is not None and not spot.on_grade:
            self._open(spot.value.claim_ids)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        ids = self._ids_here()
        if event.key() in _OPENING and ids:
            self._open(ids)
        elif event.key() == Qt.Key.Key_Space and ids:
            self._choose(ids)
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def rect_of(self, claim_id: str) -> QRect:
        """Return where the cell of a claim lies, empty where it has none."""
        place = self.matrix.place_of(claim_id)
        return QRect() if place is None else self.visualRect(self.matrix.index(*place))
