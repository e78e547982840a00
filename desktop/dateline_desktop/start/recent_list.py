"""The list of recent cases, two lines each."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QDate,
    QDateTime,
    QLocale,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from dateline_db.edits.wording import counted
from dateline_db.errors import say
from dateline_desktop.core.text import tip, tr
from dateline_desktop.start.recent import RecentCase
from dateline_desktop.widgets.colours import colours

Index = QModelIndex | QPersistentModelIndex
_CASE = Qt.ItemDataRole.UserRole


class RecentCasesModel(QAbstractListModel):
    """The recent cases, the latest first."""

    def __init__(self, cases: Sequence[RecentCase] = ()) -> None:
        super().__init__()
        self._cases = list(cases)

    def show_cases(self, cases: Sequence[RecentCase]) -> None:
        """Show other cases."""
        self.beginResetModel()
        self._cases = list(cases)
        self.endResetModel()

    def case_at(self, index: Index) -> RecentCase:
        """Return the case on a line."""
        return self._cases[index.row()]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._cases)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        case = self._cases[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return case.title
            case Qt.ItemDataRole.ToolTipRole:
                return tip(case.path)
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{case.title}. {second_line(case)}. {opened_label(case)}"
        return case if role == _CASE else None


class RecentCaseDelegate(QStyledItemDelegate):
    """Draws a case as its title above its period and counts."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        del index  # no width of its own: a line is as wide as the list, and elides
        return QSize(0, 2 * option.fontMetrics.lineSpacing() + 22)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index
    ) -> None:
        case: RecentCase = index.data(_CASE)
        ours = colours()
        painter.save()
        try:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            box = option.rect.adjusted(1, 3, -1, -3)
            painter.setPen(QColor(self._frame(option)))
            painter.setBrush(QColor(ours.surface))
            painter.drawRoundedRect(box, 6, 6)
            self._write(painter, box.adjusted(14, 6, -14, -6), case, option.font)
        finally:
            painter.restore()

    def _frame(self, option: QStyleOptionViewItem) -> str:
        lit = QStyle.StateFlag.State_MouseOver | QStyle.StateFlag.State_HasFocus
        return colours().accent if option.state & lit else colours().line

    def _write(
        self, painter: QPainter, box: QRect, case: RecentCase, font: QFont
    ) -> None:
        ours, bold = colours(), QFont(font)
        bold.setWeight(QFont.Weight.DemiBold)
        when, metrics = opened_label(case), QFontMetrics(font)
        room = box.width() - metrics.horizontalAdvance(when) - 16
        top, bottom = Qt.AlignmentFlag.AlignTop, Qt.AlignmentFlag.AlignBottom
        painter.setPen(QColor(ours.muted))
        painter.drawText(box, Qt.AlignmentFlag.AlignRight | top, when)
        second = metrics.elidedText(
            second_line(case), Qt.TextElideMode.ElideMiddle, box.width()
        )
        painter.drawText(box, bottom, second)
        painter.setFont(bold)
        painter.setPen(QColor(ours.muted if case.missing else ours.text))
        title = QFontMetrics(bold).elidedText(
            case.title, Qt.TextElideMode.ElideRight, room
        )
        painter.drawText(box, top, title)


def second_line(case: RecentCase) -> str:
    """Return what a case holds, or that its file is gone."""
    if case.missing:
        return tr(say("Not found any more: {path}", path=case.path))
    events = counted(case.events, "1 event", "{count:,} events")
    sources = counted(case.sources, "1 source", "{count:,} sources")
    counts = f"{tr(events)}, {tr(sources)}"
    return " · ".join(part for part in (case.period, counts, case.path) if part)


def opened_label(case: RecentCase) -> str:
    """Return when a case was last open, as short as can be understood."""
    at = QDateTime.fromString(case.opened, Qt.DateFormat.ISODate)
    if not at.isValid():
        return ""
    days = at.date().daysTo(QDate.currentDate())
    if days == 0:
        return tr(say("today {time}", time=at.toString("HH:mm")))
    if days == 1:
        return tr(say("yesterday"))
    return QLocale(QLocale.Language.English).toString(at.date(), "d MMM yyyy")
