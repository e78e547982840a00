"""The colours in use, for whoever paints: they follow the theme of the program."""

from PySide6.QtGui import QGuiApplication, QPalette

from dateline_desktop.scene.blending import blend
from dateline_desktop.scene.palette import DARK, LIGHT, Palette


def colours() -> Palette:
    """Return our palette that goes with the program's present theme.

    Call it while painting, not once: a `QEvent.Type.PaletteChange` tells of a new one.
    """
    window = QGuiApplication.palette().color(QPalette.ColorRole.Window)
    return DARK if window.lightness() < 128 else LIGHT


def selected(ours: Palette) -> str:
    """Return the ground of a selected line: a tint on which marks stay legible."""
    return blend(ours.surface, ours.accent, 0.2)
