"""Where a file is to lie: shown as far as there is room, and whole as a tip."""

from pathlib import Path

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from dateline_desktop.widgets.place_field import PlaceField


def test_a_long_place_ends_in_dots_and_not_in_half_a_letter(qtbot: QtBot) -> None:
    field = PlaceField()
    qtbot.addWidget(field)
    path = Path("/home/analyst/reports/of/this/year") / ("a-long-name" * 5 + ".pdf")
    field.resize(300, 40)
    field.show()
    field.set_value(path)
    [label] = field.findChildren(QLabel)
    width = label.fontMetrics().horizontalAdvance
    assert "…" in label.text()
    assert width(label.text()) <= label.width()
    assert str(path) in label.toolTip()
    field.resize(2_000, 40)
    qtbot.waitUntil(lambda: label.text() == f"{path.name} · {path.parent}")
