"""A layout that goes on in the next line."""

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from dateline_desktop.widgets.flow import Flow


def test_it_keeps_its_margins_in_every_line(qtbot: QtBot) -> None:
    sheet, flow = QWidget(), Flow(4)
    qtbot.addWidget(sheet)
    flow.setContentsMargins(10, 3, 10, 5)
    parts = [QWidget() for _ in range(3)]
    for part in parts:
        part.setMinimumSize(60, 20)
        flow.addWidget(part)
    sheet.setLayout(flow)
    sheet.resize(150, flow.heightForWidth(150))
    sheet.show()
    assert [part.x() for part in parts] == [10, 74, 10]
    assert [part.y() for part in parts] == [3, 3, 27]
    assert sheet.height() == 27 + 20 + 5
