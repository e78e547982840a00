"""The drawn timeline: content seen through a camera, and marks that follow the hand.

The picture is kept as a pixmap; what moves with pointer and selection lies over it.
"""

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from dateline_desktop.scene.arrays import Mask
from dateline_desktop.scene.eras import MOST_ROWS
from dateline_desktop.scene.ground import Frame, View
from dateline_desktop.scene.items import Items
from dateline_desktop.scene.marks import DisplayList, Role
from dateline_desktop.scene.picture import Words, layout, picture
from dateline_desktop.scene.stack import Stack
from dateline_desktop.timeline.camera import Camera
from dateline_desktop.timeline.content import Content
from dateline_desktop.timeline.guides import Guides, draw_guides
from dateline_desktop.timeline.hits import Spot, spots
from dateline_desktop.timeline.look import Look
from dateline_desktop.timeline.overlay import Overlay, draw_overlay
from dateline_desktop.timeline.paint import ALL_TEXTS, NEW_TEXTS, Painter
from dateline_desktop.widgets.colours import colours

_NARROWEST, _WIDEST, _SHARE = 96.0, 240.0, 0.2
_NAMES_MEASURED = 200
_MOST_PINS, _MOST_RINGS = 100, 400


@dataclass(slots=True)
class Marked:
    """Rows of the index that stand out: chosen, under the pointer, found.

    `picked` are several that are chosen together, `anchor` is one that is measured
    from. `lane` is the one that the arrow keys are in.
    """

    selected: int | None = None
    picked: frozenset[int] = frozenset()
    anchor: int | None = None
    hovered: int | None = None
    lit: frozenset[int] = frozenset()
    lane: int = 0


