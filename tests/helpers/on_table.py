"""Tables of records as tests see them, in a window of their own."""

from typing import TypeVar

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from dateline_desktop.core.record_table import RecordPanel

Panel = TypeVar("Panel", bound=QWidget)


def shown(panel: Panel, qtbot: QtBot) -> Panel:
    """Show a panel about as large as the window does."""
    qtbot.addWidget(panel)
    panel.resize(900, 300)
    panel.show()
    return panel


def column(panel: RecordPanel, number: int) -> list[str]:
    """Return the texts of a column, from the top."""
    model = panel.table.model()
    return [
        str(model.index(row, number).data() or "") for row in range(model.rowCount())
    ]
