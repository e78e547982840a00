"""The colours in use, for whoever paints: they follow the theme of the program."""

from PySide6.QtGui import QGuiApplication, QPalette

from dateline_desktop.scene.palette import DARK, LIGHT, Palette


def colours() -> Palette:
    """Return our palette that goes with the program's present theme.

    Call it while painting, not once: a `QEvent.Type.PaletteChange` tells of a new one.
    """
    window = QGuiApplication.palette().color(QPalette.ColorRole.Window)
    return DARK if window.lightness() < 128 else LIGHT


def blend(ground: str, ink: str, share: float) -> str:
    """Return `ground` with a `share` of `ink` (0 to 1) over it."""
    pairs = zip(bytes.fromhex(ground[1:]), bytes.fromhex(ink[1:]), strict=True)
    return "#" + bytes(round(g + (i - g) * share) for g, i in pairs).hex()


def selected(ours: Palette) -> str:
    """Return the ground of a selected line: a tint on which marks stay legible."""
    return blend(ours.surface, ours.accent, 0.2)