class Canvas(QWidget):
    """Draws what `show_content` was given; `drawn` tells of every new picture."""

    drawn = Signal()
    scrolled = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.camera = Camera(self)
        self.content: Content | None = None
        self.marked = Marked()
        self.scroll_top = 0.0
        self.header = _NARROWEST
        self.era_rows = MOST_ROWS
        self.guides = Guides()
        self.by_keys = False  # whether the keys brought the focus here
        self.picture: DisplayList | None = None
        self._painter: Painter | None = None
        self._kept: QPixmap | None = None
        self._is_stale = True
        self._pinned: list[Spot] = []
        self._is_first = True
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.camera.moved.connect(self.redraw)

    # What is shown

    def show_content(self, content: Content | None) -> None:
        """Show other content, looked at from where the camera stands."""
        self.content, self._is_first, self.picture = content, True, None
        self.marked = Marked()
        self._fit_in()

    def scroll_to(self, scroll: float) -> None:
        """Move the lanes up by so many pixels, as far as there are any."""
        kept = min(max(scroll, 0.0), self.scroll_range)
        if kept != self.scroll_top:
            self.scroll_top = kept
            self.redraw()
        self.scrolled.emit()

    def redraw(self) -> None:
        """Draw a new picture soon."""
        self._is_stale = True
        self.update()

    @property
    def scroll_range(self) -> float:
        """How far the lanes can be moved up."""
        if self.content is None:
            return 0.0
        divided, stack = self.layout_now()
        return max(stack.total - divided.clip.height, 0.0)

    # Where things are

    @property
    def painter(self) -> Painter:
        """The painter for the colours, the font and the screen now in use."""
        look = Look(colours(), self.font(), self.devicePixelRatioF())
        if self._painter is None or self._painter.look != look:
            self._painter = Painter(look)
        return self._painter

    def view_now(self) -> View:
        """Return what part is looked at, and in which look."""
        look = self.painter.look
        return View(
            scale=self.camera.scale,
            height=self.height(),
            header=self.header,
            scroll=self.scroll_top,
            metrics=look.metrics,
            palette=look.palette,
            era_rows=self.era_rows,
        )

    def layout_now(self) -> tuple[Frame, Stack]:
        """Return where axis, eras and lanes lie."""
        assert self.content is not None
        measure = self.painter.lettering.measure
        return layout(self.content.stage, self.view_now(), measure)

    def lane_at(self, y: float) -> int | None:
        """Return the lane at a height, None where there is none."""
        if self.content is None:
            return None
        divided, stack = self.layout_now()
        return (
            stack.at(y - divided.lanes + self.scroll_top)
            if y >= divided.lanes
            else None
        )

    def spots_of(self, row: int) -> list[Spot]:
        """Return where an event stands, also in lanes that show only columns."""
        if self.picture is None or self.content is None:
            return []
        return spots(self.picture, row) or self._pins(row)

    # Private

    def _fit_in(self) -> None:
        """Adapt to the names of the lanes and the size of the widget."""
        self.header = self._header_width()
        self.camera.resize(max(self.width() - self.header, 1.0))
        self.scroll_to(self.scroll_top)
        self.redraw()

    def _header_width(self) -> float:
        if self.content is None:
            return _NARROWEST
        measure = self.painter.lettering.measure
        lanes = self.content.stage.lanes.lanes[:_NAMES_MEASURED]
        longest = max((measure(v.name.title, Role.LANE) for v in lanes), default=0.0)
        most = min(_WIDEST, _SHARE * self.width())
        return round(max(min(longest + 26, most), _NARROWEST))

    def _pins(self, row: int) -> list[Spot]:
        """Return where an event would stand in the lanes that it is in."""
        content = self.content
        if content is None or not content.index.dated[row]:
            return []
        rows, nowhere = np.array([row]), np.zeros(1)
        items = Items.of(content.index, self.camera.scale, rows, nowhere, rows)
        if not items.in_view(self.camera.scale.width).all():
            return []
        divided, stack = self.layout_now()
        x = self.header + float((items.x0[0] + items.x1[0]) / 2)
        middles = divided.lanes - self.scroll_top + stack.top + stack.height / 2
        lanes = content.stage.lanes.lanes_of(row)
        return [Spot(row, x, float(middles[lane]), x, x) for lane in lanes]

    def _compose(self, content: Content) -> None:
        """Compute what is to be drawn, as a list."""
        self.picture = self._composed(content)
        self._pinned = self._swallowed(self.picture)
        self._kept, self._is_stale = None, False

    def _draw(self, painter: QPainter, content: Content, drawn: DisplayList) -> None:
        """Draw the list in pixels of the screen."""
        new_texts = ALL_TEXTS if self._is_first else NEW_TEXTS
        missing = self.painter.paint(
            painter, drawn, self._lit_mask(content), new_texts=new_texts
        )
        self._is_first = False
        if content.titles.wanting or missing:
            QTimer.singleShot(0, self, self._complete)

    def _keep(self, content: Content, drawn: DisplayList) -> QPixmap:
        """Draw the list on a pixmap, for as long as it is only pointed at."""
        ratio = self.devicePixelRatioF()
        kept = QPixmap(self.size() * ratio)
        painter = QPainter(kept)
        try:
            self._draw(painter, content, drawn)
        finally:
            painter.end()
        kept.setDevicePixelRatio(ratio)
        return kept

    def _composed(self, content: Content) -> DisplayList:
        chosen = self.marked.selected
        first = self.marked.lit | (frozenset() if chosen is None else {chosen})
        words = Words(content.titles, self.painter.lettering.measure, first)
        composed = picture(content.stage, self.view_now(), words)
        while self._is_first and content.titles.fetch():
            composed = picture(content.stage, self.view_now(), words)
        return composed

    def _complete(self) -> None:
        """Draw again, now with the texts that were missing."""
        if self.content is not None:
            self.content.titles.fetch()
            self.redraw()

    def _swallowed(self, drawn: DisplayList) -> list[Spot]:
        """Return where the found events stand that are only part of a column."""
        if not self.marked.lit:
            return []
        alone = np.concatenate([drawn.glyphs.row, drawn.bars.row])
        rows = np.array(sorted(self.marked.lit), dtype=np.int64)
        missing = rows[~np.isin(rows, alone)][:_MOST_PINS].tolist()
        return [spot for row in missing for spot in self._pins(row)]

    def _lit_mask(self, content: Content) -> Mask | None:
        if not self.marked.lit:
            return None
        lit = np.zeros(len(content.index), dtype=np.bool_)
        lit[list(self.marked.lit)] = True
        return lit

    def _overlay(self, content: Content, drawn: DisplayList) -> Overlay:
        marked = self.marked
        chosen, hovered = marked.selected, marked.hovered
        selected = [] if chosen is None else self.spots_of(chosen)
        digits = content.index.digit
        pinned = [*self._pinned, *(() if _stand_alone(drawn, chosen) else selected)]
        picked = [s for row in self._seen_picked() for s in self.spots_of(row)]
        ringed = (*picked, *selected)
        return Overlay(
            clip=drawn.clip,
            selected=selected,
            focused=self._focused(selected) if self.hasFocus() else None,
            hovered=[] if hovered in (None, chosen) else self.spots_of(hovered),
            pinned=pinned,
            digits={s.row: str(int(digits[s.row]) or "") for s in pinned},
            picked=picked,
            disputed=frozenset(s.row for s in ringed if content.index.disputed[s.row]),
            is_framed=self.by_keys and not selected,
        )

    def _seen_picked(self) -> list[int]:
        """Return those of the picked events that are ringed: a screen holds so many."""
        drawn = self.picture
        if drawn is None or not self.marked.picked:
            return []
        rows = np.unique(np.concatenate([drawn.glyphs.row, drawn.bars.row]))
        picked = np.fromiter(self.marked.picked, np.int64, len(self.marked.picked))
        return [int(row) for row in rows[np.isin(rows, picked)][:_MOST_RINGS]]

    def _focused(self, selected: list[Spot]) -> Spot | None:
        """Return the place of the selected event in the lane that the keys are in."""
        inside = (s for s in selected if self.lane_at(s.y) == self.marked.lane)
        return next(inside, selected[0] if selected else None)

    # Qt

    def paintEvent(self, _: QPaintEvent) -> None:
        content, is_new = self.content, self._is_stale
        if content is not None and is_new:
            self._compose(content)
        painter = QPainter(self)
        try:
            if content is None or self.picture is None:
                painter.fillRect(self.rect(), self.palette().base())
            else:
                self._paint(painter, content, self.picture, is_new=is_new)
        finally:
            painter.end()
        if is_new:
            self.drawn.emit()

    def _paint(
        self, painter: QPainter, content: Content, drawn: DisplayList, *, is_new: bool
    ) -> None:
        """Draw a new picture at once; keep it as a pixmap when it is drawn again."""
        if is_new:
            painter.save()
            painter.scale(1 / self.devicePixelRatioF(), 1 / self.devicePixelRatioF())
            self._draw(painter, content, drawn)
            painter.restore()
        else:
            self._kept = self._kept or self._keep(content, drawn)
            painter.drawPixmap(0, 0, self._kept)
        look = self.painter.look
        draw_overlay(painter, self._overlay(content, drawn), look.palette, look.bar)
        self.prepare_guides()
        text = look.metrics.text
        draw_guides(painter, self.guides, drawn.clip, look.palette, text)

    def prepare_guides(self) -> None:
        """Bring those up to date that follow from what is marked."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_in()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self._is_first = True
            self._fit_in()


def _stand_alone(drawn: DisplayList, row: int | None) -> bool:
    return row is None or bool(spots(drawn, row))
