"""Where a file is to lie."""

from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy

from dateline_desktop.core.text import plain, tr
from dateline_desktop.widgets.field import Field


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
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._shown, 1)
        row.addWidget(self.choose)
        self.setFocusProxy(self.choose)

    def value(self) -> Path:
        return self._path

    def set_value(self, value: Path) -> None:
        self._path = value
        self._shown.setText(f"{value.name} · {value.parent}")
        self._shown.setToolTip(str(value))
        self.changed.emit()
