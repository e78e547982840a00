"""The pages of a document as they look: drawn when they come into view, and marked."""

from collections import OrderedDict
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QGuiApplication,
    QHelpEvent,
    QImage,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QShowEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame

from dateline_db.capture.pages import Layout, Word, page_of, page_spans
from dateline_desktop.core.text import tr
from dateline_desktop.reader.marked import Mark, next_of, show_tip
from dateline_desktop.reader.page_drawer import Drawn
from dateline_desktop.reader.page_paint import (
    Layer,
    hit_layer,
    mark_layer,
    paint_sheet,
    selected_layer,
)
from dateline_desktop.reader.passage import Span, trimmed
from dateline_desktop.reader.sheets import GAP, Sheets, lines_of, on_sheet, word_at
from dateline_desktop.reader.zoom import zoom_after

_KEPT = 12  # pictures of pages, of some megabytes each
_STEP = 40
_COPY = QKeySequence.StandardKey.Copy


class PagesView(QAbstractScrollArea):
    """Places are those of the document's text, in code points, as in the text view.

    `page_wanted` asks for a page at a scale; `show_page` brings it.
    """

    passage_changed = Signal()
    claim_chosen = Signal(str)
    menu_wanted = Signal(QPoint)  # on the screen
    page_wanted = Signal(int, float)
    page_changed = Signal(int, int)  # which is in view, of how many

    def __init__(self) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("role", "pages")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("Pages of the document"))
        self.viewport().setMouseTracking(True)
        self.viewport().setBackgroundRole(QPalette.ColorRole.Window)
        self._zoom = 1.0
        self._pressed: Word | None = None
        self._marks: Sequence[Mark] = ()
        self._chosen: frozenset[str] = frozenset()
        self._hits: Sequence[Span] = ()
        self._hit: int | None = None
        self.show_pages("", 0)

    # What is shown

    def show_pages(self, text: str, count: int) -> None:
        """Show the sheets of another document."""
        self._text, self._spans = text, page_spans(text)
        self.sheets = Sheets(count)
        self._pictures: OrderedDict[int, tuple[float, QImage]] = OrderedDict()
        self._selected: Span | None = None
        self._wanted_span: Span | None = None
        self._asked: int | None = None
        self._refused: set[int] = set()
        self._fit()
        self.verticalScrollBar().setValue(0)
        self.page_changed.emit(0, count)

    def show_page(self, drawn: Drawn) -> None:
        """Show a page that was drawn."""
        self._asked = None
        top = self.sheets.at(self._top)
        offset = self._top - self.sheets.box(top, 0).top()
        moved = self.sheets.learn(drawn.number, drawn.layout)
        self._pictures[drawn.number] = drawn.scale, drawn.image
        while len(self._pictures) > _KEPT:
            self._pictures.popitem(last=False)
        if moved:
            self._fit()
            self._scroll_to(self.sheets.box(top, 0).top() + offset)
        if self._wanted_span is not None:
            self._come_to(self._wanted_span)
        self.viewport().update()
        self._want()

    def refuse_page(self, number: int) -> None:
        """Ask no more for a page that cannot be drawn."""
        self._asked = None
        self._refused.add(number)
        self._want()

    def set_marks(self, marks: Sequence[Mark], chosen: frozenset[str]) -> None:
        """Mark the quotes of claims; those of the claims `chosen` stand out."""
        self._marks, self._chosen = marks, chosen
        self.viewport().update()

    def set_hits(self, hits: Sequence[Span], current: int | None) -> None:
        """Show what was searched for; the one that is current is scrolled to."""
        self._hits, self._hit = hits, current
        if current is not None:
            self.go_to(hits[current])
        self.viewport().update()

    def go_to(self, span: Span, *, select: bool = False) -> None:
        """Bring a passage into view, and select it where that is wanted."""
        self._select(span if select else None)
        self._wanted_span = span
        self._come_to(span)

    def go_to_page(self, number: int) -> None:
        """Bring the beginning of a page into view, counted from 0."""
        self._wanted_span = None
        self._scroll_to(self.sheets.box(number, 0).top() - GAP / 2)

    @property
    def page(self) -> int:
        """The page in the upper half of the view, counted from 0."""
        return self.sheets.at(self._top + self.viewport().height() / 3)

    @property
    def passage(self) -> Span | None:
        """The passage that is selected, without blanks at its ends."""
        return trimmed(self._text, *self._selected) if self._selected else None

    @property
    def at(self) -> int:
        """Where in the text one is."""
        if self._selected is not None:
            return self._selected[0]
        return self._spans[self.page][0] if self.page < len(self._spans) else 0

    def drop_passage(self) -> None:
        """Select nothing."""
        self._select(None)

    def copy(self) -> None:
        """Put the passage on the clipboard."""
        if self.passage is not None:
            QGuiApplication.clipboard().setText(self._text[slice(*self.passage)])

    # Size

    def set_zoom(self, zoom: float) -> None:
        """Show the pages so many times as wide as the view."""
        at = self.sheets.at(self._top)
        box = self.sheets.box(at, 0)
        share = (self._top - box.top()) / max(1.0, box.height())
        across = self.horizontalScrollBar()
        aside = across.value() / across.maximum() if across.maximum() else 0.5
        self._zoom = zoom
        self._fit()
        across.setValue(round(aside * across.maximum()))
        box = self.sheets.box(at, 0)
        self._scroll_to(box.top() + share * box.height())

    def zoom_by(self, steps: int) -> None:
        """Show the pages larger or smaller by so many steps."""
        self.set_zoom(zoom_after(self._zoom, steps))

    def _fit(self) -> None:
        room = max(80, self.viewport().width() - 2 * GAP)
        self.sheets.set_scale(self._zoom * room / self.sheets.widest)
        size = self.viewport().size()
        for bar, whole, seen in (
            (self.verticalScrollBar(), self.sheets.height, size.height()),
            (self.horizontalScrollBar(), self.sheets.width, size.width()),
        ):
            bar.setRange(0, max(0, whole - seen))
            bar.setPageStep(seen)
            bar.setSingleStep(_STEP)
        self.viewport().update()
        self._want()

    # Places

    @property
    def _top(self) -> int:
        return self.verticalScrollBar().value()

    def place_of(self, at: int) -> QRect:
        """Return where on the viewport a character stands, as far as that is known."""
        number = min(page_of(self._text, at), max(0, len(self.sheets) - 1))
        words = self._words((at, at + 1), number) or self._words((at - 1, at), number)
        box = self._box(number)
        if words:
            box = on_sheet(words[0], box, self.sheets.scale)
        return box.toRect()

    def marks_at(self, point: QPoint) -> list[Mark]:
        """Return the marks at a point of the viewport."""
        word = self._word_at(point, near=False)
        if word is None:
            return []
        return [
            mark
            for mark in self._marks
            if mark.start < word.end and word.start < mark.end
        ]

    def choose_mark(self, marks: Sequence[Mark]) -> None:
        """Choose the claim of a mark; of several, the one after that chosen now."""
        claim_id = next_of(marks, self._chosen)
        if claim_id:
            self.claim_chosen.emit(claim_id)

    def _box(self, number: int) -> QRectF:
        """Return where on the viewport a sheet lies."""
        across = max(self.viewport().width(), self.sheets.width)
        box = self.sheets.box(number, across)
        return box.translated(-self.horizontalScrollBar().value(), -self._top)

    def _words(self, span: Span, number: int) -> list[Word]:
        layout = self.sheets.layouts.get(number)
        return layout.words_in(*span) if layout is not None else []

    def _word_at(self, point: QPoint, *, near: bool) -> Word | None:
        number = self.sheets.at(point.y() + self._top)
        layout: Layout | None = self.sheets.layouts.get(number)
        if layout is None:
            return None
        at = (QPointF(point) - self._box(number).topLeft()) / self.sheets.scale
        word = word_at(layout, at.x(), at.y())
        hit = word is not None and word.left - 2 <= at.x() <= word.right + 2
        return word if near or hit else None

    def _come_to(self, span: Span) -> None:
        """Scroll to a passage; to its page, while its place on that is not known."""
        if not len(self.sheets):
            return
        number = min(page_of(self._text, span[0]), len(self.sheets) - 1)
        if number in self.sheets.layouts:
            self._wanted_span = None
        place = self.place_of(span[0])
        inside = self.viewport().rect().adjusted(0, GAP, 0, -4 * GAP)
        if not inside.contains(place.topLeft()):
            self._scroll_to(self._top + place.top() - self.viewport().height() / 3)
            across = self.horizontalScrollBar()
            across.setValue(across.value() + place.left() - inside.width() // 3)
        self.viewport().update()
        self._want()

    def _scroll_to(self, y: float) -> None:
        self.verticalScrollBar().setValue(round(y))

    def _select(self, span: Span | None) -> None:
        if span != self._selected:
            self._selected = span
            self.viewport().update()
            self.passage_changed.emit()

    # Pictures

    def _in_view(self) -> range:
        return self.sheets.between(self._top, self._top + self.viewport().height())

    def _want(self) -> None:
        """Ask for the next page that is in view, or beside, and not drawn yet."""
        if self._asked is not None or not len(self.sheets) or not self.isVisible():
            return
        seen = self._in_view()
        beside = (seen.stop, seen.start - 1)
        for number in (*seen, *beside):
            known = self._pictures.get(number, (0.0, None))[0]
            inside = 0 <= number < len(self.sheets) and number not in self._refused
            if inside and known != self._scale:
                self._asked = number
                self.page_wanted.emit(number, self._scale)
                return

    @property
    def _scale(self) -> float:
        return self.sheets.scale * self.devicePixelRatioF()

    def _layers(self, number: int) -> list[Layer]:
        """Return what is drawn over a page."""
        layers = []
        for mark in self._marks:
            boxes = self._lines((mark.start, mark.end), number)
            if boxes:
                chosen = mark.claim_id in self._chosen
                layers.append(mark_layer(boxes, mark.digit, chosen=chosen))
        first, last = self._spans[number] if number < len(self._spans) else (0, 0)
        for which, hit in enumerate(self._hits):
            if hit[0] < last and hit[1] > first:
                boxes = self._lines(hit, number)
                layers.append(hit_layer(boxes, current=which == self._hit))
        if self._selected is not None:
            layers.append(selected_layer(self._lines(self._selected, number)))
        return layers

    def _lines(self, span: Span, number: int) -> list[QRectF]:
        return lines_of(self._words(span, number))

    # Qt

    def paintEvent(self, _: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        try:
            for number in self._in_view():
                picture = self._pictures.get(number, (0.0, None))[1]
                if picture is not None:
                    self._pictures.move_to_end(number)
                layers = self._layers(number)
                box, scale = self._box(number), self.sheets.scale
                paint_sheet(painter, box, picture, layers, scale)
        finally:
            painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._want()

    def scrollContentsBy(self, _: int, __: int) -> None:
        self.viewport().update()
        self.page_changed.emit(self.page, len(self.sheets))
        self._want()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        word = self._word_at(event.position().toPoint(), near=True)
        if event.button() is Qt.MouseButton.LeftButton:
            self._pressed = word
            self._select(None)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        word = self._word_at(event.position().toPoint(), near=True)
        if self._pressed is not None and word is not None and word != self._pressed:
            start = min(self._pressed.start, word.start)
            self._select((start, max(self._pressed.end, word.end)))
        elif word is not None:
            self.viewport().setCursor(Qt.CursorShape.IBeamCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._pressed = None
        if self._selected is None and event.button() is Qt.MouseButton.LeftButton:
            self.choose_mark(self.marks_at(event.position().toPoint()))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        word = self._word_at(event.position().toPoint(), near=False)
        if word is not None:
            self._select((word.start, word.end))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_wanted.emit(event.globalPos())

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_by(1 if event.angleDelta().y() > 0 else -1)
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self.verticalScrollBar()
        if event.key() == Qt.Key.Key_Escape and self._selected is not None:
            self._select(None)
        elif event.key() == Qt.Key.Key_Home:
            bar.setValue(bar.minimum())
        elif event.key() == Qt.Key.Key_End:
            bar.setValue(bar.maximum())
        elif event.matches(_COPY):
            self.copy()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        copying = isinstance(event, QKeyEvent) and event.matches(_COPY)
        if copying and event.type() == QEvent.Type.ShortcutOverride:
            event.accept()  # the key is meant for the passage, not for the timeline
            return True
        return super().event(event)

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            show_tip(event, self.marks_at(event.pos()), self)
            return True
        return super().viewportEvent(event)
