"""Texts of the timeline as small pixmaps: made once, kept while in use, then copied."""

import unicodedata
from collections import OrderedDict
from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPixmap, QTextOption

from dateline_desktop.scene.marks import Role, Text, elided
from dateline_desktop.timeline.look import Look, font_for
from dateline_desktop.widgets.text import direction

_KEPT = 3_000
_MARGIN = 3  # pixels of the screen around a text, for letters that lean out
_STEP = 8  # pixels by which the room of a shortened text is rounded down


@dataclass(frozen=True, slots=True)
class Word:
    """A text as it was drawn, and how long it is in points."""

    pixmap: QPixmap
    width: float


class Lettering:
    """Measures and draws texts in the fonts of one look.

    `allowance` is how many pixmaps may still be made for the present frame; `short`
    says that some text had to wait for the next one.
    """

    def __init__(self, look: Look) -> None:
        self._look = look
        self._fonts = {role: self._scaled(font_for(look, role)) for role in Role}
        self._metrics = {role: QFontMetricsF(self._fonts[role]) for role in Role}
        self._lengths: dict[tuple[str, Role], float] = {}
        self._words: OrderedDict[tuple[str, Role, str, int], Word] = OrderedDict()
        self.allowance = 0
        self.short = False

    def measure(self, text: str, role: Role) -> float:
        """Return how long a text is in points."""
        length = self._lengths.get((text, role))
        if length is None:
            if len(self._lengths) > 50 * _KEPT:
                self._lengths.clear()
            advance = self._metrics[role].horizontalAdvance(one_line(text))
            length = advance / self._look.ratio
            self._lengths[text, role] = length
        return length

    def draw(self, painter: QPainter, text: Text) -> None:
        """Draw a text, if there is room and allowance for it."""
        word = self._word(text)
        if word is None:
            return
        ratio = self._look.ratio
        x = text.x - word.width if text.before else text.x
        top = text.y * ratio - word.pixmap.height() / 2
        painter.drawPixmap(round(x * ratio) - _MARGIN, round(top), word.pixmap)

    def _word(self, text: Text) -> Word | None:
        length = self.measure(text.text, text.role)
        room = -1 if length <= text.room + 0.5 else int(text.room) // _STEP * _STEP
        key = (text.text, text.role, text.colour, room)
        word = self._words.get(key)
        if word is not None:
            self._words.move_to_end(key)
            return word
        if self.allowance <= 0:
            self.short = True
            return None
        self.allowance -= 1
        word = self._words[key] = self._made(text, room)
        if len(self._words) > _KEPT:
            self._words.popitem(last=False)
        return word

    def _made(self, text: Text, room: int) -> Word:
        shown = one_line(text.text)
        if room >= 0:
            shown = elided(shown, room, text.role, self.measure)
        width, ratio = self.measure(shown, text.role), self._look.ratio
        height = self._look.pixels(self._look.metrics.text * 1.5)
        pixmap = QPixmap(round(width * ratio) + 2 * _MARGIN, height)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        try:
            painter.setFont(self._fonts[text.role])
            painter.setPen(QColor(text.colour))
            self._write(painter, shown, text.role, pixmap.rect())
        finally:
            painter.end()
        return Word(pixmap, width)

    def _write(self, painter: QPainter, text: str, role: Role, room: QRect) -> None:
        """Write a line so that the middle of its capitals is that of the room."""
        metrics = self._metrics[role]
        rise = metrics.ascent() - metrics.capHeight() / 2
        option = QTextOption(Qt.AlignmentFlag.AlignHCenter)
        option.setWrapMode(QTextOption.WrapMode.NoWrap)
        option.setTextDirection(direction(text))
        top = room.height() / 2 - rise
        line = QRectF(0, top, room.width(), 2 * room.height())
        painter.drawText(line, text, option)

    def _scaled(self, font: QFont) -> QFont:
        scaled = QFont(font)
        scaled.setPointSizeF(font.pointSizeF() * self._look.ratio)
        scaled.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        return scaled


def one_line(text: str) -> str:
    """Return a text without breaks and without marks that turn its neighbours round."""
    return "".join(
        character if unicodedata.category(character) not in _UNSEEN else " "
        for character in text
    )


_UNSEEN = ("Cc", "Zl", "Zp")
