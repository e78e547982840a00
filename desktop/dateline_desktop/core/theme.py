"""The look of the program: our palettes and fonts over Qt's Fusion style.

Fusion, because it follows a QPalette everywhere and looks the same on every system;
`QStyleHints.setColorScheme` does nothing on some of them.
"""

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from dateline_desktop.core.settings import ThemeChoice
from dateline_desktop.core.stylesheet import stylesheet
from dateline_desktop.scene.palette import DARK, LIGHT, Palette
from dateline_desktop.widgets.colours import selected
from dateline_desktop.widgets.icons import tint_again
from dateline_resources import resource

TEXT_FAMILY = "Source Sans 3"
URDU_FAMILY = "Vazirmatn"  # Arabic script, Urdu and Pashto letters included
BASE_POINTS = 10.5


class Theme(QObject):
    """Applies a theme to the program and follows the system's where that is chosen."""

    def __init__(self, app: QApplication, choice: ThemeChoice) -> None:
        super().__init__(app)
        self._app, self._choice = app, choice
        app.setStyle("Fusion")
        app.setFont(text_font())
        app.styleHints().colorSchemeChanged.connect(self._on_system_changed)
        self._apply()

    @property
    def choice(self) -> ThemeChoice:
        """What the analyst has chosen."""
        return self._choice

    def choose(self, choice: ThemeChoice) -> None:
        """Change the theme of every open window at once."""
        self._choice = choice
        self._apply()

    def _on_system_changed(self) -> None:
        if self._choice is ThemeChoice.SYSTEM:
            self._apply()

    def _apply(self) -> None:
        colours = self._colours()
        self._app.setPalette(qt_palette(colours))
        self._app.setStyleSheet(stylesheet(colours))
        tint_again()

    def _colours(self) -> Palette:
        if self._choice is not ThemeChoice.SYSTEM:
            return DARK if self._choice is ThemeChoice.DARK else LIGHT
        scheme = QGuiApplication.styleHints().colorScheme()
        return DARK if scheme is Qt.ColorScheme.Dark else LIGHT


def text_font() -> QFont:
    """Load our fonts into the program that is running, and return that of its texts."""
    for path in sorted(resource("fonts").glob("*.ttf")):
        QFontDatabase.addApplicationFont(str(path))
    font = QFont([TEXT_FAMILY, URDU_FAMILY])
    font.setPointSizeF(BASE_POINTS)
    return font


def qt_palette(colours: Palette) -> QPalette:
    """Return our colours by the roles that Qt's widgets ask for."""
    role = QPalette.ColorRole
    palette = QPalette()
    for colour_role, colour in {
        role.Window: colours.window,
        role.WindowText: colours.text,
        role.Base: colours.surface,
        role.AlternateBase: colours.stripe,
        role.Text: colours.text,
        role.Button: colours.raised,
        role.ButtonText: colours.text,
        role.BrightText: colours.danger,
        role.ToolTipBase: colours.raised,
        role.ToolTipText: colours.text,
        role.PlaceholderText: colours.muted,
        role.Highlight: selected(colours),
        role.HighlightedText: colours.text,
        role.Accent: colours.accent,
        role.Link: colours.accent,
        role.LinkVisited: colours.accent,
        role.Light: colours.raised,
        role.Midlight: colours.stripe,
        role.Mid: colours.line,
        role.Dark: colours.line,
        role.Shadow: colours.line,
    }.items():
        palette.setColor(colour_role, QColor(colour))
    for colour_role in (role.WindowText, role.Text, role.ButtonText):
        faded = QColor(colours.muted)
        faded.setAlphaF(0.6)
        palette.setColor(QPalette.ColorGroup.Disabled, colour_role, faded)
    return palette
