"""Lanes are moved, sized, collapsed, hidden and kept so, by mouse and by keys."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from dateline_db.edits.events import create_event
from dateline_db.edits.tags import create_tag, tag_records
from dateline_db.model.event import Event
from dateline_db.model.label import Tag
from dateline_db.model.when import When
from dateline_desktop.core.session import Session
from dateline_desktop.scene.lanes import LaneBy
from dateline_desktop.timeline.panel import TimelinePanel
from on_timeline import LEFT, NONE, context_menu, drag, id_titled, rows_drawn, shown

BOMBING = "Suicide bombing of the Police Lines mosque"


def names(panel: TimelinePanel) -> list[str]:
    content = panel.view.content
    assert content is not None
    return [lane.name.title for lane in content.stage.lanes.lanes]


def name_of_lane(panel: TimelinePanel, lane: int) -> QPoint:
    """Return where the name of a lane stands."""
    divided, stack = panel.view.layout_now()
    top = divided.lanes - panel.view.scroll_top + float(stack.top[lane])
    return QPoint(40, round(top + min(float(stack.height[lane]) / 2, 14)))


def height(panel: TimelinePanel, lane: int) -> float:
    return float(panel.view.layout_now()[1].height[lane])


def test_an_event_stands_in_the_lane_of_each_publisher_of_its_claims(
    panel: TimelinePanel, sample: Session
) -> None:
    panel.choose_lanes(LaneBy.PUBLISHER)

    content, case = panel.view.content, sample.case
    assert content is not None
    assert case is not None
    event_id = id_titled(panel, BOMBING)
    sources = {claim.source_id for claim in case.claims.where(event_id=event_id)}
    publishers = {case.sources.get(source).publisher_id for source in sources}
    row = content.index.row_of(event_id)
    lanes = content.stage.lanes.lanes_of(row or 0)
    assert {content.stage.lanes.lanes[n].key for n in lanes} == publishers


def test_lanes_by_tag_follow_what_is_tagged(
    panel: TimelinePanel, sample: Session
) -> None:
    panel.choose_lanes(LaneBy.TAG)
    assert names(panel) == ["No tag"]

    tag = sample.edit(create_tag, Tag(name="Mosque"))
    sample.edit(tag_records, tag.id, "event", [id_titled(panel, BOMBING)])

    assert names(panel) == ["Mosque", "No tag"]


def test_a_lane_is_dragged_to_another_place_and_stays_there(
    panel: TimelinePanel, sample: Session, qtbot: QtBot
) -> None:
    before = names(panel)
    drag(panel.view, name_of_lane(panel, 2), name_of_lane(panel, 0) - QPoint(0, 12))

    assert names(panel)[:3] == [before[2], before[0], before[1]]
    assert names(shown(sample, qtbot)) == names(panel)
    panel.choose_lanes(LaneBy.KIND)
    panel.choose_lanes(LaneBy.ACTOR)
    assert names(panel)[0] == before[2]
    panel.lanes.reset()
    assert names(panel) == before


def test_a_lane_is_moved_by_keys(panel: TimelinePanel) -> None:
    before = names(panel)
    panel.view.marked.lane = 1

    panel.commands()["lane_up"]()
    panel.commands()["lane_up"]()

    assert names(panel)[:2] == [before[1], before[0]]
    assert panel.view.marked.lane == 0
    panel.commands()["lane_down"]()
    assert names(panel) == before


def test_a_lane_collapses_at_its_sign_and_opens_again(panel: TimelinePanel) -> None:
    tall = height(panel, 0)
    sign = QPoint(6, name_of_lane(panel, 0).y())

    QTest.mouseClick(panel.view, LEFT, NONE, sign)
    low = height(panel, 0)
    assert low < 30 < tall
    assert rows_drawn(panel)
    QTest.mouseDClick(panel.view, LEFT, NONE, name_of_lane(panel, 0))
    assert height(panel, 0) == tall
    panel.view.marked.lane = 0
    panel.commands()["lane_collapse"]()
    assert height(panel, 0) == low


def test_the_lower_edge_of_a_lane_makes_it_taller(panel: TimelinePanel) -> None:
    before = height(panel, 1)
    divided, stack = panel.view.layout_now()
    edge = round(divided.lanes + float(stack.top[1]) + before)

    drag(panel.view, QPoint(60, edge), QPoint(60, edge + 70))

    assert height(panel, 1) == pytest.approx(before + 70, abs=20)
    panel.view.marked.lane = 1
    panel.commands()["lane_shorter"]()
    assert height(panel, 1) < before + 70 - 9
    panel.lanes.size(1, 0)
    assert height(panel, 1) == pytest.approx(before, abs=1)


def test_hidden_lanes_are_counted_and_come_back(
    panel: TimelinePanel, qtbot: QtBot
) -> None:
    before = names(panel)
    menu = context_menu(panel.view, name_of_lane(panel, 1))
    next(a for a in menu.actions() if a.text() == "Hide the lane").trigger()
    panel.view.marked.lane = 2
    panel.commands()["lane_hide"]()

    assert names(panel) == [before[0], before[2], *before[4:]]
    assert panel.bar.hidden.isVisible()
    assert panel.bar.hidden.text() == "2 lanes hidden"
    again = panel.bar.hidden.menu()
    assert isinstance(again, QMenu)
    next(a for a in again.actions() if before[1] in a.text()).trigger()
    assert names(panel)[1] == before[1]
    panel.commands()["lanes_show"]()
    assert names(panel) == before
    assert panel.bar.hidden.isHidden()


def test_the_last_lane_cannot_be_hidden(session: Session, qtbot: QtBot) -> None:
    session.edit(create_event, Event(title="One", when=When.parse("2023-07-14")))
    panel = shown(session, qtbot)

    panel.commands()["lane_hide"]()

    assert names(panel) == ["No actor named"]


def test_settings_that_make_no_sense_are_no_arrangement(
    panel: TimelinePanel, sample: Session, qtbot: QtBot
) -> None:
    before = names(panel)
    panel.lanes.move(0, 1)
    keys = [key for key in sample.settings.allKeys() if key.startswith("lanes/")]
    for key in keys:
        sample.settings.setValue(key, '{"order": 3, "rows": {"x": "tall"}')

    assert names(shown(sample, qtbot)) == before
