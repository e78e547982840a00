"""What the drawing of a timeline depends on beside the case: colours, sizes, fonts."""

from dataclasses import dataclass

from PySide6.QtGui import QFont, QFontMetricsF

from dateline_desktop.scene.letters import BOLD, SIZES
from dateline_desktop.scene.marks import Role
from dateline_desktop.scene.outline import THIN
from dateline_desktop.scene.palette import Palette
from dateline_desktop.scene.stack import Metrics


@dataclass(frozen=True, slots=True)
class Look:
    """Colours, the font that all others follow, and pixels of the screen to the point.

    Bars are `bar` high, with room for a label inside; thin ones are `thin` high.
    """

    palette: Palette
    font: QFont
    ratio: float

    thin = THIN

    @property
    def metrics(self) -> Metrics:
        """The lengths that follow from the font."""
        return Metrics(round(QFontMetricsF(font_for(self, Role.LABEL)).height()))

    @property
    def bar(self) -> float:
        """How high a bar is."""
        return self.metrics.row - 4

    def pixels(self, length: float) -> int:
        """Return a length in pixels of the screen, at least one."""
        return max(round(length * self.ratio), 1)


def font_for(look: Look, role: Role) -> QFont:
    """Return the font of a role, in points."""
    font = QFont(look.font)
    font.setPointSizeF(look.font.pointSizeF() * SIZES[role])
    if role in BOLD:
        font.setWeight(QFont.Weight.DemiBold)
    return font
