"""Paints the cells of the matrix: value, grade, and how the value stands."""

from collections.abc import Iterable
from typing import NamedTuple

from PySide6.QtCore import (
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    Qt,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from dateline_db.analysis.matrix import Cell, Value
from dateline_db.analysis.standing import Standing
from dateline_desktop.core.session import Session
from dateline_desktop.core.text import tr
from dateline_desktop.weighing.matrix_model import CELL, MatrixModel
from dateline_desktop.weighing.signs import MARK, SIZE, draw_sign, ground
from dateline_desktop.widgets.colours import colours, selected
from dateline_desktop.widgets.grade_chip import chip_size, draw_chip
from dateline_desktop.widgets.marks import draw_mark

_PAD, _GAP = 5, 6
_QUIET = (Standing.SUPERSEDED, Standing.CONTEXT)
_Side = Qt.AlignmentFlag


class Look(NamedTuple):
    """How a value is shown: `since` is what stands behind it."""

    since: str
    is_lost: bool
    is_lit: bool


class CellDelegate(QStyledItemDelegate):
    """Each value on a line of its own; the one of the selected claim on a tint."""

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        room, model = option.rect, index.model()
        assert isinstance(model, MatrixModel)
        painter.save()
        painter.setClipRect(room)
        line = model.lines[index.row()]
        if line.row is None:
            _paint_heading(painter, QRect(room), str(index.data() or ""))
        cell = index.data(CELL)
        if isinstance(cell, Cell):
            for value, place in _lines(cell, room, option.fontMetrics):
                is_lost = model.is_lost(index.column(), value)
                lit = self._session.selection.id in value.claim_ids
                since = model.since(index.column(), value)
                look = Look(since, is_lost=is_lost, is_lit=lit)
                _paint_value(painter, place, value, look)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(colours().accent), 1))
            painter.drawRect(room.adjusted(0, 0, -1, -1))
        painter.restore()


def line_height(metrics: QFontMetrics) -> int:
    """Return the height of one value."""
    return metrics.height() + 6


def value_at(
    cell: Cell | None, room: QRect, at: QPoint, metrics: QFontMetrics
) -> tuple[Value, QRect] | None:
    """Return the value at a point in a cell, and the line it stands in."""
    if cell is None:
        return None
    for value, place in _lines(cell, room, metrics):
        if place.contains(at):
            return value, place
    return None


def chip_room(line: QRect, value: Value, font: QFont) -> QRect:
    """Return where the grade of a value stands in its line."""
    chip = QRect(0, 0, _grade_width(value, font), line.height())
    chip.moveTopRight(line.topRight() - QPoint(_PAD, 0))
    return chip


def width_of(told: Iterable[tuple[Value, str]], font: QFont) -> int:
    """Return how wide a column has to be for values and what stands behind them."""
    metrics, bold = QFontMetrics(font), QFontMetrics(_weighed(font, QFont.Weight.Bold))
    widths = (
        _PAD * 3
        + SIZE
        + 2 * _GAP
        + (bold if value.chosen else metrics).horizontalAdvance(_words(value) + since)
        + _grade_width(value, font)
        for value, since in told
    )
    return max(widths, default=0)


def _grade_width(value: Value, font: QFont) -> int:
    """Return how wide a grade is; without one there is but the mark of that.

    Most values of a new event are not graded, and its columns are to stay narrow.
    """
    if value.grade.credibility is None:
        return MARK
    return chip_size(font, value.grade).width()


def _lines(cell: Cell, room: QRect, metrics: QFontMetrics) -> list[tuple[Value, QRect]]:
    height = line_height(metrics)
    return [
        (value, QRect(room.left(), room.top() + 2 + n * height, room.width(), height))
        for n, value in enumerate(cell.values)
    ]


def _paint_heading(painter: QPainter, room: QRect, text: str) -> None:
    ours = colours()
    painter.fillRect(room, QColor(ours.stripe))
    font = painter.font()
    font.setWeight(QFont.Weight.DemiBold)
    painter.setFont(font)
    painter.setPen(QColor(ours.text))
    room.setLeft(max(room.left(), 0))  # what is scrolled to the right keeps its name
    painter.drawText(room.adjusted(_PAD, 0, 0, 0), _Side.AlignVCenter, text)


def _paint_value(painter: QPainter, line: QRect, value: Value, look: Look) -> None:
    ours, inner = colours(), line.adjusted(1, 1, -1, -1)
    if look.is_lit:
        painter.fillRect(inner, QColor(selected(ours)))
    elif not look.is_lost and (brush := ground(value.standing)) is not None:
        painter.fillRect(inner, brush)
    left = line.left() + _PAD
    draw_sign(painter, QRectF(left, line.top(), SIZE, line.height()), value.standing)
    chip = chip_room(line, value, painter.font())
    if value.grade.credibility is None:
        draw_mark(painter, "", QRectF(chip).center(), MARK)
    else:
        draw_chip(painter, QRectF(chip), value.grade)
    left += SIZE + _GAP
    room = QRect(left, line.top(), chip.left() - _GAP - left, line.height())
    _paint_words(painter, room, value, look)


def _paint_words(painter: QPainter, room: QRect, value: Value, look: Look) -> None:
    ours, plain = colours(), QFont(painter.font())
    weight = QFont.Weight.Bold if value.chosen else QFont.Weight.Normal
    font = _weighed(plain, weight)
    font.setStrikeOut(look.is_lost)
    painter.setFont(font)
    quiet = look.is_lost or value.standing in _QUIET
    painter.setPen(QColor(ours.muted if quiet else ours.text))
    metrics = QFontMetrics(font)
    words = metrics.elidedText(_words(value), Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(room, _Side.AlignVCenter | _Side.AlignLeft, words)
    painter.setFont(plain)
    room = room.adjusted(metrics.horizontalAdvance(words), 0, 0, 0)
    if QFontMetrics(plain).horizontalAdvance(look.since) <= room.width():
        painter.setPen(QColor(ours.muted))
        painter.drawText(room, _Side.AlignVCenter | _Side.AlignLeft, look.since)


def _weighed(font: QFont, weight: QFont.Weight) -> QFont:
    found = QFont(font)
    found.setWeight(weight)
    return found


def _words(value: Value) -> str:
    return f"✓ {tr(value.text)}" if value.chosen else tr(value.text)
