"""A line of text that goes on in a second one before it ends in dots."""

from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from dateline_desktop.widgets.elided import ElidedLine
from dateline_desktop.widgets.elided_box import ElidedBox

COUNTS = "33 claims, 30 sources, 11 independent origins, 11 of unknown lineage"


def inked_rows(image: QImage) -> list[int]:
    """The rows of a picture in which anything is written."""
    ground = image.pixel(0, 0)
    return [
        y
        for y in range(image.height())
        if any(image.pixel(x, y) != ground for x in range(image.width()))
    ]


def written(width: int, qtbot: QtBot) -> list[int]:
    line = ElidedLine()
    qtbot.addWidget(line)
    line.set_text(COUNTS)
    line.resize(width, line.sizeHint().height())
    return inked_rows(line.grab().toImage())


def test_what_does_not_fit_goes_on_in_a_second_line(qtbot: QtBot) -> None:
    wide, narrow = written(900, qtbot), written(330, qtbot)
    assert len(narrow) > 1.4 * len(wide)
    assert narrow[0] < wide[0] < wide[-1] < narrow[-1]


def test_a_box_ends_its_text_in_dots_where_there_is_no_room(qtbot: QtBot) -> None:
    box = ElidedBox()
    qtbot.addWidget(box)
    box.addItem("report.pdf · PDF · captured 25 Nov 2026, 10:08")
    box.resize(120, 30)
    box.show()
    assert box.shown.startswith("report")
    assert box.shown.endswith("…")
    box.resize(900, 30)
    assert box.shown == box.currentText()
