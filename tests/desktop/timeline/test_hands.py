"""What mouse, wheel and keys do on a real timeline of the sample case."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from dateline_desktop.core.session import Selection, Session
from dateline_desktop.scene.lanes import LaneBy
from dateline_desktop.timeline.panel import TimelinePanel
from on_timeline import LEFT, NONE, drag, id_titled, row_titled, spot_of, turn_wheel

BOMBING = "Suicide bombing of the Police Lines mosque"
KHAN = "Imran Khan sworn in"


def test_a_click_selects_the_event_everywhere(
    panel: TimelinePanel, sample: Session
) -> None:
    QTest.mouseClick(panel.view, LEFT, NONE, spot_of(panel, KHAN))

    assert sample.selection == Selection("event", id_titled(panel, KHAN))
    assert panel.view.marked.selected == row_titled(panel, KHAN)


def test_a_click_on_the_ground_selects_nothing(
    panel: TimelinePanel, sample: Session
) -> None:
    sample.select("event", id_titled(panel, KHAN))
    ground = QPoint(panel.view.width() - 400, panel.view.height() - 3)

    QTest.mouseClick(panel.view, LEFT, NONE, ground)

    assert sample.selection == Selection()


def test_a_double_click_opens_the_editor(
    panel: TimelinePanel, sample: Session, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(sample.opened) as heard:
        QTest.mouseDClick(panel.view, LEFT, NONE, spot_of(panel, KHAN))

    assert heard.args == [Selection("event", id_titled(panel, KHAN))]


def test_the_wheel_moves_on_in_time(panel: TimelinePanel) -> None:
    before = panel.view.camera.scale

    turn_wheel(panel.view, QPoint(700, 400), -1)

    after = panel.view.camera.scale
    assert after.start > before.start
    assert after.step == before.step


def test_the_wheel_over_the_names_moves_the_lanes(panel: TimelinePanel) -> None:
    turn_wheel(panel.view, QPoint(20, 400), -1)

    assert panel.view.scroll_top > 0
    assert panel.view.camera.scale.start == pytest.approx(panel.view.camera.goal.start)


def test_ctrl_and_wheel_zoom_at_the_pointer(panel: TimelinePanel) -> None:
    view, at = panel.view, QPoint(800, 400)
    before = view.camera.scale
    time = before.time(at.x() - view.header)

    turn_wheel(view, at, 2, Qt.KeyboardModifier.ControlModifier)

    after = view.camera.scale
    assert after.span < before.span
    assert after.time(at.x() - view.header) == pytest.approx(time)


def test_dragging_takes_the_picture_along(panel: TimelinePanel) -> None:
    view = panel.view
    time = view.camera.scale.time(400)

    drag(view, QPoint(700, 500), QPoint(600, 500))

    assert view.camera.scale.time(300) == pytest.approx(time, rel=1e-6)


def test_shift_and_drag_zoom_to_the_span(panel: TimelinePanel) -> None:
    view, scale = panel.view, panel.view.camera.scale
    lo, hi = scale.time(500 - view.header), scale.time(800 - view.header)

    drag(view, QPoint(800, 400), QPoint(500, 420), Qt.KeyboardModifier.ShiftModifier)

    assert view.camera.scale.start == pytest.approx(lo, rel=1e-6)
    assert view.camera.scale.end == pytest.approx(hi, rel=1e-6)


def test_esc_lets_go_of_a_span(panel: TimelinePanel) -> None:
    view, before = panel.view, panel.view.camera.scale
    QTest.mousePress(view, LEFT, Qt.KeyboardModifier.ShiftModifier, QPoint(500, 400))
    QTest.mouseMove(view, QPoint(700, 400))
    assert view.guides.band is not None

    QTest.keyClick(view, Qt.Key.Key_Escape)
    QTest.mouseRelease(view, LEFT, NONE, QPoint(700, 400))

    assert view.guides.band is None
    assert view.camera.scale == before


def test_arrows_go_through_a_lane_in_the_order_of_time(
    panel: TimelinePanel, sample: Session
) -> None:
    content = panel.view.content
    assert content is not None
    rows = content.in_time(0).tolist()
    panel.view.marked.lane = 0
    sample.select("event", content.index.id_of(rows[0]))
    passed = [rows[0]]

    for _ in range(len(rows) + 3):
        QTest.keyClick(panel.view, Qt.Key.Key_Right)
        if panel.view.marked.selected != passed[-1]:
            passed.append(panel.view.marked.selected)

    assert passed == rows
    QTest.keyClick(panel.view, Qt.Key.Key_Left)
    assert panel.view.marked.selected == rows[-2]


def test_down_goes_to_the_nearest_event_of_the_lane_below(
    panel: TimelinePanel, sample: Session
) -> None:
    content = panel.view.content
    assert content is not None
    sample.select("event", id_titled(panel, BOMBING))

    QTest.keyClick(panel.view, Qt.Key.Key_Down)

    chosen = panel.view.marked.selected
    assert chosen in content.stage.lanes.rows_of(1)
    assert chosen == content.index.row_of(sample.selection.id or "")


def test_the_keys_bring_what_they_choose_into_view(
    panel: TimelinePanel, sample: Session
) -> None:
    view = panel.view
    sample.select("event", id_titled(panel, "US raid"))
    view.camera.show(1.6e9, 1.61e9)

    QTest.keyClick(view, Qt.Key.Key_Right)

    assert view.content is not None
    chosen = view.marked.selected
    assert chosen is not None
    scale = view.camera.scale
    assert scale.start <= view.content.index.lo[chosen] <= scale.end


def test_enter_opens_and_esc_clears(
    panel: TimelinePanel, sample: Session, qtbot: QtBot
) -> None:
    sample.select("event", id_titled(panel, KHAN))

    with qtbot.waitSignal(sample.opened):
        QTest.keyClick(panel.view, Qt.Key.Key_Return)
    QTest.keyClick(panel.view, Qt.Key.Key_Escape)

    assert sample.selection == Selection()


def test_the_menu_of_an_event_makes_a_claim_and_deletes(
    panel: TimelinePanel, sample: Session, qtbot: QtBot
) -> None:
    event_id, at = id_titled(panel, KHAN), spot_of(panel, KHAN)

    actions = {a.text(): a for a in open_menu(panel, at).actions()}
    with qtbot.waitSignal(sample.new_requested) as heard:
        actions["New claim on it…"].trigger()
    actions["Delete"].trigger()

    assert heard.args == ["claim", {"event_id": event_id}]
    assert sample.case is not None
    assert sample.case.events.find(event_id) is None
    sample.undo()
    assert sample.case.events.find(event_id) is not None
    assert row_titled(panel, KHAN) is not None


def open_menu(panel: TimelinePanel, at: QPoint) -> QMenu:
    mouse = QContextMenuEvent.Reason.Mouse
    event = QContextMenuEvent(mouse, at, panel.view.mapToGlobal(at))
    QApplication.sendEvent(panel.view, event)
    menu = panel.view.findChild(QMenu)
    assert menu is not None
    menu.hide()
    return menu


def test_fit_shows_everything_and_back_returns(panel: TimelinePanel) -> None:
    view = panel.view
    view.camera.jump(1.6e9, 1.61e9)
    near = view.camera.scale

    panel.fit()

    assert view.content is not None
    first, last = view.content.stage.extent or (0, 0)
    assert view.camera.scale.start < first
    assert view.camera.scale.end > last
    panel.go_back()
    assert view.camera.scale == near


def test_zooming_keeps_the_selected_event_where_it_is(
    panel: TimelinePanel, sample: Session
) -> None:
    panel.choose_lanes(LaneBy.KIND)
    sample.select("event", id_titled(panel, KHAN))
    before = spot_of(panel, KHAN)

    panel.zoom_in()

    assert abs(spot_of(panel, KHAN).x() - before.x()) <= 1
