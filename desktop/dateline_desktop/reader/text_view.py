"""The text of a document: read only, marked, selected by mouse and keys."""

import re
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QResizeEvent,
    QTextCharFormat,
    QTextCursor,
    QTextOption,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QTextEdit

from dateline_desktop.core.text import tr
from dateline_desktop.reader.gutter import WIDTH, Gutter
from dateline_desktop.reader.marked import (
    Mark,
    hit_format,
    mark_format,
    next_of,
    show_tip,
)
from dateline_desktop.reader.passage import Span, trimmed
from dateline_desktop.reader.positions import Positions
from dateline_desktop.reader.zoom import zoom_after
from dateline_desktop.widgets.colours import colours

_POINTS, _COLUMN, _SIDE = 12.0, 44, 10  # points; widths of an "m"; pixels
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class TextView(QPlainTextEdit):
    """Plain text, whatever it contains; each paragraph from where its script begins.

    Places are those of the document's text, in code points.
    """

    passage_changed = Signal()
    claim_chosen = Signal(str)
    menu_wanted = Signal(QPoint)  # on the screen

    def __init__(self) -> None:
        super().__init__()
        self._positions = Positions("")
        self._marks: Sequence[Mark] = ()
        self._chosen: frozenset[str] = frozenset()
        self._hits: Sequence[Span] = ()
        self._hit: int | None = None
        self._zoom = 1.0
        self._is_drawing = False
        self.gutter = Gutter(self, self)
        self._set_up()
        self.set_zoom(1.0)
        self.selectionChanged.connect(self.passage_changed)
        self.verticalScrollBar().valueChanged.connect(self._draw)

    def _set_up(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("role", "reading")
        self.setUndoRedoEnabled(False)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setAccessibleName(tr("Text of the document"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    # What is shown

    def show_text(self, text: str) -> None:
        """Show another text, from its beginning."""
        self._positions = Positions(text)
        self._marks, self._hits, self._hit = (), (), None
        self.document().setDefaultTextOption(_option(text))
        self.setPlainText(self._positions.shown)
        self._draw()

    def set_marks(self, marks: Sequence[Mark], chosen: frozenset[str]) -> None:
        """Mark the quotes of claims; those of the claims `chosen` stand out."""
        self._marks, self._chosen = marks, chosen
        self._draw()

    def set_hits(self, hits: Sequence[Span], current: int | None) -> None:
        """Show what was searched for; the one that is current is scrolled to."""
        self._hits, self._hit = hits, current
        if current is not None:
            self.go_to(hits[current])
        self._draw()

    def go_to(self, span: Span, *, select: bool = False) -> None:
        """Bring a passage into view, and select it where that is wanted."""
        cursor = self.textCursor()
        cursor.setPosition(self._positions.to_shown(span[0]))
        self.setTextCursor(cursor)
        if self.cursorRect().bottom() > self.viewport().height() * 0.8:
            self.centerCursor()
        if select:
            keep = QTextCursor.MoveMode.KeepAnchor
            cursor.setPosition(self._positions.to_shown(span[1]), keep)
            self.setTextCursor(cursor)

    @property
    def passage(self) -> Span | None:
        """The passage that is selected, without blanks at its ends."""
        cursor = self.textCursor()
        start = self._positions.to_text(cursor.selectionStart())
        end = self._positions.to_text(cursor.selectionEnd())
        return trimmed(self._positions.text, start, end)

    @property
    def at(self) -> int:
        """Where the cursor stands."""
        return self._positions.to_text(self.textCursor().selectionStart())

    def drop_passage(self) -> None:
        """Select nothing."""
        cursor = self.textCursor()
        cursor.setPosition(cursor.selectionStart())
        self.setTextCursor(cursor)

    # Size

    def set_zoom(self, zoom: float) -> None:
        """Show the text so many times its usual size."""
        self._zoom = zoom
        font = self.font()
        font.setPointSizeF(_POINTS * zoom)
        self.setFont(font)
        self._make_room()

    def zoom_by(self, steps: int) -> None:
        """Show the text larger or smaller by so many steps."""
        self.set_zoom(zoom_after(self._zoom, steps))

    def _make_room(self) -> None:
        """Keep the lines as long as is read with ease, in the middle."""
        column = self.fontMetrics().horizontalAdvance("m") * _COLUMN
        free = max(0, self.width() - WIDTH - column - 2 * _SIDE)
        self.setViewportMargins(WIDTH + free // 2, _SIDE, free // 2 + _SIDE, 0)
        self.gutter.setGeometry(QRect(free // 2, _SIDE, WIDTH, self.height() - _SIDE))

    # Marks

    def place_of(self, at: int) -> QRect:
        """Return where on the viewport a character stands."""
        cursor = QTextCursor(self.document())
        cursor.setPosition(self._positions.to_shown(at))
        return self.cursorRect(cursor)

    def marks_in_view(self) -> list[Mark]:
        """Return the marks any of which is in view."""
        first, last = self._in_view()
        return [mark for mark in self._marks if mark.start < last and mark.end > first]

    def marks_at(self, point: QPoint) -> list[Mark]:
        """Return the marks at a point of the viewport."""
        cursor = self.cursorForPosition(point)
        box = self.cursorRect(cursor)
        if abs(box.center().x() - point.x()) > 2 * box.height():
            return []  # beside the line
        at = self._positions.to_text(cursor.position())
        return [mark for mark in self._marks if mark.start <= at <= mark.end]

    def choose_mark(self, marks: Sequence[Mark]) -> None:
        """Choose the claim of a mark; of several, the one after that chosen now."""
        claim_id = next_of(marks, self._chosen)
        if claim_id:
            self.claim_chosen.emit(claim_id)

    def _others_here(self) -> list[Mark]:
        """Return the marks at the cursor of claims that are not chosen yet."""
        here = [mark for mark in self._marks if mark.start <= self.at <= mark.end]
        return [mark for mark in here if mark.claim_id not in self._chosen]

    def _in_view(self) -> Span:
        corner = QPoint(self.viewport().width(), self.viewport().height())
        first = self.firstVisibleBlock().position()
        last = self.cursorForPosition(corner).position() + 1
        return self._positions.to_text(first), self._positions.to_text(last)

    def _draw(self) -> None:
        """Draw the marks that are in view; a text may have thousands elsewhere.

        Qt lays out lines as it takes the marks; where that moves the scroll bar, this
        is called again in the midst of it, and would pull the marks from under Qt.
        """
        if self._is_drawing:
            QTimer.singleShot(0, self, self._draw)
            return
        self._is_drawing = True
        try:
            self.setExtraSelections(self._selections())
        finally:
            self._is_drawing = False
        self.gutter.update()

    def _selections(self) -> list[QTextEdit.ExtraSelection]:
        """Return what is drawn of the marks and of what was searched for."""
        ours = colours()
        first, last = self._in_view()
        drawn = [
            self._drawn(
                (mark.start, mark.end),
                mark_format(ours, mark.digit, chosen=mark.claim_id in self._chosen),
            )
            for mark in sorted(
                self.marks_in_view(), key=lambda one: one.claim_id in self._chosen
            )
        ]
        for number, hit in enumerate(self._hits):
            if hit[0] < last and hit[1] > first:
                current = number == self._hit
                drawn.append(self._drawn(hit, hit_format(ours, current=current)))
        return drawn

    def _drawn(self, span: Span, drawn: QTextCharFormat) -> QTextEdit.ExtraSelection:
        selection = QTextEdit.ExtraSelection()
        cursor = QTextCursor(self.document())
        cursor.setPosition(self._positions.to_shown(span[0]))
        end = self._positions.to_shown(span[1])
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        selection.cursor = cursor
        selection.format = drawn
        return selection

    # Qt

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._make_room()
        super().resizeEvent(event)
        self._draw()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._draw()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        left = event.button() is Qt.MouseButton.LeftButton
        if left and not self.textCursor().hasSelection():
            self.choose_mark(self.marks_at(event.position().toPoint()))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_wanted.emit(event.globalPos())

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_by(1 if event.angleDelta().y() > 0 else -1)
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.passage is not None:
            self.drop_passage()
        elif event.key() in _ENTER and self._others_here():
            self.choose_mark(self._others_here())
        else:
            super().keyPressEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            show_tip(event, self.marks_at(event.pos()), self)
            return True
        return super().viewportEvent(event)


def _option(text: str) -> QTextOption:
    """Return how paragraphs are set: each from the side where its script begins.

    The widget sets paragraphs from the right only where lines are justified.
    """
    option = QTextOption()
    option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    if _RIGHT_TO_LEFT.search(text):
        option.setAlignment(Qt.AlignmentFlag.AlignJustify)
    return option
