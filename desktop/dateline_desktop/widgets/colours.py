"""The colours in use, for whoever paints: they follow the theme of the program."""

from PySide6.QtGui import QGuiApplication, QPalette

from dateline_desktop.scene.palette import DARK, LIGHT, Palette


def colours() -> Palette:
    """Return our palette that goes with the program's present theme.

    Call it while painting, not once: a `QEvent.Type.PaletteChange` tells of a new one.
    """
    window = QGuiApplication.palette().color(QPalette.ColorRole.Window)
    return DARK if window.lightness() < 128 else LIGHT
