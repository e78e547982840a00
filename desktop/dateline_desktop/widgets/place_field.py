"""A field for where a file is to lie; another place is chosen by a dialog."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy

from dateline_desktop.widgets.field import Field
from dateline_desktop.widgets.text import plain, tip, tr

_MIDDLE = Qt.TextElideMode.ElideMiddle


class PlaceField(Field):
    """Where a file is to lie; another place is chosen by a dialog."""

    def __init__(self) -> None:
        super().__init__()
        self._path = Path()
        self._shown = plain()
        self._shown.setProperty("role", "muted")
        self._shown.setSizePolicy(
            QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred
        )
        self.choose = QPushButton(tr("C&hoose…"))
        self.choose.setAutoDefault(False)
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._shown, 1)
        row.addWidget(self.choose)
        self.setFocusProxy(self.choose)

    def value(self) -> Path:
        return self._path

    def set_value(self, value: Path) -> None:
        self._path = value
        self._shown.setToolTip(tip(str(value)))
        self._shorten()
        self.changed.emit()

    def _shorten(self) -> None:
        """Show as much of the place as there is room for, and dots for the rest."""
        text, mode = f"{self._path.name} · {self._path.parent}", _MIDDLE
        metrics = self._shown.fontMetrics()
        self._shown.setText(metrics.elidedText(text, mode, self._shown.width()))

    # Qt

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._row.activate()
        self._shorten()
