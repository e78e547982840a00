"""Eras are made, opened, deleted and listed from the timeline."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from dateline_desktop.core.session import Selection, Session
from dateline_desktop.timeline.era_list import EraList
from dateline_desktop.timeline.panel import TimelinePanel
from on_timeline import LEFT, NONE, context_menu, drag
from pointer import move_pointer

KHAN = "Imran Khan prime minister"


def strip(panel: TimelinePanel, x: int = 0) -> QPoint:
    """Return a point in the first row of the strip of eras."""
    eras = panel.view.layout_now()[0].eras
    return QPoint(round(panel.view.header) + x, round(eras + 6))


def era_texts(panel: TimelinePanel) -> dict[str, QPoint]:
    panel.view.grab()
    assert panel.view.picture is not None
    return {
        text.text: QPoint(round(text.x + 4), round(text.y))
        for text in panel.view.picture.front_texts
        if text.role == "era"
    }


def test_a_span_dragged_in_the_strip_is_a_new_era(
    panel: TimelinePanel, sample: Session, qtbot: QtBot
) -> None:
    scale = panel.view.camera.scale

    with qtbot.waitSignal(sample.new_requested) as heard:
        drag(panel.view, strip(panel, 100), strip(panel, 300))

    kind, known = heard.args
    assert kind == "era"
    lo, hi = known["when"].seconds()
    assert lo <= scale.time(100) < scale.time(300) <= hi
    assert known["when"].edtf.count("-") == 0  # no sharper than the ticks, of years


def test_an_era_opens_by_a_double_click_and_has_a_menu(
    panel: TimelinePanel, sample: Session, qtbot: QtBot
) -> None:
    case = sample.case
    assert case is not None
    [era] = case.eras.where(title=KHAN)
    at = era_texts(panel)[KHAN]

    with qtbot.waitSignal(sample.opened) as heard:
        QTest.mouseDClick(panel.view, LEFT, NONE, at)
    assert heard.args == [Selection("era", era.id)]

    actions = {a.text(): a for a in context_menu(panel.view, at).actions()}
    actions["Zoom to it"].trigger()
    assert panel.view.camera.goal.span < 5 * 366 * 86_400
    actions["Delete"].trigger()
    assert case.eras.find(era.id) is None
    sample.undo()
    assert case.eras.find(era.id) is not None


def test_the_strip_folds_into_one_row_and_says_how_many_are_left_out(
    panel: TimelinePanel,
) -> None:
    tall = panel.view.layout_now()[0].lanes

    panel.commands()["fold_eras"]()

    panel.view.grab()
    assert panel.view.picture is not None
    assert panel.view.layout_now()[0].lanes < tall
    texts = [text.text for text in panel.view.picture.front_texts]
    assert any(text.startswith("+") for text in texts)
    panel.commands()["fold_eras"]()
    assert panel.view.layout_now()[0].lanes == tall


@pytest.fixture
def eras(panel: TimelinePanel, qtbot: QtBot) -> EraList:
    panel.commands()["eras"]()
    found = panel.findChild(EraList)
    assert found is not None
    return found


def test_the_list_has_all_eras_in_time_and_follows_edits(
    eras: EraList, sample: Session, qtbot: QtBot
) -> None:
    case = sample.case
    assert case is not None
    assert eras.list.topLevelItemCount() == 12
    first = eras.list.topLevelItem(0)
    assert first is not None
    eras.list.setCurrentItem(first)

    with qtbot.waitSignal(sample.opened):
        eras.open_button.click()
    eras.delete_button.click()
    assert eras.list.topLevelItemCount() == 11
    sample.undo()
    assert eras.list.topLevelItemCount() == 12
    with qtbot.waitSignal(sample.new_requested):
        eras.new.click()
    eras.accept()


def test_a_click_on_the_number_of_eras_left_out_lists_them(
    panel: TimelinePanel,
) -> None:
    panel.commands()["fold_eras"]()
    at = strip(panel)
    at.setX(14)
    panel.view.grab()

    move_pointer(panel.view, at + QPoint(300, 300))
    move_pointer(panel.view, at)
    assert "Truce of 2021" in panel.card.date.text()
    QTest.mouseClick(panel.view, LEFT, NONE, at)

    found = panel.findChild(EraList)
    assert found is not None
    found.accept()
