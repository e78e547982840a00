"""A picture of the timeline in pixels, drawn as the screen draws it."""

from collections.abc import Callable

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QFont, QGuiApplication, QImage, QImageWriter, QPainter

from dateline_db.errors import DatelineError
from dateline_desktop.scene.letters import Letters
from dateline_desktop.scene.sheet import Sheet
from dateline_desktop.timeline.look import Look
from dateline_desktop.timeline.paint import ALL_TEXTS, Painter
from dateline_desktop.timeline.picture_choice import Choice
from dateline_desktop.timeline.picture_contents import Contents
from dateline_desktop.timeline.picture_sheets import Setting, sheet

_DOTS_TO_THE_METRE = 96 / 0.0254
LONGEST_SIDE = 32_000
MOST_PIXELS = 160_000_000
"""What a picture may have: each pixel takes four bytes of memory while it is drawn."""


class TooLarge(DatelineError):
    """A picture with more pixels than can be drawn."""


def png(contents: Contents, choice: Choice, beat: Callable[[], None]) -> bytes:
    """Return the picture as the bytes of a PNG file."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image = draw(contents, choice, beat)
    if not QImageWriter(buffer, QByteArray(b"png")).write(image):
        raise TooLarge("The picture is too large to be written as PNG.")
    return bytes(buffer.data().data())


def draw(contents: Contents, choice: Choice, beat: Callable[[], None]) -> QImage:
    """Draw the picture; `beat` is called now and then, and may stop it by raising."""
    painter = Painter(Look(choice.palette, _font(choice), choice.times))
    measure, metrics = painter.lettering.measure, painter.look.metrics
    setting = Setting(measure, metrics, Letters(choice.letters))
    laid_out = sheet(contents, choice, setting)
    beat()
    image = _blank(laid_out, choice.times)
    brush = QPainter(image)
    try:
        for part in laid_out.parts:
            brush.save()
            brush.translate(round(part.x * choice.times), round(part.y * choice.times))
            painter.paint(brush, part.picture, new_texts=ALL_TEXTS)
            brush.restore()
            beat()
    finally:
        brush.end()
    dots = round(choice.times * _DOTS_TO_THE_METRE)
    image.setDotsPerMeterX(dots)  # pasted, it is as large as it was seen
    image.setDotsPerMeterY(dots)
    return image


def _font(choice: Choice) -> QFont:
    """Return the font of the program in the size that the picture has its letters."""
    font = QFont(QGuiApplication.font())
    dots = QGuiApplication.primaryScreen().logicalDotsPerInchY()
    font.setPointSizeF(choice.letters * 72 / dots)
    return font


def _blank(laid_out: Sheet, times: int) -> QImage:
    width, height = round(laid_out.width * times), round(laid_out.height * times)
    if max(width, height) > LONGEST_SIDE or width * height > MOST_PIXELS:
        raise TooLarge(
            "The picture would have {width:,} × {height:,} pixels, more than can be "
            "drawn. Choose a smaller scale or width, or write it as SVG or PDF.",
            width=width,
            height=height,
        )
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(laid_out.ground)
    return image
