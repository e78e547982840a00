"""Our line icons, tinted in the colours of the theme, again when it changes."""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QObject, Qt
from PySide6.QtGui import QAction, QIcon, QImage, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton, QApplication

from dateline_desktop.widgets.colours import colours
from dateline_resources import resource

_SIZES = (16, 20, 32, 40, 64)
_NAME = "icon_name"


def icon(name: str, colour: str = "") -> QIcon:
    """Return an icon in `colour`, by default that of text."""
    result = QIcon()
    for size in _SIZES:
        image = _tinted(name, colour or colours().text, size)
        result.addPixmap(QPixmap.fromImage(image))
    return result


def set_icon(target: QAction | QAbstractButton, name: str) -> None:
    """Give an action or a button an icon that follows the theme."""
    target.setProperty(_NAME, name)
    target.setIcon(icon(name))


def tint_again() -> None:
    """Draw every icon that was set by `set_icon` in the colours now in use."""
    for window in QApplication.topLevelWidgets():
        for child in window.findChildren(QObject):
            name = child.property(_NAME)
            if name and isinstance(child, QAction | QAbstractButton):
                child.setIcon(icon(name))


@lru_cache(maxsize=1024)
def _tinted(name: str, colour: str, size: int) -> QImage:
    svg = resource("icons", f"{name}.svg").read_text(encoding="utf-8")
    renderer = QSvgRenderer(QByteArray(svg.replace("currentColor", colour).encode()))
    image = QImage(size, size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    try:
        renderer.render(painter)
    finally:
        painter.end()
    return image
