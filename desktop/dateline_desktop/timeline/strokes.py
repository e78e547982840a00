"""How each glyph and each piece of a bar looks; the legend draws with these too."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPen, QPolygonF

from dateline_desktop.scene.marks import Role, Stop, Style, ink
from dateline_desktop.scene.outline import (
    ARROW_TINT,
    DASH,
    DASHED_STEP,
    DOT,
    FADING,
    HALO_FADE,
    HALO_TINT,
    LINE,
    MARK,
    QUESTION,
    RIM,
    RING_GROUND,
    THIN_TINT,
    TINT,
)
from dateline_desktop.timeline.look import Look, font_for
from dateline_desktop.widgets.marks import draw_mark

_WINGS = (
    (0.0, 0.0),
    (HALO_FADE, HALO_TINT),
    (1 - HALO_FADE, HALO_TINT),
    (1.0, 0.0),
)


def glyph(look: Look, painter: QPainter, room: QRectF, ink: int) -> None:
    """Draw the mark of a digit with a rim in the colour of the ground."""
    digit, size = str(ink or ""), MARK * look.ratio
    rim = size + RIM * look.ratio
    if digit in ("", "6"):
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(look.palette.surface))
        painter.drawEllipse(room.center(), rim * RING_GROUND, rim * RING_GROUND)
    else:
        draw_mark(painter, digit, room.center(), rim, look.palette.surface)
    draw_mark(painter, digit, room.center(), size, look.palette.credibility[digit])


def halo(look: Look, painter: QPainter, room: QRectF, ink: int) -> None:
    """Draw the wings of a point that is only about then."""
    colour = look.palette.credibility[str(ink or "")]
    fade = QLinearGradient(room.topLeft(), room.topRight())
    for at, alpha in _WINGS:
        fade.setColorAt(at, _clear(colour, alpha))
    painter.fillRect(room, fade)


def question(look: Look, painter: QPainter, room: QRectF) -> None:
    """Draw the question mark of an uncertain date."""
    font = font_for(look, Role.BADGE)
    font.setPixelSize(look.pixels(QUESTION))
    painter.setFont(font)
    painter.setPen(QColor(look.palette.text))
    painter.drawText(room, Qt.AlignmentFlag.AlignCenter, "?")


def dispute(look: Look, painter: QPainter, room: QRectF) -> None:
    """Draw the flag of an event on which claims disagree."""
    half = room.width() / 2
    painter.setPen(Qt.PenStyle.NoPen)
    for colour, share in ((look.palette.surface, 1.0), (look.palette.danger, 0.7)):
        painter.setBrush(QColor(colour))
        painter.drawEllipse(room.center(), half * share, half * share)


@dataclass(frozen=True, slots=True)
class Bar:
    """How a bar of one style and ink is drawn."""

    look: Look
    style: Style
    ink: int
    thin: bool

    @property
    def colour(self) -> str:
        """The colour of its ink."""
        return ink(self.look.palette, self.ink)

    def body(self, painter: QPainter, room: QRectF) -> None:
        """Draw a stretch of it that goes on at both sides."""
        self._fill(painter, room)
        line = self._line
        match self.style:
            case Style.SOLID if not self.thin:
                for y in (room.top(), room.bottom() - line):
                    edge = QRectF(room.left(), y, room.width(), line)
                    painter.fillRect(edge, QColor(self.colour))
            case Style.DASHED:
                self._dashes(painter, room)
            case Style.DOTTED:
                self._dots(painter, room)
            case _:
                pass

    def end(
        self, painter: QPainter, room: QRectF, *, stop: Stop, at_right: bool
    ) -> None:
        """Draw how it ends at one side."""
        if stop is Stop.OPEN:
            self._arrow(painter, room, at_right=at_right)
            return
        self.body(painter, room)
        if stop in FADING:
            self._fade(painter, room, at_right=at_right)
        elif stop is Stop.CLOSED and self.style in (Style.SOLID, Style.DASHED):
            width = self._line * (1 if self.style is Style.SOLID else 1.5)
            x = room.right() - width if at_right else room.left()
            cap = QRectF(x, room.top(), width, room.height())
            painter.fillRect(cap, QColor(self.colour))

    @property
    def _line(self) -> float:
        return self.look.pixels(LINE)

    def _fill(self, painter: QPainter, room: QRectF) -> None:
        tint = TINT[self.style] * (THIN_TINT if self.thin else 1.0)
        painter.fillRect(room, _clear(self.colour, tint))

    def _dashes(self, painter: QPainter, room: QRectF) -> None:
        ratio, line = self.look.ratio, self._line
        dash, step = DASH * ratio, DASHED_STEP * ratio
        edges = (
            (room.center().y() - line / 2,)
            if self.thin
            else (
                room.top(),
                room.bottom() - line,
            )
        )
        for n in range(int(room.width() / step) + 1):
            for y in edges:
                piece = QRectF(room.left() + n * step, y, dash, line)
                painter.fillRect(piece, QColor(self.colour))

    def _dots(self, painter: QPainter, room: QRectF) -> None:
        step, radius = DASHED_STEP * self.look.ratio, DOT * self.look.ratio
        # Below, so that a label can stand on a bar.
        y = room.center().y() if self.thin else room.bottom() - 2 * radius
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self.colour))
        for n in range(int(room.width() / step) + 1):
            middle = QPointF(room.left() + (n + 0.5) * step, y)
            painter.drawEllipse(middle, radius, radius)

    def _arrow(self, painter: QPainter, room: QRectF, *, at_right: bool) -> None:
        """Draw a head that points to where it goes on."""
        back, tip = room.left(), room.right() - 1
        if not at_right:
            back, tip = room.right(), room.left() + 1
        head = QPolygonF(
            [
                QPointF(back, room.top() + 0.7),
                QPointF(tip, room.center().y()),
                QPointF(back, room.bottom() - 0.7),
            ]
        )
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(_clear(self.colour, min(TINT[self.style], ARROW_TINT)))
        painter.drawPolygon(head)
        pen = QPen(QColor(self.colour), self._line)
        if self.style is Style.DASHED:
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.drawPolyline(head)

    def _fade(self, painter: QPainter, room: QRectF, *, at_right: bool) -> None:
        fade = QLinearGradient(room.topLeft(), room.topRight())
        fade.setColorAt(0.0, _clear("#000000", 1.0 if at_right else 0.0))
        fade.setColorAt(1.0, _clear("#000000", 0.0 if at_right else 1.0))
        mode = QPainter.CompositionMode.CompositionMode_DestinationIn
        painter.setCompositionMode(mode)
        painter.fillRect(room, fade)


def _clear(colour: str, alpha: float) -> QColor:
    """Return a colour that lets its ground shine through."""
    result = QColor(colour)
    result.setAlphaF(min(alpha, 1.0))
    return result
