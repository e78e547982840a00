"""What one action changed: record by record, field by field, before and after."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSettings, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextFrameFormat,
    QTextLength,
    QTextTableFormat,
)
from PySide6.QtWidgets import QTextEdit

from dateline_db.case import Case, RowChange
from dateline_db.errors import say
from dateline_desktop.core.text import tr
from dateline_desktop.history.diff import Diff, FieldChange
from dateline_desktop.history.subject import main_first
from dateline_desktop.widgets.colours import colours

_MOST = 40  # records shown of an action; an import can have thousands
_FIELD_WIDTH = 34  # per cent
_NOTHING_CHOSEN = "Choose an action to see what was there before it, and what after."


class Details(QTextEdit):
    """A text that can be read aloud, selected and copied; never markup."""

    def __init__(self, settings: QSettings) -> None:
        super().__init__()
        self._settings = settings
        self._case: Case | None = None
        self._label, self._changes = "", list[RowChange]()
        self.setReadOnly(True)
        self.setFrameShape(QTextEdit.Shape.NoFrame)
        self.setProperty("role", "bare")
        self.setAccessibleName(tr("What the chosen action changed"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)

    def show_changes(
        self, case: Case, label: str, changes: Sequence[RowChange]
    ) -> None:
        """Show what an action did."""
        self._case, self._label, self._changes = case, label, list(changes)
        self._write()

    def show_nothing(self) -> None:
        """Show what could be chosen."""
        self._case, self._label, self._changes = None, "", []
        self._write()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._write()

    def _write(self) -> None:
        self.clear()
        cursor = self.textCursor()
        case, muted = self._case, _letters(colour=colours().muted)
        if case is None:
            cursor.insertText(tr(_NOTHING_CHOSEN), muted)
            return
        cursor.insertText(self._label, _letters(weight=QFont.Weight.DemiBold))
        diff = Diff(case, self._changes, self._settings)
        for change in main_first(self._changes)[:_MOST]:
            _write_record(cursor, diff, change)
        rest = len(self._changes) - _MOST
        if rest > 0:
            cursor.insertBlock(_paragraph(above=10))
            more = say("and {count:,} more records", count=rest)
            cursor.insertText(tr(more), muted)
        elif not self._changes:
            cursor.insertBlock(_paragraph(above=6))
            cursor.insertText(tr("Its records are not listed one by one."), muted)
        self.moveCursor(QTextCursor.MoveOperation.Start)


def _write_record(cursor: QTextCursor, diff: Diff, change: RowChange) -> None:
    cursor.insertBlock(_paragraph(above=10))
    cursor.insertText(diff.heading(change), _letters())
    fields = diff.fields(change)
    if fields:
        _write_fields(cursor, fields)


def _write_fields(cursor: QTextCursor, fields: Sequence[FieldChange]) -> None:
    ours = colours()
    table = cursor.insertTable(len(fields), 2, _columns())
    for row, field in enumerate(fields):
        cell = table.cellAt(row, 0).firstCursorPosition()
        cell.insertText(field.field, _letters(colour=ours.muted))
        cell = table.cellAt(row, 1).firstCursorPosition()
        if field.before:
            cell.insertText(field.before, _letters(colour=ours.muted, struck=True))
        if field.before and field.after:
            cell.insertBlock(_paragraph(above=0))
        if field.after:
            cell.insertText(field.after, _letters())
    cursor.movePosition(QTextCursor.MoveOperation.End)


def _columns() -> QTextTableFormat:
    form = QTextTableFormat()
    form.setBorder(0)
    form.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_None)
    form.setCellPadding(1)
    form.setCellSpacing(1)
    percent = QTextLength.Type.PercentageLength
    form.setWidth(QTextLength(percent, 100))
    form.setColumnWidthConstraints(
        [QTextLength(percent, _FIELD_WIDTH), QTextLength(percent, 100 - _FIELD_WIDTH)]
    )
    return form


def _paragraph(*, above: int) -> QTextBlockFormat:
    form = QTextBlockFormat()
    form.setTopMargin(above)
    return form


def _letters(
    *,
    colour: str = "",
    weight: QFont.Weight = QFont.Weight.Normal,
    struck: bool = False,
) -> QTextCharFormat:
    form = QTextCharFormat()
    form.setForeground(QColor(colour or colours().text))
    form.setFontWeight(weight)
    form.setFontStrikeOut(struck)
    return form
