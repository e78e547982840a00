"""The chart as a picture: copied by key, saved as PNG and SVG, with its marking."""

from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as Xml

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest

from answers import Answers
from chart_desk import Desk
from dateline_db.errors import say
from dateline_db.model.marking import Marking
from dateline_desktop.charts.bar import Kind
from dateline_desktop.charts.taking import SVG_TYPE
from on_chart import plot_of

CTRL = Qt.KeyboardModifier.ControlModifier


def texts_of(svg: bytes) -> str:
    return " ".join("".join(one.itertext()) for one in Xml.fromstring(svg).iter())


def test_ctrl_c_copies_the_chart_as_pixels_and_as_a_drawing(desk: Desk) -> None:
    plot = plot_of(desk.charts)
    plot.setFocus()
    QTest.keyClick(plot, Qt.Key.Key_C, CTRL)
    data = QGuiApplication.clipboard().mimeData()
    assert data is not None
    image = QImage(data.imageData())
    assert image.width() >= 2 * plot.width()
    assert len({image.pixel(x, image.height() // 2) for x in range(image.width())}) > 3
    svg = bytes(data.data(SVG_TYPE).data())
    assert "TLP:CLEAR" in texts_of(svg)
    assert b"<image" not in svg


@pytest.mark.parametrize("kind", Kind)
def test_each_chart_can_be_saved(
    kind: Kind, desk: Desk, answers: Answers, tmp_path: Path
) -> None:
    case = desk.session.case
    assert case is not None
    desk.session.select("event", case.events.all()[25].id)
    desk.charts.show_kind(kind)
    answers.saves = tmp_path / "chart"
    desk.charts.bar.save_asked.emit()
    answers.saves = tmp_path / "chart.svg"
    desk.charts.bar.save_asked.emit()
    assert answers.told == []
    png = (tmp_path / "chart.png").read_bytes()
    assert QImage.fromData(png).width() > 1000
    assert desk.charts._views[kind].title() in texts_of(answers.saves.read_bytes())


def test_a_chart_carries_the_strictest_marking_of_what_it_counts(
    desk: Desk, answers: Answers, tmp_path: Path
) -> None:
    case = desk.session.case
    assert case is not None
    with case.action(say("Mark one")):
        event = case.events.all()[0]
        case.events.update(replace(event, marking=Marking.RED))
    desk.charts._update()
    answers.saves = tmp_path / "chart.svg"
    desk.charts.save()
    assert "TLP:RED" in texts_of(answers.saves.read_bytes())


def test_a_chart_never_replaces_a_case(desk: Desk, answers: Answers) -> None:
    case = desk.session.case
    assert case is not None
    answers.saves = case.path.with_suffix(".png").with_name("no") / "chart.png"
    desk.charts.save()
    assert "could not be written" in answers.told[-1]
